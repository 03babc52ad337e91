import { createHash } from 'node:crypto';
import type { CsvOptions, CsvRow } from './write-csv.ts';
import { writeCsv } from './write-csv.ts';

/** Rows whose text is made at once. */
const BATCH = 500;

/**
 * The SHA-256 of a table as CSV, of rows that pass on their way elsewhere: the bytes are those that `writeCsv` makes of all of them.
 *
 * @returns what takes the next row, and what tells the hash once all have passed
 */
export const hashedCsv = <C extends string>(columns: readonly C[], options: CsvOptions) => {
  const header = writeCsv([], columns, options);
  const hash = createHash('sha256').update(header);
  let waiting: CsvRow<C>[] = [];
  const take = (): void => {
    hash.update(writeCsv(waiting, columns, options).slice(header.length));
    waiting = [];
  };
  return {
    row: (row: CsvRow<C>): void => {
      waiting.push(row);
      if (waiting.length === BATCH) take();
    },
    /** Hex. */
    sha256: (): string => {
      take();
      return hash.digest('hex');
    },
  };
};
