import type { Flag } from '../../domain/assessment/flags.ts';
import { DIMENSION_WORDS, VETO_WORDS } from '../../domain/assessment/reason-words.ts';
import { SET_BY_SUPERVISOR, vetoCauseOf } from '../../domain/assessment/reasons.ts';
import type { Reason } from '../../domain/assessment/reasons.ts';
import type { AssessmentStatus } from '../../domain/assessment/status.ts';
import type { Terms } from '../../domain/case/terms.ts';
import type { Grade } from '../../domain/shared/codes.ts';
import { DIMENSIONS } from '../../domain/shared/policy.ts';
import type { Policy } from '../../domain/shared/policy.ts';

/** What the codes of the assessment table are called in the officials' spreadsheet. */
export const GRADE_TERMS: Terms<Grade> = { excellent: '优秀', good: '良好', competent: '合格', failing: '不合格' };

export const STATUS_TERMS: Terms<AssessmentStatus> = {
  graded: '已评定',
  'insufficient-data': '数据不足',
  'not-graded': '不评定等次',
  deferred: '暂缓考核',
};

export const FLAG_TERMS: Terms<Flag> = {
  'reward.commend': '建议表彰',
  'reward.priority': '建议优先指派',
  'reward.subsidy': '建议补贴上浮',
  'penalty.talk': '建议提醒谈话',
  'penalty.interview': '建议约谈',
  'penalty.rectify': '建议限期整改',
  'penalty.withhold-subsidy': '建议不发绩效补贴',
  'penalty.suspend': '建议暂停指派',
  'penalty.remove': '建议移出名册',
  'penalty.refer': '建议移送司法行政部门并函告律协',
  'review.open-alert': '有预警未办结,非最终结果',
  'review.second-file': '建议再评查一份案卷',
};

/** The Chinese word of a code; one that is not in the list stands as it is, so that nothing is lost from the table. */
export const termOf = (code: string, terms: Terms<string>): string => (Object.hasOwn(terms, code) ? (terms[code] ?? code) : code);

/** A reason in a few words. */
export const reasonTerm = (code: string, { minClosings, minWeight, filesToFail }: Policy['assessment']): string => {
  const cause = vetoCauseOf(code as Reason);
  if (cause) return `经认定:${VETO_WORDS[cause].zh}`;
  const dimension = DIMENSIONS.find((known) => code === `no-${known}`);
  if (dimension) return `缺少${DIMENSION_WORDS[dimension].zh}`;
  if (code.startsWith(SET_BY_SUPERVISOR)) return `质量主管决定:${code.slice(SET_BY_SUPERVISOR.length)}`;
  return termOf(code, {
    'few-closings': `结案不足${minClosings}件`,
    'low-weight': `有数据的指标权重不足${minWeight}`,
    complaint: '有查实投诉,不评优秀',
    'second-file': `案卷评查不足${filesToFail}份`,
  });
};
