import { scoreLawyer, scoredClosings } from '../score/score-lawyer.ts';
import type { AlertLevel } from '../shared/codes.ts';
import { DIMENSIONS } from '../shared/policy.ts';
import { roundHalfUp } from '../shared/round.ts';
import type { AssessedAlert, AssessmentInput, AssessmentRow } from './assessment-row.ts';
import type { DimensionScores } from './dimensions.ts';
import { dimensionScores } from './dimensions.ts';
import { standingEvidence } from './evidence.ts';
import { flagsOf } from './flags.ts';
import { bonusOf, deductionOf } from './points.ts';
import { verdictOf } from './verdict.ts';

const DECIMALS = 6;
const GRAVE: readonly AlertLevel[] = ['critical', 'high'];

/**
 * Assesses one lawyer for one centre and year. The row is a proposal: everything in it that hurts rests on evidence that a
 * person recorded, and a person decides.
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
    DIMENSIONS.flatMap((dimension) => {
      const score = scores[dimension];
      return score === undefined ? [] : [[dimension, roundHalfUp(score, DECIMALS)]];
    }),
  );
