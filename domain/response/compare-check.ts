import { answerToCheck, callKind } from '../conversation/call-list.ts';
import type { CheckAnswers, FollowUp, TextAnswer } from '../conversation/follow-up.ts';
import type { CodedQuestion } from '../shared/codes.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import { isValid } from './response.ts';

/*
 * The telephone check 电话抽查: what clients answered by text or on the web, beside what the same clients said to a person.
 * Staff who phone hear more praise than a text brings; how much more is what the check is for.
 */

/** How one question agrees between the two ways of asking. The figures need as many cases as a score needs responses. */
export interface Agreement {
  /** Cases in which both ways have an answer. */
  readonly compared: number;
  /** Of these, the share (0 to 1) with the same answer. */
  readonly sameShare?: number;
  /**
   * Mean over these of the check's points less the text answer's, -100 to 100: above 0 a person heard more praise. Of a
   * yes-or-no question, which has no points, there is none.
   */
  readonly meanDifference?: number;
}

/** A case whose answers differ, and in what. */
export interface Disagreement {
  readonly caseNo: string;
  readonly lawyerId: string;
  readonly questions: readonly CodedQuestion[];
}

/** Counts are of valid responses, wherever a check has got to. */
export interface CheckComparison {
  /** Cases that are or were to be checked; those neither checked nor waiting could not be reached, or did not want to. */
  readonly drawn: number;
  /** On the call list. */
  readonly waiting: number;
  readonly checked: number;
  /** By the channel of the answer that was checked. */
  readonly byChannel: Readonly<Record<TextAnswer['channel'], Readonly<Record<CodedQuestion, Agreement>>>>;
  /** In the order of case numbers. */
  readonly disagreements: readonly Disagreement[];
}

/** The questions to which the two ways have different answers. One that either left open is not compared. */
export const compareCheck = (check: CheckAnswers): readonly CodedQuestion[] =>
  CODED_QUESTIONS.filter((question) => {
    const pair = pairOf(check, question);
    return pair !== undefined && pair.text !== pair.phone;
  });

/** @param followUps of a centre and year */
export const compareChecks = (followUps: readonly FollowUp[], policy: Policy): CheckComparison => {
  const valid = followUps.filter(isValid);
  const checks = valid.flatMap(({ checked }) => checked ?? []);
  const ofChannel = (channel: TextAnswer['channel']): Record<CodedQuestion, Agreement> => {
    const those = checks.filter(({ beside }) => beside.channel === channel);
    const agreements = CODED_QUESTIONS.map((question) => [question, agreement(those, question, policy)]);
    return Object.fromEntries(agreements) as Record<CodedQuestion, Agreement>;
  };
  return {
    drawn: valid.filter((f) => f.checked !== undefined || answerToCheck(f) !== undefined).length,
    waiting: valid.filter((f) => callKind(f, policy) === 'check').length,
    checked: checks.length,
    byChannel: { sms: ofChannel('sms'), web: ofChannel('web') },
    disagreements: valid
      .flatMap(({ closing: { caseNo, lawyerId }, checked }) => {
        const questions = checked === undefined ? [] : compareCheck(checked);
        return questions.length === 0 ? [] : [{ caseNo, lawyerId, questions }];
      })
      .toSorted((a, b) => (a.caseNo < b.caseNo ? -1 : 1)),
  };
};

const SCALES: readonly CodedQuestion[] = ['overall', 'communication'];

const agreement = (checks: readonly CheckAnswers[], question: CodedQuestion, { score }: Policy): Agreement => {
  const pairs = checks.flatMap((check) => pairOf(check, question) ?? []);
  const compared = pairs.length;
  if (compared < score.minResponses) return { compared };
  const sameShare = pairs.filter(({ text, phone }) => text === phone).length / compared;
  if (!SCALES.includes(question)) return { compared, sameShare };
  const pointsOf = (answer: number): number => score.points[String(answer) as keyof typeof score.points];
  const difference = pairs.reduce((sum, { text, phone }) => sum + pointsOf(phone) - pointsOf(text), 0);
  return { compared, sameShare, meanDifference: difference / compared };
};

interface Pair {
  readonly text: number;
  readonly phone: number;
}

const pairOf = ({ beside, answers }: CheckAnswers, question: CodedQuestion): Pair | undefined => {
  const [text, phone] = [beside.answers[question], answers[question]];
  return text === undefined || phone === undefined ? undefined : { text, phone };
};
