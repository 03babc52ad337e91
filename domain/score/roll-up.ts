import type { Policy } from '../shared/policy.ts';
import type { ByMonth, Month } from './by-month.ts';
import { MONTHS } from './by-month.ts';
import type { Cell } from './cell.ts';
import type { Histogram } from './rates.ts';
import { rateA, responsesIn } from './rates.ts';
import { addUp } from './sums.ts';
import type { Tally } from './tally.ts';
import { NO_TALLY } from './tally.ts';

/**
 * Adds tallies up: months into a year, lawyers into a centre, centres into every level above. Rates are worked out anew from
 * the sums, never averaged: a county with three answers doesn't weigh as much as one with three hundred.
 */
export const rollUp = (tallies: readonly Tally[]): Tally => addUp(tallies, NO_TALLY);

/** The tally of some months of a year. */
export const rollUpMonths = (year: ByMonth, months: readonly Month[] = MONTHS): Tally =>
  rollUp(months.flatMap((month) => year[month] ?? []));

/** A figure and the same of the year before. */
export interface Compared {
  readonly now: number;
  readonly before: number;
}

/** How figures changed since the same months of the year before, with how many responses the rates rest on. */
export interface Change {
  readonly closings: Compared;
  /** Closings more than before as a share of those before; absent where there were none. */
  readonly growth?: number;
  readonly n: Compared;
  /** Absent where one of the two has no responses. */
  readonly rateA?: Compared;
}

export const changeOf = (now: Cell, before: Cell): Change => {
  const [rateNow, rateBefore] = [rateA(now.histogram), rateA(before.histogram)];
  return {
    closings: { now: now.closings, before: before.closings },
    ...(before.closings > 0 ? { growth: (now.closings - before.closings) / before.closings } : {}),
    n: { now: responsesIn(now.histogram), before: responsesIn(before.histogram) },
    ...(rateNow === undefined || rateBefore === undefined ? {} : { rateA: { now: rateNow, before: rateBefore } }),
  };
};

/** Whether figures may be made public: with fewer responses somebody could be found in them. */
export const mayBePublished = (histogram: Histogram, { score }: Policy): boolean =>
  responsesIn(histogram) >= score.publicMinResponses;
