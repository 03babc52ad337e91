import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { WorkCalendar } from '../../../domain/shared/working-days.ts';
import { nthWorkingDay, withOwnDays } from '../../../domain/shared/working-days.ts';
import { localClock, localDate } from '../../../domain/shared/zone.ts';

/** Monday to Friday, less the spring festival of 2025, plus the two days worked to make up for it. */
const calendar: WorkCalendar = {
  isWorkday: (date) => {
    if (date >= '2025-01-28' && date <= '2025-02-04') return false;
    if (date === '2025-01-26' || date === '2025-02-08') return true;
    const weekday = new Date(`${date}T00:00Z`).getUTCDay();
    return weekday >= 1 && weekday <= 5;
  },
};

describe('the n-th working day', () => {
  test.each([
    ['the day itself is not counted', '2025-03-03T10:00:00+08:00', 1, '2025-03-04T10:00:00+08:00'],
    ['over a weekend', '2025-03-07T10:00:00+08:00', 1, '2025-03-10T10:00:00+08:00'],
    ['from a Saturday', '2025-03-08T10:00:00+08:00', 1, '2025-03-10T10:00:00+08:00'],
    ['five are a week', '2025-03-05T23:59:30+08:00', 5, '2025-03-12T23:59:30+08:00'],
    ['a make-up Sunday is worked', '2025-01-24T09:00:00+08:00', 1, '2025-01-26T09:00:00+08:00'],
    ['the holiday is not', '2025-01-27T09:00:00+08:00', 1, '2025-02-05T09:00:00+08:00'],
    ['a make-up Saturday is worked', '2025-02-07T09:00:00+08:00', 1, '2025-02-08T09:00:00+08:00'],
    ['the day is the zone’s, not that of UTC', '2025-03-10T01:00:00+08:00', 1, '2025-03-11T01:00:00+08:00'],
  ])('%s', (_, from, n, expected) => {
    expect(new Date(nthWorkingDay(Date.parse(from), n, 'Asia/Shanghai', calendar))).toEqual(new Date(expected));
  });

  test('keeps the clock time over a change of clocks, to the millisecond', () => {
    const friday = Date.parse('2025-03-07T09:30:15.125-05:00');
    expect(nthWorkingDay(friday, 1, 'America/New_York', calendar)).toBe(Date.parse('2025-03-10T09:30:15.125-04:00'));
  });

  test('a clock time that does not exist that day is the first moment after', () => {
    const everyDay: WorkCalendar = { isWorkday: () => true };
    const saturday = Date.parse('2025-03-08T02:30:00-05:00');
    expect(nthWorkingDay(saturday, 1, 'America/New_York', everyDay)).toBe(Date.parse('2025-03-09T03:00:00-04:00'));
  });

  const moments = fc.integer({ min: Date.parse('2024-12-01T00:00Z'), max: Date.parse('2025-12-01T00:00Z') });

  test('comes later for more days, lies on a working day at the same clock, and never comes sooner for a later start on a working day', () => {
    fc.assert(
      fc.property(moments, moments, fc.integer({ min: 1, max: 20 }), (a, b, n) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const deadline = nthWorkingDay(first, n, 'Asia/Shanghai', calendar);
        // A start on a day off counts from that day's clock: Saturday at nine is due sooner than Friday at ten.
        if (calendar.isWorkday(localDate(second, 'Asia/Shanghai'))) {
          expect(nthWorkingDay(second, n, 'Asia/Shanghai', calendar)).toBeGreaterThanOrEqual(deadline);
        }
        expect(calendar.isWorkday(localDate(deadline, 'Asia/Shanghai'))).toBe(true);
        expect(nthWorkingDay(first, n + 1, 'Asia/Shanghai', calendar)).toBeGreaterThan(deadline);
        expect(localClock(deadline, 'Asia/Shanghai')).toBe(localClock(first, 'Asia/Shanghai'));
      }),
    );
  });
});

describe('days of one’s own', () => {
  const own = withOwnDays(calendar, { holidays: ['2025-03-31', '2025-04-05'], workdays: ['2025-03-29', '2025-04-05'] });

  test.each([
    ['a local holiday', '2025-03-31', false],
    ['a Saturday worked for it', '2025-03-29', true],
    ['a day in both lists is worked', '2025-04-05', true],
    ['any other workday', '2025-04-01', true],
    ['any other weekend', '2025-03-30', false],
  ])('%s', (_, date, isWorked) => expect(own.isWorkday(date)).toBe(isWorked));

  test('the calendar hears of which years somebody has entered the days, for it need not know those', () => {
    const years: WorkCalendar = { isWorkday: (date, isEntered) => date !== '2027-05-04' && isEntered === true };
    const entered = withOwnDays(years, { holidays: ['2026-05-01'], workdays: ['2027-05-08'] });
    const worked = ['2026-05-05', '2027-05-06', '2027-05-04', '2028-05-04'].filter((date) => entered.isWorkday(date));
    expect(worked).toEqual(['2026-05-05', '2027-05-06']);
  });
});
