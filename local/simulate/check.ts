import { isDeepStrictEqual } from 'node:util';
import { fromFollowUpItem } from '../../adapters/dynamodb/follow-up-item.ts';
import { fromAlertItem, fromScoreItem } from '../../adapters/dynamodb/judgement-store.ts';
import type { AssessmentTable } from '../../domain/assessment/assessment-table.ts';
import { causesOf } from '../../domain/alert/alert-causes.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import { nextDeadline } from '../../domain/alert/escalate.ts';
import { openAlert } from '../../domain/alert/open-alert.ts';
import { callEntry } from '../../domain/conversation/call-list.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { isErasureOverdue, nextLookAt } from '../../domain/conversation/retention.ts';
import { tallyByMonth } from '../../domain/score/by-month.ts';
import { scoreLawyer } from '../../domain/score/score-lawyer.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { firstAllowedMoment } from '../../domain/shared/window.ts';
import { messageKey } from '../../workflows/message-key.ts';
import type { StoredFollowUp } from '../../workflows/ports.ts';
import { textsToSend } from '../../workflows/texts-to-send.ts';
import type { SentMessage } from './clients.ts';
import { checkActs } from './console/check-acts.ts';
import { checkTables } from './console/check-tables.ts';
import type { Act } from './console/desk.ts';
import type { PlannedCase } from './plan.ts';
import { POLICY } from './simulated-policy.ts';
import type { Item } from './table-calls.ts';
import type { Violation, Watch } from './watch.ts';

/** A message, and when it was worked off. */
type HeardMessage = SentMessage & { readonly heardAt: number };

/** What a run left behind, and what went in. */
export interface Ended {
  readonly items: readonly Item[];
  readonly now: number;
  readonly cases: readonly PlannedCase[];
  /** Messages that were worked off. */
  readonly heard: readonly HeardMessage[];
  /** What people did in the console. */
  readonly acts: readonly Act[];
  readonly watch: Watch;
}

type Report = (invariant: Violation['invariant'], what: string, ...about: string[]) => void;

/** How far behind the watermark dispatch reads again. */
const OVERLAP_MS = 10 * MINUTE_MS;

/** Looks at everything a run left behind, once nothing is under way any more. */
export const checkEnd = (ended: Ended): void => {
  const report: Report = (invariant, what, ...about) => {
    ended.watch.violate(invariant, what, about);
  };
  const left = leftBehind(ended.items);
  closingsKept(ended, left, report);
  messagesKept(ended, left, report);
  answersKept(ended, left, report);
  nothingStuck(left, ended.now, report);
  scoresRight(left, report);
  alertsTold(ended, left, report);
  listsRight(left, report);
  deadlinesReachable(left, ended.now, report);
  const followUps = [...left.followUps.values()].map(({ followUp }) => followUp);
  const reopened = new Set(
    ended.cases.filter(({ later }) => later.some(({ what }) => what === 'reopens')).map(({ caseNo }) => caseNo),
  );
  checkTables(ended.items, ended.acts, report);
  checkActs(ended.acts, { items: ended.items, followUps, alerts: left.alerts, reopened }, report);
};

/** What must hold at any moment at which nothing is under way. */
export const checkDeadlines = ({ items, now, watch }: Pick<Ended, 'items' | 'now' | 'watch'>): void => {
  deadlinesReachable(leftBehind(items), now, (invariant, what, ...about) => {
    watch.violate(invariant, what, about);
  });
};

interface Left {
  readonly followUps: ReadonlyMap<string, StoredFollowUp>;
  /** Follow-ups a case has, more than one of which is a fault. */
  readonly counts: ReadonlyMap<string, number>;
  readonly pointers: ReadonlyMap<string, Item>;
  readonly slots: readonly Item[];
  readonly scores: readonly Item[];
  readonly alerts: readonly Alert[];
  readonly lines: readonly Item[];
  readonly calls: readonly Item[];
  readonly openAlerts: readonly Item[];
  /** When something looks at a case, or at a case's alert. */
  readonly due: ReadonlyMap<string, readonly number[]>;
  readonly watermark: number;
  readonly waiting: ReadonlySet<string>;
  /** When a centre's table was first made final. */
  readonly finals: ReadonlyMap<string, number>;
}

