import type { Grade } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import type { DimensionScores } from './dimensions.ts';
import type { Evidence } from './evidence.ts';
import { standingEvidence } from './evidence.ts';
import { gradeOf } from './grade.ts';
import type { Deduction } from './points.ts';
import type { Reason } from './reasons.ts';
import { setBySupervisor, vetoReasons } from './reasons.ts';
import type { AssessmentStatus, SetStatus } from './status.ts';
import { availableWeight, missingDimensions, totalOf } from './total.ts';

export interface VerdictInput {
  readonly closings: number;
  readonly scores: DimensionScores;
  readonly bonus: number;
  readonly deduction: Deduction;
  readonly evidence: readonly Evidence[];
  readonly setStatus?: SetStatus | undefined;
  readonly policy: Policy;
}

export interface Verdict {
  readonly status: AssessmentStatus;
  readonly total: number | undefined;
  readonly grade: Grade | undefined;
  readonly reasons: readonly Reason[];
}

/**
 * Status, total and grade. Order of precedence: too few closings, then too little known (neither has a total); then the
 * total and its grade, deferred where it fails on too few file reviews. What a supervisor set stands instead of the
 * reckoned status. A veto makes the grade failing in any status, and nothing is deferred beside it.
 */
export const verdictOf = (input: VerdictInput): Verdict => {
  const { deduction, evidence, setStatus, policy } = input;
  const obstacles = obstaclesTo(input);
  const hasTotal = obstacles.length === 0 && setStatus?.status !== 'not-graded';
  const total = hasTotal ? totalOf(input.scores, input.bonus, deduction.points, policy.assessment) : undefined;
  const banded = total === undefined ? undefined : gradeOf(total, policy.assessment.grades);
  const vetoes = standingEvidence(evidence, 'veto');
  const hasFewFiles = standingEvidence(evidence, 'file-review').length < policy.assessment.filesToFail;
  const isDeferred = banded === 'failing' && hasFewFiles && vetoes.length === 0 && !setStatus;
  const hasComplaint = deduction.counted.some(({ kind }) => kind === 'complaint');
  const isHeldToGood = banded === 'excellent' && hasComplaint && vetoes.length === 0 && !setStatus;
  const ownGrade = isDeferred || setStatus ? undefined : isHeldToGood ? 'good' : banded;
  return {
    status: setStatus?.status ?? (isDeferred ? 'deferred' : statusOf(obstacles)),
    total,
    grade: vetoes.length > 0 ? 'failing' : ownGrade,
    reasons: [
      ...(setStatus ? [setBySupervisor(setStatus.reason)] : []),
      ...obstacles,
      ...(isHeldToGood ? ['complaint' as const] : []),
      ...(isDeferred ? ['second-file' as const] : []),
      ...vetoReasons(vetoes),
    ],
  };
};

/** What stands in the way of a total. */
const obstaclesTo = ({ closings, scores, policy: { assessment } }: VerdictInput): readonly Reason[] => {
  if (closings < assessment.minClosings) return ['few-closings'];
  const missing = missingDimensions(scores, assessment).map((dimension) => `no-${dimension}` as const);
  const isLight = availableWeight(scores, assessment) < assessment.minWeight;
  return [...missing, ...(isLight ? ['low-weight' as const] : [])];
};

const statusOf = (obstacles: readonly Reason[]): AssessmentStatus => {
  if (obstacles.length === 0) return 'graded';
  return obstacles.includes('few-closings') ? 'not-graded' : 'insufficient-data';
};
