import type { AnnualExport } from '../../domain/assessment/annual-export.ts';
import type { AnnualFileWriter, Deps, ExportManifest, FileDeps } from '../ports.ts';
import { exportKey } from './export-place.ts';
import { exportedTables } from './exported-tables.ts';

/**
 * Makes a file that was asked for. One that lies there whole is not made again, so that a message delivered twice changes nothing.
 *
 * @throws Error when a table changes or goes while it is read: no file is there then, and the message comes again
 */
export const makeExport =
  (deps: Pick<Deps, 'store'> & Pick<FileDeps, 'exports'> & { readonly write: AnnualFileWriter }) =>
  async (request: AnnualExport): Promise<ExportManifest> => {
    const key = exportKey(request);
    const made = await deps.exports.manifest(key);
    if (made !== undefined) return made;
    const { file, centreId, year, version, below, at, by } = request;
    const table = await exportedTables(deps)(request);
    const { tables, missing } = table;
    const about = () => ({ centreId, year, version, below, at, by, tables, missing });
    return deps.exports.save({ key, about, ...deps.write(file, table) });
  };
