import { expect, test } from '@jest/globals';
import type { AssessmentRow } from '../../../domain/assessment/assess.ts';
import type { Explanation } from '../../../domain/assessment/explain.ts';
import { lawyerRow } from '../../../domain/assessment/lawyer-row.ts';

const row: AssessmentRow = {
  centreId: 'C01',
  lawyerId: 'L001',
  lawyerName: undefined,
  firm: undefined,
  closings: 6,
  n: 5,
  bonus: 0,
  deduction: 5,
  total: 70,
  status: 'graded',
  grade: 'competent',
  flags: ['penalty.talk', 'review.open-alert', 'review.second-file'],
  reasons: ['complaint'],
};
const words = { zh: '', en: '' };
const explained = (code: Explanation['code'], ...evidence: string[]): Explanation => ({ code, words, basis: words, evidence });

test('a lawyer sees the own row and its reasons, and no sign of an alert', () => {
  const explanations = [
    explained('penalty.talk', 'e-1', 'alert:2025-7:charged'),
    explained('review.open-alert', '2025-8/absent'),
    explained('review.second-file', 'f-1'),
    explained('complaint', 'alert:2025-7:charged'),
  ];
  expect(lawyerRow({ row, explanations })).toEqual({
    row: { ...row, flags: ['penalty.talk', 'review.second-file'] },
    explanations: [explained('penalty.talk', 'e-1'), explained('review.second-file', 'f-1'), explained('complaint')],
  });
});
