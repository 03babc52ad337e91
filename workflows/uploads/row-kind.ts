import type { TableShape } from '../../domain/case/columns.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { InputError } from '../../domain/shared/result.ts';
import type { Deps, FileDeps, UploadedTable } from '../ports.ts';

export type UploadDeps = Pick<Deps, 'store' | 'queues' | 'vault' | 'mobileOf'> & Pick<FileDeps, 'uploads'>;
export type SheetRow = UploadedTable['rows'][number];

/** How an upload came in. */
export interface Sender {
  /** Absent when the file was put into the bucket by other means than the API. */
  readonly by?: string;
  readonly at: Instant;
  /** Whether rows of this centre may come with the upload. */
  readonly mayFor: (centreId: string) => Promise<boolean>;
}

export interface RefusedRow {
  readonly row: SheetRow;
  readonly errors: readonly InputError[];
}

/** One kind of table that people upload. */
export interface RowKind {
  readonly table: TableShape;
  /** Rows one file may have; so many are worked off well within the function's time. */
  readonly mostRows: number;
  /** Takes good rows in, in their order, and answers the others. The same rows again change nothing. */
  readonly takeIn: (rows: readonly SheetRow[], sender: Sender) => Promise<readonly RefusedRow[]>;
}

/** Works rows off one after the other, so that what one has changed the next one finds. */
export const eachRow =
  (work: (row: SheetRow, sender: Sender) => Promise<readonly InputError[]>): RowKind['takeIn'] =>
  async (rows, sender) => {
    const refused: RefusedRow[] = [];
    for (const row of rows) {
      const errors = await work(row, sender);
      if (errors.length > 0) refused.push({ row, errors });
    }
    return refused;
  };
