import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { breakdownOf } from '../../../domain/score/breakdown.ts';
import { tallyByMonth } from '../../../domain/score/by-month.ts';
import { cellFigures, cellOf } from '../../../domain/score/cell.ts';
import { withReplyRates } from '../../../domain/score/funnel.ts';
import { changeOf, mayBePublished, rollUp, rollUpMonths } from '../../../domain/score/roll-up.ts';
import { scoreLawyer } from '../../../domain/score/score-lawyer.ts';
import { NO_TALLY, tallyOf } from '../../../domain/score/tally.ts';
import { CASE_KINDS, CATEGORIES, RESULTS } from '../../../domain/shared/codes.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { aFollowUp, answered } from '../response/a-follow-up.ts';
import { aYearOfCases } from './some-cases.ts';

describe('rolling up', () => {
  test('counts add up, and rates come of the sums: 1 of 1 and 8 of 9 are 90 %, not 94 %', () => {
    const few = tallyOf({ followUps: [answered('a', 5)], alerts: [], policy });
    const many = tallyOf({
      followUps: Array.from({ length: 9 }, (_, i) => answered(String(i), i === 0 ? 2 : 4)),
      alerts: [],
      policy,
    });
    const sum = rollUp([few, many]);
    expect(cellFigures(sum, 1.96)).toMatchObject({ closings: 10, n: 10, rateA: 0.9, meanPoints: (100 + 8 * 80 + 30) / 10 });
    expect(cellFigures(sum, 1.96).low).toBeCloseTo(0.5958, 4);
  });

  test('doesn’t depend on order or grouping, and is the same as counting all at once', () => {
    fc.assert(
      fc.property(aYearOfCases(), fc.nat(12), ({ followUps, alerts }, at) => {
        const tallies = followUps.map((f) => tallyOf({ followUps: [f], alerts, policy }));
        const whole = tallyOf({ followUps, alerts, policy });
        expect(rollUp(tallies)).toEqual(whole);
        expect(rollUp(tallies.toReversed())).toEqual(whole);
        expect(rollUp([rollUp(tallies.slice(0, at)), rollUp(tallies.slice(at)), NO_TALLY])).toEqual(whole);
        expect(rollUpMonths(tallyByMonth({ followUps, alerts, policy }))).toEqual(whole);
      }),
    );
  });

  test('a lawyer’s tally says the same as the lawyer’s score', () => {
    fc.assert(
      fc.property(aYearOfCases(), ({ followUps, alerts }) => {
        const score = scoreLawyer({ followUps, alerts, policy });
        const tally = rollUpMonths(tallyByMonth({ followUps, alerts, policy }));
        const { meanPoints, ...figures } = cellFigures(tally, policy.score.z);
        const { closings, n, rateA, rateB, low, high } = score;
        expect(figures).toEqual({ closings, n, ...(n > 0 ? { rateA, rateB, low, high } : {}) });
        expect(meanPoints ?? 0).toBeCloseTo(score.meanPoints ?? 0, 9);
        expect({ ...tally, funnel: withReplyRates(tally.funnel) }).toMatchObject({
          histogram: score.histogram,
          redFlags: score.redFlags,
          funnel: score.funnel,
        });
      }),
    );
  });

  test('some months of a year', () => {
    const closedOn = (date: string): { closing: { closedAt: number } } => ({
      closing: { closedAt: Date.parse(`${date}T10:00+08:00`) },
    });
    const followUps = [aFollowUp('1', closedOn('2025-01-31')), aFollowUp('2', closedOn('2025-02-01'))];
    const year = tallyByMonth({ followUps, alerts: [], policy });
    expect(rollUpMonths(year, ['02', '03'])).toMatchObject({ closings: 1 });
  });
});

describe('a breakdown', () => {
  const followUps: readonly FollowUp[] = [
    answered('1', 5, { closing: { kind: 'labour', categories: ['woman', 'elderly'], result: 'favourable' } }),
    answered('2', 1, { closing: { kind: 'labour', closedAt: Date.parse('2025-04-01T00:00+08:00') } }),
    aFollowUp('3'),
  ];
  const breakdown = breakdownOf(tallyByMonth({ followUps, alerts: [], policy }), 1.96);
  const figures = (...numbers: number[]) =>
    cellFigures(
      cellOf(
        numbers.map((i) => followUps[i - 1]!),
        policy,
      ),
      1.96,
    );

  test('has the figures of each group', () => {
    expect(breakdown.byKind).toEqual({ labour: figures(1, 2), civil: figures(3) });
    expect(breakdown.byCategory).toEqual({ woman: figures(1), elderly: figures(1), none: figures(2, 3) });
    expect(breakdown.byResult).toEqual({ favourable: figures(1), none: figures(2, 3) });
    expect(breakdown.byMonth).toEqual({ '03': figures(1, 3), '04': figures(2) });
    expect(breakdown.questions.overall).toEqual({ 1: 1, 2: 0, 3: 0, 4: 0, 5: 1 });
  });

  test('cells of kinds, results and months add up to the whole; those of categories to more', () => {
    fc.assert(
      fc.property(aYearOfCases(), (input) => {
        const parts = breakdownOf(tallyByMonth({ ...input, policy }), 1.96);
        const closings = tallyOf({ ...input, policy }).closings;
        const sum = (cells: object): number =>
          (Object.values(cells) as { closings: number }[]).reduce((all, cell) => all + cell.closings, 0);
        expect([parts.byKind, parts.byResult, parts.byMonth].map(sum)).toEqual([closings, closings, closings]);
        expect(sum(parts.byCategory)).toBeGreaterThanOrEqual(closings);
      }),
    );
  });

  test('names no code the field doesn’t have', () => {
    fc.assert(
      fc.property(aYearOfCases(), (input) => {
        const { byKind, byCategory, byResult } = breakdownOf(tallyByMonth({ ...input, policy }), 1.96);
        const codes = (cells: object): string[] => Object.keys(cells);
        expect([...CASE_KINDS]).toEqual(expect.arrayContaining(codes(byKind)));
        expect([...CATEGORIES, 'none']).toEqual(expect.arrayContaining(codes(byCategory)));
        expect([...RESULTS, 'none']).toEqual(expect.arrayContaining(codes(byResult)));
      }),
    );
  });
});

describe('change on the year before', () => {
  const cell = (satisfied: number, not: number, closings = 20) => ({
    closings,
    histogram: { 1: not, 2: 0, 3: 0, 4: satisfied, 5: 0 },
    micropoints: 0,
  });

  test('has both figures, and how much closings grew', () => {
    expect(changeOf(cell(9, 1, 30), cell(4, 1))).toEqual({
      closings: { now: 30, before: 20 },
      growth: 0.5,
      n: { now: 10, before: 5 },
      rateA: { now: 0.9, before: 0.8 },
    });
  });

  test.each([
    ['now', cell(0, 0), cell(4, 1)],
    ['before', cell(4, 1), cell(0, 0)],
  ])('has no rates where there are none %s', (_, now, before) => expect(changeOf(now, before)).not.toHaveProperty('rateA'));

  test('has no growth on nothing', () => expect(changeOf(cell(4, 1), cell(0, 0, 0))).not.toHaveProperty('growth'));
});

test.each([
  [29, false],
  [30, true],
])('with %i responses figures may be made public: %p', (n, expected) => {
  expect(mayBePublished({ 1: 1, 2: 0, 3: 0, 4: n - 1, 5: 0 }, policy)).toBe(expected);
});
