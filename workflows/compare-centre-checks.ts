import type { FollowUp } from '../domain/conversation/follow-up.ts';
import { compareChecks } from '../domain/response/compare-check.ts';
import type { CheckComparison } from '../domain/response/compare-check.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps } from './ports.ts';

/** Lawyers whose years are read at one time. */
const AT_ONCE = 25;

/**
 * What the telephone checks of a centre's year say about its text answers. The follow-ups are those of every lawyer who has a
 * score there: the lists hold what is still to be done, not what has been.
 *
 * @param by whoever asks: cases of their own are in the figures, and not among those that differ
 */
export const compareCentreChecks =
  ({ store }: Pick<Deps, 'store'>) =>
  async (centreId: string, year: number, by: string): Promise<CheckComparison> => {
    const { policy } = await surroundingsOf({ store }, centreId);
    const lawyerIds = (await store.scores(centreId, year)).map(({ lawyerId }) => lawyerId);
    const followUps: FollowUp[] = [];
    for (let i = 0; i < lawyerIds.length; i += AT_ONCE) {
      const some = lawyerIds.slice(i, i + AT_ONCE);
      const years = await Promise.all(some.map((lawyerId) => store.scoredYear(lawyerId, centreId, year)));
      followUps.push(...years.flatMap((scored) => scored.followUps));
    }
    const compared = compareChecks(followUps, policy);
    return { ...compared, disagreements: compared.disagreements.filter(({ lawyerId }) => lawyerId !== by) };
  };
