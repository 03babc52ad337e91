import type { FollowUp } from '../conversation/follow-up.ts';
import { isValid } from '../response/response.ts';
import type { Answers, CodedQuestion } from '../shared/codes.ts';
import { QUESTION_CODES } from '../shared/codes.ts';

type CodesOf<Q extends CodedQuestion> = NonNullable<Answers[Q]>;

/** How many valid responses answer each question with each of its codes; a question left open counts nowhere. */
export type QuestionCounts = { readonly [Q in CodedQuestion]: Readonly<Record<CodesOf<Q>, number>> };

const questions = Object.keys(QUESTION_CODES) as readonly CodedQuestion[];

const tabled = (count: (question: CodedQuestion, code: number) => number): QuestionCounts =>
  Object.fromEntries(
    questions.map((question) => [
      question,
      Object.fromEntries(QUESTION_CODES[question].map((code) => [code, count(question, code)])),
    ]),
  ) as unknown as QuestionCounts;

export const NO_QUESTIONS: QuestionCounts = tabled(() => 0);

export const countAnswers = (followUps: readonly FollowUp[]): QuestionCounts => {
  const answers = followUps.filter(isValid).map((f) => f.answers);
  return tabled((question, code) => answers.filter((given) => given[question] === code).length);
};
