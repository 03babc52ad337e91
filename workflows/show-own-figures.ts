import type { LawyerView } from '../domain/score/lawyer-view.ts';
import { lawyerView, showable } from '../domain/score/lawyer-view.ts';
import { scoredClosings } from '../domain/score/score-lawyer.ts';
import type { Shown } from '../domain/score/shown-groups.ts';
import { NOTHING_SHOWN, showMore } from '../domain/score/shown-groups.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps, LawyerPlace } from './ports.ts';

type ShowDeps = Pick<Deps, 'store' | 'clock'>;

/** The own figures of a lawyer in one centre and year. */
export const showOwnFigures =
  (deps: ShowDeps) =>
  async (place: LawyerPlace): Promise<LawyerView> => {
    const { closings, shown, policy } = await shownGroups(deps)(place);
    return lawyerView(closings, shown, policy);
  };

/**
 * Which responses the lawyer of one centre and year is shown from now on. What is shown for the first time is remembered before
 * it is shown: all that protects the clients rests on knowing what the lawyer has seen.
 */
export const shownGroups =
  (deps: ShowDeps) =>
  async (place: LawyerPlace): Promise<{ readonly closings: number; readonly shown: Shown; readonly policy: Policy }> => {
    const { lawyerId, centreId, year } = place;
    const { policy } = await surroundingsOf(deps, centreId);
    const { followUps } = await deps.store.scoredYear(lawyerId, centreId, year);
    return { closings: scoredClosings(followUps).length, shown: await remembered(deps, place, followUps, policy), policy };
  };

const remembered = async (
  { store, clock }: ShowDeps,
  place: LawyerPlace,
  followUps: readonly FollowUp[],
  policy: Policy,
): Promise<Shown> => {
  const { lawyerId, centreId, year } = place;
  const responses = showable(followUps, policy);
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const was = await store.shown(lawyerId, centreId, year);
    const before = was?.shown ?? NOTHING_SHOWN;
    const shown = showMore(before, responses);
    if (shown === before || (await store.saveShown(place, shown, (was?.version ?? 0) + 1))) return shown;
    await clock.pause(attempt);
  }
  throw new Error(`figures of ${lawyerId} in ${centreId} ${year}: not saved in ${SAVE_ATTEMPTS} attempts`);
};
