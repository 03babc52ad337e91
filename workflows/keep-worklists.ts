import { isDeepStrictEqual } from 'node:util';
import type { Alert } from '../domain/alert/alert.ts';
import { openAlert } from '../domain/alert/open-alert.ts';
import { callEntry } from '../domain/conversation/call-list.ts';
import type { CallEntry } from '../domain/conversation/call-list.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps } from './ports.ts';

type WorklistDeps = Pick<Deps, 'store'>;

/** A follow-up or an alert before and after a change; one of them is missing where it was made, removed or moved. */
interface Changed<T> {
  readonly was?: T | undefined;
  readonly is?: T | undefined;
}

/**
 * Keeps a centre's call list in step with a follow-up that has changed. What is written is what holds now, not what the change
 * said: changes of a case that moves come in any order, and the same one again changes nothing.
 */
export const keepCallList =
  (deps: WorklistDeps) =>
  async ({ was, is }: Changed<FollowUp>): Promise<void> => {
    const [before, after] = [await entryOf(deps, was), await entryOf(deps, is)];
    const known = before ?? after;
    if (known === undefined || isDeepStrictEqual(before, after)) return;
    const { caseNo } = known;
    await keepLine({
      places: placesOf(before, after),
      read: async () => entryOf(deps, (await deps.store.followUp(caseNo))?.followUp),
      put: (entry) => deps.store.putCall(entry),
      drop: (centreId) => deps.store.dropCall(centreId, caseNo),
    });
  };

/** Keeps a centre's list of open alerts in step with an alert that has changed. */
export const keepOpenAlerts =
  ({ store }: WorklistDeps) =>
  async ({ was, is }: Changed<Alert>): Promise<void> => {
    const [before, after] = [was && openAlert(was), is && openAlert(is)];
    const known = before ?? after;
    if (known === undefined || isDeepStrictEqual(before, after)) return;
    const { caseNo, cause } = known;
    await keepLine({
      places: placesOf(before, after),
      read: async () => {
        const now = (await store.alert(caseNo, cause))?.alert;
        return now && openAlert(now);
      },
      put: (line) => store.putOpenAlert(line),
      drop: (centreId) => store.dropOpenAlert(centreId, caseNo, cause),
    });
  };

interface Line<T> {
  /** Centres on whose lists it may stand. */
  readonly places: ReadonlySet<string>;
  /** What the list has to say now, if anything. */
  readonly read: () => Promise<T | undefined>;
  readonly put: (line: T) => Promise<void>;
  readonly drop: (centreId: string) => Promise<void>;
}

/** Writes what holds until it still holds afterwards: another one may have read later, and written sooner. */
const keepLine = async <T extends { readonly centreId: string }>({ places, read, put, drop }: Line<T>): Promise<void> => {
  const seenAt = new Set(places);
  let line = await read();
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const written = line;
    if (written !== undefined) {
      await put(written);
      seenAt.add(written.centreId);
    }
    for (const centreId of seenAt) if (centreId !== written?.centreId) await drop(centreId);
    line = await read();
    if (isDeepStrictEqual(line, written)) return;
  }
  throw new Error(`a line of a worklist was busy in ${SAVE_ATTEMPTS} attempts`);
};

const entryOf = async (deps: WorklistDeps, f: FollowUp | undefined): Promise<CallEntry | undefined> =>
  f && callEntry(f, (await surroundingsOf(deps, f.closing.centreId)).policy);

const placesOf = (...placed: readonly ({ readonly centreId: string } | undefined)[]): ReadonlySet<string> =>
  new Set(placed.flatMap((one) => (one === undefined ? [] : [one.centreId])));
