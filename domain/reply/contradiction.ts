import type { CodedQuestion } from '../shared/codes.ts';
import type { Misconduct } from './misconduct.ts';

export interface Answer {
  readonly question: CodedQuestion;
  readonly value: number;
}

/**
 * Whether answers and the misconduct told beside them cannot both be meant: a no, or an unsure, to the very thing told; a yes
 * to what is denied; a high mark for a lawyer of whom it is told (unless the answers say so themselves).
 */
export const contradicts = (answers: readonly Answer[], { redFlags, denies }: Misconduct): boolean => {
  const own = (cause: CodedQuestion): Answer | undefined => answers.find(({ question }) => question === cause);
  const isToldAgainst = redFlags.some((cause) => {
    const answer = own(cause);
    return answer === undefined ? answers.some(({ value }) => value === 4 || value === 5) : answer.value !== 9;
  });
  return isToldAgainst || denies.some((cause) => own(cause)?.value === 9);
};
