import type { Language } from '../shell/language.tsx';

/** A moment as the API writes it: milliseconds, or ISO 8601. */
export type Moment = number | string;

const TAGS = { zh: 'zh-CN', en: 'en-GB' } as const;
const made = new Map<string, Intl.DateTimeFormat>();

const formatOf = (language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(TAGS[language], { timeZone: zone, hourCycle: 'h23', ...options });
  made.set(key, known);
  return known;
};

const DATE: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' };
const TIME: Intl.DateTimeFormatOptions = { ...DATE, hour: '2-digit', minute: '2-digit' };

/** Date and time on the clocks of a zone. */
export const dateTime = (at: Moment, zone: string, language: Language): string =>
  formatOf(language, zone, TIME).format(new Date(at));

export const dateOnly = (at: Moment, zone: string, language: Language): string =>
  formatOf(language, zone, DATE).format(new Date(at));

const STEPS: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** How long until a moment, or since, in the largest unit that fits: `in 5 hours`, `2天前`. */
export const distance = (at: Moment, now: number, language: Language): string => {
  const ms = new Date(at).getTime() - now;
  const [size, unit] = STEPS.find(([step]) => Math.abs(ms) >= step) ?? [60_000, 'minute'];
  return new Intl.RelativeTimeFormat(TAGS[language], { numeric: 'auto' }).format(Math.trunc(ms / size), unit);
};

/** The calendar year that it is in a zone. */
export const yearIn = (now: number, zone: string): number =>
  Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(now));
