import type { Terms } from '../case/terms.ts';
import type { EvidenceKind, Grade, VetoCause } from '../shared/codes.ts';
import { GRADE_TERMS } from './terms.ts';

/* What the cells of a table of evidence may hold beside the codes. */

const { excellent, good, competent, failing } = GRADE_TERMS;
export const GRADE_CELL_TERMS: Terms<Grade> = {
  excellent: excellent.zh,
  good: good.zh,
  competent: competent.zh,
  failing: failing.zh,
};

export const EVIDENCE_KIND_TERMS: Terms<EvidenceKind> = {
  'file-review': '案卷评查',
  opinion: '办案机关意见',
  hearing: '庭审旁听',
  complaint: '投诉',
  'not-informed': '未告知',
  'typical-case': '典型案例',
  'major-case': '重大案件',
  commendation: '表彰',
  veto: '一票否决',
};

/** Short; the assessment's reasons say them in full. */
export const VETO_CAUSE_TERMS: Terms<VetoCause> = {
  charged: '收取财物',
  refused: '拒绝或怠于履行',
  absent: '不按时出庭',
  leaked: '泄露秘密或隐私',
  'faked-feedback': '干扰或伪造评价',
};
