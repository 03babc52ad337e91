import { isErasureOverdue } from '../../domain/conversation/retention.ts';
import { textsToSend } from '../../workflows/texts-to-send.ts';
import { deadlinesReachable } from './check-deadlines.ts';
import { alertsTold, listsRight, scoresRight } from './check-judgements.ts';
import { answersKept, messagesKept } from './check-messages.ts';
import type { HeardMessage } from './check-messages.ts';
import { checkActs } from './console/check-acts.ts';
import { checkTables } from './console/check-tables.ts';
import type { Act } from './console/desk.ts';
import type { Left, Report } from './left-behind.ts';
import { leftBehind } from './left-behind.ts';
import type { PlannedCase } from './plan.ts';
import { POLICY } from './simulated-policy.ts';
import type { Item } from './table-calls.ts';
import type { Watch } from './watch.ts';

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

const closingsKept = ({ cases }: Ended, { counts, pointers, followUps }: Left, report: Report): void => {
  for (const { caseNo } of cases) {
    const count = counts.get(caseNo) ?? 0;
    if (count !== 1) report('no closing lost', `${caseNo} has ${count} follow-ups`, caseNo);
    const [pointer, stored] = [pointers.get(caseNo), followUps.get(caseNo)];
    if (pointer?.['l'] !== stored?.followUp.closing.lawyerId)
      report('no closing lost', `the pointer of ${caseNo} leads elsewhere`, caseNo);
  }
};

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
