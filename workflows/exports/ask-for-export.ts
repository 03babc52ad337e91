import { createHash } from 'node:crypto';
import { isVersionFor } from '../../domain/assessment/annual-export.ts';
import type { AnnualExport } from '../../domain/assessment/annual-export.ts';
import type { Result } from '../../domain/shared/result.ts';
import { noteExport } from '../note-export.ts';
import type { Deps } from '../ports.ts';
import { placeOf } from '../run-place.ts';

/** What somebody asks for; `requestId` tells the request from all others. */
export type ExportRequest = Omit<AnnualExport, 'id'> & { readonly requestId: string };

/**
 * Has a file of an annual table made. Who asked, and why, is on record before anything is made; asking again makes another file.
 *
 * @returns `no-version` where a centre has no such table, or many centres are asked for a version that only one can have
 */
export const askForExport =
  (deps: Pick<Deps, 'store' | 'queues'>) =>
  async ({ requestId, ...request }: ExportRequest): Promise<Result<AnnualExport, 'no-version'>> => {
    const { centreId, year, version, below, at } = request;
    const isThere = below || (await placeOf(deps)(centreId, year, version)) !== undefined;
    if (!isVersionFor(request) || !isThere) return { ok: false, error: 'no-version' };
    const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
    const mark = createHash('sha256').update(requestId).digest('hex').slice(0, 8);
    const asked: AnnualExport = { id: `${time}-${mark}`, ...request };
    await deps.store.saveExport(asked);
    await noteExport(deps)('ExportAsked', asked, asked);
    await deps.queues.exportTable(asked);
    return { ok: true, value: asked };
  };
