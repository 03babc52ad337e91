import { finished } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { isoSeconds } from '../../domain/shared/instant.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { DIMENSIONS } from '../../domain/shared/policy.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import { DIMENSION_WORDS } from '../../domain/assessment/reason-words.ts';
import { ASSESSMENT_COLUMNS, GRADE_TERMS } from './assessment-columns.ts';
import type { AssessedLawyer } from './assessment-columns.ts';
import { fixZipTimes } from './zip-times.ts';

export interface AssessmentMeta {
  readonly year: number;
  /** The moment of the assessment; also what the file says it was made at, so that the same table is the same file. */
  readonly at: Instant;
  readonly policy: Policy;
  /** SHA-256 of the same table as CSV. */
  readonly sha256: string;
}

const HEADING_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } } as const;

/**
 * The assessment table for officials: Chinese headings, frozen header, filter, number formats, and a sheet that explains
 * every column and the policy. Texts are written as texts, so that none is run as a formula. The same input gives the same
 * bytes.
 */
export const writeAssessmentXlsx = async (
  path: string,
  lawyers: Iterable<AssessedLawyer>,
  meta: AssessmentMeta,
): Promise<void> => {
  const file = createWriteStream(path);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true, useSharedStrings: false });
  workbook.creator = '回访 Huifang';
  workbook.created = workbook.modified = new Date(meta.at);
  const rows = writeTable(workbook, lawyers, meta);
  writeExplanations(workbook, rows, meta);
  await workbook.commit();
  await finished(file);
  await fixZipTimes(path);
};

const writeTable = (
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  lawyers: Iterable<AssessedLawyer>,
  { year, policy }: AssessmentMeta,
): number => {
  const sheet = workbook.addWorksheet(`${year}年度考核`, { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] });
  sheet.columns = ASSESSMENT_COLUMNS.map(({ heading, width, format }) => ({
    header: heading,
    width,
    style: {
      alignment: { vertical: 'top', wrapText: format === undefined },
      ...(format === undefined ? {} : { numFmt: format }),
    },
  }));
  const header = sheet.getRow(1);
  header.eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = HEADING_FILL;
  });
  header.commit();
  let rows = 0;
  for (const lawyer of lawyers) {
    sheet.addRow(ASSESSMENT_COLUMNS.map(({ value }) => value(lawyer, policy))).commit();
    rows += 1;
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows + 1, column: ASSESSMENT_COLUMNS.length } };
  sheet.commit();
  return rows;
};

const writeExplanations = (
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  rows: number,
  { year, at, policy, sha256 }: AssessmentMeta,
): void => {
  const sheet = workbook.addWorksheet('说明');
  sheet.columns = [{ width: 18 }, { width: 18 }, { width: 90 }];
  const { weights, grades } = policy.assessment;
  const lines: (readonly (string | number)[])[] = [
    ['年度', year],
    ['考核时间', isoSeconds(at)],
    ['考核办法', `${policy.preset} / ${policy.version}`],
    ['权重', '', DIMENSIONS.map((name) => `${DIMENSION_WORDS[name].zh} ${weights[name]}`).join(',')],
    ['等次', '', grades.map(({ grade, from, to }) => `${GRADE_TERMS[grade]} ${from}–${to}`).join(',')],
    ['行数', rows],
    ['SHA-256', '', sha256],
    ['', '', '各项均为建议:是否奖惩由司法行政机关和律师协会决定。'],
    [],
    ['列', '英文列名', '含义'],
    ...ASSESSMENT_COLUMNS.map(({ heading, name, meaning }) => [heading, name, meaning]),
  ];
  for (const line of lines) {
    const row = sheet.addRow([...line]);
    row.getCell(1).font = { bold: true };
    row.commit();
  }
  sheet.commit();
};
