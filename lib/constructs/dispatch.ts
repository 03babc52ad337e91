import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantQueue, grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';

export interface DispatchProps extends StageProps {
  readonly sendQueue: IQueue;
  readonly escalateQueue: IQueue;
  /** Texts the provider takes in a second. */
  readonly smsPerSecond: number;
}

const IMPACT = 'Nothing that has become due is done: no first texts, no reminders, no escalations.';

/** Looks each minute what has become due and queues it. */
export class Dispatch extends Construct {
  constructor(scope: Construct, id: string, { stores, operations, sendQueue, escalateQueue, smsPerSecond }: DispatchProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'on-minute',
      impact: IMPACT,
      // A minute's share is queued in seconds; after a long pause there may be millions of pointers to go through.
      timeLimit: Duration.minutes(10),
      // Two at once would queue the same cases twice: harmless, and paid for.
      concurrency: 1,
    });
    fn.addEnvironment('SMS_PER_SECOND', String(smsPerSecond));
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'BatchWriteItem');
    grantQueue(fn, 'SEND_QUEUE_URL', sendQueue);
    grantQueue(fn, 'ESCALATE_QUEUE_URL', escalateQueue);

    // A minute that was missed is not made up for: the next one begins where the last that ran left off.
    fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'EachMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(fn, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    operations.alarm(this, 'DidNotRun', {
      impact: IMPACT,
      metric: fn.metricInvocations({ period: Duration.minutes(5) }),
      threshold: 1,
      // Longer than one run may take.
      periods: 3,
      isMissing: true,
    });
    operations.alarm(this, 'Paused', {
      impact: 'All sending is paused by hand: no client gets a text, and conversations run out of time.',
      metric: fn.counted('SendingPaused'),
      threshold: 1,
    });
  }
}
