import { unknownColumns } from '../../domain/case/columns.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { isoSeconds } from '../../domain/shared/instant.ts';
import { liesWithin } from '../authorise.ts';
import type { RejectedRow, UploadedTable, UploadResult } from '../ports.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';
import type { RowKind, Sender, UploadDeps } from './row-kind.ts';

/** A file that was put into the bucket. */
export interface DroppedFile {
  /** `<kind>/<centre>/<file>`, as it should be. */
  readonly key: string;
  /** Tells its content from what may be put under the key later. */
  readonly etag: string;
  /** When it was put there. */
  readonly at: Instant;
}

/** Rows worked off at once. */
const CHUNK = 500;
/** Errors a result shows; the file of rejected rows has them all. */
const ERRORS_SHOWN = 100;

/**
 * Takes in an uploaded spreadsheet: the good rows, whatever is wrong with the others, which are answered with what is wrong.
 * A file from which nothing can be read is answered with why. A file that was worked off is removed, since it may hold names
 * and phones; one that was refused stays until its time is over. The same message again gives the result that it gave.
 *
 * @returns `undefined` when the file is gone, or another one lies there by now
 */
export const takeInSpreadsheet =
  (deps: UploadDeps) =>
  async (dropped: DroppedFile): Promise<UploadResult | undefined> => {
    const { key, etag, at } = dropped;
    const before = await deps.uploads.result(key);
    const isAgain = before?.etag === etag && before.at === isoSeconds(at);
    const result = isAgain ? before : await workOff(deps, dropped);
    if (result?.state === 'taken-in') await deps.uploads.remove(key, etag);
    return result;
  };

const workOff = async (deps: UploadDeps, { key, etag, at }: DroppedFile): Promise<UploadResult | undefined> => {
  const file = await deps.uploads.read(key, etag);
  if (file === undefined) return undefined;
  const { by, sha256 } = file;
  const common = { key, etag, at: isoSeconds(at), ...(sha256 && { sha256 }), ...(by !== undefined && { by }) };
  const opened = await openSpreadsheet(deps, key, file);
  if (!opened.ok) {
    const result: UploadResult = { ...common, state: 'refused', reason: opened.error, ...NOTHING };
    await deps.uploads.saveResult(result, { headers: [], rows: [] });
    return result;
  }
  const { place, kind, table } = opened.value;
  const mayFor: Sender['mayFor'] = (centreId) => liesWithin(deps, centreId, place.centreId);
  const rejected = await takeRows(table, kind, { at, mayFor, ...(by !== undefined && { by }) });
  const rows = table.rows.length + table.rowErrors.length;
  const result: UploadResult = {
    ...common,
    state: 'taken-in',
    rows,
    taken: rows - rejected.length,
    rejected: rejected.length,
    unreadColumns: unknownColumns(table.headers, kind.table),
    errors: rejected
      .flatMap(({ line, errors }) => errors.map(({ column, message }) => ({ row: line, column, message })))
      .slice(0, ERRORS_SHOWN),
  };
  await deps.uploads.saveResult(result, { headers: table.headers, rows: rejected });
  return result;
};

const NOTHING = { rows: 0, taken: 0, rejected: 0, unreadColumns: [], errors: [] } as const;

/** Takes the good rows in; gives the others, in the order of the file. */
const takeRows = async ({ headers, rows, rowErrors }: UploadedTable, kind: RowKind, sender: Sender): Promise<RejectedRow[]> => {
  const [first = ''] = headers;
  const rejected = rowErrors.map(({ line, text, ...error }): RejectedRow => ({
    line,
    cells: { [first]: text },
    errors: [error],
  }));
  for (let from = 0; from < rows.length; from += CHUNK) {
    const refused = await kind.takeIn(rows.slice(from, from + CHUNK), sender);
    rejected.push(...refused.map(({ row, errors }) => ({ ...row, errors })));
  }
  return rejected.sort((a, b) => a.line - b.line);
};
