/** `not-graded` 不评定等次, `deferred` 暂缓考核, `insufficient-data` 数据不足. */
export const ASSESSMENT_STATUSES = ['graded', 'insufficient-data', 'not-graded', 'deferred'] as const;
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];

/** What a supervisor decided about a lawyer's status, instead of the reckoned one. */
export interface SetStatus {
  readonly status: 'not-graded' | 'deferred';
  readonly reason: string;
  readonly by: string;
}
