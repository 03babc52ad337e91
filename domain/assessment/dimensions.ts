import type { FollowUp } from '../conversation/follow-up.ts';
import type { LawyerScore } from '../score/score-lawyer.ts';
import type { EvidenceKind } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Dimension, Policy } from '../shared/policy.ts';
import type { Evidence } from './evidence.ts';
import { standingEvidence } from './evidence.ts';
import { timeliness } from './timeliness.ts';

/** Scores of 0 to 100; a dimension of which nothing is known is absent. */
export type DimensionScores = Readonly<Partial<Record<Dimension, number>>>;

export interface DimensionInput {
  readonly at: Instant;
  readonly score: LawyerScore;
  /** The closings of the score. */
  readonly closings: readonly FollowUp[];
  readonly evidence: readonly Evidence[];
  /** Closings expected of this lawyer in the year, 1 or more; without one, the policy's default. */
  readonly target?: number | undefined;
  readonly policy: Policy;
}

/** What is known in each dimension, whatever its weight. */
export const dimensionScores = ({ at, score, closings, evidence, target, policy }: DimensionInput): DimensionScores => {
  const rules = policy.assessment;
  return {
    files: meanMark(evidence, 'file-review', rules),
    clients: score.n >= policy.score.minResponses ? score.serviceScore : undefined,
    opinion: meanMark(evidence, 'opinion', rules),
    hearing: meanMark(evidence, 'hearing', rules),
    quantity: 100 * Math.min(1, score.closings / (target ?? rules.defaultTarget)),
    timeliness: percent(timeliness(closings, at, rules.filingDays)),
  };
};

/** A score is taken as it is; a grade for the points the policy gives it. */
const meanMark = (
  evidence: readonly Evidence[],
  kind: EvidenceKind,
  { gradePoints }: Policy['assessment'],
): number | undefined => {
  const marks = standingEvidence(evidence, kind).flatMap(({ score, grade }) => score ?? (grade ? gradePoints[grade] : []));
  return marks.length === 0 ? undefined : marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
};

const percent = (share: number | undefined): number | undefined => (share === undefined ? undefined : 100 * share);
