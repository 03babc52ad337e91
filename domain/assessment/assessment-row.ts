import type { Alert } from '../alert/alert.ts';
import type { FollowUp } from '../conversation/follow-up.ts';
import type { Grade } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import type { DimensionScores } from './dimensions.ts';
import type { Evidence } from './evidence.ts';
import type { Flag } from './flags.ts';
import type { Reason } from './reasons.ts';
import type { AssessmentStatus, SetStatus } from './status.ts';

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
