import { stateCouncilCalendar } from '../../adapters/work-calendar.ts';
import { log } from './log.ts';

/** The working-day calendar; a year it does not know yet is said in the log, once a function. */
export const calendar = stateCouncilCalendar((year) =>
  log.warn('holidays of this year are not known yet: plain weeks count', { year }),
);
