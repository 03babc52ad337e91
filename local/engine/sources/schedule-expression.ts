/** Whether a schedule fires in the minute that begins at this moment (UTC milliseconds). */
export type FiresAt = (minute: number) => boolean;

const MINUTE_MS = 60_000;
const UNIT_MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Reads `rate(5 minutes)` and `cron(0 9 ? * MON-FRI *)`. Rates count from the epoch, so that they are the same in every run.
 *
 * @param zone IANA name in which a cron expression is meant; EventBridge rules are always UTC
 * @throws on what it cannot read, `L`, `W` and `#` included
 */
export const parseSchedule = (expression: string, zone = 'UTC'): FiresAt => {
  const [, kind, content = ''] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  const fires = kind === 'rate' ? parseRate(content) : kind === 'cron' ? parseCron(content, zone) : undefined;
  if (fires === undefined) throw new Error(`The local engine cannot read the schedule ${expression}.`);
  return fires;
};

const parseRate = (content: string): FiresAt | undefined => {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(content) ?? [];
  const minutes = Number(count) * (UNIT_MINUTES[unit] ?? 0);
  return minutes > 0 ? (minute) => Math.floor(minute / MINUTE_MS) % minutes === 0 : undefined;
};

const parseCron = (content: string, zone: string): FiresAt | undefined => {
  const parts = content.trim().split(/\s+/);
  if (parts.length !== 6) return undefined;
  const [minutes, hours, days, months, weekdays, years] = [
    parseField(parts[0], 0, 59),
    parseField(parts[1], 0, 23),
    parseField(parts[2], 1, 31),
    parseField(parts[3], 1, 12, MONTHS),
    parseField(parts[4], 1, 7, WEEKDAYS),
    parseField(parts[5], 1970, 2199),
  ];
  if (!minutes || !hours || !days || !months || !weekdays || !years) return undefined;
  const clockIn = localClock(zone);
  return (minute) => {
    const local = clockIn(minute);
    return (
      minutes.has(local.minute) &&
      hours.has(local.hour) &&
      days.has(local.day) &&
      months.has(local.month) &&
      weekdays.has(local.weekday) &&
      years.has(local.year)
    );
  };
};

/** `*`, `?`, `5`, `1-5`, `0/15`, `1,15`, and names where the field has them; the values it stands for. */
const parseField = (field = '', low: number, high: number, names: readonly string[] = []): ReadonlySet<number> | undefined => {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, from = '', to, step] = /^([A-Z]+|\d+|\*|\?)(?:-([A-Z]+|\d+))?(?:\/(\d+))?$/i.exec(part) ?? [];
    const isAny = from === '*' || from === '?';
    const first = isAny ? low : numberOf(from, low, names);
    const last = to !== undefined ? numberOf(to, low, names) : isAny || step !== undefined ? high : first;
    if (Number.isNaN(first) || Number.isNaN(last) || first < low || last > high || Number(step ?? 1) < 1) return undefined;
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value);
  }
  return values;
};

const numberOf = (text: string, low: number, names: readonly string[]): number => {
  const index = names.indexOf(text.toUpperCase());
  return index >= 0 ? index + low : text === '' ? NaN : Number(text);
};

/** What a clock and a calendar in `zone` show; weekdays are 1 (Sunday) to 7. */
const localClock = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
  });
  return (at: number) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      minute: Number(parts['minute']),
      hour: Number(parts['hour']),
      day: Number(parts['day']),
      month: Number(parts['month']),
      year: Number(parts['year']),
      weekday: WEEKDAYS.indexOf((parts['weekday'] ?? '').toUpperCase()) + 1,
    };
  };
};
