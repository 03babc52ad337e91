import { describe, expect, test } from '@jest/globals';
import { serviceScore } from '../../../domain/score/shrinkage.ts';

const responses = (n: number, points: number, prior: number) => Array.from({ length: n }, () => ({ points, prior }));

describe('service score', () => {
  test.each([
    [1, 1, 4.11],
    [3, 2, 3.82],
    [30, 3, 3.32],
    [5, 5, 4.69],
  ])('%i responses of %i against an expectation of 4.5 that weighs 8: %d', (n, points, expected) => {
    expect(serviceScore(responses(n, points, 4.5), 8)).toBeCloseTo(expected, 2);
  });

  test('the expectation is that of the cases answered, kind by kind', () => {
    const mixed = [...responses(3, 100, 90), ...responses(1, 60, 70)];
    expect(serviceScore(mixed, 15)).toBeCloseTo((15 * 85 + 360) / 19, 12);
  });

  test('without weight of the expectation it is the mean', () => {
    expect(serviceScore([...responses(1, 100, 80), ...responses(1, 30, 80)], 0)).toBe(65);
  });

  test('none without responses', () => {
    expect(serviceScore([], 15)).toBeUndefined();
  });
});
