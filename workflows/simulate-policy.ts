import { runOf } from '../domain/assessment/assessment-table.ts';
import { compareTables } from '../domain/assessment/compare-tables.ts';
import type { TableComparison } from '../domain/assessment/compare-tables.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import type { Deps, Manifest, RunPlace } from './ports.ts';
import { reckonRows } from './reckon-rows.ts';
import { placeOf } from './run-place.ts';

/** The year's draft under another policy. */
export interface Simulation {
  readonly centreId: string;
  readonly year: number;
  readonly at: Instant;
  readonly by: string;
  readonly policy: Policy;
}

/** Where a simulation lies: a run of its own, beside the draft it is compared with. */
export const simulationPlace = ({ centreId, year, at }: Pick<Simulation, 'centreId' | 'year' | 'at'>): RunPlace => ({
  centreId,
  year,
  run: `simulation-${runOf({ at, by: '' })}`,
});

/**
 * Reckons the draft's inputs under another policy: nothing but the policy differs. What the present policy leaves aside is in
 * the inputs too.
 *
 * @returns `undefined` when there is no draft
 */
export const simulatePolicy =
  (deps: Pick<Deps, 'store'>) =>
  async (simulation: Simulation): Promise<Manifest | undefined> => {
    const { centreId, year, at, by, policy } = simulation;
    const draft = await placeOf(deps)(centreId, year, 'draft');
    if (draft === undefined) return undefined;
    const place = simulationPlace(simulation);
    const rows = await deps.store.assessmentRows(draft);
    return reckonRows(deps)({
      place,
      at,
      by,
      policy,
      lawyerIds: rows.map(({ lawyerId }) => lawyerId),
      inputOf: async (lawyerId) => {
        const input = await deps.store.keptInput(draft, lawyerId);
        if (input === undefined) throw new Error(`the draft keeps no input of ${lawyerId}`);
        return input;
      },
    });
  };

/** Who moves, and why: the draft beside a run of the same year. `undefined` while one of them is not whole. */
export const compareRuns =
  ({ store }: Pick<Deps, 'store'>) =>
  async (was: RunPlace, is: RunPlace): Promise<TableComparison | undefined> => {
    const manifests = await Promise.all([store.manifest(was), store.manifest(is)]);
    if (manifests.includes(undefined)) return undefined;
    return compareTables(...(await Promise.all([store.assessmentRows(was), store.assessmentRows(is)])));
  };
