import { describe, expect, test } from '@jest/globals';
import type { AssessmentRow } from '../../../domain/assessment/assess.ts';
import { publicTable } from '../../../domain/assessment/public-table.ts';
import type { Histogram } from '../../../domain/score/rates.ts';
import type { Grade } from '../../../domain/shared/codes.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';

const rows = (grades: Readonly<Partial<Record<Grade | 'none', number>>>): AssessmentRow[] =>
  Object.entries(grades).flatMap(([grade, count]) =>
    Array.from({ length: count }, (_, i) => ({
      centreId: 'C01',
      lawyerId: `${grade}-${i}`,
      lawyerName: '样例律师',
      firm: undefined,
      closings: 10,
      n: 3,
      bonus: 0,
      deduction: 0,
      total: undefined,
      status: 'graded' as const,
      grade: grade === 'none' ? undefined : (grade as Grade),
      flags: [],
      reasons: [],
    })),
  );
const none: Histogram = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };

describe('what of a table may be published', () => {
  test('is figures of many', () => {
    const histograms: Histogram[] = [
      { 1: 1, 2: 1, 3: 4, 4: 10, 5: 8 },
      { 1: 0, 2: 0, 3: 0, 4: 2, 5: 4 },
    ];
    const table = publicTable(rows({ excellent: 5, good: 20, competent: 6, none: 2 }), histograms, STANDARD_1);
    expect(table).toEqual({
      closings: 330,
      lawyers: 33,
      byGrade: { failing: 0, competent: 6, good: 20, excellent: 5 },
      satisfaction: { n: 30, rateA: 28 / 30, rateB: 26 / 30, low: expect.closeTo(0.7868, 4), high: expect.closeTo(0.9815, 4) },
    });
    expect(JSON.stringify(table)).not.toContain('样例律师');
  });

  test.each<[string, Readonly<Partial<Record<Grade, number>>>]>([
    ['one who failed', { good: 20, failing: 1 }],
    ['four', { good: 20, excellent: 4 }],
  ])('is no grade at all where there is a grade of %s', (_, grades) => {
    const { byGrade, lawyers } = publicTable(rows(grades), [], STANDARD_1);
    expect([byGrade, lawyers]).toEqual([undefined, Object.values(grades).reduce((a, b) => a + b)]);
  });

  test('is neither grades nor their number where there are fewer than five lawyers', () => {
    expect(publicTable(rows({ good: 4 }), [], STANDARD_1)).toEqual({ closings: 40 });
  });

  test('is satisfaction from thirty responses on', () => {
    const of = (n: number) => publicTable([], [{ ...none, 5: n }], STANDARD_1).satisfaction;
    expect([of(29), of(30)?.rateA]).toEqual([undefined, 1]);
    const free = { ...STANDARD_1, score: { ...STANDARD_1.score, publicMinResponses: 0 } };
    expect(publicTable([], [], free).satisfaction).toBeUndefined();
  });
});