const leftBehind = (items: readonly Item[]): Left => {
  const followUps = new Map<string, StoredFollowUp>();
  const counts = new Map<string, number>();
  const pointers = new Map<string, Item>();
  const due = new Map<string, number[]>();
  const of = (wanted: (pk: string, sk: string) => boolean): Item[] =>
    items.filter((item) => wanted(item['pk'] as string, item['sk'] as string));
  for (const item of items) {
    const [pk, sk] = [item['pk'] as string, item['sk'] as string];
    if (sk.startsWith('R#')) {
      const stored = fromFollowUpItem(item);
      const { caseNo } = stored.followUp.closing;
      followUps.set(caseNo, stored);
      counts.set(caseNo, (counts.get(caseNo) ?? 0) + 1);
    } else if (sk === 'CASE') pointers.set(pk.slice('K#'.length), item);
    else if (pk.startsWith('D#') && sk !== 'DUE') {
      const what = ([item['no'], item['c']] as (string | undefined)[]).filter((part) => part !== undefined).join(' ');
      due.set(what, [...(due.get(what) ?? []), item['a'] as number]);
    }
  }
  return {
    followUps,
    counts,
    pointers,
    due,
    watermark: (of((_, sk) => sk === 'DUE')[0]?.['a'] ?? -Infinity) as number,
    slots: of((pk, sk) => pk.startsWith('P#') && sk === 'OPEN'),
    scores: of((pk, sk) => pk.startsWith('C#') && sk.startsWith('L#')),
    alerts: of((_, sk) => sk.startsWith('A#')).map((item) => fromAlertItem(item).alert),
    lines: of((_, sk) => sk.startsWith('F#')),
    calls: of((_, sk) => sk.startsWith('CALL#')),
    openAlerts: of((_, sk) => sk.startsWith('ALERT#')),
    finals: new Map(
      of((pk, sk) => pk.startsWith('A#') && sk === 'TABLE').flatMap(({ table }) => {
        const {
          centreId,
          finals: [first],
        } = table as AssessmentTable;
        return first === undefined ? [] : [[centreId, first.at] as const];
      }),
    ),
    waiting: new Set(
      of((pk, sk) => pk.startsWith('P#') && sk.startsWith('K#')).flatMap((item) =>
        item['b'] === undefined ? [] : [item['no'] as string],
      ),
    ),
  };
};

const closingsKept = ({ cases }: Ended, { counts, pointers, followUps }: Left, report: Report): void => {
  for (const { caseNo } of cases) {
    const count = counts.get(caseNo) ?? 0;
    if (count !== 1) report('no closing lost', `${caseNo} has ${count} follow-ups`, caseNo);
    const [pointer, stored] = [pointers.get(caseNo), followUps.get(caseNo)];
    if (pointer?.['l'] !== stored?.followUp.closing.lawyerId)
      report('no closing lost', `the pointer of ${caseNo} leads elsewhere`, caseNo);
  }
};

const messagesKept = ({ heard, cases }: Ended, { followUps }: Left, report: Report): void => {
  const takenIn = new Map<string, string[]>();
  for (const { followUp } of followUps.values())
    for (const key of followUp.inbound) takenIn.set(key, [...(takenIn.get(key) ?? []), followUp.closing.caseNo]);
  const phoneOf = new Map(cases.map(({ caseNo, phone }) => [caseNo, phone]));
  for (const { id, body, phone, caseNo, stampedAt } of heard) {
    const at = takenIn.get(messageKey({ id, body })) ?? [];
    if (at.length === 0) report('no response lost', `message ${id} "${body}" is with no case`, caseNo);
    if (at.length > 1) report('no response doubled', `message ${id} "${body}" is with ${at.join(' and ')}`, caseNo);
    if (at.some((one) => phoneOf.get(one) !== phone))
      report('no answer on another case', `message ${id} went to another phone's case`, caseNo);
    const askedAt = followUps.get(caseNo)?.followUp.texts[0]?.at ?? Infinity;
    if (
      at[0] !== undefined &&
      at[0] !== caseNo &&
      stampedAt >= askedAt &&
      body !== 'TD' &&
      isOpenAt(followUps.get(caseNo)?.followUp, stampedAt)
    )
      report('no answer on another case', `message ${id} answers ${caseNo} and went to ${at[0]}`, caseNo, at[0]);
  }
};

/** Whether its conversation was open; where a case was opened again or answers were entered, that is not to be told afterwards. */
const isOpenAt = (f: FollowUp | undefined, at: number): boolean =>
  f?.askedAt !== undefined &&
  f.reopenedAt === undefined &&
  f.enteredBy === undefined &&
  at >= f.askedAt &&
  at <= (f.endedAt ?? Infinity);

