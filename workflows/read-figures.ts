import type { Centre } from '../domain/case/centre.ts';
import type { Breakdown } from '../domain/score/breakdown.ts';
import { breakdownOf } from '../domain/score/breakdown.ts';
import { MONTHS } from '../domain/score/by-month.ts';
import type { Change } from '../domain/score/roll-up.ts';
import { changeOf, rollUpMonths } from '../domain/score/roll-up.ts';
import type { LawyerScore } from '../domain/score/score-lawyer.ts';
import type { Standing } from '../domain/score/standing.ts';
import { standing } from '../domain/score/standing.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { endedMonths } from '../domain/summary/period.ts';
import type { Period } from '../domain/summary/period.ts';
import type { WorkSummary } from '../domain/summary/work-summary.ts';
import { workSummary } from '../domain/summary/work-summary.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps, Lawyer, LawyerPlace } from './ports.ts';
import { kindsOf } from './read-lawyers.ts';

type FigureDeps = Pick<Deps, 'store'>;

/** A summary, and when its figures changed last; absent while there are none. */
export interface DatedSummary {
  readonly summary: WorkSummary;
  readonly changedAt?: Instant;
}

/** The work summary of a node and all below it: the same few queries, however large the tree is. */
export const readSummary =
  (deps: FigureDeps) =>
  async (centreId: string, period: Period, at: Instant): Promise<DatedSummary> => {
    const { store } = deps;
    const [{ centre, policy }, below, year, yearBefore, targets] = await Promise.all([
      surroundingsOf(deps, centreId),
      store.children(centreId),
      store.nodeYear(centreId, period.year),
      store.nodeYear(centreId, period.year - 1),
      store.targets(centreId, period.year),
    ]);
    const nodes = { year: year.year, yearBefore: yearBefore.year, below: below.toSorted(byId) };
    const ownTarget = targets.own === undefined ? {} : { ownTarget: targets.own };
    return {
      summary: workSummary({ centre, period, at, policy, ...nodes, ...ownTarget }),
      ...(year.changedAt === undefined ? {} : { changedAt: year.changedAt }),
    };
  };

const byId = (a: Centre, b: Centre): number => (a.id < b.id ? -1 : 1);

/** One lawyer's figures as supervisors see them. */
export interface LawyerFigures {
  readonly lawyer: Lawyer;
  readonly year: number;
  readonly score: LawyerScore;
  readonly standing: Standing;
  readonly breakdown: Breakdown;
  readonly target?: number;
  /** Against the same months of the year before; absent while none is over. */
  readonly change?: Change;
}

/** @returns `undefined` where the lawyer has no score in the centre's year */
export const readLawyerFigures =
  (deps: FigureDeps) =>
  async ({ lawyerId, centreId, year }: LawyerPlace, at: Instant): Promise<LawyerFigures | undefined> => {
    const { store } = deps;
    const [{ centre, policy }, scores, before, targets, lawyer] = await Promise.all([
      surroundingsOf(deps, centreId),
      store.scores(centreId, year),
      store.score(centreId, year - 1, lawyerId),
      store.targets(centreId, year),
      store.lawyer(lawyerId, centreId),
    ]);
    const own = scores.find((score) => score.lawyerId === lawyerId);
    if (own === undefined) return undefined;
    const target = targets.lawyers.get(lawyerId);
    const over = endedMonths(MONTHS, year, at, centre.zone);
    const change = changeOf(rollUpMonths(own.byMonth, over), rollUpMonths(before?.byMonth ?? {}, over));
    return {
      lawyer: lawyer ?? { lawyerId, centreId },
      year,
      score: own.score,
      standing: standing(own.score.byKind, kindsOf(scores), policy),
      breakdown: breakdownOf(own.byMonth, policy.score.z),
      ...(target === undefined ? {} : { target }),
      ...(over.length === 0 ? {} : { change }),
    };
  };
