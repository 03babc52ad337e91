import type { AssessmentTable } from '../domain/assessment/assessment-table.ts';
import type { Result } from '../domain/shared/result.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import type { Deps, HistoryEntry } from './ports.ts';

/** Load -> decide -> save, for the state of a centre's annual table. Two people at once: one is first, the other decides anew. */
export const changeTable =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>) =>
  async <E>(
    { centreId, year }: { readonly centreId: string; readonly year: number },
    decide: (table: AssessmentTable) => Result<AssessmentTable, E> | Promise<Result<AssessmentTable, E>>,
    history: readonly HistoryEntry[] = [],
  ): Promise<Result<AssessmentTable, E>> => {
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const stored = await store.assessmentTable(centreId, year);
      const decided = await decide(stored?.table ?? { centreId, year, finals: [] });
      if (!decided.ok) return decided;
      if (await store.saveAssessmentTable({ table: decided.value, version: (stored?.version ?? 0) + 1 }, history)) return decided;
      await clock.pause(attempt);
    }
    throw new Error(`assessment of ${centreId} ${year}: its state was not saved in ${SAVE_ATTEMPTS} attempts`);
  };
