import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';

const IMPACT = 'Figures of centres and work summaries stand still; scores and alerts go on.';

/** Rolls changed scores up the tree each hour. */
export class Summaries extends Construct {
  constructor(scope: Construct, id: string, { stores, operations }: StageProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'refresh-summaries',
      impact: IMPACT,
      // 5,000 node-years of a handful of calls each, eight at a time: a minute or two.
      timeLimit: Duration.minutes(10),
      // Two at once would make the same roll-ups twice.
      concurrency: 1,
    });
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'DeleteItem');

    // What an hour missed is done by the next: the marks are still there.
    fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(10) });
    new Rule(this, 'EachHour', {
      // Not on the hour, when the morning's texts are released.
      schedule: Schedule.cron({ minute: '23' }),
      targets: [new LambdaFunction(fn, { retryAttempts: 0, maxEventAge: Duration.minutes(10) })],
    });
    operations.alarm(this, 'DidNotRun', {
      impact: IMPACT,
      metric: fn.metricInvocations({ period: Duration.hours(1) }),
      threshold: 1,
      periods: 3,
      isMissing: true,
    });
  }
}
