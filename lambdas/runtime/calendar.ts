import { stateCouncilCalendar } from '../../adapters/work-calendar.ts';
import { clock } from './clock.ts';
import { counted } from './counted.ts';
import { log } from './log.ts';

/** The working-day calendar; a year whose holidays nobody has entered is said in the log and counted, once a process. */
export const calendar = stateCouncilCalendar((year) =>
  log.warn('holidays of this year are not known yet: plain weeks count', { year, ...counted('HolidaysUnknown', clock.now()) }),
);
