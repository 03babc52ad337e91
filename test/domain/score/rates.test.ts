import { describe, expect, test } from '@jest/globals';
import { isSatisfied, rateA, rateB } from '../../../domain/score/rates.ts';

describe('the two rates of satisfaction', () => {
  test('Dongguan: 6554 satisfied, 731 basically, 496 not, of 7781', () => {
    const histogram = { 5: 6000, 4: 554, 3: 731, 2: 400, 1: 96 };
    expect(rateA(histogram)).toBeCloseTo(0.9363, 4);
    expect(rateB(histogram)).toBeCloseTo(0.8893, 4);
  });

  test.each([
    [5, 1, 1],
    [4, 1, 1],
    [3, 1, 0.5],
    [2, 0, 0],
    [1, 0, 0],
  ] as const)('a single %i', (overall, a, b) => {
    const histogram = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, [overall]: 1 };
    expect([rateA(histogram), rateB(histogram)]).toEqual([a, b]);
    expect(isSatisfied(overall)).toBe(a === 1);
  });

  test('none without responses', () => {
    const histogram = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
    expect([rateA(histogram), rateB(histogram)]).toEqual([undefined, undefined]);
  });
});
