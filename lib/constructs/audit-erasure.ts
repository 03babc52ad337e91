import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';

const DAY = Duration.days(1);

/** Looks each night whether what should have been erased is gone, and keeps the proof. */
export class AuditErasure extends Construct {
  constructor(scope: Construct, id: string, { stores, operations }: StageProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'audit-erasure',
      impact: 'Nobody looks whether names, phones and words of clients are gone in time; erasing itself goes on.',
      // The longest there is: a large table takes several nights.
      timeLimit: Duration.minutes(15),
    });
    // The only one that reads the table whole.
    grantTable(fn, stores, 'Scan', 'GetItem', 'PutItem', 'DeleteItem');
    // Two at night in Shanghai, when nothing is texted. A run that fails is tried twice more, and goes on where it was.
    new Rule(this, 'EachNight', {
      schedule: Schedule.cron({ minute: '0', hour: '18' }),
      targets: [new LambdaFunction(fn)],
    });
    const metric = (metricName: string): Metric =>
      new Metric({
        namespace: 'Huifang',
        metricName,
        dimensionsMap: { FunctionName: fn.functionName },
        statistic: 'Sum',
        period: DAY,
      });
    operations.alarm(this, 'DidNotRun', {
      impact: 'Nobody looks whether names, phones and words of clients are gone in time.',
      metric: fn.metricInvocations({ period: DAY }),
      threshold: 1,
      periods: 2,
      isMissing: true,
    });
    operations.alarm(this, 'Overdue', {
      impact: 'Names, phones or words of clients were still held after their time; they are being erased now.',
      metric: metric('ErasureOverdue').with({ period: Duration.minutes(5) }),
      threshold: 1,
    });
    operations.alarm(this, 'Unfinished', {
      impact: 'No look through the table has come to its end for a week: nobody can show that everything was erased in time.',
      metric: metric('ErasureAudited'),
      threshold: 1,
      periods: 7,
      isMissing: true,
    });
  }
}
