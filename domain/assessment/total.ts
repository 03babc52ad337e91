import type { Dimension, Policy } from '../shared/policy.ts';
import { DIMENSIONS } from '../shared/policy.ts';
import { roundHalfUp } from '../shared/round.ts';
import type { DimensionScores } from './dimensions.ts';
import { HIGHEST_TOTAL, LOWEST_TOTAL } from './grade.ts';

type Rules = Policy['assessment'];

/** Required dimensions of which nothing is known. */
export const missingDimensions = (scores: DimensionScores, { required }: Rules): readonly Dimension[] =>
  required.filter((dimension) => scores[dimension] === undefined);

/** Weight of the dimensions of which something is known, 0 to 100. */
export const availableWeight = (scores: DimensionScores, { weights }: Rules): number =>
  known(scores).reduce((sum, [dimension]) => sum + weights[dimension], 0);

/**
 * Total: the weighted mean of what is known, plus bonus, less deductions, held between 0 and 110 and rounded once, half up
 * to one decimal, at the end.
 *
 * @param scores their weight is above 0
 */
export const totalOf = (scores: DimensionScores, bonus: number, deduction: number, rules: Rules): number => {
  const weighted = known(scores).reduce((sum, [dimension, score]) => sum + rules.weights[dimension] * score, 0);
  const sum = weighted / availableWeight(scores, rules) + bonus - deduction;
  return roundHalfUp(Math.min(HIGHEST_TOTAL, Math.max(LOWEST_TOTAL, sum)), 1);
};

const known = (scores: DimensionScores): readonly (readonly [Dimension, number])[] =>
  DIMENSIONS.flatMap((dimension) => {
    const score = scores[dimension];
    return score === undefined ? [] : [[dimension, score] as const];
  });