/** What a client answered in time is the answer, or was corrected by a later one. */
const answersKept = ({ heard }: Ended, { followUps, finals }: Left, report: Report): void => {
  for (const { caseNo, answers, stampedAt, stamp, heardAt, id } of heard) {
    const f = followUps.get(caseNo)?.followUp;
    if (f === undefined || answers === undefined || isMixedUp(f, heard)) continue;
    // Once the year's table is final nothing counts any more that is heard after the conversation's end.
    if ((finals.get(f.closing.centreId) ?? Infinity) <= heardAt) continue;
    const asked = f.texts.find(({ opens, kind }) => opens === answers.question && kind !== 'clarify');
    const isInTime =
      asked !== undefined &&
      stampedAt >= asked.at &&
      isOpenAt(f, stampedAt) &&
      isOpenAt(f, stamp) &&
      f.inbound.includes(messageKey({ id, body: messageOf(heard, id) }));
    const is = f.answers[answers.question];
    if (!isInTime || is === answers.value || f.corrections.some(({ question }) => question === answers.question)) continue;
    report('no response lost', `${caseNo} was told ${answers.question} = ${answers.value} and holds ${is ?? 'nothing'}`, caseNo);
  }
};

/** Its client answered a question about another case after this one had been asked: what numbers mean from then on, nobody can tell. */
const isMixedUp = (f: FollowUp, heard: readonly SentMessage[]): boolean =>
  heard.some((message) => message.caseNo !== f.closing.caseNo && f.inbound.includes(messageKey(message)));

const messageOf = (heard: readonly SentMessage[], id: string): string => heard.find((message) => message.id === id)?.body ?? '';

const nothingStuck = ({ followUps, slots }: Left, now: number, report: Report): void => {
  for (const { followUp: f, sealedPerson, sealedComment } of followUps.values()) {
    const { caseNo } = f.closing;
    if (f.state === 'waiting' || f.state === 'asking') report('nothing stuck', `${caseNo} is still ${f.state}`, caseNo);
    if (textsToSend(f).length > 0) report('nothing stuck', `${caseNo} still has texts to send`, caseNo);
    if (f.texts.some(({ state }) => state === 'claimed')) report('nothing stuck', `a text of ${caseNo} is still claimed`, caseNo);
    const held = { person: sealedPerson !== undefined, comment: sealedComment !== undefined };
    if (isErasureOverdue(f, held, now, POLICY)) report('nothing held too long', `${caseNo} still holds its person`, caseNo);
  }
  for (const slot of slots)
    if (slot['o'] !== undefined)
      report('nothing stuck', `the phone of ${slot['o'] as string} is not released`, slot['o'] as string, slot['pk'] as string);
};

const scoresRight = ({ followUps, alerts, scores }: Left, report: Report): void => {
  const places = new Map<string, { lawyerId: string; centreId: string; year: number }>();
  for (const { followUp } of followUps.values()) {
    const { lawyerId, centreId } = followUp.closing;
    places.set(`${lawyerId} ${centreId} ${followUp.year}`, { lawyerId, centreId, year: followUp.year });
  }
  const known = new Map(
    scores.map((item) => [`${String(item['l'])} ${String(item['c'])} ${String(item['y'])}`, fromScoreItem(item)]),
  );
  for (const [name, stored] of known) {
    const { lawyerId, centreId, year } = stored;
    places.set(name, { lawyerId, centreId, year });
  }
  for (const [name, { lawyerId, centreId, year }] of places) {
    const followUpsHere = [...followUps.values()]
      .map(({ followUp }) => followUp)
      .filter((f) => f.closing.lawyerId === lawyerId && f.closing.centreId === centreId && f.year === year)
      .toSorted((a, b) => (a.closing.caseNo < b.closing.caseNo ? -1 : 1));
    const alertsHere = alerts
      .filter((alert) => alert.lawyerId === lawyerId && alert.centreId === centreId)
      .toSorted((a, b) => (`${a.caseNo}#${a.cause}` < `${b.caseNo}#${b.cause}` ? -1 : 1));
    const input = { followUps: followUpsHere, alerts: alertsHere, policy: POLICY };
    const right = { score: scoreLawyer(input), byMonth: tallyByMonth(input) };
    const is = known.get(name);
    const about = [lawyerId, ...followUpsHere.map((f) => f.closing.caseNo)];
    if (is === undefined) report('scores as recomputed', `${name} has no score`, ...about);
    else if (!isDeepStrictEqual(plain({ score: is.score, byMonth: is.byMonth }), plain(right)))
      report('scores as recomputed', `${name}: ${JSON.stringify(is.score)} instead of ${JSON.stringify(right.score)}`, ...about);
  }
};

