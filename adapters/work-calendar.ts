import chineseDays from 'chinese-days';
import type { WorkCalendar } from '../domain/shared/working-days.ts';

/** Years whose holidays the State Council has published and the calendar knows. */
const KNOWN_YEARS = { from: 2004, to: 2026 } as const;

/**
 * The State Council's calendar, make-up workdays included. For a year that is not published yet the library silently says
 * "workday" for every weekday, so outside the known years the plain week counts, and `onUnknownYear` is told once a year,
 * unless the holidays of that year have been entered by hand.
 */
export const stateCouncilCalendar = (onUnknownYear: (year: number) => void): WorkCalendar => {
  const told = new Set<number>();
  return {
    isWorkday(date, isEntered = false) {
      const year = Number(date.slice(0, 4));
      if (year >= KNOWN_YEARS.from && year <= KNOWN_YEARS.to) return chineseDays.isWorkday(date);
      if (!isEntered && !told.has(year)) {
        told.add(year);
        onUnknownYear(year);
      }
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      return weekday !== 0 && weekday !== 6;
    },
  };
};
