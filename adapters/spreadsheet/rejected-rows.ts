import type { InputError } from '../../domain/shared/result.ts';
import type { RejectedRow, RejectedRows, UploadedTable } from '../../workflows/ports.ts';
import { FORMULA } from './formula-safe.ts';
import type { CsvRow } from './write-csv.ts';
import { csvChunks } from './write-csv.ts';

/** Columns that say what was wrong with a row, beside what stood in it. */
const OURS = { row: '行 row', column: '列 column', value: '值 value', message: '说明 message' } as const;
const OUR_HEADERS: readonly string[] = Object.values(OURS);

/**
 * Rejected rows as CSV for their sender, piece by piece: each as it stood in the file, with its line and everything that is
 * wrong with it. Put right, the file can be uploaded as it is (`withoutOurs`).
 */
export const rejectedCsv = ({ headers, rows }: RejectedRows): AsyncGenerator<Buffer> =>
  csvChunks(records(rows), [...headers, ...OUR_HEADERS], { bom: true, safe: true });

function* records(rows: readonly RejectedRow[]): Generator<CsvRow<string>> {
  for (const { line, cells, errors } of rows) yield { ...cells, ...inOurColumns(line, errors) };
}

const inOurColumns = (line: number, errors: readonly InputError[]): Readonly<Record<string, string | number>> => ({
  [OURS.row]: line,
  [OURS.column]: errors.map(({ column }) => column).join('; '),
  [OURS.value]: errors.map(({ value }) => value).join('; '),
  [OURS.message]: errors.map(({ message }) => `${message.zh} / ${message.en}`).join('; '),
});

/** A table without what an answer of ours has put into it: our columns, and apostrophes before what looks like a formula. */
export const withoutOurs = ({ headers, rows, rowErrors }: UploadedTable): UploadedTable => ({
  headers: headers.filter((header) => !OUR_HEADERS.includes(header)),
  rows: rows.map(({ line, cells }) => ({ line, cells: cleaned(cells) })),
  rowErrors,
});

const cleaned = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const own = Object.entries(cells).filter(([header]) => !OUR_HEADERS.includes(header));
  return Object.fromEntries(own.map(([header, cell]) => [header, isGuarded(cell) ? cell.slice(1) : cell]));
};

const isGuarded = (cell: string): boolean => cell.startsWith("'") && FORMULA.test(cell.slice(1));
