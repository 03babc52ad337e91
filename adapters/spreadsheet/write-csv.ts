import { Readable, compose } from 'node:stream';
import type { Options } from 'csv-stringify';
import { stringify } from 'csv-stringify';
import { stringify as stringifySync } from 'csv-stringify/sync';

export type CsvCell = string | number | undefined;
export type CsvRow<C extends string> = Readonly<Partial<Record<C, CsvCell>>>;

export interface CsvOptions {
  /** A byte order mark first, by which Excel knows UTF-8. */
  readonly bom?: boolean;
  /** For people's spreadsheets: a text that a spreadsheet would run as a formula gets an apostrophe before it. */
  readonly safe?: boolean;
}

/**
 * A table as CSV (RFC 4180, lines ended by LF, header row first): the same rows give the same bytes.
 *
 * @param columns in their order; what a row has beside them is left out
 */
export const writeCsv = <C extends string>(rows: Iterable<CsvRow<C>>, columns: readonly C[], options: CsvOptions = {}): string =>
  stringifySync([columns, ...cellsOf(rows, columns)], settings(options));
