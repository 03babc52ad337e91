import type { Counts } from '../score/sums.ts';

/** How many calendar days cases took. `median` and `mean` are absent when n is 0. */
export interface Duration {
  /** Cases of which both dates are known. */
  readonly n: number;
  readonly median?: number;
  readonly mean?: number;
}

/** @param days cases by the days they took; the median of an even number lies midway between the two in the middle */
export const durationOf = (days: Counts<string>): Duration => {
  const taken = Object.entries(days).map(([day, cases = 0]) => ({ day: Number(day), cases }));
  const n = taken.reduce((sum, { cases }) => sum + cases, 0);
  if (n === 0) return { n };
  const casesUpTo = (limit: number): number => taken.reduce((sum, { day, cases }) => sum + (day <= limit ? cases : 0), 0);
  /** Days of the case at a place, the quickest being at 0. */
  const daysAt = (place: number): number => Math.min(...taken.map(({ day }) => day).filter((day) => casesUpTo(day) > place));
  return {
    n,
    median: (daysAt(Math.floor((n - 1) / 2)) + daysAt(Math.floor(n / 2))) / 2,
    mean: taken.reduce((sum, { day, cases }) => sum + day * cases, 0) / n,
  };
};
