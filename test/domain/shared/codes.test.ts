import { describe, expect, test } from '@jest/globals';
import { CODED_QUESTIONS, QUESTION_CODES, UPLOAD_LIMIT_BYTES } from '../../../domain/shared/codes.ts';

describe('codes', () => {
  test.each([
    ['overall', [1, 2, 3, 4, 5]],
    ['charged', [0, 8, 9]],
    ['communication', [1, 2, 3, 4, 5]],
    ['absent', [0, 8, 9]],
  ] as const)('%s takes these', (question, codes) => {
    expect(QUESTION_CODES[question].toSorted()).toEqual(codes);
  });

  test('neighbouring questions share none, so that a late code is not booked on the wrong question', () => {
    for (const [i, question] of CODED_QUESTIONS.slice(1).entries()) {
      const before = QUESTION_CODES[CODED_QUESTIONS[i]!];
      expect(QUESTION_CODES[question].filter((code) => before.includes(code))).toEqual([]);
    }
  });
});

test('a spreadsheet of twenty megabytes is taken', () => {
  expect(UPLOAD_LIMIT_BYTES).toBe(20_971_520);
});
