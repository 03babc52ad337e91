import type { Grade } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import type { Reason } from './reasons.ts';
import type { AssessmentStatus } from './status.ts';

/** Proposals 建议, in the order they are shown. The centre can't punish: the justice bureau and the bar decide. */
export const FLAGS = [
  'reward.commend',
  'reward.priority',
  'reward.subsidy',
  'penalty.talk',
  'penalty.interview',
  'penalty.rectify',
  'penalty.withhold-subsidy',
  'penalty.suspend',
  'penalty.remove',
  'penalty.refer',
  'review.open-alert',
  'review.second-file',
] as const;
export type Flag = (typeof FLAGS)[number];

export const isFlag = (code: string): code is Flag => (FLAGS as readonly string[]).includes(code);

/** Whether a row is not final yet, because a grave alert of the year is open: a later version replaces it. */
export const isProvisional = ({ flags }: { readonly flags: readonly Flag[] }): boolean => flags.includes('review.open-alert');

export interface FlagInput {
  readonly status: AssessmentStatus;
  readonly grade: Grade | undefined;
  readonly lastGrade: Grade | undefined;
  readonly n: number;
  /** Interval of rate A; absent without responses. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Points taken away. */
  readonly deduction: number;
  readonly hasVeto: boolean;
  readonly hasOpenAlert: boolean;
  readonly reasons: readonly Reason[];
  readonly policy: Policy;
}

/**
 * The proposals for a row. A reward needs the lower end of the interval above its line, a talk the upper end below it, so
 * that chance alone earns neither.
 */
export const flagsOf = (input: FlagInput): readonly Flag[] => {
  const { grade, lastGrade, n, low = 0, high = 1, policy } = input;
  const hasEnough = n >= policy.score.minResponses;
  const isRewarded = grade === 'excellent' && hasEnough && low >= policy.assessment.rewardLow;
  const isFailing = grade === 'failing';
  const holds: Readonly<Record<Flag, boolean>> = {
    'reward.commend': isRewarded,
    'reward.priority': isRewarded,
    'reward.subsidy': isRewarded && input.deduction === 0,
    'penalty.talk': input.status === 'graded' && !isFailing && hasEnough && high < policy.assessment.talkHigh,
    'penalty.interview': isFailing,
    'penalty.rectify': isFailing,
    'penalty.withhold-subsidy': isFailing,
    'penalty.suspend': isFailing,
    'penalty.remove': isFailing && lastGrade === 'failing',
    'penalty.refer': input.hasVeto,
    'review.open-alert': input.hasOpenAlert,
    'review.second-file': input.reasons.includes('second-file'),
  };
  return FLAGS.filter((flag) => holds[flag]);
};
