import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { warningStarts } from '../../../domain/score/early-warning.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';

const rule = STANDARD_1.score.earlyWarning;
const times = (n: number, points: number): number[] => Array.from({ length: n }, () => points);
const starts = (points: readonly number[], prior = 80): readonly number[] =>
  warningStarts(
    points.map((value, i) => ({ caseNo: String(i + 1), points: value, prior })),
    rule,
  ).map(Number);

describe('early warning', () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ['as expected: none', times(20, 80), []],
    ['better than expected: none', times(20, 100), []],
    ['far below from the start: with the fifth, not before', times(12, 30), [5]],
    ['four are too few, however bad', times(4, 0), []],
    ['somewhat below: once the average has left the limit, which widens', times(12, 50), [6]],
    ['just below the limit with the fifth, from an average of 0', times(5, 48.2), [5]],
    ['a little below never crosses', times(200, 60), []],
    ['one bad response among good ones', [...times(10, 100), 0, ...times(10, 100)], []],
    [
      'a second crossing warns again, after the average has come back',
      [...times(6, 0), ...times(6, 100), ...times(8, 0)],
      [5, 14],
    ],
  ])('%s', (_, points, expected) => expect(starts(points)).toEqual(expected));

  /* Published examples look upwards too: mirrored at the mean, what rises there falls here. */
  const MONTGOMERY = [
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31, 8.52,
    10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
  ];
  const NIST = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
  const mirrored = (values: readonly number[], mean: number) =>
    values.map((value, i) => ({ caseNo: String(i + 1), points: 2 * mean - value, prior: mean }));

  test('Montgomery’s example of an EWMA chart (λ 0.10, L 2.7, σ 1): out of control from the 29th observation on', () => {
    expect(warningStarts(mirrored(MONTGOMERY, 10), { lambda: 0.1, limit: 2.7, sigma: 1, from: 1 })).toEqual(['29']);
  });

  test.each([
    ['the 18th average is 51.23', 1.225, ['18']],
    ['and the 19th 51.94', 1.235, ['19']],
    ['and the 20th 51.99', 1.945, ['20']],
    ['and none is more', 1.995, []],
  ])('NIST’s example of an EWMA chart (λ 0.3): %s', (_, reach, expected) => {
    const sigma = reach / Math.sqrt(0.3 / 1.7);
    expect(warningStarts(mirrored(NIST, 50), { lambda: 0.3, limit: 1, sigma, from: 1 })).toEqual(expected);
  });

  test('measures each response against what is expected of its kind', () => {
    expect(starts(times(12, 50), 55)).toEqual([]);
  });

  test('waits for as many responses as the policy says', () => {
    const late = { ...rule, from: 8 };
    const responses = times(12, 0).map((points, i) => ({ caseNo: String(i + 1), points, prior: 80 }));
    expect(warningStarts(responses, late)).toEqual(['8']);
  });

  test('may warn with the very first, and at the limit itself does not', () => {
    const first = { lambda: 1, limit: 2, sigma: 25, from: 1 };
    const warns = (points: number) => warningStarts([{ caseNo: '1', points, prior: 80 }], first).length > 0;
    expect([warns(29), warns(30)]).toEqual([true, false]);
  });

  test('names cases in order, each once; from the sixth on only one that is itself below what is expected', () => {
    const points = fc.array(fc.constantFrom(0, 30, 60, 80, 100), { maxLength: 60 });
    fc.assert(
      fc.property(points, (values) => {
        const named = starts(values);
        expect(named).toEqual([...new Set(named)].toSorted((a, b) => a - b));
        for (const i of named.filter((start) => start > rule.from)) expect(values[i - 1]).toBeLessThan(80);
      }),
    );
  });
});
