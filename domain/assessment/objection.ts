import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { AssessmentTable } from './assessment-table.ts';

/** What a lawyer has against the own row 异议. */
export interface Objection {
  readonly lawyerId: string;
  /** 1, 2, 3 … of this lawyer, centre and year. */
  readonly number: number;
  readonly at: Instant;
  readonly text: string;
  readonly decision?: ObjectionDecision;
}

/** `upheld` 成立: what the row rests on is put right and the draft reckoned anew; `rejected` 不成立: it stays. */
export const OBJECTION_OUTCOMES = ['upheld', 'rejected'] as const;
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

export interface ObjectionDecision {
  readonly outcome: ObjectionOutcome;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

export type ObjectionRefusal =
  'not-published' | 'too-late' | 'undecided-before' | 'text-missing' | 'already-decided' | 'reason-missing' | 'same-person';

/**
 * A lawyer objects to the published draft, in the days for it and one objection at a time.
 *
 * @param known the lawyer's objections so far
 */
export const object = (
  { publication }: AssessmentTable,
  known: readonly Objection[],
  { lawyerId, text, at }: { readonly lawyerId: string; readonly text: string; readonly at: Instant },
): Result<Objection, ObjectionRefusal> => {
  if (publication === undefined) return { ok: false, error: 'not-published' };
  if (at > publication.objectionsUntil) return { ok: false, error: 'too-late' };
  if (known.some(({ decision }) => decision === undefined)) return { ok: false, error: 'undecided-before' };
  if (text.trim() === '') return { ok: false, error: 'text-missing' };
  return { ok: true, value: { lawyerId, number: known.length + 1, at, text } };
};

/** Decides an objection: with a reason, and by another person than the one who published the table or who objects. */
export const decideObjection = (
  { publication }: AssessmentTable,
  objection: Objection,
  decision: ObjectionDecision,
): Result<Objection, ObjectionRefusal> => {
  if (objection.decision !== undefined) return { ok: false, error: 'already-decided' };
  if (decision.reason.trim() === '') return { ok: false, error: 'reason-missing' };
  if (decision.by === publication?.by || decision.by === objection.lawyerId) return { ok: false, error: 'same-person' };
  return { ok: true, value: { ...objection, decision } };
};
