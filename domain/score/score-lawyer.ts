import type { FollowUp } from '../conversation/follow-up.ts';
import type { AlertCause, AlertOutcome } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import type { Funnel } from './funnel.ts';
import { funnelOf } from './funnel.ts';
import type { Histogram, Rates } from './rates.ts';
import { histogramOf, ratesOf } from './rates.ts';
import type { ScoredResponse } from './scored-response.ts';
import { scoredResponses } from './scored-response.ts';
import { serviceScore } from './shrinkage.ts';
import type { KindTally } from './standing.ts';
import { tallyByKind } from './standing.ts';

/** What a score needs to know of an alert. */
export interface ScoredAlert {
  readonly caseNo: string;
  readonly cause: AlertCause;
  /** Absent while it is unresolved. */
  readonly outcome?: AlertOutcome;
}

/** Figures of one lawyer in one centre and year. Shares are 0 to 1, points 0 to 100, all unrounded. */
export interface LawyerScore {
  /** Handled cases, asked or not; reopened ones are none until they are closed again. */
  readonly closings: number;
  /** Valid responses. */
  readonly n: number;
  readonly histogram: Histogram;
  /** Valid responses and satisfied ones by case kind, for the standing. */
  readonly byKind: KindTally;
  /** The figures from here to `serviceScore` are absent when n is 0. */
  readonly meanPoints?: number;
  readonly rateA?: number;
  readonly rateB?: number;
  /** Ends of the Wilson interval of rate A. */
  readonly low?: number;
  readonly high?: number;
  readonly serviceScore?: number;
  /** Alerts on misconduct that are open, or were found to be true. */
  readonly redFlags: number;
  readonly funnel: Funnel;
}

export interface ScoreInput {
  /** Of one lawyer, centre and year. */
  readonly followUps: readonly FollowUp[];
  /** Of the cases above; others are left aside. */
  readonly alerts: readonly ScoredAlert[];
  readonly policy: Policy;
}

/** Scores a lawyer from scratch, so that repeats change nothing and a correction heals the score. */
export const scoreLawyer = ({ followUps, alerts, policy }: ScoreInput): LawyerScore => {
  const closings = scoredClosings(followUps);
  const responses = scoredResponses(closings, policy);
  const histogram = histogramOf(responses.map(({ overall }) => overall));
  return {
    closings: closings.length,
    n: responses.length,
    histogram,
    byKind: tallyByKind(responses),
    ...figures(responses, ratesOf(histogram, policy.score.z), policy),
    redFlags: countRedFlags(closings, alerts),
    funnel: funnelOf(closings),
  };
};

/** The handled cases that count as closed. */
export const scoredClosings = (followUps: readonly FollowUp[]): readonly FollowUp[] =>
  followUps.filter((f) => f.closing.service === 'case' && f.state !== 'cancelled');

const figures = (responses: readonly ScoredResponse[], rates: Rates | undefined, { score }: Policy): Partial<LawyerScore> => {
  if (rates === undefined) return {};
  return {
    meanPoints: responses.reduce((sum, { points }) => sum + points, 0) / rates.n,
    ...rates,
    serviceScore: serviceScore(responses, score.k),
  };
};

const MISCONDUCT: readonly AlertCause[] = ['charged', 'absent'];
const FOUND_TRUE: readonly AlertOutcome[] = ['confirmed', 'remedied'];

/** Alerts on misconduct that are open, or were found to be true, of these closings. */
export const countRedFlags = (closings: readonly FollowUp[], alerts: readonly ScoredAlert[]): number => {
  const caseNos = new Set(closings.map(({ closing }) => closing.caseNo));
  return alerts.filter(
    ({ caseNo, cause, outcome }) =>
      caseNos.has(caseNo) && MISCONDUCT.includes(cause) && (outcome === undefined || FOUND_TRUE.includes(outcome)),
  ).length;
};
