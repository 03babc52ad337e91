import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Operations } from './operations.ts';
import type { StageFunction } from './stage-function.ts';

export interface StageQueueProps {
  readonly operations: Operations;
  readonly consumer: StageFunction;
  /** What people notice while messages wait here too long, or end as dead letters. */
  readonly impact: string;
  /** How long the oldest message may wait before somebody should look. */
  readonly lateAfter: Duration;
  /** Messages one invocation gets. @default 10 */
  readonly batchSize?: number;
  /** How long messages may gather for one invocation. @default they don't */
  readonly gather?: Duration;
  /** Invocations side by side, at most. @default as many as the account allows */
  readonly maxConcurrency?: number;
}

/** The queue in front of a stage. A message that fails goes back alone, and after five tries to the dead letters. */
export class StageQueue extends Queue {
  readonly deadLetters: DeadLetterQueue;

  constructor(
    stage: Construct,
    id: string,
    { operations, consumer, impact, lateAfter, batchSize, gather = Duration.seconds(0), maxConcurrency }: StageQueueProps,
  ) {
    const deadLetters = new DeadLetterQueue(stage, `${id}DeadLetters`, { operations, impact });
    super(stage, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's limit and what gathering takes, as Lambda asks for: a throttled batch must not come back while it is being worked on.
      visibilityTimeout: Duration.seconds(6 * consumer.timeLimit.toSeconds() + gather.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    this.deadLetters = deadLetters;
    consumer.addEventSource(
      new SqsEventSource(this, {
        batchSize: batchSize ?? 10,
        ...(gather.toSeconds() === 0 ? {} : { maxBatchingWindow: gather }),
        reportBatchItemFailures: true,
        ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
      }),
    );
    const metric = this.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) });
    operations.alarm(stage, 'Late', { impact, metric, threshold: lateAfter.toSeconds() });
  }
}
