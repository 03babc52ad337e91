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

const UNITS = [
  { ms: 86_400_000, zh: '天', en: 'day' },
  { ms: 3_600_000, zh: '小时', en: 'hour' },
  { ms: 60_000, zh: '分钟', en: 'minute' },
] as const;

/**
 * How far off a deadline is, or how long it has passed, in the largest unit that fits: `还有 3 天`, `672 days overdue`. At the very
 * deadline it has not passed.
 */
export const timeLeft = (deadline: Moment, now: number, language: Language): string => {
  const ms = new Date(deadline).getTime() - now;
  const unit = UNITS.find((one) => Math.abs(ms) >= one.ms);
  const n = unit === undefined ? 1 : Math.trunc(Math.abs(ms) / unit.ms);
  if (language === 'zh') {
    const length = unit === undefined ? '不到 1 分钟' : ` ${n} ${unit.zh}`;
    return `${ms < 0 ? '已超时' : '还有'}${length}`;
  }
  const length = unit === undefined ? 'less than a minute' : `${n} ${unit.en}${n === 1 ? '' : 's'}`;
  return ms < 0 ? `${length} overdue` : `due in ${length}`;
};

/** The calendar year that it is in a zone. */
export const yearIn = (now: number, zone: string): number =>
  Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(now));
