import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval } from '../../../domain/score/wilson.ts';

describe('Wilson interval', () => {
  test.each([
    [2, 2, 0.342, 1],
    [5, 5, 0.566, 1],
    [10, 10, 0.722, 1],
    [8, 10, 0.49, 0.943],
    [20, 20, 0.839, 1],
    [30, 30, 0.886, 1],
    [27, 30, 0.744, 0.965],
    [0, 5, 0, 0.434],
    [7285, 7781, 0.931, 0.941],
  ])('%i of %i', (hits, total, low, high) => {
    const interval = wilsonInterval(hits, total, 1.96);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  test('ends exactly at 0 and 1', () => {
    expect([wilsonInterval(0, 5, 1.96).low, wilsonInterval(5, 5, 1.96).high]).toEqual([0, 1]);
  });

  test('to full precision', () => {
    expect(wilsonInterval(5, 5, 1.96).low).toBeCloseTo(0.5655085052479191, 14);
    expect(wilsonInterval(27, 30, 1.96).high).toBeCloseTo(0.9654007400402839, 14);
  });

  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
  const quantiles = fc.double({ min: 0.1, max: 5, noNaN: true });

  test('lies within 0 and 1 around the share, and mirrors itself', () => {
    fc.assert(
      fc.property(counts, quantiles, ([hits, total], z) => {
        const { low, high } = wilsonInterval(hits, total, z);
        const mirror = wilsonInterval(total - hits, total, z);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / total + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / total - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
        expect(mirror.low).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  test('both ends solve the equation they come from: (p - share)² = z²·p·(1-p)/n', () => {
    fc.assert(
      fc.property(counts, ([hits, total]) => {
        const { low, high } = wilsonInterval(hits, total, 1.96);
        for (const p of [low, high]) expect((p - hits / total) ** 2).toBeCloseTo((1.96 ** 2 * p * (1 - p)) / total, 10);
      }),
    );
  });
});
