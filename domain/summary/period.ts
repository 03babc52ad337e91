import type { Month } from '../score/by-month.ts';
import { MONTHS } from '../score/by-month.ts';
import type { Instant } from '../shared/instant.ts';
import { localDate } from '../shared/zone.ts';

/** A calendar year, or the first or second half of one. */
export interface Period {
  readonly year: number;
  readonly half?: 1 | 2;
}

const HALF = 6;

export const monthsOf = ({ half }: Period): readonly Month[] => {
  if (half === undefined) return MONTHS;
  return half === 1 ? MONTHS.slice(0, HALF) : MONTHS.slice(HALF);
};

/**
 * Months of a year that are over. Only these are compared with the year before: a month that has just begun would look like
 * a slump.
 */
export const endedMonths = (months: readonly Month[], year: number, at: Instant, zone: string): readonly Month[] => {
  const now = localDate(at, zone).slice(0, 7);
  return months.filter((month) => `${year}-${month}` < now);
};
