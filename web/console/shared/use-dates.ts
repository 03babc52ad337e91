import { useLanguage } from '../shell/language.tsx';
import { usePlace } from '../shell/place.tsx';
import { dateOnly, dateTime, timeLeft } from './dates.ts';
import type { Moment } from './dates.ts';

/** Dates and times as the reader writes them, on the clocks of the centre. */
export const useDates = () => {
  const { language } = useLanguage();
  const { zone } = usePlace();
  return {
    time: (at: Moment) => dateTime(at, zone, language),
    date: (at: Moment) => dateOnly(at, zone, language),
    left: (deadline: Moment) => timeLeft(deadline, Date.now(), language),
  };
};
