import type { Refusal } from '../../domain/case/cell.ts';
import type { RowError } from '../../domain/case/row-reader.ts';
import type { Result } from '../../domain/shared/result.ts';

/** What a file of a person's own making may hold; beyond it the whole file is refused with the limit named. */
export const LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  /** Of an XLSX, counted while it is inflated. */
  unpackedBytes: 200 * 1024 * 1024,
  rows: 200_000,
  columns: 100,
} as const;

/** A table as it stood in the file: texts under headers. Rows without any content are left out. */
export interface Table {
  /** Trimmed, each different; one without a name is called `column n`. */
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** Rows that could not be laid under the headers; they are not in `rows`. */
  readonly rowErrors: readonly RowError[];
}

export interface TableRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  /** Header -> text, `''` when empty. */
  readonly cells: Readonly<Record<string, string>>;
}

/** A row before it is known what the columns are called. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** What makes the row unusable, with the position of the cell (0 is the first) where it is one cell's fault. */
  readonly problems: readonly { readonly at?: number; readonly value: string; readonly refusal: Refusal }[];
}

export type FileResult<T> = Result<T, Refusal>;

/** The file can't be read; thrown inside a reader only, and turned into a result at its edge. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly refusal: Refusal;

  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(en, options);
    this.refusal = { zh, en };
  }
}
