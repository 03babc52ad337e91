import type { AnnualExport } from '../domain/assessment/annual-export.ts';
import type { Deps } from './ports.ts';

/** Notes in the history of a centre's annual table who asked for, or took, which file of which version, and why it was made. */
export const noteExport =
  ({ store }: Pick<Deps, 'store'>) =>
  async (
    what: 'ExportAsked' | 'ExportTaken',
    { centreId, year, id, file, version, below, why }: AnnualExport,
    { by, at }: { readonly by: string; readonly at: number },
  ): Promise<void> =>
    store.record({ centreId, year, at, by, what: `${what}:${file}:${version}${below ? ':below' : ''}:${id}`, why }, { centreId });
