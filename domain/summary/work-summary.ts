import type { Centre } from '../case/centre.ts';
import type { AlertEnds, AlertTally } from '../score/alert-tally.ts';
import type { Breakdown } from '../score/breakdown.ts';
import { breakdownOf } from '../score/breakdown.ts';
import type { Month } from '../score/by-month.ts';
import { MONTHS } from '../score/by-month.ts';
import type { CellFigures } from '../score/cell.ts';
import { cellFigures, NO_CELL } from '../score/cell.ts';
import type { Funnel } from '../score/funnel.ts';
import { withReplyRates } from '../score/funnel.ts';
import type { Change } from '../score/roll-up.ts';
import { changeOf, mayBePublished, rollUpMonths } from '../score/roll-up.ts';
import { bySize, OTHER_SOURCES } from '../score/sources.ts';
import type { Counts } from '../score/sums.ts';
import { addUp } from '../score/sums.ts';
import type { Tally, Told } from '../score/tally.ts';
import type { AlertCause, AlertLevel } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { localDate } from '../shared/zone.ts';
import type { Duration } from './duration.ts';
import { durationOf } from './duration.ts';
import type { Entered } from './entered-figures.ts';
import type { NodeYear } from './node-year.ts';
import { partsOf, talliesOf } from './node-year.ts';
import type { Period } from './period.ts';
import { endedMonths, monthsOf } from './period.ts';

/** Alerts on the cases of the period, and how they ended. */
export interface AlertSummary extends AlertTally {
  readonly levels: Counts<AlertLevel>;
  readonly causes: Counts<AlertCause>;
  readonly total: number;
  readonly resolved: number;
  readonly open: number;
}

/** A target and what was closed towards it. */
export interface Towards {
  readonly target: number;
  readonly closings: number;
  /** Closings as a share of the target; more than 1 where it was passed. */
  readonly share: number;
}

/** Targets are set for a whole year 目标分解: beside them stand the closings of the year up to the end of the period. */
export interface TargetSummary {
  /** The node's own, against all closings here and below. */
  readonly own?: Towards;
  /** The sum of lawyers' targets, against the closings of these lawyers. */
  readonly lawyers?: Towards & { readonly lawyers: number };
}

/** What the node itself or a node right below it brings. */
export interface Part extends CellFigures {
  readonly id: string;
  readonly name: string;
}

/**
 * Everything a work summary 工作总结 tells of a node and all below it. Cases count by when they were closed, alerts and answers with
 * their case; consultations stand apart. Shares are 0 to 1, points 0 to 100, all unrounded.
 */
export interface WorkSummary {
  readonly centre: Pick<Centre, 'id' | 'name' | 'level'>;
  readonly period: Period;
  /** Date on which it was made, in the centre's zone. */
  readonly madeOn: string;
  readonly cases: CellFigures;
  readonly terminated: number;
  /** The most frequent first; `''` where no source was told, `*` for all that are not named. */
  readonly bySource: readonly { readonly source: string; readonly closings: number }[];
  readonly people: Told;
  readonly recovered: Told;
  /** From acceptance to closing. */
  readonly duration: Duration;
  readonly funnel: Funnel;
  /** Closings that are not asked; the funnel tells why. */
  readonly notAsked: number;
  /** Responses below which no rate is shown, and below which none may be made public. */
  readonly minResponses: number;
  readonly publicMinResponses: number;
  readonly mayBePublished: boolean;
  readonly breakdown: Breakdown;
  /** The node itself first, then all right below it, with those that bring nothing; empty where nothing is below. */
  readonly parts: readonly Part[];
  readonly redFlags: number;
  readonly alerts: AlertSummary;
  readonly consultations: CellFigures & { readonly funnel: Funnel; readonly alerts: AlertSummary };
  readonly targets: TargetSummary;
  readonly entered: Entered;
  /** Against the same months of the year before; absent while no month of the period is over. */
  readonly change?: Change & { readonly months: readonly Month[] };
}

export interface SummaryInput {
  readonly centre: Centre;
  /** The nodes right below, in the order in which they are shown. */
  readonly below: readonly Pick<Centre, 'id' | 'name'>[];
  readonly period: Period;
  readonly at: Instant;
  readonly year: NodeYear;
  readonly yearBefore: NodeYear;
  readonly ownTarget?: number;
  readonly policy: Policy;
}

