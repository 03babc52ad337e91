import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import { GRADE_TERMS, STATUS_TERMS } from '../../domain/assessment/terms.ts';
import { vetoCauseOf } from '../../domain/assessment/reasons.ts';

/**
 * The table the bar association takes over into its own annual assessment 律师执业年度考核 (Legal Aid Law, art. 60). The last
 * column is the bar's: its result is not ours and is left empty.
 */
export const BAR_COLUMNS = [
  '年度',
  '法律援助机构代码',
  '执业证号',
  '姓名',
  '律师事务所',
  '办结法律援助案件数',
  '法律援助机构考核状态',
  '法律援助机构考核等次',
  '查实投诉等扣分',
  '经认定的一票否决情形',
  '律师协会考核结果(称职/基本称职/不称职)',
] as const;
export type BarColumn = (typeof BAR_COLUMNS)[number];

export const barRow = (row: AssessmentRow, year: number): Readonly<Record<BarColumn, string | number>> => ({
  年度: year,
  法律援助机构代码: row.centreId,
  执业证号: row.lawyerId,
  姓名: row.lawyerName ?? '',
  律师事务所: row.firm ?? '',
  办结法律援助案件数: row.closings,
  法律援助机构考核状态: STATUS_TERMS[row.status].zh,
  法律援助机构考核等次: row.grade === undefined ? '' : GRADE_TERMS[row.grade].zh,
  查实投诉等扣分: row.deduction,
  经认定的一票否决情形: row.reasons.some((reason) => vetoCauseOf(reason) !== undefined) ? '有' : '无',
  '律师协会考核结果(称职/基本称职/不称职)': '',
});
