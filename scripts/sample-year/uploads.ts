import { writeCsv } from '../../adapters/spreadsheet/write-csv.ts';
import { EVIDENCE_COLUMNS, TARGET_COLUMNS } from '../../domain/assessment/columns.ts';
import { INSIDE_PHONE_COLUMNS, LAWYER_COLUMNS } from '../../domain/case/columns.ts';

/*
 * One small table of each kind that can be uploaded, for centre C01; one row of the closings has mistakes, so that it is seen
 * how they come back.
 */

const CLOSING_HEADERS = ['案号', '机构代码', '执业证号', '承办律师', '受援人', '联系电话', '案件类型', '案由', '结案时间'];

const CLOSINGS = [
  ['样例2025-901', 'C01', '样例L01', '样例律师甲', '样例受援人901', '13800000091', '劳动', '追索劳动报酬', '2025年12月1日'],
  ['样例2025-902', 'S01', '样例L02', '样例律师乙', '样例受援人902', '13800000092', '婚姻家庭', '抚养费', '2025/12/2'],
  ['样例2025-903', 'C02', '样例L02', '样例律师乙', '', '13800000093', '商事', '', '2025-13-01'],
];
const LAWYERS = [
  ['样例L01', '样例律师甲', '律师', '样例第二律师事务所', '劳动、工伤', '13800000081', 'C01;S01', '在册'],
  ['样例L02', '样例律师乙', '基层法律服务工作者', '样例镇法律服务所', '婚姻家庭', '', 'C01', '在册'],
];
const INSIDE_PHONES = [
  ['13800000071', '工作人员', 'C01', ''],
  ['13800000072', '律所', 'C01', ''],
];
const EVIDENCE = [
  ['样例-2025-C01-001', '案卷评查', '样例L01', 'C01', '92', '', '', '2025', '', '', '样例主管', '', '', '第一卷'],
  ['样例-2025-C01-002', '典型案例', '样例L02', 'C01', '', '', '', '2025', '', '', '样例主管', '', '', ''],
];
const TARGETS = [
  ['C01', '样例L01', '2026', '12'],
  ['C01', '', '2026', '120'],
];

const csv = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  writeCsv(
    rows.map((row) => Object.fromEntries(headers.map((header, n) => [header, row[n]]))),
    headers,
    { bom: true },
  );

export const uploadFiles = (): Readonly<Record<string, string>> => ({
  'upload-closings.csv': csv(CLOSING_HEADERS, CLOSINGS),
  'upload-evidence.csv': csv(Object.values(EVIDENCE_COLUMNS), EVIDENCE),
  'upload-inside-phones.csv': csv(Object.values(INSIDE_PHONE_COLUMNS), INSIDE_PHONES),
  'upload-lawyers.csv': csv(Object.values(LAWYER_COLUMNS), LAWYERS),
  'upload-targets.csv': csv(Object.values(TARGET_COLUMNS), TARGETS),
});
