import { describe, expect, test } from '@jest/globals';
import { stateCouncilCalendar } from '../../adapters/work-calendar.ts';
import { withOwnDays } from '../../domain/shared/working-days.ts';

const watched = () => {
  const told: number[] = [];
  return { told, calendar: stateCouncilCalendar((year) => told.push(year)) };
};

describe('the working-day calendar', () => {
  test.each([
    ['2026-02-17', false],
    ['2026-02-14', true],
    ['2026-03-07', false],
    ['2026-03-09', true],
  ])('knows holidays and make-up workdays: %s', (date, isWorked) => {
    const { told, calendar } = watched();
    expect(calendar.isWorkday(date)).toBe(isWorked);
    expect(told).toEqual([]);
  });

  test('counts plain weeks in a year it does not know, and says so once', () => {
    const { told, calendar } = watched();
    expect(['2040-01-02', '2040-01-07', '2040-01-08'].map((date) => calendar.isWorkday(date))).toEqual([true, false, false]);
    calendar.isWorkday('2041-01-02');
    expect(told).toEqual([2040, 2041]);
  });

  test('says nothing of a year whose days somebody has entered', () => {
    const { told, calendar } = watched();
    const own = withOwnDays(calendar, { holidays: ['2040-01-02'], workdays: ['2040-01-07'] });
    expect(['2040-01-02', '2040-01-03', '2040-01-07', '2040-01-08'].map((date) => own.isWorkday(date))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(told).toEqual([]);
    own.isWorkday('2041-01-02');
    expect(told).toEqual([2041]);
  });
});
