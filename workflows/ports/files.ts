import type { Refusal } from '../../domain/case/cell.ts';
import type { RowError } from '../../domain/case/row-reader.ts';
import type { InputError, Result } from '../../domain/shared/result.ts';

/** A table that somebody uploaded, as it stood in the file. */
export interface UploadedTable {
  readonly headers: readonly string[];
  /** `line` is the line in the file, the header being line 1. */
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[];
  /** Rows that could not be laid under the headers, with how they stood there. */
  readonly rowErrors: readonly (RowError & { readonly text: string })[];
}

export interface UploadedFile {
  /** Hex; absent when the file is too large to be read. */
  readonly sha256?: string;
  /** Who uploaded it; absent when it was put into the bucket by other means than the API. */
  readonly by?: string;
  /** The table, or why none can be read from the file. */
  readonly table: Result<UploadedTable, Refusal>;
}

/** What came of an uploaded file. */
export interface UploadResult {
  /** `<kind>/<centre>/<file>` */
  readonly key: string;
  /** Tells this content from what may lie under the key later. */
  readonly etag: string;
  readonly sha256?: string;
  /** When the file came in, ISO 8601. */
  readonly at: string;
  readonly by?: string;
  /** `refused`: nothing could be taken from the file as a whole, for the reason given. */
  readonly state: 'taken-in' | 'refused';
  readonly reason?: Refusal;
  readonly rows: number;
  readonly taken: number;
  readonly rejected: number;
  /** Headers that name no column: their cells were not read. */
  readonly unreadColumns: readonly string[];
  /** The first errors; all of them stand in the file of rejected rows. */
  readonly errors: readonly { readonly row: number; readonly column: string; readonly message: Refusal }[];
}

/** Rows that were not taken, for their sender to put right and send again. */
export interface RejectedRows {
  readonly headers: readonly string[];
  readonly rows: readonly RejectedRow[];
}

export interface RejectedRow {
  readonly line: number;
  /** By header; a row that could not be laid under the headers has its text under the first. */
  readonly cells: Readonly<Record<string, string>>;
  readonly errors: readonly InputError[];
}

/** Spreadsheets that people upload; `key` is `<kind>/<centre>/<file>`. */
export interface Uploads {
  /** Where, for ten minutes, a file of exactly this size may be put with these headers. */
  offer(upload: { readonly key: string; readonly size: number; readonly by: string }): Promise<UploadOffer>;
  /** Whether a file lies there, without opening it. */
  find(key: string): Promise<{ readonly etag: string } | undefined>;
  /** `undefined` when the file is gone, or is another one by now. */
  read(key: string, etag: string): Promise<UploadedFile | undefined>;
  /** Removes the file unless it is another one by now. */
  remove(key: string, etag: string): Promise<void>;
  result(key: string): Promise<UploadResult | undefined>;
  saveResult(result: UploadResult, rejected: RejectedRows): Promise<void>;
  /** Where the rejected rows may be downloaded from, for five minutes. */
  rejectedUrl(key: string): Promise<string>;
}

export interface UploadOffer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A file to be handed out. */
export interface ExportFile {
  /** Its place among the exports, for example `assessments/C01/2025/table.xlsx`; what lay there before is replaced. */
  readonly key: string;
  readonly contentType: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Rows of data in the file; asked once the chunks have ended. */
  readonly rows: () => number;
  /** What else is to be known of it; asked likewise. */
  readonly about?: () => object;
}

/** By what an export can be checked. */
export interface ExportManifest {
  readonly key: string;
  readonly contentType: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex, of the whole file. */
  readonly sha256: string;
  readonly about?: object;
}

/** Files handed out. */
export interface Exports {
  /** Streams the file in constant memory, then writes its manifest. @throws what the chunks throw; no file is there then */
  save(file: ExportFile): Promise<ExportManifest>;
  /** `undefined` as long as the file is not whole. */
  manifest(key: string): Promise<ExportManifest | undefined>;
  /** Where the file may be downloaded from under a name, for five minutes. */
  downloadUrl(key: string, fileName: string): Promise<string>;
}

/** Files that come in and go out, beside the rest. */
export interface FileDeps {
  readonly uploads: Uploads;
  readonly exports: Exports;
}
