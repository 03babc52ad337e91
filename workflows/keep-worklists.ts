import { isDeepStrictEqual } from 'node:util';
import type { Alert } from '../domain/alert/alert.ts';
import { openAlert } from '../domain/alert/open-alert.ts';
import { callEntry } from '../domain/conversation/call-list.ts';
import type { CallEntry } from '../domain/conversation/call-list.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
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
    const entry = await entryOf(deps, (await deps.store.followUp(caseNo))?.followUp);
    if (entry !== undefined) await deps.store.putCall(entry);
    for (const centreId of placesOf(before, after)) {
      if (centreId !== entry?.centreId) await deps.store.dropCall(centreId, caseNo);
    }
  };

/** Keeps a centre's list of open alerts in step with an alert that has changed. */
export const keepOpenAlerts =
  ({ store }: WorklistDeps) =>
  async ({ was, is }: Changed<Alert>): Promise<void> => {
    const [before, after] = [was && openAlert(was), is && openAlert(is)];
    const known = before ?? after;
    if (known === undefined || isDeepStrictEqual(before, after)) return;
    const { caseNo, cause } = known;
    const now = (await store.alert(caseNo, cause))?.alert;
    const line = now && openAlert(now);
    if (line !== undefined) await store.putOpenAlert(line);
    for (const centreId of placesOf(before, after)) {
      if (centreId !== line?.centreId) await store.dropOpenAlert(centreId, caseNo, cause);
    }
  };

const entryOf = async (deps: WorklistDeps, f: FollowUp | undefined): Promise<CallEntry | undefined> =>
  f && callEntry(f, (await surroundingsOf(deps, f.closing.centreId)).policy);

const placesOf = (...placed: readonly ({ readonly centreId: string } | undefined)[]): ReadonlySet<string> =>
  new Set(placed.flatMap((one) => (one === undefined ? [] : [one.centreId])));
