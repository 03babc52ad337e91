import type { FollowUp, FollowUpState } from '../domain/conversation/follow-up.ts';
import type { Deps } from './ports.ts';

/** A page of the cases of a centre's year, by lawyer and then by case number. */
export interface CaseQuery {
  readonly centreId: string;
  readonly year: number;
  /** Of this lawyer alone. */
  readonly lawyerId?: string;
  readonly state?: FollowUpState;
  readonly limit: number;
  /** The last case of the page before. */
  readonly after?: CasePlace;
}

export interface CasePlace {
  readonly lawyerId: string;
  /** `''`: none of the lawyer's, who was the last to be looked at. */
  readonly caseNo: string;
}

export interface CasePage {
  readonly cases: readonly FollowUp[];
  /** Where it went on to; absent when nothing is left. */
  readonly last?: CasePlace;
}

/** Lawyers looked at for one page, and of these side by side: a page ends there, however few cases it has. */
const LAWYERS_A_PAGE = 200;
const AT_ONCE = 20;

/**
 * Cases lie with their lawyers, so a centre's are read lawyer by lawyer, in the order of the register: no index to keep, and a page
 * costs what it looks at.
 *
 * @param by who asks: nobody finds their own cases here
 */
export const listCases =
  ({ store }: Pick<Deps, 'store'>) =>
  async ({ centreId, year, lawyerId, state, limit, after }: CaseQuery, by: string): Promise<CasePage> => {
    const all = lawyerId === undefined ? (await store.register(centreId)).map((line) => line.lawyerId) : [lawyerId];
    const left = all.filter((id) => id !== by && (after === undefined || id >= after.lawyerId));
    const lawyers = left.slice(0, LAWYERS_A_PAGE);
    const found: FollowUp[] = [];
    for (let n = 0; n < lawyers.length && found.length <= limit; n += AT_ONCE) {
      const years = lawyers.slice(n, n + AT_ONCE).map((id) => store.followUpsOf(id, centreId, year));
      found.push(...(await Promise.all(years)).flat().filter((f) => isWanted(f, state, after)));
    }
    const cases = found.slice(0, limit);
    const last = cases.at(-1)?.closing;
    if (found.length > limit && last !== undefined) return { cases, last: { lawyerId: last.lawyerId, caseNo: last.caseNo } };
    const next = left[LAWYERS_A_PAGE];
    return { cases, ...(next === undefined ? {} : { last: { lawyerId: next, caseNo: '' } }) };
  };

const isWanted = ({ closing, state: is }: FollowUp, state: FollowUpState | undefined, after: CasePlace | undefined): boolean =>
  (state === undefined || is === state) && (closing.lawyerId !== after?.lawyerId || closing.caseNo > after.caseNo);
