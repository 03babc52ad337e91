import { ALERT_OUTCOMES, CODED_QUESTIONS, QUESTION_CODES } from '../../../domain/shared/codes.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../domain/shared/instant.ts';
import type { Cloud } from '../cloud.ts';
import type { Random } from '../random.ts';
import type { Change } from '../table-calls.ts';
import type { Watch } from '../watch.ts';
import { Desk } from './desk.ts';
import type { User } from './desk.ts';

const SUPERVISORS: readonly User[] = [
  { id: 'supervisor-1', role: 'supervisor' },
  { id: 'supervisor-2', role: 'supervisor' },
];
const CLERKS: readonly User[] = [
  { id: 'clerk-1', role: 'clerk' },
  { id: 'clerk-2', role: 'clerk' },
];
const LAWYERS = ['L1', 'L2', 'L3', 'L4', 'L5'] as const;
/** Pieces of evidence a run. */
const PIECES = 8;
/** Responses that a supervisor takes out of the scores. */
const VOIDED = 0.1;

/**
 * Those who work with the console: supervisors with alerts, responses and evidence, clerks with the call list. They learn of
 * things as the console's lists do, from the topic and from the table, and act on them in their own time.
 */
export class Office {
  readonly desk: Desk;
  private readonly cloud: Cloud;
  private readonly random: Random;
  private readonly watch: Watch;
  /** What somebody has taken on: an alert, a line of the call list, a response. */
  private readonly taken = new Set<string>();

  constructor(cloud: Cloud, random: Random, watch: Watch) {
    [this.cloud, this.random, this.watch] = [cloud, random, watch];
    this.desk = new Desk(cloud, watch);
  }

  /** What the topic says: an alert was raised. */
  hear(message: string): void {
    const { caseNo = '', cause = '', occasion } = JSON.parse(message) as Record<string, string>;
    if (occasion !== 'raised' || !this.take(`alert ${caseNo} ${cause}`)) return;
    if (this.random.hits(0.15)) return;
    this.later(this.random.between(5 * MINUTE_MS, 3 * DAY_MS), () => {
      this.handle(caseNo, cause);
    });
  }

  /** What the lists show: somebody is to be called, a response is in. */
  see({ key, is }: Change): void {
    if (is === undefined) return;
    if (key.sk.startsWith('CALL#')) {
      const { caseNo } = is['entry'] as { readonly caseNo: string };
      if (!this.taken.has(`call ${caseNo}`) && this.take(`call ${caseNo}`) && this.random.hits(0.7))
        this.later(this.random.between(MINUTE_MS, 2 * DAY_MS), () => {
          this.call(caseNo);
        });
    } else if (key.sk.startsWith('R#') && is['s'] === 'completed') {
      const caseNo = (is['cl'] as { readonly no: string }).no;
      if (this.take(`response ${caseNo}`) && this.random.hits(VOIDED)) this.rule(caseNo, 'void');
    }
  }

  /** Evidence comes by itself, in the days of the run. */
  bringEvidence(days: number): void {
    for (let n = 0; n < PIECES; n += 1)
      this.later(this.random.between(0, days * DAY_MS), () => {
        this.record(`E-${n}`);
      });
  }

  private handle(caseNo: string, cause: string): void {
    const path = `/v1/cases/${caseNo}/alerts/${cause}`;
    const by = this.random.pick(SUPERVISORS);
    const resolve = (): void => {
      this.desk.ask({ by, method: 'POST', path, body: this.resolution(caseNo, cause) });
      // Two people who have the same list before them.
      if (this.random.hits(0.1))
        this.desk.ask({ by: this.random.pick(SUPERVISORS), method: 'POST', path, body: this.resolution(caseNo, cause) });
    };
    if (this.random.hits(0.3)) {
      resolve();
      return;
    }
    this.desk.ask({ by, method: 'POST', path, body: { action: 'contact' } }, () => {
      this.later(this.random.between(SECOND_MS, 2 * DAY_MS), resolve);
    });
  }

  private resolution(caseNo: string, cause: string): object {
    const outcome = this.random.pick(ALERT_OUTCOMES);
    const question = CODED_QUESTIONS.find((code) => code === cause);
    const correctTo = outcome === 'misrated' && question !== undefined ? this.random.pick(QUESTION_CODES[question]) : undefined;
    return {
      action: 'resolve',
      outcome,
      note: this.words(caseNo),
      ...(this.random.hits(0.8) ? { clientTold: true } : { whyNotTold: '电话未接通' }),
      ...(correctTo === undefined ? {} : { correctTo }),
      ...(outcome === 'confirmed' && this.random.hits(0.5) ? { complaint: true } : {}),
    };
  }

  private call(caseNo: string): void {
    const by = this.random.pick(CLERKS);
    const outcome = this.random.weighted({ 'no-answer': 5, answered: 5, 'wrong-number': 1, refused: 1 });
    const again = (): void => {
      this.later(this.random.between(SECOND_MS, DAY_MS), () => {
        this.call(caseNo);
      });
    };
    if (outcome === 'answered') {
      const answers = {
        overall: this.random.pick([5, 4, 3, 2, 1]),
        charged: this.random.pick([8, 8, 9]),
        communication: this.random.pick([5, 4, 2]),
        absent: this.random.pick([8, 8, 9, 0]),
      };
      const path = `/v1/cases/${caseNo}/answers`;
      this.desk.ask({ by, method: 'POST', path, body: { answers, channel: 'phone' } });
      return;
    }
    const request = {
      by,
      method: 'POST',
      path: `/v1/cases/${caseNo}/calls`,
      body: { outcome, note: this.words(caseNo) },
    } as const;
    this.desk.ask(request, ({ outcome: said }) => {
      if (said === 'done' && outcome === 'no-answer') again();
      if (said === 'done' && outcome === 'refused') this.watch.refusalHeard(caseNo);
    });
  }

  private rule(caseNo: string, ruling: 'void' | 'restore'): void {
    this.later(this.random.between(SECOND_MS, 2 * DAY_MS), () => {
      const path = `/v1/cases/${caseNo}/${ruling}`;
      this.desk.ask({ by: this.random.pick(SUPERVISORS), method: 'POST', path, body: { reason: this.words(caseNo) } }, () => {
        if (this.random.hits(0.5)) this.rule(caseNo, ruling === 'void' ? 'restore' : 'void');
      });
    });
  }

  private record(id: string): void {
    const by = this.random.pick(SUPERVISORS);
    const body = {
      lawyerId: this.random.pick(LAWYERS),
      centreId: this.random.pick(['C01', 'C02']),
      year: 2025,
      ...this.random.pick([
        { kind: 'file-review', score: this.random.whole(60, 100) },
        { kind: 'opinion', score: this.random.whole(60, 100) },
        { kind: 'complaint', fact: '样例事实' },
      ]),
      note: this.words(id),
    };
    const path = `/v1/evidence/${id}`;
    this.desk.ask({ by, method: 'PUT', path, body }, () => {
      if (this.random.hits(0.4))
        this.later(this.random.between(SECOND_MS, DAY_MS), () => {
          this.desk.ask({ by, method: 'POST', path: `${path}/withdrawal`, body: { reason: this.words(id) } });
        });
    });
  }

  private take(what: string): boolean {
    if (this.taken.has(what)) return false;
    this.taken.add(what);
    return true;
  }

  /** Words no other act has, by which its traces are known. */
  private words(about: string): string {
    return `${about} 第${this.desk.acts.length}件`;
  }

  private later(ms: number, run: () => void): void {
    this.cloud.schedule.at(this.cloud.schedule.now + ms, run);
  }
}
