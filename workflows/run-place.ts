import { runOf } from '../domain/assessment/assessment-table.ts';
import type { Deps, RunPlace } from './ports.ts';

/** Where a version of a centre's annual table lies: the `draft`, what was made final as `v1`, `v2` …, or the last of those as `final`. */
export const placeOf =
  ({ store }: Pick<Deps, 'store'>) =>
  async (centreId: string, year: number, version: string): Promise<RunPlace | undefined> => {
    const table = (await store.assessmentTable(centreId, year))?.table;
    const final = table?.finals.findLast(({ number }) => version === 'final' || version === `v${number}`)?.draft;
    const draft = version === 'draft' ? table?.draft : final;
    return draft && { centreId, year, run: runOf(draft) };
  };
