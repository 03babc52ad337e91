import type { Grade } from '../shared/codes.ts';
import type { GradeBand } from '../shared/policy.ts';

/** A total lies between these, both included. */
export const LOWEST_TOTAL = 0;
export const HIGHEST_TOTAL = 110;

/**
 * Grade of a total as it is printed, that is rounded to one decimal: 89.95 is printed 90.0 and graded as 90.
 *
 * @param bands from the worst to the best, without gap or overlap, as the policy's loader makes sure
 */
export const gradeOf = (total: number, bands: readonly GradeBand[]): Grade | undefined =>
  bands.findLast(({ from }) => total >= from)?.grade;
