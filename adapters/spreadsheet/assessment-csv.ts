import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import { DIMENSIONS } from '../../domain/shared/policy.ts';

/** Columns of assessment.csv, for machines: stable names, codes, no words. */
export const ASSESSMENT_CSV_COLUMNS = [
  'centre_id',
  'lawyer_id',
  'lawyer_name',
  'firm',
  'closings',
  'n',
  ...DIMENSIONS,
  'bonus',
  'deduction',
  'total',
  'status',
  'grade',
  'flags',
  'reasons',
] as const;
export type AssessmentCsvColumn = (typeof ASSESSMENT_CSV_COLUMNS)[number];

/** Dimensions as scores of 100 with up to 6 decimals, the total with one; flags and reasons joined by `;`. */
export const assessmentCsvRow = (row: AssessmentRow): Readonly<Record<AssessmentCsvColumn, string>> => ({
  centre_id: row.centreId,
  lawyer_id: row.lawyerId,
  lawyer_name: row.lawyerName ?? '',
  firm: row.firm ?? '',
  closings: String(row.closings),
  n: String(row.n),
  files: upToSix(row.files),
  clients: upToSix(row.clients),
  opinion: upToSix(row.opinion),
  hearing: upToSix(row.hearing),
  quantity: upToSix(row.quantity),
  timeliness: upToSix(row.timeliness),
  bonus: String(row.bonus),
  deduction: String(row.deduction),
  total: row.total === undefined ? '' : row.total.toFixed(1),
  status: row.status,
  grade: row.grade ?? '',
  flags: row.flags.join(';'),
  reasons: row.reasons.join(';'),
});

const upToSix = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toFixed(6))));
