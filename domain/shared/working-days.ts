import type { Instant } from './instant.ts';
import { addDays, instantOf, localDate, zoneOffset } from './zone.ts';

/** Which days are worked, holidays and make-up workdays included. Every stretch of time has working days in it. */
export interface WorkCalendar {
  /**
   * @param date      `YYYY-MM-DD`
   * @param isEntered whether somebody has entered the holidays of the date's year: then the calendar need not know them
   */
  isWorkday(date: string, isEntered?: boolean): boolean;
}

/** A calendar with days of its own laid over it: a day that is in both lists is worked. */
export const withOwnDays = (
  calendar: WorkCalendar,
  { holidays, workdays }: { readonly holidays: readonly string[]; readonly workdays: readonly string[] },
): WorkCalendar => {
  const entered = new Set([...holidays, ...workdays].map((date) => date.slice(0, 4)));
  return {
    isWorkday: (date) =>
      workdays.includes(date) || (!holidays.includes(date) && calendar.isWorkday(date, entered.has(date.slice(0, 4)))),
  };
};

/**
 * The same clock time on the `n`-th working day after the day of `at`, whether or not that day is one itself.
 *
 * @param n whole, 1 or more
 */
export const nthWorkingDay = (at: Instant, n: number, zone: string, calendar: WorkCalendar): Instant => {
  let date = localDate(at, zone);
  for (let left = n; left > 0;) {
    date = addDays(date, 1);
    if (calendar.isWorkday(date)) left -= 1;
  }
  const clock = new Date(at + zoneOffset(at, zone)).toISOString().slice(11, 23);
  return instantOf(date, clock, zone);
};
