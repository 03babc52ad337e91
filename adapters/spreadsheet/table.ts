import type { Refusal } from '../../domain/case/cell.ts';
import type { RowError } from '../../domain/case/row-reader.ts';
import { UPLOAD_LIMIT_BYTES } from '../../domain/shared/codes.ts';

/** What a table that people hand in may hold; beyond it the whole file is refused and the limit named. */
export const LIMITS = {
  fileBytes: UPLOAD_LIMIT_BYTES,
  /** Of an XLSX, counted while it is inflated. */
  unpackedBytes: 200 * 1024 * 1024,
  /** Different texts of an XLSX. */
  texts: 3_000_000,
  rows: 200_000,
  columns: 100,
} as const;

/** A table as it stood in the file: texts under headers. Rows without any content are left out. */
export interface Table {
  /** Trimmed, each different; one without a name is called `column n`. */
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** Rows that could not be laid under the headers; they are not in `rows`. */
  readonly rowErrors: readonly TornRow[];
}

export interface TornRow extends RowError {
  /** The row as it stood in the file, its cells joined by commas. */
  readonly text: string;
}

export interface TableRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  /** Header -> text, `''` when empty. */
  readonly cells: Readonly<Record<string, string>>;
}

/** A row before it is known what its columns are called. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row has no cells that could be trusted, and how it stood there. */
  readonly torn?: { readonly text: string; readonly refusal: Refusal };
}

/** A file that can't be read at all. Readers throw it from any depth; `readTable` turns it into a result. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly refusal: Refusal;

  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(en, options);
    this.refusal = { zh, en };
  }
}

export const tooManyRows = (): UnreadableFile =>
  new UnreadableFile(`超过 ${LIMITS.rows} 行,请拆成几个文件`, `more than ${LIMITS.rows} rows; split the file`);

export const tooManyColumns = (): UnreadableFile =>
  new UnreadableFile(`超过 ${LIMITS.columns} 列`, `more than ${LIMITS.columns} columns`);
