import type { FollowUp } from '../conversation/follow-up.ts';
import type { CaseKind, CaseResult, Category } from '../shared/codes.ts';
import { DAY_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { localDate } from '../shared/zone.ts';
import type { AlertTally, TalliedAlert } from './alert-tally.ts';
import { alertTally, NO_ALERTS } from './alert-tally.ts';
import type { Cell } from './cell.ts';
import { cellOf, NO_CELL } from './cell.ts';
import type { FunnelCounts } from './funnel.ts';
import { countFunnel } from './funnel.ts';
import type { QuestionCounts } from './question-counts.ts';
import { countAnswers, NO_QUESTIONS } from './question-counts.ts';
import { countRedFlags, scoredClosings } from './score-lawyer.ts';
import type { Sources } from './sources.ts';
import { foldSources } from './sources.ts';
import type { Counts } from './sums.ts';

/** Cells by code; `none` is of closings that don't tell theirs. */
export type Cells<Code extends string> = Readonly<Partial<Record<Code | 'none', Cell>>>;

/** A figure that not every closing tells: how many do, and what they come to. */
export interface Told {
  readonly closings: number;
  readonly sum: number;
}

/** Closings of one kind of service with everything that is reported of them. All of it sums: tallies can be added up. */
export interface ServiceTally extends Cell {
  readonly funnel: FunnelCounts;
  readonly alerts: AlertTally;
}

/** Everything that is reported of a group of closings, handled cases and, apart from them, consultations. */
export interface Tally extends ServiceTally {
  readonly byKind: Cells<CaseKind>;
  /** A client may be of several categories, and is counted in each. */
  readonly byCategory: Cells<Category>;
  readonly byResult: Cells<CaseResult>;
  readonly bySource: Sources;
  /** Cases that ended without being finished 终止. */
  readonly terminated: number;
  readonly questions: QuestionCounts;
  /** Persons helped, yuan recovered. */
  readonly people: Told;
  readonly recovered: Told;
  /** Closings by calendar days from acceptance; those without its date, or with one after the closing, are left out. */
  readonly days: Counts<string>;
  readonly redFlags: number;
  readonly consultations: ServiceTally;
}

const NO_FUNNEL = countFunnel([]);
const NO_SERVICE: ServiceTally = { ...NO_CELL, funnel: NO_FUNNEL, alerts: NO_ALERTS };
const NOTHING_TOLD: Told = { closings: 0, sum: 0 };

/** What no closings come to. */
export const NO_TALLY: Tally = {
  ...NO_SERVICE,
  byKind: {},
  byCategory: {},
  byResult: {},
  bySource: {},
  terminated: 0,
  questions: NO_QUESTIONS,
  people: NOTHING_TOLD,
  recovered: NOTHING_TOLD,
  days: {},
  redFlags: 0,
  consultations: NO_SERVICE,
};

export interface TallyInput {
  readonly followUps: readonly FollowUp[];
  /** Of the cases above; others are left aside. */
  readonly alerts: readonly TalliedAlert[];
  readonly policy: Policy;
}

/** Counts closings. Reopened ones count again when they are closed again, and so do their alerts. */
export const tallyOf = ({ followUps, alerts, policy }: TallyInput): Tally => {
  const cases = scoredClosings(followUps);
  const cells = <Code extends string>(codes: (f: FollowUp) => readonly (Code | 'none')[]): Cells<Code> =>
    mapGroups(grouped(cases, codes), (group) => cellOf(group, policy));
  const service = (closings: readonly FollowUp[]): ServiceTally => ({
    ...cellOf(closings, policy),
    funnel: countFunnel(closings),
    alerts: alertTally(alerts.filter(({ caseNo }) => closings.some((f) => f.closing.caseNo === caseNo))),
  });
  return {
    ...service(cases),
    byKind: cells(({ closing }) => [closing.kind]),
    byCategory: cells(({ closing }) => (closing.categories.length === 0 ? ['none'] : closing.categories)),
    byResult: cells(({ closing }) => [closing.result ?? 'none']),
    bySource: foldSources(
      mapGroups(
        grouped(cases, ({ closing }) => [closing.source]),
        (group) => group.length,
      ),
    ),
    terminated: cases.filter(({ closing }) => closing.outcome === 'terminated').length,
    questions: countAnswers(cases),
    people: told(cases.flatMap(({ closing }) => closing.people ?? [])),
    recovered: told(cases.flatMap(({ closing }) => closing.recovered ?? [])),
    days: mapGroups(grouped(cases, daysTaken), (group) => group.length),
    redFlags: countRedFlags(cases, alerts),
    consultations: service(followUps.filter(({ closing, state }) => closing.service === 'consultation' && state !== 'cancelled')),
  };
};

/** Closings by code; one with several codes is in several groups, as often as it names each. */
const grouped = <Code extends string>(
  closings: readonly FollowUp[],
  codes: (f: FollowUp) => readonly Code[],
): Partial<Record<Code, FollowUp[]>> => {
  const groups: Partial<Record<Code, FollowUp[]>> = {};
  for (const f of closings) for (const code of new Set(codes(f))) (groups[code] ??= []).push(f);
  return groups;
};

const mapGroups = <Code extends string, T>(
  groups: Partial<Record<Code, FollowUp[]>>,
  value: (group: readonly FollowUp[]) => T,
): Record<Code, T> =>
  Object.fromEntries((Object.entries(groups) as [Code, FollowUp[]][]).map(([code, group]) => [code, value(group)])) as Record<
    Code,
    T
  >;

const told = (figures: readonly number[]): Told => ({
  closings: figures.length,
  sum: figures.reduce((sum, figure) => sum + figure, 0),
});

const daysTaken = ({ closing: { acceptedOn, closedAt }, zone }: FollowUp): readonly string[] => {
  if (acceptedOn === undefined) return [];
  const days = (Date.parse(localDate(closedAt, zone)) - Date.parse(acceptedOn)) / DAY_MS;
  return days < 0 ? [] : [String(days)];
};
