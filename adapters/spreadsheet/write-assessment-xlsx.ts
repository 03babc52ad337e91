import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { DIMENSION_WORDS } from '../../domain/assessment/reason-words.ts';
import { GRADE_TERMS } from '../../domain/assessment/terms.ts';
import type { Grade } from '../../domain/shared/codes.ts';
import { isoSeconds } from '../../domain/shared/instant.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { DIMENSIONS } from '../../domain/shared/policy.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import type { AssessedLawyer } from './assessment-columns.ts';
import { ASSESSMENT_COLUMNS } from './assessment-columns.ts';
import { formulaSafe } from './formula-safe.ts';
import { fixZipTimes } from './zip-times.ts';

/** What the sheet of explanations says of a table; asked once its rows have ended. */
export interface AssessmentMeta {
  /** The moment of the assessment; also what the file says it was made at, so that the same table is the same file. */
  readonly at: Instant;
  /** What explains the columns of a table without rows. */
  readonly policy: Policy;
  /** SHA-256 of the same table as CSV. */
  readonly sha256: string;
  /** Centres with closings of which there is no table. */
  readonly missing?: readonly string[];
}

/** The policies the rows were reckoned by, with the centres of each. */
type Policies = Map<Policy, Set<string>>;

/** Rows a sheet holds besides its header: the format knows no more. */
const SHEET_ROWS = 1_048_575;

type Workbook = ExcelJS.stream.xlsx.WorkbookWriter;

/**
 * The assessment table for officials: Chinese headings, frozen header, filter, number formats, and a sheet that explains
 * every column and the policy. No text in it can be run as a formula. Rows are written as they come, so that the length of
 * the table does not matter. The same input gives the same bytes.
 *
 * @param path of the file; one that is there already is replaced
 * @throws what the rows or the file system throw, or Error on more rows than a sheet holds; the file is then not to be used
 */
export const writeAssessmentXlsx = async (
  path: string,
  year: number,
  lawyers: Lawyers,
  meta: () => AssessmentMeta,
): Promise<void> => {
  // The library listens for errors of its stream only at the end; this one in between passes them on at once.
  const stream = new PassThrough();
  const written = pipeline(stream, createWriteStream(path));
  await Promise.all([written, fill(stream, year, lawyers, meta)]);
  await fixZipTimes(path);
};

type Lawyers = Iterable<AssessedLawyer> | AsyncIterable<AssessedLawyer>;

const fill = async (stream: Writable, year: number, lawyers: Lawyers, meta: () => AssessmentMeta): Promise<void> => {
  try {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
    workbook.creator = workbook.lastModifiedBy = '回访 Huifang';
    const policies: Policies = new Map();
    const count = await writeTable(workbook, year, lawyers, policies);
    const described = meta();
    workbook.created = workbook.modified = new Date(described.at);
    writeExplanations(workbook, year, count, policies, described);
    await workbook.commit();
  } catch (error) {
    stream.destroy(error as Error);
    throw error;
  }
};

const solid = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;
const HEADING_FILL = solid('FFE8EDF3');
/** Only the ends of the scale are coloured: they are what people must look at. */
const GRADE_FILLS: Readonly<Partial<Record<Grade, ReturnType<typeof solid>>>> = {
  excellent: solid('FFE6F2E6'),
  failing: solid('FFFBE9E7'),
};
const GRADE_COLUMN = ASSESSMENT_COLUMNS.findIndex(({ name }) => name === 'grade') + 1;
/** As the format counts papers. The library's list ends before the first. */
const A3 = 8;
const A4 = 9;

/** Landscape, as wide as the paper, as many sheets as it takes. */
const pageSetup = (paperSize: number): Partial<ExcelJS.PageSetup> =>
  ({
    paperSize,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  }) as unknown as Partial<ExcelJS.PageSetup>;

/** In points. */
const LINE_HEIGHT = 15;

/** Lines a text takes in a column of a width: not every program finds out by itself how high a wrapped row must be. */
const linesOf = (cell: string | number | undefined, width: number): number =>
  typeof cell !== 'string'
    ? 1
    : cell.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / width)), 0);

/** Chinese characters are twice as wide as Latin ones. */
const widthOf = (text: string): number => Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

/** Rows after which the writer waits for the zip. */
const BATCH = 500;

/**
 * @param policies gathers those of the rows
 * @returns        how many rows were written
 */