export const workSummary = (input: SummaryInput): WorkSummary => {
  const { centre, period, at, year, policy } = input;
  const { z, minResponses, publicMinResponses } = policy.score;
  const months = monthsOf(period);
  const tallies = talliesOf(year);
  const tally = rollUpMonths(tallies, months);
  const { consultations } = tally;
  return {
    centre: { id: centre.id, name: centre.name, level: centre.level },
    period,
    madeOn: localDate(at, centre.zone),
    cases: cellFigures(tally, z),
    terminated: tally.terminated,
    bySource: sourcesInOrder(tally.bySource),
    people: tally.people,
    recovered: tally.recovered,
    duration: durationOf(tally.days),
    funnel: withReplyRates(tally.funnel),
    notAsked: tally.closings - tally.funnel.eligible,
    minResponses,
    publicMinResponses,
    mayBePublished: mayBePublished(tally.histogram, policy),
    breakdown: breakdownOf(within(tallies, months), z),
    parts: partsIn(input, months),
    redFlags: tally.redFlags,
    alerts: alertSummary(tally.alerts),
    consultations: {
      ...cellFigures(consultations, z),
      funnel: withReplyRates(consultations.funnel),
      alerts: alertSummary(consultations.alerts),
    },
    targets: targetSummary(input),
    entered: addUp<Entered>(
      months.flatMap((month) => year.months[month]?.entered ?? []),
      {},
    ),
    ...changeIn(input, endedMonths(months, period.year, at, centre.zone)),
  };
};

const within = <T>(year: Readonly<Partial<Record<Month, T>>>, months: readonly Month[]): Partial<Record<Month, T>> =>
  Object.fromEntries(Object.entries(year).filter(([month]) => months.includes(month as Month)));

/** What is named by size, then what is not, then what tells no source. */
const sourcesInOrder = (sources: Readonly<Record<string, number>>): WorkSummary['bySource'] => {
  const rank = (source: string): number => (source === '' ? 2 : source === OTHER_SOURCES ? 1 : 0);
  return bySize(sources)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([source, closings]) => ({ source, closings }));
};

const alertSummary = (alerts: AlertTally): AlertSummary => {
  const levels = totals(alerts.byLevel);
  const total = sumOf(Object.values(levels));
  const open = sumOf(Object.values(alerts.byLevel).map((ends) => ends.open ?? 0));
  return { ...alerts, levels, causes: totals(alerts.byCause), total, resolved: total - open, open };
};

const totals = <Code extends string>(ends: Readonly<Partial<Record<Code, AlertEnds>>>): Counts<Code> =>
  Object.fromEntries(
    Object.entries<AlertEnds>(ends as Record<string, AlertEnds>).map(([code, counts]) => [code, sumOf(Object.values(counts))]),
  ) as Counts<Code>;

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

const partsIn = ({ centre, below, year, policy }: SummaryInput, months: readonly Month[]): readonly Part[] => {
  if (below.length === 0) return [];
  const cells = partsOf({ ...year, months: within(year.months, months) });
  return [centre, ...below].map(({ id, name }) => ({ id, name, ...cellFigures(cells[id] ?? NO_CELL, policy.score.z) }));
};

const targetSummary = ({ period, year, ownTarget }: SummaryInput): TargetSummary => {
  const soFar = period.half === 1 ? monthsOf(period) : MONTHS;
  const made = soFar.flatMap((month) => year.months[month] ?? []);
  const closings = sumOf(made.map(({ tally }) => tally.closings));
  const targeted = sumOf(made.map((month) => month.targeted));
  const { lawyers, sum: target } = year.targets;
  return {
    ...(ownTarget === undefined ? {} : { own: towards(ownTarget, closings) }),
    ...(lawyers === 0 ? {} : { lawyers: { lawyers, ...towards(target, targeted) } }),
  };
};

const towards = (target: number, closings: number): Towards => ({ target, closings, share: closings / target });

const changeIn = ({ year, yearBefore }: SummaryInput, months: readonly Month[]): Pick<WorkSummary, 'change'> => {
  if (months.length === 0) return {};
  const sum = (node: NodeYear): Tally => rollUpMonths(talliesOf(node), months);
  return { change: { months, ...changeOf(sum(year), sum(yearBefore)) } };
};
