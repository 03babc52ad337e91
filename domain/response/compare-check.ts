import { callKind } from '../conversation/call-list.ts';
import type { CheckAnswers, FollowUp } from '../conversation/follow-up.ts';
import type { Channel, CodedQuestion } from '../shared/codes.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';

/*
 * The telephone check 电话抽查: what clients answered by text or on the web, beside what the same clients said to a person.
 * Staff who phone hear more praise than a text brings; how much more is what the check is for.
 */

/** How one question agrees between the two ways of asking. */
export interface Agreement {
  /** Cases in which both ways have an answer. */
  readonly compared: number;
  /** Of these, those with the same answer. */
  readonly same: number;
  /** Mean of the answer by telephone less the answer by text, in answer codes; of a yes-or-no question there is none. */
  readonly meanDifference?: number;
}

export interface CheckComparison {
  /** Cases checked, or still to be checked. */
  readonly toCheck: number;
  readonly checked: number;
  /** By the channel of the answer that was checked. */
  readonly byChannel: Readonly<Partial<Record<Channel, Readonly<Record<CodedQuestion, Agreement>>>>>;
  /** Cases whose answers differ, with the questions, in the order of case numbers. */
  readonly disagreements: readonly { readonly caseNo: string; readonly questions: readonly CodedQuestion[] }[];
}

/** @param followUps of a centre and year */
export const compareChecks = (followUps: readonly FollowUp[], policy: Policy): CheckComparison => {
  const checked = followUps.flatMap((f) => (f.checked === undefined ? [] : [{ ...f, checked: f.checked }]));
  const channels = [...new Set(checked.flatMap(({ channel }) => channel ?? []))];
  return {
    toCheck: checked.length + followUps.filter((f) => callKind(f, policy) === 'check').length,
    checked: checked.length,
    byChannel: Object.fromEntries(channels.map((channel) => [channel, agreements(checked.filter((f) => f.channel === channel))])),
    disagreements: checked
      .map((f) => ({ caseNo: f.closing.caseNo, questions: CODED_QUESTIONS.filter((question) => differs(f, question)) }))
      .filter(({ questions }) => questions.length > 0)
      .toSorted((a, b) => (a.caseNo < b.caseNo ? -1 : 1)),
  };
};

/** A case whose check has been made. */
type Checked = FollowUp & { readonly checked: CheckAnswers };

const SCALES: readonly CodedQuestion[] = ['overall', 'communication'];

const agreements = (checked: readonly Checked[]): Record<CodedQuestion, Agreement> =>
  Object.fromEntries(CODED_QUESTIONS.map((question) => [question, agreement(checked, question)])) as Record<
    CodedQuestion,
    Agreement
  >;

const agreement = (checked: readonly Checked[], question: CodedQuestion): Agreement => {
  const pairs = checked.flatMap((f) => {
    const pair = pairOf(f, question);
    return pair === undefined ? [] : [pair];
  });
  const same = pairs.filter(([text, phone]) => text === phone).length;
  const compared = pairs.length;
  if (compared === 0 || !SCALES.includes(question)) return { compared, same };
  return { compared, same, meanDifference: pairs.reduce((sum, [text, phone]) => sum + phone - text, 0) / compared };
};

const pairOf = ({ answers, checked }: Checked, question: CodedQuestion): readonly [number, number] | undefined => {
  const [text, phone] = [answers[question], checked.answers[question]];
  return text === undefined || phone === undefined ? undefined : [text, phone];
};

const differs = (f: Checked, question: CodedQuestion): boolean => {
  const pair = pairOf(f, question);
  return pair !== undefined && pair[0] !== pair[1];
};
