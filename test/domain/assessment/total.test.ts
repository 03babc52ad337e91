import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { availableWeight, missingDimensions, totalOf } from '../../../domain/assessment/total.ts';
import { DIMENSIONS, STANDARD_1, SURVEY_ONLY_1 } from '../../../domain/shared/policy.ts';

const rules = STANDARD_1.assessment;
const all = { files: 90, clients: 80, opinion: 70, hearing: 60, quantity: 50, timeliness: 40 };

describe('the total', () => {
  test.each([
    ['all dimensions', all, 0, 0, 75.8],
    ['one alone counts whole', { files: 85 }, 0, 0, 85],
    ['two by their weights', { files: 90, clients: 77 }, 0, 0, 85],
    ['bonus and deduction are points, not shares', { files: 85 }, 4, 5, 84],
    ['at most 110', { files: 105 }, 10, 0, 110],
    ['at least 0', { files: 10 }, 0, 45, 0],
    ['half up at the end: 89.95', { files: 89.95 }, 0, 0, 90],
    ['89.94', { files: 89.94 }, 0, 0, 89.9],
    ['a sum that binary fractions leave below the half', { files: 79.85 }, 0.1, 0, 80],
  ])('%s', (_, scores, bonus, deduction, expected) => expect(totalOf(scores, bonus, deduction, rules)).toBe(expected));

  test('a dimension without weight is shown, not weighed', () => {
    expect(totalOf({ files: 0, clients: 90, quantity: 60, timeliness: 60 }, 0, 0, SURVEY_ONLY_1.assessment)).toBe(81);
    expect(availableWeight({ files: 0, clients: 90 }, SURVEY_ONLY_1.assessment)).toBe(70);
  });

  test('whatever the scores, it lies between 0 and 110, with one decimal, and no score that rises lowers it', () => {
    const score = fc.double({ min: 0, max: 100, noNaN: true });
    const scores = fc.record(
      { files: score, clients: score, opinion: score, hearing: score, quantity: score, timeliness: score },
      { requiredKeys: ['files'] },
    );
    const points = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(scores, points, points, fc.constantFrom(...DIMENSIONS), (known, bonus, deduction, better) => {
        const total = totalOf(known, bonus, deduction, rules);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(110);
        expect(total.toFixed(1)).toBe(total.toFixed(6).slice(0, -5));
        if (known[better] !== undefined)
          expect(totalOf({ ...known, [better]: 100 }, bonus, deduction, rules)).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});

test('what is known, and what is missing', () => {
  expect(availableWeight(all, rules)).toBe(100);
  expect(availableWeight({ files: 0, timeliness: 1 }, rules)).toBe(47);
  expect(availableWeight({}, rules)).toBe(0);
  expect(missingDimensions(all, rules)).toEqual([]);
  expect(missingDimensions({ clients: 1 }, { ...rules, required: ['files', 'clients', 'hearing'] })).toEqual([
    'files',
    'hearing',
  ]);
});
