import type { Instant } from './instant.ts';
import { DAY_MS, SECOND_MS } from './instant.ts';

/*
 * Calendar dates and clock times of a zone. Zones are IANA names that come with the data (`Asia/Shanghai`), never the
 * machine's; an unknown name throws. Dates are `YYYY-MM-DD` of the years 1000 to 9999.
 */

/** Building a formatter costs a thousand times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, formatter);
  return formatter;
};

/** What calendar and clock of the zone show, `YYYY-MM-DDTHH:MM:SS`. */
const localStamp = (at: Instant, zone: string): string =>
  formatterOf(zone)
    .format(at)
    .replace(/^(\d+)\/(\d+)\/(\d+), (.+)$/, '$3-$1-$2T$4');

export const localDate = (at: Instant, zone: string): string => localStamp(at, zone).slice(0, 10);

/** Clock time `HH:MM`. */
export const localClock = (at: Instant, zone: string): string => localStamp(at, zone).slice(11, 16);

export const localYear = (at: Instant, zone: string): number => Number(localStamp(at, zone).slice(0, 4));

/** How far the zone's clock is ahead of UTC, in milliseconds. */
export const zoneOffset = (at: Instant, zone: string): number =>
  Date.parse(`${localStamp(at, zone)}Z`) - Math.floor(at / SECOND_MS) * SECOND_MS;

/**
 * The moment at which the zone shows this date and clock time (`HH:MM`, or finer as in ISO 8601). Of two such moments
 * (the clock was turned back) the first; where there is none (it was turned forward) the first moment after the gap.
 */
export const instantOf = (date: string, clock: string, zone: string): Instant => {
  const asUtc = Date.parse(`${date}T${clock}Z`);
  const before = zoneOffset(asUtc - DAY_MS, zone);
  const after = zoneOffset(asUtc + DAY_MS, zone);
  const earlier = asUtc - before;
  if (zoneOffset(earlier, zone) === before) return earlier;
  const later = asUtc - after;
  if (zoneOffset(later, zone) === after) return later;
  return endOfGap(later, earlier, after, zone);
};

/** The first moment with offset `after`, by halving; `from` lies before it, `to` does not. */
const endOfGap = (from: Instant, to: Instant, after: number, zone: string): Instant => {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(middle, zone) === after) high = middle;
    else low = middle;
  }
  return high;
};

/** The date `days` calendar days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
