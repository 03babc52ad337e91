import type { Policy } from '../shared/policy.ts';
import type { Evidence } from './evidence.ts';
import { standingEvidence } from './evidence.ts';

type Rules = Policy['assessment'];

const BONUS_KINDS = ['typical-case', 'major-case', 'commendation'] as const;
const DEDUCTION_KINDS = ['complaint', 'not-informed'] as const;

/** Points for typical cases, major cases and commendations: each kind up to its own limit, all up to the common one. */
export const bonusOf = (evidence: readonly Evidence[], { bonus, bonusUpTo }: Rules): number => {
  const sum = BONUS_KINDS.reduce((total, kind) => {
    const { each, upTo } = bonus[kind];
    return total + Math.min(upTo ?? Infinity, each * standingEvidence(evidence, kind).length);
  }, 0);
  return Math.min(bonusUpTo, sum);
};

/** Points taken away (0 or more), and the evidence that takes them. */
export interface Deduction {
  readonly points: number;
  readonly counted: readonly Evidence[];
}

/**
 * Points for substantiated complaints and clients not informed. First, of deductions that name the same fact only the
 * highest is counted; then each kind is held to its limit.
 */
export const deductionOf = (evidence: readonly Evidence[], { deduction }: Rules): Deduction => {
  const dearestFirst = DEDUCTION_KINDS.toSorted((a, b) => deduction[b].each - deduction[a].each);
  const items = dearestFirst.flatMap((kind) => standingEvidence(evidence, kind));
  const counted = items.filter(({ fact }, i) => fact === undefined || items.findIndex((item) => item.fact === fact) === i);
  const points = DEDUCTION_KINDS.reduce((total, kind) => {
    const { each, upTo } = deduction[kind];
    return total + Math.min(upTo ?? Infinity, each * counted.filter((item) => item.kind === kind).length);
  }, 0);
  return { points, counted };
};
