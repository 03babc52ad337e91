import type { ReplayEvent } from '../../contracts/replay-event.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { isComplete } from '../../domain/conversation/standing.ts';
import { localDate } from '../../domain/shared/zone.ts';
import type { Store, Vault } from '../../workflows/ports.ts';
import type { Engine } from '../engine/engine.ts';
import type { DueMoments } from './due-moments.ts';
import { consoleRequest, deliveryEvent, inboundSms } from './requests.ts';
import type { SentSms } from './tables.ts';
import type { Entry } from './timeline.ts';

/** What a play needs: the running engine, and the operator's own eyes on store and provider. */
export interface Stage {
  readonly engine: Engine;
  readonly store: Store;
  readonly vault: Pick<Vault, 'linkToken'>;
  readonly due: DueMoments;
  /** Texts the stand-in provider took so far. */
  readonly sent: readonly SentSms[];
  /** What the functions logged about a message or form: its outcome, by the id they logged it under. */
  readonly outcomes: ReadonlyMap<string, string>;
}

/** What became of one entry. */
export type Fate =
  'done' | 'ignored' | { readonly column: string; readonly value: string; readonly zh: string; readonly en: string };

const NO_CASE = { zh: '没有这个案件', en: 'there is no such case' };

/** Lets one entry happen, at its moment and through its own door, and waits until everything that follows has happened. */
export const perform = async (stage: Stage, entry: Entry): Promise<Fate> => {
  if (entry.kind === 'closing') return takeIn(stage, entry.item, entry.at);
  const event = entry.item;
  switch (event.type) {
    case 'closing':
      return takeIn(stage, event.row, event.at);
    case 'reopened':
      return reopen(stage, event);
    case 'reply':
      return reply(stage, event);
    case 'web':
      return fillForm(stage, event);
    case 'delivery':
      return report(stage, event);
    case 'phone':
    case 'void':
    case 'alert':
      return actOnCase(stage, event);
    case 'evidence':
    case 'evidence-withdrawn':
    case 'target':
      return actOnCentre(stage, event);
  }
};

type EventOf<T extends ReplayEvent['type']> = Extract<ReplayEvent, { type: T }>;

const takeIn = async ({ engine }: Stage, row: object, at: number): Promise<Fate> => {
  engine.putEvent({ bus: 'CaseBus', source: 'replay', detailType: 'CaseClosed', detail: row, time: at });
  await engine.settle();
  return 'done';
};

const reopen = async ({ engine, store }: Stage, { caseNo, at }: EventOf<'reopened'>): Promise<Fate> => {
  if ((await store.followUp(caseNo)) === undefined) return { column: 'caseNo', value: caseNo, ...NO_CASE };
  engine.putEvent({ bus: 'CaseBus', source: 'replay', detailType: 'CaseReopened', detail: { caseNo }, time: at });
  await engine.settle();
  return 'done';
};

const reply = async ({ engine, outcomes }: Stage, { id, from, body, at }: EventOf<'reply'>): Promise<Fate> => {
  engine.publish('InboundSms', inboundSms(id, from, body), {}, { timestamp: at });
  await engine.settle();
  if (outcomes.get(id) !== 'unknown-number') return 'done';
  return { column: 'from', value: from, zh: '没有案件用这个号码', en: 'no case has this number' };
};

