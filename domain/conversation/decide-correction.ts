import type { CodedQuestion } from '../shared/codes.ts';
import { QUESTION_CODES } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import { evolve } from './evolve.ts';
import type { Fact } from './facts.ts';
import type { FollowUp } from './follow-up.ts';
import { endOf } from './standing.ts';

/** What a person found the client to have meant. */
export interface AnswerCorrection {
  readonly at: Instant;
  readonly question: CodedQuestion;
  readonly value: number;
  readonly by: string;
}

export type CorrectionRefusal = 'no-answer' | 'no-such-code';

/**
 * A person puts an answer right that was given by mistake 误评. What it was stays on record. The same correction again changes
 * nothing. A 1 that a person has found meant needs no confirming.
 */
export const decideCorrection = (
  f: FollowUp,
  { at, question, value, by }: AnswerCorrection,
): Result<readonly Fact[], CorrectionRefusal> => {
  if (!QUESTION_CODES[question].includes(value)) return { ok: false, error: 'no-such-code' };
  if (f.answers[question] === undefined) return { ok: false, error: 'no-answer' };
  if (f.answers[question] === value) return { ok: true, value: [] };
  const corrected: Fact = { type: 'AnswerCorrected', at, question, value, by };
  const end = endOf(evolve(f, corrected), f.reason ?? 'no-answer');
  const follows = f.state === 'to-call' && end.state !== 'to-call';
  return { ok: true, value: follows ? [corrected, { type: 'EndChanged', ...end }] : [corrected] };
};