/** As it comes back from the store: without fields that are undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const alertsTold = ({ watch }: Ended, { followUps, alerts, lines }: Left, report: Report): void => {
  const known = new Map(alerts.map((alert) => [`${alert.caseNo} ${alert.cause}`, alert]));
  for (const { followUp } of followUps.values()) {
    const { caseNo } = followUp.closing;
    for (const { cause } of causesOf(followUp))
      if (!known.has(`${caseNo} ${cause}`))
        report('alerts recorded and published', `${caseNo} calls for an alert on ${cause}`, caseNo);
  }
  for (const { caseNo, cause, level } of alerts)
    if (!watch.published.has(`${caseNo} ${cause} ${level}`))
      report('alerts recorded and published', `nobody was told of ${cause} of ${caseNo} at level ${level}`, caseNo);
  const linesOf = new Map<string, number>();
  for (const { line } of lines as readonly { line?: Alert }[]) {
    const name = `${line?.caseNo ?? ''} ${line?.cause ?? ''}`;
    linesOf.set(name, (linesOf.get(name) ?? 0) + 1);
  }
  for (const [name, alert] of known)
    if (linesOf.get(name) !== 1)
      report('alerts recorded and published', `the alert ${name} has ${linesOf.get(name) ?? 0} lines`, alert.caseNo);
};

const listsRight = ({ followUps, alerts, calls, openAlerts }: Left, report: Report): void => {
  const wanted = [...followUps.values()].flatMap(({ followUp }) => callEntry(followUp, POLICY) ?? []);
  const entries = new Map(calls.map(({ entry }) => [(entry as { caseNo: string }).caseNo, entry]));
  for (const entry of wanted)
    if (!isDeepStrictEqual(plain(entries.get(entry.caseNo) ?? {}), plain(entry)))
      report('lists as recomputed', `${entry.caseNo} is not on the call list as it should be`, entry.caseNo);
  if (calls.length !== wanted.length) {
    const right = new Set(wanted.map(({ caseNo, centreId }) => `${centreId} ${caseNo}`));
    const wrong = calls
      .map(({ pk, entry }) => `${(pk as string).slice(2)} ${(entry as { caseNo: string }).caseNo}`)
      .filter((name) => !right.has(name));
    report(
      'lists as recomputed',
      `on a call list without a reason: ${wrong.join(', ')}`,
      ...wrong.map((name) => name.split(' ')[1] ?? ''),
    );
  }
  const open = new Set(alerts.flatMap((alert) => openAlert(alert) ?? []).map(({ caseNo, cause }) => `${caseNo} ${cause}`));
  const listed = openAlerts.map(({ sk }) => (sk as string).split('#').slice(1).join(' '));
  for (const name of new Set([...open, ...listed]))
    if (listed.filter((one) => one === name).length !== (open.has(name) ? 1 : 0))
      report(
        'lists as recomputed',
        `the alert ${name} is ${open.has(name) ? 'open' : 'not open'} and listed otherwise`,
        name.split(' ')[0] ?? '',
      );
};

const deadlinesReachable = (left: Left, now: number, report: Report): void => {
  const reachedFrom = left.watermark - OVERLAP_MS;
  const isReached = (what: string, by: number): boolean => (left.due.get(what) ?? []).some((at) => at >= reachedFrom && at <= by);
  const slots = new Map(left.slots.map((slot) => [(slot['pk'] as string).slice('P#'.length), slot]));
  for (const { followUp: f } of left.followUps.values()) {
    const look = nextLookAt(f, POLICY);
    const { caseNo } = f.closing;
    const slot = f.phoneKey === undefined ? undefined : slots.get(f.phoneKey);
    const holder = slot?.['o'];
    const isBlocked = f.state === 'waiting' && left.waiting.has(caseNo) && holder !== undefined && holder !== caseNo;
    if (look === undefined || isBlocked) continue;
    const from = f.state === 'waiting' ? Math.max(now, (slot?.['f'] ?? now) as number) : now;
    const by = Math.max(look, firstAllowedMoment(from, f.zone, POLICY.followUp) + 2 * HOUR_MS);
    if (!isReached(caseNo, by))
      report('deadlines reachable', `nothing looks at ${caseNo} (${f.state}) by ${new Date(by).toISOString()}`, caseNo);
  }
  for (const alert of left.alerts) {
    const deadline = nextDeadline(alert);
    const by = Math.max(deadline ?? 0, now + HOUR_MS);
    if (deadline !== undefined && !isReached(`${alert.caseNo} ${alert.cause}`, by))
      report(
        'deadlines reachable',
        `nothing looks at the alert ${alert.cause} of ${alert.caseNo} by ${new Date(by).toISOString()}`,
        alert.caseNo,
      );
  }
};
