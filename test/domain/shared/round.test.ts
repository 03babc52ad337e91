import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { roundHalfUp } from '../../../domain/shared/round.ts';

describe('rounding half up', () => {
  test.each([
    [79.95, 1, 80],
    [79.949999999999989, 1, 80],
    [79.9499999994, 1, 79.9],
    [59.95, 1, 60],
    [89.949, 1, 89.9],
    [1.005, 2, 1.01],
    [8.345, 2, 8.35],
    [0.285, 2, 0.29],
    [1.45, 1, 1.5],
    [0.5, 0, 1],
    [2.5, 0, 3],
    [-2.5, 0, -2],
    [-0.04, 1, 0],
    [-0.05, 1, 0],
    [-0, 1, 0],
    [110, 1, 110],
    [2 / 3, 6, 0.666667],
    [0.12345678, 8, 0.12345678],
    [999_999.95, 1, 1_000_000],
  ])('%d to %i decimals is %d', (value, decimals, expected) => expect(roundHalfUp(value, decimals)).toBe(expected));

  test('does as paper does for every figure of up to nine decimals', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 110_000_000_000n }), (billionths) => {
        const onPaper = Number((billionths + 50_000_000n) / 100_000_000n) / 10;
        expect(roundHalfUp(Number(billionths) / 1e9, 1)).toBe(onPaper);
      }),
    );
  });

  test('never falls as the figure rises, and stays within half a unit', () => {
    const figures = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        expect(roundHalfUp(small, 1)).toBeLessThanOrEqual(roundHalfUp(large, 1));
        expect(Math.abs(roundHalfUp(a, 1) - a)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});
