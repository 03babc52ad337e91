import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { assess } from '../domain/assessment/assess.ts';
import { isProvisional } from '../domain/assessment/flags.ts';
import type { KeptInput } from '../domain/assessment/kept-input.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import type { Deps, Manifest, RunPlace } from './ports.ts';

/** After how many lawyers a run says how far it is. */
const REPORT_EACH = 25;

/** A run to be reckoned: who asked for it, and when. */
export interface Reckoning {
  readonly place: RunPlace;
  readonly at: Instant;
  readonly by: string;
  readonly policy: Policy;
  /** Sorted. */
  readonly lawyerIds: readonly string[];
  /** What a lawyer's row rests on; asked once in a run, and kept. */
  readonly inputOf: (lawyerId: string) => Promise<KeptInput>;
}

/**
 * Reckons the rows of a run: first what a row rests on is kept, then the row. A run that broke off goes on with what it has
 * kept, so that it comes to the same table whenever it is taken up again. A lawyer whose row can't be reckoned holds up
 * nobody else; the run is whole, and has its manifest, only once there is none.
 *
 * @throws Error that names the lawyers without a row, after all others have theirs
 */
export const reckonRows =
  ({ store }: Pick<Deps, 'store'>) =>
  async ({ place, at, by, policy, lawyerIds, inputOf }: Reckoning): Promise<Manifest> => {
    const inputs = createHash('sha256');
    const rows = createHash('sha256');
    const failures = new Map<string, unknown>();
    let provisional = 0;
    const report = (seen: number): Promise<void> => {
      const failed = [...failures.keys()];
      return store.saveProgress(place, { total: lawyerIds.length, done: seen - failed.length, failed });
    };
    const kept = async (lawyerId: string): Promise<KeptInput> => {
      const before = await store.keptInput(place, lawyerId);
      if (before !== undefined) return before;
      const input = await inputOf(lawyerId);
      await store.saveKeptInput(place, lawyerId, input);
      return input;
    };
    for (const [index, lawyerId] of lawyerIds.entries()) {
      if (index % REPORT_EACH === 0) await report(index);
      try {
        const input = await kept(lawyerId);
        const row = assess({ ...input, policy });
        await store.saveAssessmentRow(place, row);
        if (isProvisional(row)) provisional += 1;
        inputs.update(canonicalize(input) ?? '');
        rows.update(canonicalize(row) ?? '');
      } catch (error) {
        failures.set(lawyerId, error);
      }
    }
    await report(lawyerIds.length);
    const [first] = failures.values();
    if (failures.size > 0) throw new Error(`no row for ${[...failures.keys()].join(', ')}`, { cause: first });
    const manifest: Manifest = {
      run: place.run,
      at,
      by,
      policyVersion: `${policy.preset}/${policy.version}`,
      policy,
      rows: lawyerIds.length,
      provisional,
      inputsSha256: inputs.digest('hex'),
      rowsSha256: rows.digest('hex'),
    };
    await store.saveManifest(place, manifest);
    return manifest;
  };

/** Reckons a whole run again from what is kept, and says whether it comes to the very same bytes, and those stored. */
export const verifyRun =
  ({ store }: Pick<Deps, 'store'>) =>
  async (place: RunPlace): Promise<{ readonly isSame: boolean; readonly rowsSha256: string } | undefined> => {
    const manifest = await store.manifest(place);
    if (manifest === undefined) return undefined;
    const [inputs, rows, stored] = [createHash('sha256'), createHash('sha256'), createHash('sha256')];
    for (const row of await store.assessmentRows(place)) {
      const input = await store.keptInput(place, row.lawyerId);
      stored.update(canonicalize(row) ?? '');
      inputs.update(canonicalize(input) ?? '');
      if (input !== undefined) rows.update(canonicalize(assess({ ...input, policy: manifest.policy })) ?? '');
    }
    const rowsSha256 = rows.digest('hex');
    const isSame =
      inputs.digest('hex') === manifest.inputsSha256 &&
      [rowsSha256, stored.digest('hex')].every((hash) => hash === manifest.rowsSha256);
    return { isSame, rowsSha256 };
  };
