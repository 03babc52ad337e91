import type { ByMonth, Month } from '../score/by-month.ts';
import { MONTHS } from '../score/by-month.ts';
import type { Cell } from '../score/cell.ts';
import { NO_CELL } from '../score/cell.ts';
import { rollUp } from '../score/roll-up.ts';
import { foldSources } from '../score/sources.ts';
import { addUp } from '../score/sums.ts';
import type { Tally } from '../score/tally.ts';
import type { Entered } from './entered-figures.ts';

/** One month of a node of the tree, with everything below it. */
export interface NodeMonth {
  readonly tally: Tally;
  /** Closings of lawyers who have a target of their own. */
  readonly targeted: number;
  /** What the node itself (under its own id) and each node right below it bring. */
  readonly parts: Readonly<Record<string, Cell>>;
  /** Figures entered by hand, here and below. */
  readonly entered: Entered;
}

/** Targets of lawyers, here and below: how many have one, and what these come to. */
export interface LawyerTargets {
  readonly lawyers: number;
  readonly sum: number;
}

/** A year of a node; months in which nothing was closed or entered are absent. */
export interface NodeYear {
  readonly months: Readonly<Partial<Record<Month, NodeMonth>>>;
  readonly targets: LawyerTargets;
}

export const NO_TARGETS: LawyerTargets = { lawyers: 0, sum: 0 };
export const NO_YEAR: NodeYear = { months: {}, targets: NO_TARGETS };

/** A lawyer's year at the node itself. */
export interface LawyerOfNode {
  readonly byMonth: ByMonth;
  /** Closings expected in the year. */
  readonly target?: number;
}

export interface NodeParts {
  readonly id: string;
  readonly lawyers: readonly LawyerOfNode[];
  readonly entered: Readonly<Partial<Record<Month, Entered>>>;
  /** The nodes right below, each with everything below it. */
  readonly below: readonly { readonly id: string; readonly year: NodeYear }[];
}

/** Makes a node's year from its own lawyers and the nodes right below it: always whole, so that a repeat changes nothing. */
export const nodeYear = (parts: NodeParts): NodeYear => {
  const targets = parts.lawyers.flatMap(({ target }) => target ?? []);
  const own: LawyerTargets = { lawyers: targets.length, sum: targets.reduce((sum, target) => sum + target, 0) };
  return {
    months: Object.fromEntries(
      MONTHS.flatMap((month) => {
        const made = nodeMonth(parts, month);
        return made === undefined ? [] : [[month, made]];
      }),
    ),
    targets: addUp([own, ...parts.below.map(({ year }) => year.targets)], NO_TARGETS),
  };
};

const nodeMonth = ({ id, lawyers, entered, below }: NodeParts, month: Month): NodeMonth | undefined => {
  const own = lawyers.flatMap(({ byMonth, target }) => {
    const tally = byMonth[month];
    return tally === undefined ? [] : [{ tally, targeted: target === undefined ? 0 : tally.closings }];
  });
  const monthsBelow = below.flatMap(({ id: part, year }) => {
    const made = year.months[month];
    return made === undefined ? [] : [{ part, ...made }];
  });
  const enteredHere = entered[month];
  if (own.length === 0 && monthsBelow.length === 0 && enteredHere === undefined) return undefined;
  const ownTally = rollUp(own.map(({ tally }) => tally));
  const tally = rollUp([ownTally, ...monthsBelow.map((made) => made.tally)]);
  return {
    tally: { ...tally, bySource: foldSources(tally.bySource) },
    targeted: [...own, ...monthsBelow].reduce((sum, { targeted }) => sum + targeted, 0),
    parts: {
      ...(own.length === 0 ? {} : { [id]: cellIn(ownTally) }),
      ...Object.fromEntries(monthsBelow.map(({ part, tally: made }) => [part, cellIn(made)])),
    },
    entered: addUp<Entered>([enteredHere ?? {}, ...monthsBelow.map((made) => made.entered)], {}),
  };
};

const cellIn = ({ closings, histogram, micropoints }: Tally): Cell => ({ closings, histogram, micropoints });

/** What each part of a node brought in a year. */
export const partsOf = ({ months }: NodeYear): Readonly<Record<string, Cell>> => {
  const parts = Object.values(months).map((made) => made.parts);
  const ids = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries(
    [...ids].map((id) => [
      id,
      addUp(
        parts.flatMap((part) => part[id] ?? []),
        NO_CELL,
      ),
    ]),
  );
};

/** The tallies of a node's months. */
export const talliesOf = ({ months }: NodeYear): ByMonth =>
  Object.fromEntries(Object.entries(months).map(([month, { tally }]) => [month, tally]));
