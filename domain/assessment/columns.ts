import type { TableShape } from '../case/columns.ts';
import { headersOf } from '../case/columns.ts';

/** Columns of the table of evidence: English name and Chinese header, in the order in which they are documented. */
export const EVIDENCE_COLUMNS = {
  id: '编号',
  kind: '类型',
  lawyer_id: '执业证号',
  centre_id: '机构代码',
  score: '分数',
  grade: '等次',
  cause: '事由',
  year: '年度',
  fact: '事实',
  raised_by: '提出人',
  by: '认定人',
  heard_on: '听取陈述日期',
  statement: '陈述申辩',
  note: '备注',
} as const;

/** Columns of the table of targets. */
export const TARGET_COLUMNS = {
  centre_id: '机构代码',
  lawyer_id: '执业证号',
  year: '年度',
  target: '目标件数',
} as const;

export const EVIDENCE_TABLE: TableShape<keyof typeof EVIDENCE_COLUMNS> = {
  headers: headersOf(EVIDENCE_COLUMNS),
  required: ['id', 'kind', 'lawyer_id', 'centre_id'],
};
export const TARGET_TABLE: TableShape<keyof typeof TARGET_COLUMNS> = {
  headers: headersOf(TARGET_COLUMNS),
  required: ['centre_id', 'year', 'target'],
};
