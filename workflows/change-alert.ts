import type { Alert } from '../domain/alert/alert.ts';
import { nextDeadline } from '../domain/alert/escalate.ts';
import type { AlertCause } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Result } from '../domain/shared/result.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { pointTo } from './point-to.ts';
import type { Deps, HistoryEntry, StoredAlert } from './ports.ts';

/**
 * Load -> decide -> save, for everything that happens to an alert. The pointer to its next deadline is written first.
 *
 * @param decide what the alert becomes; `undefined` changes nothing
 * @returns      the alert as it stands; `undefined` if there is none
 */
export const changeAlert =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>) =>
  async <E>(
    place: { readonly caseNo: string; readonly cause: AlertCause; readonly year?: number },
    at: Instant,
    decide: (existing: Alert | undefined) => Result<Alert | undefined, E>,
    history: readonly HistoryEntry[] = [],
  ): Promise<Result<Alert | undefined, E>> => {
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const was = await store.alert(place.caseNo, place.cause);
      const decided = decide(was?.alert);
      if (!decided.ok || decided.value === undefined) return decided.ok ? { ok: true, value: was?.alert } : decided;
      const alert = decided.value;
      const year = place.year ?? was?.year;
      if (year === undefined) throw new Error(`alert ${place.cause} of case ${place.caseNo}: raised without a year`);
      const pointerAt = await pointToDeadline({ store, clock }, was?.alert, alert);
      const next: StoredAlert = { alert, year, version: (was?.version ?? 0) + 1, changedAt: at };
      if (await store.saveAlert(next, was, history)) {
        // Dispatch may have come by while the alert was being saved, and found nothing to do.
        if (pointerAt !== undefined && pointerAt < clock.now()) await pointToDeadline({ store, clock }, undefined, alert);
        return { ok: true, value: alert };
      }
      await clock.pause(attempt);
    }
    throw new Error(`alert ${place.cause} of case ${place.caseNo}: not saved in ${SAVE_ATTEMPTS} attempts`);
  };

/** @returns where the pointer stands; `undefined` where none was needed */
const pointToDeadline = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  was: Alert | undefined,
  is: Alert,
): Promise<Instant | undefined> => {
  const deadline = nextDeadline(is);
  if (deadline === undefined || (was !== undefined && nextDeadline(was) === deadline)) return undefined;
  return pointTo(deps, { at: deadline, caseNo: is.caseNo, centreId: is.centreId, cause: is.cause });
};
