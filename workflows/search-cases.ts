import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { findPerson } from './find-person.ts';
import type { PersonQuery } from './find-person.ts';
import type { Deps } from './ports.ts';

/**
 * Finds the cases of a number, or one by its own, as far as who asks may act for their centres. Who looks under a
 * number learns whose it is: that is recorded in each case before it is answered. Looking under a case number tells nothing new.
 */
export const searchCases =
  (deps: Pick<Deps, 'store' | 'vault'>) =>
  async (
    query: PersonQuery,
    mayAct: (centreId: string) => Promise<boolean>,
    { at, by }: { readonly at: Instant; readonly by: string },
  ): Promise<readonly FollowUp[]> => {
    const found = await findPerson(deps)(query, mayAct, by);
    const cases = found.map(({ stored }) => stored.followUp);
    if ('mobile' in query) {
      for (const { closing } of cases) {
        await deps.store.record({ caseNo: closing.caseNo, at, by, what: 'FoundByPhone', why: '' }, closing);
      }
    }
    return cases;
  };
