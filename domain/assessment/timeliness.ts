import type { FollowUp } from '../conversation/follow-up.ts';
import type { Instant } from '../shared/instant.ts';
import { addDays, localDate } from '../shared/zone.ts';

/**
 * Share (0 to 1) of closings filed in time: at most `filingDays` calendar days after the date of closing, in the centre's
 * zone. A closing without a filing date is late once the last day has passed and isn't counted before. `undefined` when no
 * closing has a filing date: the centre then doesn't record them, and nobody is to suffer for it.
 *
 * @param at the moment of the assessment
 */
export const timeliness = (closings: readonly FollowUp[], at: Instant, filingDays: number): number | undefined => {
  if (!closings.some(({ closing }) => closing.filedOn !== undefined)) return undefined;
  const verdicts = closings.map((f) => isInTime(f, at, filingDays)).filter((verdict) => verdict !== undefined);
  return verdicts.filter((isTimely) => isTimely).length / verdicts.length;
};

const isInTime = ({ closing, zone }: FollowUp, at: Instant, filingDays: number): boolean | undefined => {
  const lastDay = addDays(localDate(closing.closedAt, zone), filingDays);
  if (closing.filedOn !== undefined) return closing.filedOn <= lastDay;
  return localDate(at, zone) > lastDay ? false : undefined;
};
