import type { Construct } from 'constructs';
import type { Operations } from './operations.ts';
import type { StageFunction } from './stage-function.ts';

/** For a stage that reckons in working days: says when it has come to a year whose holidays nobody has entered. */
export const watchHolidays = (stage: Construct, fn: StageFunction, operations: Operations): void =>
  operations.alarm(stage, 'WithoutHolidays', {
    impact: 'Deadlines of a year whose holidays are not known count plain weeks: some come too early or too late.',
    metric: fn.counted('HolidaysUnknown'),
    threshold: 1,
  });
