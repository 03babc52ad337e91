import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { messageKey } from '../../workflows/message-key.ts';
import type { SentMessage } from './clients.ts';
import type { Left, Report } from './left-behind.ts';
import type { PlannedCase } from './plan.ts';

/** A message, and when it was worked off. */
export type HeardMessage = SentMessage & { readonly heardAt: number };

/** What clients sent, and the cases they sent it about. */
interface MessagesIn {
  readonly heard: readonly HeardMessage[];
  readonly cases: readonly PlannedCase[];
}

/** Every message is with one case, and that is the case in whose conversation it was sent. */
export const messagesKept = ({ heard, cases }: MessagesIn, { followUps }: Left, report: Report): void => {
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
export const answersKept = ({ heard }: MessagesIn, { followUps, finals }: Left, report: Report): void => {
  for (const { caseNo, answers, stampedAt, stamp, heardAt, id, body } of heard) {
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
      f.inbound.includes(messageKey({ id, body }));
    const is = f.answers[answers.question];
    if (!isInTime || is === answers.value || f.corrections.some(({ question }) => question === answers.question)) continue;
    report('no response lost', `${caseNo} was told ${answers.question} = ${answers.value} and holds ${is ?? 'nothing'}`, caseNo);
  }
};

/** Its client answered a question about another case after this one had been asked: what numbers mean from then on, nobody can tell. */
const isMixedUp = (f: FollowUp, heard: readonly SentMessage[]): boolean =>
  heard.some((message) => message.caseNo !== f.closing.caseNo && f.inbound.includes(messageKey(message)));
