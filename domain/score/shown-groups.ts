import type { CaseKind, Category, Stars } from '../shared/codes.ts';
import type { Month } from './by-month.ts';

/*
 * What a lawyer may be shown of the own responses, in groups of five or more that are never taken apart.
 *
 * A lawyer knows the own cases and when each was closed, and can look every day. So it is not enough that each figure shown
 * rests on five responses: the difference of two figures, of today's and yesterday's or of a whole and its parts, must not rest
 * on fewer either. Here everything shown is a sum over whole groups, and every group that is formed holds at least five
 * responses that were never shown before. Whatever somebody adds and subtracts: of the groups formed last whose part in it
 * isn't zero, those five or more responses are in no earlier figure, and so they all stay in it.
 */

/** Responses a group begins with. Not a matter of policy: clients are promised it. */
export const GROUP_SIZE = 5;

/** A response as it is shown: what the lawyer's figures are made of, and the facts by which they are told apart. */
export interface ShownResponse {
  readonly caseNo: string;
  readonly kind: CaseKind;
  readonly categories: readonly Category[];
  readonly month: Month;
  readonly overall: Stars;
  readonly communication?: Stars;
}

export type ShownGroup = readonly ShownResponse[];

/** Everything a lawyer has been shown of one centre and year. */
export interface Shown {
  readonly groups: readonly ShownGroup[];
  /** Case numbers of responses that were shown and have been taken out since: should they come back, they are not new. */
  readonly takenOut: readonly string[];
}

export const NOTHING_SHOWN: Shown = { groups: [], takenOut: [] };

/**
 * What is shown from now on: five new responses make a group. Corrections of what was shown wait for it, because a figure that
 * moved by one of them alone would tell it: then the groups they concern become one with the new group.
 *
 * @param responses the valid ones as they are now, in order of time
 * @returns         the very same object if nothing may move
 */
export const showMore = (shown: Shown, responses: readonly ShownResponse[]): Shown => {
  const seen = new Set([...shown.groups.flat().map(({ caseNo }) => caseNo), ...shown.takenOut]);
  const [first, ...others] = formGroups(responses.filter(({ caseNo }) => !seen.has(caseNo)));
  if (first === undefined) return shown;
  const present = new Map(responses.map((response) => [response.caseNo, response]));
  const stands = (group: ShownGroup): boolean => group.every((was) => isSame(was, present.get(was.caseNo)));
  const changed = shown.groups.filter((group) => !stands(group)).flat();
  const healed = [...changed.map(({ caseNo }) => caseNo), ...shown.takenOut];
  return {
    groups: [...shown.groups.filter(stands), [...healed.flatMap((caseNo) => present.get(caseNo) ?? []), ...first], ...others],
    takenOut: healed.filter((caseNo) => !present.has(caseNo)),
  };
};

/** Groups of five; of one kind where five of it wait, so that some can be shown by kind. Fewer than five are left over. */
const formGroups = (waiting: readonly ShownResponse[]): readonly ShownGroup[] => {
  const ofOneKind = waiting
    .map(({ kind }) => waiting.filter((response) => response.kind === kind))
    .find((responses) => responses.length >= GROUP_SIZE);
  const group = (ofOneKind ?? waiting).slice(0, GROUP_SIZE);
  if (group.length < GROUP_SIZE) return [];
  return [group, ...formGroups(waiting.filter((response) => !group.includes(response)))];
};

const isSame = (was: ShownResponse, is: ShownResponse | undefined): boolean =>
  is !== undefined && JSON.stringify(fields(was)) === JSON.stringify(fields(is));

const fields = ({ kind, categories, month, overall, communication }: ShownResponse): readonly unknown[] => [
  kind,
  categories,
  month,
  overall,
  communication,
];
