import { describe, expect, test } from '@jest/globals';
import { gradeOf } from '../../../domain/assessment/grade.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';

describe('the grade of a total', () => {
  test.each([
    [0, 'failing'],
    [59.9, 'failing'],
    [60, 'competent'],
    [79.9, 'competent'],
    [80, 'good'],
    [89.9, 'good'],
    [90, 'excellent'],
    [110, 'excellent'],
  ])('%d is %s', (total, grade) => expect(gradeOf(total, STANDARD_1.assessment.grades)).toBe(grade));
});
