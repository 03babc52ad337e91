import type { Deps, RunPlace } from './ports.ts';

/** Notes in the history of a centre's annual table who took which file of which version. */
export const noteExport =
  ({ store }: Pick<Deps, 'store'>) =>
  async (
    { centreId, year }: RunPlace,
    { by, at, file, version }: { readonly by: string; readonly at: number; readonly file: string; readonly version: string },
  ): Promise<void> =>
    store.record({ centreId, year, at, by, what: `Exported:${file}`, why: version }, { centreId });
