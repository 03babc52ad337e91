import { isOwn } from './authorise.ts';
import type { Deps, StoredFollowUp } from './ports.ts';

/** Of whom something is asked: everybody on a mobile number in E.164, or the client of one case. */
export type PersonQuery = { readonly mobile: string } | { readonly caseNo: string };

/** A case of the person, and the phone under which it is known. */
export interface PersonCase {
  readonly stored: StoredFollowUp;
  readonly phoneKey?: string;
}

type FindDeps = Pick<Deps, 'store' | 'vault'>;

/**
 * The cases a request is about, as far as who asks may act for their centres. A number that nobody knows and one that only
 * others know give the same: nothing. So do their own cases as a lawyer.
 *
 * @param mayAct whether who asks may do this for a centre
 * @param by     who asks
 */
export const findPerson =
  (deps: FindDeps) =>
  async (query: PersonQuery, mayAct: (centreId: string) => Promise<boolean>, by: string): Promise<readonly PersonCase[]> => {
    const found: PersonCase[] = [];
    for (const { caseNo, phoneKey } of await linesOf(deps, query)) {
      const stored = await deps.store.followUp(caseNo);
      if (stored === undefined || !isOf(stored, phoneKey)) continue;
      const { closing } = stored.followUp;
      if (isOwn(closing, by) || !(await mayAct(closing.centreId))) continue;
      const known = phoneKey ?? stored.followUp.phoneKey;
      found.push({ stored, ...(known === undefined ? {} : { phoneKey: known }) });
    }
    return found;
  };

/** A case may be known under a number by each version of the hash key. */
const linesOf = async (
  { store, vault }: FindDeps,
  query: PersonQuery,
): Promise<readonly { readonly caseNo: string; readonly phoneKey?: string }[]> => {
  if ('caseNo' in query) return [query];
  const hashes = await vault.phoneHashes(query.mobile);
  const lines = hashes.map(async ({ key }) => {
    const { cases } = await store.phone(key);
    return cases.map(({ caseNo }) => ({ caseNo, phoneKey: key }));
  });
  return (await Promise.all(lines)).flat();
};

/** Whether the case is still this phone's. One that was erased, where its line was not reached any more, still counts. */
const isOf = ({ followUp }: StoredFollowUp, phoneKey: string | undefined): boolean =>
  phoneKey === undefined || followUp.phoneKey === phoneKey || followUp.erasureRequestedAt !== undefined;
