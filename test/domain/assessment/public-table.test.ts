import { describe, expect, test } from '@jest/globals';
import type { PublicTally } from '../../../domain/assessment/public-table.ts';
import { publicTable } from '../../../domain/assessment/public-table.ts';
import { NO_ANSWERS } from '../../../domain/score/rates.ts';
import type { Grade } from '../../../domain/shared/codes.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';

const tally = (grades: Readonly<Partial<Record<Grade, number>>>, more: Partial<PublicTally> = {}): PublicTally => {
  const byGrade = { failing: 0, competent: 0, good: 0, excellent: 0, ...grades };
  const lawyers = Object.values(byGrade).reduce((a, b) => a + b);
  return { closings: 10 * lawyers, lawyers, answering: lawyers, byGrade, histogram: NO_ANSWERS, ...more };
};

describe('what of a table may be published', () => {
  test('is figures of many', () => {
    const histogram = { 1: 1, 2: 1, 3: 4, 4: 12, 5: 12 };
    expect(publicTable(tally({ excellent: 5, good: 20, competent: 6 }, { histogram, lawyers: 33 }), STANDARD_1)).toEqual({
      closings: 310,
      lawyers: 33,
      byGrade: { failing: 0, competent: 6, good: 20, excellent: 5 },
      satisfaction: { n: 30, rateA: 28 / 30, rateB: 26 / 30, low: expect.closeTo(0.7868, 4), high: expect.closeTo(0.9815, 4) },
    });
  });

  test.each<[string, Readonly<Partial<Record<Grade, number>>>]>([
    ['one who failed', { good: 20, failing: 1 }],
    ['four', { good: 20, excellent: 4 }],
  ])('is no grade at all where there is a grade of %s', (_, grades) => {
    const { byGrade, lawyers } = publicTable(tally(grades), STANDARD_1);
    expect([byGrade, lawyers]).toEqual([undefined, Object.values(grades).reduce((a, b) => a + b)]);
  });

  test('is neither grades nor their number where there are fewer than five lawyers', () => {
    expect(publicTable(tally({ good: 4 }), STANDARD_1)).toEqual({ closings: 40 });
    expect(publicTable(tally({}, { lawyers: 4 }), STANDARD_1)).toEqual({ closings: 0 });
    expect(publicTable(tally({ good: 5 }), STANDARD_1)).toMatchObject({ lawyers: 5, byGrade: { good: 5, excellent: 0 } });
  });

  test('is satisfaction from thirty responses of five lawyers on', () => {
    const of = (n: number, answering: number) =>
      publicTable(tally({}, { answering, histogram: { ...NO_ANSWERS, 5: n } }), STANDARD_1).satisfaction;
    expect([of(29, 9), of(300, 4), of(30, 5)?.rateA]).toEqual([undefined, undefined, 1]);
    const free = { ...STANDARD_1, score: { ...STANDARD_1.score, publicMinResponses: 0 } };
    expect(publicTable(tally({}, { answering: 9 }), free).satisfaction).toBeUndefined();
  });
});
