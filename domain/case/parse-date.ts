import type { Instant } from '../shared/instant.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import { instantOf, localDate } from '../shared/zone.ts';

/** A date, with or without a time, as somebody wrote it. */
export interface WrittenDate {
  /** `YYYY-MM-DD`, a day that exists. */
  readonly date: string;
  /** `HH:MM:SS.mmm`; midnight when no time was written. */
  readonly clock: string;
  /** How far the written zone is ahead of UTC; absent when none was written. */
  readonly offsetMinutes?: number;
}

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

const TIME = String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?`;
const FORMS = [
  String.raw`(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)${TIME})?`,
  String.raw`(\d{4})/(\d{1,2})/(\d{1,2})(?:(?:T|\s+)${TIME})?`,
  String.raw`(\d{4})年(\d{1,2})月(\d{1,2})日(?:(?:T|\s*)${TIME})?`,
  String.raw`(\d{4})(\d\d)(\d\d)(?:(?:T|\s+)${TIME})?`,
].map((form) => new RegExp(`^${form}$`, 'i'));

/**
 * Reads `2026-01-05`, `2026/1/5`, `2026年1月5日` or `20260105`, each also with a time after a space or `T`
 * (`9:30`, `09:30:00`, `09:30:00.000`) and the time with a zone (`Z`, `+08:00`).
 *
 * @returns `undefined` unless it is one of these forms, a day of the years 1990 to 2100 that exists and a time of that day
 */
export const readDate = (text: string): WrittenDate | undefined => {
  const written = text.normalize('NFKC').trim();
  for (const form of FORMS) {
    const match = form.exec(written);
    if (match) return checkedDate(match.slice(1));
  }
  return undefined;
};

const checkedDate = ([year, month, day, hour, minute, second, fraction, zone]: readonly (string | undefined)[]):
  WrittenDate | undefined => {
  if (!isBetween(year, FIRST_YEAR, LAST_YEAR)) return undefined;
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  if (!isCalendarDay(date)) return undefined;
  if (!isBetween(hour, 0, 23) || !isBetween(minute, 0, 59) || !isBetween(second, 0, 59)) return undefined;
  const millis = (fraction ?? '').slice(0, 3).padEnd(3, '0');
  const clock = `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}.${millis}`;
  if (zone === undefined) return { date, clock };
  const offsetMinutes = offsetOf(zone);
  return offsetMinutes === undefined ? undefined : { date, clock, offsetMinutes };
};

const isBetween = (digits = '0', least: number, most: number): boolean => Number(digits) >= least && Number(digits) <= most;

const twoDigits = (digits = '0'): string => digits.padStart(2, '0');

/** Engines disagree on days past a month's end (30 February): some refuse, some roll over, so the date is printed again. */
const isCalendarDay = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
};

/** The zones in use lie between -12:00 and +14:00. */
const offsetOf = (zone: string): number | undefined => {
  const digits = zone.replace(/[^\d]/g, '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (minutes > 59) return undefined;
  const offset = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  return offset >= -12 * 60 && offset <= 14 * 60 ? offset : undefined;
};

/** The moment meant; without a zone of its own it is read in `zone`. */
export const instantOfDate = ({ date, clock, offsetMinutes }: WrittenDate, zone: string): Instant =>
  offsetMinutes === undefined ? instantOf(date, clock, zone) : Date.parse(`${date}T${clock}Z`) - offsetMinutes * MINUTE_MS;

/** The day meant, as the calendar of `zone` shows it. */
export const dayOfDate = (written: WrittenDate, zone: string): string =>
  written.offsetMinutes === undefined ? written.date : localDate(instantOfDate(written, zone), zone);