const fillForm = async ({ engine, store, vault, outcomes }: Stage, event: EventOf<'web'>): Promise<Fate> => {
  const { caseNo, answers, comment = '' } = event;
  const stored = await store.followUp(caseNo);
  if (stored === undefined) return { column: 'caseNo', value: caseNo, ...NO_CASE };
  const token = await vault.linkToken(caseNo, stored.followUp.attempt);
  const fields = Object.entries(answers).map(([question, code]): [string, string] => [question, String(code)]);
  const { status } = await engine.http({
    method: 'POST',
    path: `/s/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    // An empty box says as little as none, and a consultation's page has none.
    body: new URLSearchParams(comment === '' ? fields : [...fields, ['comment', comment]]).toString(),
  });
  await engine.settle();
  const outcome = outcomes.get(`form:${caseNo}`);
  // A form sent twice is thanked twice; of two recorded ones the second came when the link was used.
  if (status === 200 && outcome !== 'repeat') return outcome === 'ignored' ? 'ignored' : 'done';
  if (status === 400)
    return { column: 'answers', value: JSON.stringify(answers), zh: '没有可用的回答', en: 'holds no answer that can be used' };
  return { column: 'caseNo', value: caseNo, zh: '网页链接在此时无效', en: 'the web link is not alive at this time' };
};

const report = async ({ engine, store, sent }: Stage, { caseNo, status, at }: EventOf<'delivery'>): Promise<Fate> => {
  const stored = await store.followUp(caseNo);
  if (stored === undefined) return { column: 'caseNo', value: caseNo, ...NO_CASE };
  const providerId = stored.followUp.texts.findLast((text) => text.providerId !== undefined)?.providerId;
  const text = sent.find((one) => one.providerId === providerId);
  if (text === undefined)
    return { column: 'caseNo', value: caseNo, zh: '此案还没有发出过短信', en: 'no text of this case has been sent' };
  engine.publish('DeliveryReports', deliveryEvent(status, text.providerId, text.to, at), {}, { timestamp: at });
  await engine.settle();
  return 'done';
};

const actOnCase = async (stage: Stage, event: EventOf<'phone' | 'void' | 'alert'>): Promise<Fate> => {
  const { caseNo, by, at } = event;
  const stored = await stage.store.followUp(caseNo);
  if (stored === undefined) return { column: 'caseNo', value: caseNo, ...NO_CASE };
  const actor = { by, centreId: stored.followUp.closing.centreId };
  const path = `/v1/cases/${encodeURIComponent(caseNo)}`;
  switch (event.type) {
    case 'phone': {
      if (isAnswerTooMany(stored.followUp)) return 'ignored';
      const body = {
        channel: 'phone',
        answers: event.answers,
        ...(event.comment === undefined ? {} : { comment: event.comment }),
      };
      return request(stage, consoleRequest('POST', `${path}/answers`, body, at, actor), event);
    }
    case 'void':
      return request(stage, consoleRequest('POST', `${path}/void`, { reason: event.reason }, at, actor), event);
    case 'alert': {
      const { cause, action, outcome, note } = event;
      // What was recorded before anybody asked whether the client was told counts as told.
      const body = { action, outcome, note, ...(action === 'resolve' ? { clientTold: true } : {}) };
      return request(stage, consoleRequest('POST', `${path}/alerts/${cause}`, body, at, actor), event);
    }
  }
};

/**
 * Whether an answer by telephone comes after a complete one. In the product it may be the telephone check beside it; a recorded
 * year tells of answers only, of which the first complete one wins.
 */
const isAnswerTooMany = (f: FollowUp): boolean => isComplete(f) && (f.state === 'completed' || f.state === 'partial');

const actOnCentre = async (stage: Stage, event: EventOf<'evidence' | 'evidence-withdrawn' | 'target'>): Promise<Fate> => {
  switch (event.type) {
    case 'evidence': {
      const { type: _, at, id, by = '', ...recorded } = event;
      const body = recorded.kind === 'veto' ? { ...recorded, ...(await hearingOf(stage, event)) } : recorded;
      return request(
        stage,
        consoleRequest('PUT', `/v1/evidence/${encodeURIComponent(id)}`, body, at, { by, centreId: event.centreId }),
        event,
      );
    }
    case 'evidence-withdrawn': {
      const { at, id, by, reason } = event;
      const centreId = (await stage.store.evidence(id))?.centreId ?? '';
      return request(
        stage,
        consoleRequest('POST', `/v1/evidence/${encodeURIComponent(id)}/withdrawal`, { reason }, at, { by, centreId }),
        event,
      );
    }
    case 'target': {
      const { type: _, at, ...body } = event;
      return request(stage, consoleRequest('PUT', '/v1/targets', body, at, { by: 'replay', centreId: event.centreId }), event);
    }
  }
};

/** A recorded year names who heard the lawyer before a veto, not when: that was on the day of the record at the latest. */
const hearingOf = async (
  { store }: Stage,
  { centreId, at }: EventOf<'evidence'>,
): Promise<{ heardOn: string; statement: string }> => {
  const zone = (await store.centre(centreId))?.centre.zone ?? 'Asia/Shanghai';
  return { heardOn: localDate(at, zone), statement: '历史数据未记录 not in the recorded data' };
};

interface ConsoleAnswer {
  readonly statusCode: number;
  readonly body: string;
}

/** Which field of an event a refusal is about, and its words. */
const REFUSALS: Readonly<Record<string, { readonly column: string; readonly zh: string; readonly en: string }>> = {
  'no-response': { column: 'caseNo', zh: '此案没有可作废的回访', en: 'this case has no response to void' },
  'not-to-be-asked': {
    column: 'caseNo',
    zh: '此案不回访(已拒绝、不回访或已撤销)',
    en: 'this case is not to be asked (refused, excluded or cancelled)',
  },
  'person-concerned': { column: 'by', zh: '不能处理涉及本人的提醒', en: 'nobody handles an alert about themselves' },
  conflict: { column: 'id', zh: '同一 id 已有其他内容', en: 'this id has other content' },
};

const request = async (
  { engine }: Stage,
  httpEvent: unknown,
  event: EventOf<'phone' | 'void' | 'alert' | 'evidence' | 'evidence-withdrawn' | 'target'>,
): Promise<Fate> => {
  const { statusCode, body } = (await engine.invoke('ConsoleApi', httpEvent)) as ConsoleAnswer;
  await engine.settle();
  const answer = JSON.parse(body) as {
    outcome?: string;
    title?: string;
    errors?: { column: string; value: string; message: { zh: string; en: string } }[];
  };
  if (statusCode < 300) return answer.outcome === 'ignored' ? 'ignored' : 'done';
  const [first] = answer.errors ?? [];
  if (first !== undefined) return { column: first.column, value: first.value, ...first.message };
  if (statusCode === 404) return missing(event);
  const known = REFUSALS[answer.title ?? ''];
  if (known === undefined) throw new Error(`the console answered ${statusCode} ${answer.title ?? ''}`);
  const { [known.column]: value = '' } = event as unknown as Record<string, string>;
  return { value, ...known };
};

/** What a request did not find. */
const missing = (event: EventOf<'phone' | 'void' | 'alert' | 'evidence' | 'evidence-withdrawn' | 'target'>): Fate => {
  switch (event.type) {
    case 'alert':
      return { column: 'cause', value: event.cause, zh: '此案没有这个提醒', en: 'this case has no such alert' };
    case 'evidence':
    case 'target':
      return { column: 'centreId', value: event.centreId, zh: '没有这个机构', en: 'there is no such centre' };
    case 'evidence-withdrawn':
      return { column: 'id', value: event.id, zh: '没有这条依据', en: 'there is no such evidence' };
    case 'phone':
    case 'void':
      return { column: 'caseNo', value: event.caseNo, ...NO_CASE };
  }
};
