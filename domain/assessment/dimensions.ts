import type { FollowUp } from '../conversation/follow-up.ts';
import type { LawyerScore } from '../score/score-lawyer.ts';
import type { Instant } from '../shared/instant.ts';
import type { Dimension, Policy } from '../shared/policy.ts';
import { DIMENSIONS } from '../shared/policy.ts';
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
  const marks: Readonly<Record<Dimension, number | undefined>> = {
    files: mean(
      standingEvidence(evidence, 'file-review').flatMap(
        ({ score: mark, grade }) => mark ?? (grade ? rules.gradePoints[grade] : []),
      ),
    ),
    clients: score.n >= policy.score.minResponses ? score.serviceScore : undefined,
    opinion: mean(standingEvidence(evidence, 'opinion').flatMap(({ score: mark }) => mark ?? [])),
    hearing: mean(standingEvidence(evidence, 'hearing').flatMap(({ score: mark }) => mark ?? [])),
    quantity: 100 * Math.min(1, score.closings / (target ?? rules.defaultTarget)),
    timeliness: percent(timeliness(closings, at, rules.filingDays)),
  };
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => (marks[dimension] === undefined ? [] : [[dimension, marks[dimension]]])),
  );
};

const mean = (marks: readonly number[]): number | undefined =>
  marks.length === 0 ? undefined : marks.reduce((sum, mark) => sum + mark, 0) / marks.length;

const percent = (share: number | undefined): number | undefined => (share === undefined ? undefined : 100 * share);
