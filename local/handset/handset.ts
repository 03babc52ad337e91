import { checkRow } from '../../workflows/take-in-closing.ts';
import type { StoredFollowUp } from '../../workflows/ports.ts';
import type { Centre } from '../../domain/case/centre.ts';
import { localYear } from '../../domain/shared/zone.ts';
import type { Engine } from '../engine/engine.ts';
import type { Operator } from '../operator.ts';
import type { DueMoments } from '../replay/due-moments.ts';
import { consoleRequest, inboundSms } from '../replay/requests.ts';
import type { TextsLog } from './texts-log.ts';

export interface HandsetDeps {
  readonly engine: Engine;
  readonly operator: Operator;
  readonly due: DueMoments;
  readonly texts: TextsLog;
  readonly centres: readonly Centre[];
}

/** The virtual handset: what a person sees of every client's phone, and what they do with it. */
export class Handset {
  private readonly deps: HandsetDeps;
  private readonly names = new Map<string, { readonly name: string; readonly phone: string }>();
  private messages = 0;

  constructor(deps: HandsetDeps) {
    this.deps = deps;
  }

  /** Everything the page shows. */
  async state(): Promise<unknown> {
    const { engine, operator, texts, centres } = this.deps;
    const { followUps, alerts, scores, assessment } = await operator.snapshot();
    const now = engine.now();
    const latest = Math.max(0, ...assessment.map(({ year }) => year));
    const clients = await Promise.all(followUps.map(async (stored) => ({ ...(await this.person(stored)), ...standing(stored) })));
    return {
      now: Math.floor(now / 1000) * 1000,
      speed: engine.speed(),
      centres,
      clients: clients.toSorted((a, b) => b.changedAt - a.changedAt),
      texts: texts.texts,
      alerts: alerts.map(({ alert }) => alert).toSorted((a, b) => b.raisedAt - a.raisedAt),
      scores: scores.filter(({ score }) => score.closings > 0).toSorted((a, b) => b.year - a.year || b.score.n - a.score.n),
      assessment: assessment.filter(({ year }) => year === latest).map(({ row }) => row),
      deadLetters: operator.deadLetters().reduce((sum, { count }) => sum + count, 0),
      refusals: engine.refusals.length,
    };
  }

  /**
   * Does what the person at the page did.
   *
   * @returns why it was refused, in both languages; `undefined` when it was done
   */
  async act(action: string, body: Readonly<Record<string, unknown>>): Promise<string | undefined> {
    switch (action) {
      case 'reply':
        this.reply(String(body['phone']), String(body['body']));
        return undefined;
      case 'closing':
        return this.close(body);
      case 'speed':
        return this.setSpeed(Number(body['speed']));
      case 'skip':
        return this.skip();
      case 'assess':
        return this.assess();
      default:
        return `不认识的操作 unknown action: ${action}`;
    }
  }

  private reply(phone: string, body: string): void {
    const { engine, texts } = this.deps;
    const at = engine.now();
    this.messages += 1;
    texts.add({ phone, at, body, isMine: true });
    engine.publish('InboundSms', inboundSms(`handset-${at}-${this.messages}`, phone, body), {}, { timestamp: at });
  }

  private async close(row: Readonly<Record<string, unknown>>): Promise<string | undefined> {
    const { engine, operator } = this.deps;
    const at = engine.now();
    const closing = { ...row, closed_at: new Date(at).toISOString() };
    const checked = await checkRow(operator, closing);
    if (!checked.ok) return checked.error.map(({ column, message }) => `${column}: ${message.zh} ${message.en}`).join('; ');
    engine.putEvent({ bus: 'CaseBus', source: 'handset', detailType: 'CaseClosed', detail: closing, time: at });
    return undefined;
  }

  private setSpeed(speed: number): string | undefined {
    if (!Number.isFinite(speed) || speed < 1 || speed > 86_400) return '速度应为 1 至 86400 speed must be 1 to 86400';
    this.deps.engine.adjustClock({ speed });
    return undefined;
  }

  private async skip(): Promise<string | undefined> {
    const { engine, due } = this.deps;
    const next = due.next(engine.now());
    if (next === undefined) return '没有待办的事 nothing is due';
    engine.adjustClock({ base: next });
    await engine.fireSchedules(next, ['EachMinute']);
    return undefined;
  }

  private async assess(): Promise<undefined> {
    const { engine, centres } = this.deps;
    const at = engine.now();
    for (const { id, zone } of centres) {
      const year = localYear(at, zone);
      await engine.invoke(
        'ConsoleApi',
        consoleRequest('POST', '/v1/assessments', { centreId: id, year }, at, { by: 'handset', centreId: id }),
      );
    }
    return undefined;
  }

  /** Name and number of a client, opened once. */
  private async person({ followUp, sealedPerson }: StoredFollowUp): Promise<{ name: string; phone: string }> {
    const { caseNo } = followUp.closing;
    const known = this.names.get(caseNo);
    if (known !== undefined) return known;
    if (sealedPerson === undefined) return { name: '(已清除 erased)', phone: '' };
    const person = await this.deps.operator.vault.openPerson(sealedPerson, caseNo);
    this.names.set(caseNo, person);
    return person;
  }
}

const standing = ({ followUp, changedAt }: StoredFollowUp) => ({
  caseNo: followUp.closing.caseNo,
  centreId: followUp.closing.centreId,
  lawyerId: followUp.closing.lawyerId,
  state: followUp.state,
  reason: followUp.reason,
  changedAt,
});
