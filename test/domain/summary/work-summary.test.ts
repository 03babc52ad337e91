import { describe, expect, test } from '@jest/globals';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { NO_YEAR } from '../../../domain/summary/node-year.ts';
import type { SummaryInput, WorkSummary } from '../../../domain/summary/work-summary.ts';
import { workSummary } from '../../../domain/summary/work-summary.ts';
import { CITY, COUNTY, YEAR, YEAR_BEFORE } from './a-city.ts';

const summary = (rest: Partial<SummaryInput> = {}): WorkSummary =>
  workSummary({
    centre: CITY,
    below: [COUNTY],
    period: { year: 2025 },
    at: Date.parse('2026-01-15T00:00+08:00'),
    year: YEAR,
    yearBefore: YEAR_BEFORE,
    policy,
    ...rest,
  });

describe('a year’s work', () => {
  test('cases, persons, losses, days', () => {
    expect(summary()).toMatchObject({
      centre: { id: 'CITY', name: '样例市法律援助中心', level: 'city' },
      madeOn: '2026-01-15',
      cases: { closings: 46, n: 36 },
      terminated: 1,
      bySource: [
        { source: '本机构受理', closings: 28 },
        { source: '法院通知', closings: 12 },
        { source: '', closings: 6 },
      ],
      people: { closings: 46, sum: 46 },
      recovered: { closings: 20, sum: 246_900 },
      duration: { n: 29, median: 59, mean: (20 * 59 + 9 * 19) / 29 },
    });
  });

  test('satisfaction with its interval, alerts and how they ended, consultations apart', () => {
    const { cases, alerts, consultations, redFlags, mayBePublished } = summary();
    expect(cases.rateA).toBe(34 / 36);
    expect(alerts).toEqual({
      byLevel: { high: { confirmed: 1, misrated: 1 }, critical: { open: 1 } },
      byCause: { overall: { confirmed: 1, misrated: 1 }, charged: { open: 1 } },
      escalated: 1,
      levels: { high: 2, critical: 1 },
      causes: { overall: 2, charged: 1 },
      total: 3,
      resolved: 2,
      open: 1,
    });
    expect(consultations).toMatchObject({ closings: 5, n: 5, rateA: 0.8, alerts: { total: 0 } });
    expect({ redFlags, mayBePublished }).toEqual({ redFlags: 1, mayBePublished: true });
  });

  test('the funnel, and who was not asked', () => {
    expect(summary()).toMatchObject({
      notAsked: 2,
      funnel: { eligible: 44, excluded: { terminated: 1, detained: 1 }, sent: 44 },
    });
  });

  test('what the centre itself and each below bring, those without anything included', () => {
    const parts = summary({ below: [COUNTY, { id: 'C02', name: '样例西县' }] }).parts;
    expect(parts.map(({ id, closings, n }) => [id, closings, n])).toEqual([
      ['CITY', 2, 2],
      ['C01', 44, 34],
      ['C02', 0, 0],
    ]);
    expect(summary({ below: [] }).parts).toEqual([]);
  });

  test('targets against closings', () => {
    expect(summary({ ownTarget: 40 }).targets).toEqual({
      own: { target: 40, closings: 46, share: 1.15 },
      lawyers: { lawyers: 1, target: 60, closings: 44, share: 44 / 60 },
    });
    expect(summary({ year: NO_YEAR }).targets).toEqual({});
  });

  test('change on the year before', () => {
    expect(summary().change).toMatchObject({
      closings: { now: 46, before: 40 },
      growth: 0.15,
      n: { now: 36, before: 30 },
      rateA: { now: 34 / 36, before: 0.8 },
    });
  });
});

describe('half a year’s work', () => {
  const half = (which: 1 | 2, rest: Partial<SummaryInput> = {}): WorkSummary =>
    summary({ period: { year: 2025, half: which }, ...rest });

  test('counts its own months; figures entered by hand too', () => {
    expect(half(1)).toMatchObject({
      cases: { closings: 31 },
      entered: { 'publicity-events': 4 },
      parts: [{ closings: 0 }, { closings: 31 }],
    });
    expect(half(2)).toMatchObject({ cases: { closings: 15 }, entered: { 'applications-received': 41 } });
    expect(Object.keys(half(1).breakdown.byMonth)).toEqual(['03', '05', '06']);
  });

  test('the year’s target stands beside the closings of the year so far', () => {
    expect(half(1, { ownTarget: 62 }).targets.own).toEqual({ target: 62, closings: 31, share: 0.5 });
    expect(half(2, { ownTarget: 46 }).targets.own).toEqual({ target: 46, closings: 46, share: 1 });
  });

  test('months that are not over are not compared', () => {
    const inMay = Date.parse('2025-05-25T00:00+08:00');
    expect(half(1, { at: inMay }).change).toMatchObject({ months: ['01', '02', '03', '04'], closings: { now: 20, before: 24 } });
    expect(half(2, { at: inMay })).not.toHaveProperty('change');
  });
});

test('what isn’t named by source comes after what is', () => {
  const month = YEAR.months['03']!;
  const bySource = { '': 9, '*': 8, 乙: 1, 甲: 2 };
  const year = { ...NO_YEAR, months: { '03': { ...month, tally: { ...month.tally, bySource } } } };
  expect(summary({ year }).bySource.map(({ source }) => source)).toEqual(['甲', '乙', '*', '']);
});