const writeTable = async (workbook: Workbook, year: number, lawyers: Lawyers, policies: Policies): Promise<number> => {
  const sheet = workbook.addWorksheet(`${year}年度考核`, {
    views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }],
    // A3: nineteen columns on A4 are too small to read.
    pageSetup: pageSetup(A3),
  });
  sheet.columns = ASSESSMENT_COLUMNS.map(({ heading, width, format }) => ({
    header: heading,
    width,
    style: { alignment: { vertical: 'top', wrapText: format === undefined }, ...(format !== undefined && { numFmt: format }) },
  }));
  const header = sheet.getRow(1);
  header.eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = HEADING_FILL;
  });
  header.commit();

  let count = 0;
  for await (const lawyer of lawyers) {
    if (count === SHEET_ROWS) throw new Error(`a sheet holds ${SHEET_ROWS} rows; take the table as CSV`);
    const { row: assessed, policy } = lawyer;
    policies.set(policy, (policies.get(policy) ?? new Set()).add(assessed.centreId));
    const cells = ASSESSMENT_COLUMNS.map(({ value }) => safeCell(value(lawyer)));
    const row = sheet.addRow(cells);
    row.height = LINE_HEIGHT * Math.max(1, ...cells.map((cell, i) => linesOf(cell, ASSESSMENT_COLUMNS[i]?.width ?? 1)));
    const fill = assessed.grade && GRADE_FILLS[assessed.grade];
    if (fill) row.getCell(GRADE_COLUMN).fill = fill;
    row.commit();
    count += 1;
    if (count % BATCH === 0) await zipped(sheet);
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: count + 1, column: ASSESSMENT_COLUMNS.length } };
  sheet.commit();
  return count;
};

/**
 * Waits until the zip has taken what was written: a write of nothing is done when those before it are. The library itself
 * writes on however far the zip lags behind, and would hold a long table in memory.
 */
const zipped = async (sheet: ExcelJS.Worksheet): Promise<void> => {
  const { pipes } = (sheet as unknown as { readonly stream: { readonly pipes: readonly Writable[] } }).stream;
  await Promise.all(pipes.map((pipe) => new Promise((resolve) => pipe.write('', resolve))));
};

const safeCell = (value: string | number | undefined): string | number | undefined =>
  typeof value === 'string' ? formulaSafe(value) : value;

const writeExplanations = (
  workbook: Workbook,
  year: number,
  count: number,
  policies: Policies,
  { at, policy, sha256, missing = [] }: AssessmentMeta,
): void => {
  const sheet = workbook.addWorksheet('说明', { pageSetup: pageSetup(A4) });
  sheet.columns = [{ width: 14 }, { width: 14 }, { width: 100, style: { alignment: { wrapText: true, vertical: 'top' } } }];
  const different = distinct(policies.size === 0 ? new Map([[policy, new Set<string>()]]) : policies);
  const lines: readonly (readonly (string | number)[])[] = [
    ['年度', '', String(year)],
    ['考核时间', '', `${isoSeconds(at)}(世界时)`],
    ['行数', '', count],
    ...(missing.length === 0 ? [] : [['未列入', '', `有结案但没有这一版考核表的机构:${missing.join('、')}`]]),
    ['SHA-256', '', `${sha256}(同一张表的 CSV)`],
    ['注意', '', '各项均为建议,不得仅凭本表作出决定:是否奖惩由司法行政部门和律师协会依法决定。'],
    ...different.flatMap(({ policy: used, centreIds }) => [
      ...(different.length === 1 ? [] : [[], ['适用机构', '', centreIds.join('、')]]),
      ...explained(used),
    ]),
  ];
  for (const line of lines) {
    const row = sheet.addRow(line.map(safeCell));
    row.getCell(1).font = { bold: true };
    row.commit();
  }
  sheet.commit();
};

/** The policies that say something different, with the centres of each. */
const distinct = (policies: Policies): readonly { readonly policy: Policy; readonly centreIds: readonly string[] }[] => {
  const byContent = new Map<string, { policy: Policy; centreIds: string[] }>();
  for (const [policy, centreIds] of policies) {
    const content = JSON.stringify(policy);
    const known = byContent.get(content);
    if (known === undefined) byContent.set(content, { policy, centreIds: [...centreIds] });
    else known.centreIds.push(...centreIds);
  }
  return [...byContent.values()];
};

/** A policy, and what the columns mean by it. */
const explained = (policy: Policy): readonly (readonly string[])[] => {
  const { weights, grades, rewardLow, talkHigh } = policy.assessment;
  return [
    ['考核办法', '', `${policy.preset},版本 ${policy.version}`],
    ['权重', '', DIMENSIONS.map((name) => `${DIMENSION_WORDS[name].zh} ${weights[name]}`).join('、')],
    ['等次', '', grades.map(({ grade, from, to }) => `${GRADE_TERMS[grade].zh} ${from} 至 ${to}`).join('、')],
    ['', '', '等次的下限含在内,上限不含(最高的除外)。'],
    ['奖惩界线', '', `表彰等建议:满意率A区间下限不低于 ${rewardLow};提醒谈话建议:区间上限低于 ${talkHigh}。`],
    [],
    ['列', '英文列名', '含义'],
    ...ASSESSMENT_COLUMNS.map(({ heading, name, meaning }) => [heading, name, meaning(policy)]),
  ];
};
