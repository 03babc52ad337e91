import type { Policy } from '../shared/policy.ts';
import type { ByMonth, Month } from './by-month.ts';
import type { Histogram } from './rates.ts';
import { NO_ANSWERS, rateA, responsesIn } from './rates.ts';
import type { Compared } from './roll-up.ts';
import { addUp } from './sums.ts';

/** Why there is no trend: no month of the year is over, or too few responses in these months, this year or the year before. */
export const NO_TRENDS = ['not-yet', 'too-few', 'too-few-before'] as const;
export type NoTrend = (typeof NO_TRENDS)[number];

/**
 * Rate A of some months against the same months of the year before, where both rest on as many responses as a rate needs: with
 * fewer a change is mostly chance.
 *
 * @param over the months of the year that are over
 */
export const trendOf = (now: ByMonth, before: ByMonth, over: readonly Month[], { score }: Policy): Compared | NoTrend => {
  if (over.length === 0) return 'not-yet';
  const rateOf = (year: ByMonth): number | undefined => {
    const histogram = addUp<Histogram>(
      over.flatMap((month) => year[month]?.histogram ?? []),
      NO_ANSWERS,
    );
    return responsesIn(histogram) < score.minResponses ? undefined : rateA(histogram);
  };
  const [rateNow, rateBefore] = [rateOf(now), rateOf(before)];
  if (rateNow === undefined) return 'too-few';
  return rateBefore === undefined ? 'too-few-before' : { now: rateNow, before: rateBefore };
};
