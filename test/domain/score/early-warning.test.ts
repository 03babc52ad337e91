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
