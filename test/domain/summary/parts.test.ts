import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MONTHS } from '../../../domain/score/by-month.ts';
import { durationOf } from '../../../domain/summary/duration.ts';
import { checkEntered, ENTERED_MAX } from '../../../domain/summary/entered-figures.ts';
import { percent } from '../../../domain/shared/percent.ts';
import { percentPoints, tenThousands } from '../../../domain/summary/formats.ts';
import { endedMonths, monthsOf } from '../../../domain/summary/period.ts';

describe('how long cases took', () => {
  test.each([
    ['no case', {}, { n: 0 }],
    ['one', { 7: 1 }, { n: 1, median: 7, mean: 7 }],
    ['an odd number: the one in the middle', { 1: 1, 10: 1, 100: 1 }, { n: 3, median: 10, mean: 37 }],
    ['an even number: midway between two', { 1: 1, 2: 1, 5: 1, 100: 1 }, { n: 4, median: 3.5, mean: 27 }],
    ['several of the same length', { 100: 1, 3: 4, 0: 2 }, { n: 7, median: 3, mean: 16 }],
  ])('%s', (_, days, expected) => expect(durationOf(days)).toEqual(expected));

  test('is the median and mean of the days one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 30 }), (all) => {
        const counts = all.reduce<Record<string, number>>((sum, day) => ({ ...sum, [day]: (sum[day] ?? 0) + 1 }), {});
        const inOrder = all.toSorted((a, b) => a - b);
        const middle = [inOrder[Math.floor((all.length - 1) / 2)]!, inOrder[Math.floor(all.length / 2)]!];
        const { n, median, mean } = durationOf(counts);
        expect({ n, median }).toEqual({ n: all.length, median: (middle[0]! + middle[1]!) / 2 });
        expect(mean).toBeCloseTo(all.reduce((sum, day) => sum + day, 0) / all.length, 9);
      }),
    );
  });
});

describe('a period', () => {
  test.each([
    [{ year: 2025 }, [...MONTHS]],
    [{ year: 2025, half: 1 as const }, ['01', '02', '03', '04', '05', '06']],
    [{ year: 2025, half: 2 as const }, ['07', '08', '09', '10', '11', '12']],
  ])('%j has its months', (period, months) => expect(monthsOf(period)).toEqual(months));

  test.each([
    ['2025-05-31T23:59:59+08:00', 4],
    ['2025-06-01T00:00:00+08:00', 5],
    ['2024-12-31T23:59:59+08:00', 0],
    ['2026-01-01T00:00:00+08:00', 12],
  ])('at %s %i months of 2025 are over', (at, over) => {
    expect(endedMonths(MONTHS, 2025, Date.parse(at), 'Asia/Shanghai')).toEqual(MONTHS.slice(0, over));
  });
});

describe('figures entered by hand', () => {
  test('are taken as they are', () => {
    const figures = { 'publicity-events': 0, 'applications-received': ENTERED_MAX };
    expect(checkEntered(figures)).toEqual({ ok: true, value: figures });
    expect(checkEntered({})).toEqual({ ok: true, value: {} });
  });

  test.each([-1, 1.5, ENTERED_MAX + 1, '3', null, true, [], NaN])('%p is no figure: the answer says what is allowed', (value) => {
    expect(checkEntered({ 'training-people': value, 'publicity-events': 1 })).toMatchObject({
      ok: false,
      error: [
        { column: 'training-people', message: { zh: expect.stringContaining('整数'), en: expect.stringContaining('whole') } },
      ],
    });
  });

  test('a name nobody knows is refused with the names that are known', () => {
    expect(checkEntered({ 'tea-parties': 1 })).toMatchObject({
      ok: false,
      error: [
        {
          column: 'tea-parties',
          message: {
            zh: expect.stringMatching(/一项.*publicity-events, publicity-people/),
            en: expect.stringContaining('applications-refused'),
          },
        },
      ],
    });
  });
});

describe('numbers as they are written', () => {
  test.each([
    [percent(7285 / 7781), '93.63%'],
    [percent((6554 + 731 / 2) / 7781), '88.93%'],
    [percent(0.99995), '100.00%'],
    [percent(1), '100.00%'],
    [percent(0), '0.00%'],
    [percentPoints(-0.0123), '1.23'],
    [tenThousands(1_234_567), '123.46'],
    [tenThousands(50), '0.01'],
    [tenThousands(49), '0.00'],
  ])('%s', (written, expected) => expect(written).toBe(expected));
});
