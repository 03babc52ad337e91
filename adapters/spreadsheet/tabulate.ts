import { headerKey } from '../../domain/case/columns.ts';
import { inputError } from '../../domain/shared/input-error.ts';
import type { RawRow, Table, TableRow, TornRow } from './table.ts';
import { LIMITS, UnreadableFile, tooManyColumns, tooManyRows } from './table.ts';

/**
 * Lays rows under their headers; the first row with content is the header.
 *
 * @param mayEndEarly whether a row may have fewer cells than the header: a spreadsheet stores no empty cells at the end,
 *                    in a text file a short row has been torn off
 * @throws UnreadableFile on no or unusable headers, or beyond the limits
 */
export const tabulate = (rawRows: Iterable<RawRow>, mayEndEarly: boolean): Table => {
  let headers: readonly string[] | undefined;
  const rows: TableRow[] = [];
  const rowErrors: TornRow[] = [];
  for (const raw of rawRows) {
    if (isBlank(raw)) continue;
    if (headers === undefined) {
      headers = headersOf(raw);
      continue;
    }
    if (rows.length + rowErrors.length === LIMITS.rows) throw tooManyRows();
    const error = errorOf(raw, headers.length, mayEndEarly);
    if (error) rowErrors.push(error);
    else rows.push({ line: raw.line, cells: cellsOf(raw, headers) });
  }
  if (headers === undefined) {
    throw new UnreadableFile('文件是空的,第一行应为列名', 'the file is empty; its first row must name the columns');
  }
  return { headers, rows, rowErrors };
};

const isEmpty = (cell: string): boolean => cell.trim() === '';

const isBlank = ({ cells, torn }: RawRow): boolean => torn === undefined && cells.every(isEmpty);

const headersOf = ({ cells, torn }: RawRow): readonly string[] => {
  if (torn) throw new UnreadableFile(`列名行:${torn.refusal.zh}`, `header row: ${torn.refusal.en}`);
  const count = cells.findLastIndex((cell) => !isEmpty(cell)) + 1;
  if (count > LIMITS.columns) throw tooManyColumns();
  const headers = cells.slice(0, count).map((cell, at) => cell.trim() || `column ${at + 1}`);
  const seen = new Set<string>();
  for (const header of headers) {
    const key = headerKey(header);
    if (seen.has(key)) {
      throw new UnreadableFile(`列名“${header}”重复,应各不相同`, `the column "${header}" stands twice; names must differ`);
    }
    seen.add(key);
  }
  return headers;
};

const errorOf = ({ line, cells, torn }: RawRow, width: number, mayEndEarly: boolean): TornRow | undefined => {
  if (torn) return { line, text: torn.text, ...inputError('', torn.text, torn.refusal.zh, torn.refusal.en) };
  const isShort = !mayEndEarly && cells.length < width;
  const isLong = cells.slice(width).some((cell) => !isEmpty(cell));
  if (!isShort && !isLong) return undefined;
  const zh = `这一行有 ${cells.length} 格,应与列名行一样为 ${width} 格`;
  const en = `the row has ${cells.length} cells; must have ${width} like the header row`;
  const text = cells.join(',');
  return { line, text, ...inputError('', text, zh, en) };
};

const cellsOf = ({ cells }: RawRow, headers: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']));
