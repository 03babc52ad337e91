import type { Alert } from '../alert/alert.ts';
import type { FollowUp } from '../conversation/follow-up.ts';
import { scoreLawyer, scoredClosings } from '../score/score-lawyer.ts';
import type { AlertLevel, Grade } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { DIMENSIONS } from '../shared/policy.ts';
import { roundHalfUp } from '../shared/round.ts';
import type { DimensionScores } from './dimensions.ts';
import { dimensionScores } from './dimensions.ts';
import type { Evidence } from './evidence.ts';
import { standingEvidence } from './evidence.ts';
import type { Flag } from './flags.ts';
import { flagsOf } from './flags.ts';
import { bonusOf, deductionOf } from './points.ts';
import type { Reason } from './reasons.ts';
import type { AssessmentStatus, SetStatus } from './status.ts';
import { verdictOf } from './verdict.ts';

export type AssessedAlert = Pick<Alert, 'caseNo' | 'cause' | 'level' | 'outcome'>;

/** Everything about one lawyer in one centre and year that the assessment rests on. */
export interface AssessmentInput {
  readonly centreId: string;
  readonly lawyer: { readonly id: string; readonly name?: string; readonly firm?: string };
  /** The moment of the assessment. */
  readonly at: Instant;
  readonly followUps: readonly FollowUp[];
  /** Of the cases above; others are left aside. */
  readonly alerts: readonly AssessedAlert[];
  /** Of the lawyer, centre and year, withdrawn items included. */
  readonly evidence: readonly Evidence[];
  /** Closings expected in the year, 1 or more; without one, the policy's default. */
  readonly target?: number;
  readonly lastGrade?: Grade;
  readonly setStatus?: SetStatus;
  readonly policy: Policy;
}

/** One line of the assessment table; dimensions are scores of 100, rounded to 6 decimals. */
export interface AssessmentRow extends DimensionScores {
  readonly centreId: string;
  readonly lawyerId: string;
  readonly lawyerName: string | undefined;
  readonly firm: string | undefined;
  readonly closings: number;
  readonly n: number;
  readonly bonus: number;
  /** Points taken away, 0 or more. */
  readonly deduction: number;
  /** 0 to 110, one decimal. */
  readonly total: number | undefined;
  readonly status: AssessmentStatus;
  readonly grade: Grade | undefined;
  readonly flags: readonly Flag[];
  readonly reasons: readonly Reason[];
}

/** Decimals a dimension has in a row. */
export const ROW_DECIMALS = 6;
const GRAVE: readonly AlertLevel[] = ['critical', 'high'];

/**
 * Assesses one lawyer for one centre and year. The row is a proposal: misconduct counts only where a person found it
 * true, and what follows from the row a person decides.
 */
export const assess = (input: AssessmentInput): AssessmentRow => {
  const { centreId, lawyer, evidence, lastGrade, policy } = input;
  const score = scoreLawyer(input);
  const { closings, n, low, high } = score;
  const scores = dimensionScores({ ...input, score, closings: scoredClosings(input.followUps) });
  const bonus = bonusOf(evidence, policy.assessment);
  const deduction = deductionOf(evidence, policy.assessment);
  const verdict = verdictOf({ ...input, closings, scores, bonus, deduction });
  const flags = flagsOf({
    ...verdict,
    lastGrade,
    n,
    low,
    high,
    deduction: deduction.points,
    hasVeto: standingEvidence(evidence, 'veto').length > 0,
    hasOpenAlert: openGraveAlerts(input).length > 0,
    policy,
  });
  return {
    centreId,
    lawyerId: lawyer.id,
    lawyerName: lawyer.name,
    firm: lawyer.firm,
    closings,
    n,
    ...rounded(scores),
    bonus,
    deduction: deduction.points,
    ...verdict,
    flags,
  };
};

/** Unresolved critical and high alerts of the year's handled cases, reopened ones included: the row isn't final beside them. */
export const openGraveAlerts = ({
  followUps,
  alerts,
}: Pick<AssessmentInput, 'followUps' | 'alerts'>): readonly AssessedAlert[] => {
  const handled = followUps.filter(({ closing }) => closing.service === 'case');
  const caseNos = new Set(handled.map(({ closing }) => closing.caseNo));
  return alerts.filter(({ caseNo, level, outcome }) => caseNos.has(caseNo) && GRAVE.includes(level) && outcome === undefined);
};

const rounded = (scores: DimensionScores): DimensionScores =>
  Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const score = scores[dimension];
      return [dimension, score === undefined ? undefined : roundHalfUp(score, ROW_DECIMALS)];
    }),
  );
