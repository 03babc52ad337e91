import { PassThrough, Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify';
import { stringify as stringifySync } from 'csv-stringify/sync';

/** Column -> text or number; an empty cell may be missing. */
export type CsvRow<C extends string> = Readonly<Partial<Record<C, string | number | undefined>>>;

export interface CsvOptions {
  /** A byte order mark first, by which Excel knows UTF-8. */
  readonly bom?: boolean;
  /** For people's spreadsheets: a text that a spreadsheet would run as a formula gets an apostrophe before it. */
  readonly safe?: boolean;
}

/**
 * A table as CSV: RFC 4180 with lines ended by LF, header row first. The same rows give the same text.
 *
 * @param columns in their order; what a row has besides them is left out
 */
export const writeCsv = <C extends string>(rows: Iterable<CsvRow<C>>, columns: readonly C[], options: CsvOptions = {}): string =>
  stringifySync([columns, ...Array.from(rows, (row) => cellsOf(row, columns))], settings(options));

/** As `writeCsv`, row by row into a stream, for tables of any length; ends the stream. @throws what the rows or the stream throw */
export const streamCsv = <C extends string>(
  target: Writable,
  rows: Iterable<CsvRow<C>> | AsyncIterable<CsvRow<C>>,
  columns: readonly C[],
  options: CsvOptions = {},
): Promise<void> => pipeline(Readable.from(records(rows, columns)), stringify(settings(options)), target);

/**
 * The same as bytes, piece by piece, for whoever reads them. What goes wrong on the way breaks the bytes off with the same error:
 * it is thrown where they are read.
 */
export async function* csvChunks<C extends string>(
  rows: Iterable<CsvRow<C>> | AsyncIterable<CsvRow<C>>,
  columns: readonly C[],
  options: CsvOptions = {},
): AsyncGenerator<Buffer> {
  const bytes = new PassThrough();
  streamCsv(bytes, rows, columns, options).catch(() => undefined);
  yield* bytes as AsyncIterable<Buffer>;
}

async function* records<C extends string>(rows: Iterable<CsvRow<C>> | AsyncIterable<CsvRow<C>>, columns: readonly C[]) {
  yield columns;
  for await (const row of rows) yield cellsOf(row, columns);
}

/** By position: the library would take a column called `a.b` for `b` inside `a`. */
const cellsOf = <C extends string>(row: CsvRow<C>, columns: readonly C[]) => columns.map((column) => row[column]);

const settings = ({ bom = false, safe = false }: CsvOptions): Options => ({
  bom,
  escape_formulas: safe,
  record_delimiter: '\n',
  // Readers take CR for a line end too, so a cell with one is quoted as well.
  quote_record_delimiter: true,
});
