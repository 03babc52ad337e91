import { headerKey } from '../../domain/case/columns.ts';
import type { RowError } from '../../domain/case/row-reader.ts';
import { inputError } from '../../domain/shared/input-error.ts';
import type { RawRow, Table, TableRow } from './table.ts';
import { LIMITS, UnreadableFile } from './table.ts';

/**
 * Lays rows under their headers; the first row with content is the header.
 *
 * @param isPadded whether rows may end early (a spreadsheet stores no empty cells; in a text file a short row is a torn one)
 * @throws UnreadableFile on no or unusable headers, or beyond the limits
 */
export const tabulate = (rawRows: Iterable<RawRow>, isPadded: boolean): Table => {
  let headers: readonly string[] | undefined;
  const rows: TableRow[] = [];
  const rowErrors: RowError[] = [];
  for (const raw of rawRows) {
    if (isBlank(raw)) continue;
    if (headers === undefined) {
      headers = headersOf(raw);
      continue;
    }
    const errors = errorsOf(raw, headers, isPadded);
    rowErrors.push(...errors);
    if (errors.length === 0) rows.push({ line: raw.line, cells: cellsOf(raw, headers) });
    if (rows.length + rowErrors.length > LIMITS.rows) throw tooLong();
  }
  if (headers === undefined) throw new UnreadableFile('文件是空的,第一行应为列名', 'the file is empty; its first row must name the columns');
  return { headers, rows, rowErrors };
};

const isBlank = ({ cells, problems }: RawRow): boolean => problems.length === 0 && cells.every((cell) => cell.trim() === '');

const tooLong = (): UnreadableFile =>
  new UnreadableFile(
    `超过 ${LIMITS.rows} 行,请拆成几个文件`,
    `more than ${LIMITS.rows} rows; split the file`,
  );

const headersOf = ({ cells, problems }: RawRow): readonly string[] => {
  const [problem] = problems;
  if (problem) throw new UnreadableFile(`列名行:${problem.refusal.zh}`, `header row: ${problem.refusal.en}`);
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  if (last >= LIMITS.columns) throw new UnreadableFile(`超过 ${LIMITS.columns} 列`, `more than ${LIMITS.columns} columns`);
  const headers = cells.slice(0, last + 1).map((cell, at) => cell.trim() || `column ${at + 1}`);
  const twice = headers.find((header, at) => headers.findIndex((other) => headerKey(other) === headerKey(header)) < at);
  if (twice !== undefined) {
    throw new UnreadableFile(`列名“${twice}”重复,应各不相同`, `the column "${twice}" stands twice; column names must differ`);
  }
  return headers;
};

const errorsOf = (raw: RawRow, headers: readonly string[], isPadded: boolean): RowError[] => {
  if (raw.problems.length > 0) {
    return raw.problems.map(({ at, value, refusal }) => ({
      line: raw.line,
      ...inputError(at === undefined ? '' : (headers[at] ?? ''), value, refusal.zh, refusal.en),
    }));
  }
  const { length } = raw.cells;
  const isShort = !isPadded && length < headers.length;
  const isLong = raw.cells.slice(headers.length).some((cell) => cell.trim() !== '');
  if (!isShort && !isLong) return [];
  const error = inputError(
    '',
    raw.cells.join(','),
    `这一行有 ${length} 格,应与列名一样为 ${headers.length} 格`,
    `the row has ${length} cells; must have ${headers.length} like the header row`,
  );
  return [{ line: raw.line, ...error }];
};

const cellsOf = ({ cells }: RawRow, headers: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']));
