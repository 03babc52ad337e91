import type { Grade } from '../shared/codes.ts';
import type { Words } from './basis.ts';
import type { AssessmentStatus } from './status.ts';

/** Grades in the words of officials. */
export const GRADE_TERMS: Readonly<Record<Grade, Words>> = {
  excellent: { zh: '优秀', en: 'excellent' },
  good: { zh: '良好', en: 'good' },
  competent: { zh: '合格', en: 'competent' },
  failing: { zh: '不合格', en: 'failing' },
};

/** Why a row has a grade, or none. */
export const STATUS_TERMS: Readonly<Record<AssessmentStatus, Words>> = {
  graded: { zh: '已评定', en: 'graded' },
  'insufficient-data': { zh: '数据不足', en: 'insufficient data' },
  'not-graded': { zh: '不评定等次', en: 'not graded' },
  deferred: { zh: '暂缓考核', en: 'deferred' },
};
