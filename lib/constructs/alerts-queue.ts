import { Duration } from 'aws-cdk-lib';
import type { SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Operations } from './operations.ts';
import type { StageTopic } from './stage-topic.ts';

export interface AlertsQueueProps {
  readonly operations: Operations;
  readonly alertTopic: StageTopic;
  /** Which alerts come in; all when absent. */
  readonly filter?: Readonly<Record<string, SubscriptionFilter>> | undefined;
}

/** Alerts for a system of the operator's own, such as an office platform; who may read it is granted there. */
export class AlertsQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { operations, alertTopic, filter }: AlertsQueueProps) {
    super(scope, id);
    const impact = 'Your own system does not take alerts from its queue; the console shows them.';
    const deadLetters = new DeadLetterQueue(this, 'QueueDeadLetters', { operations, impact });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(5),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    const metric = this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) });
    operations.alarm(this, 'Late', { impact, metric, threshold: Duration.hours(1).toSeconds() });
    alertTopic.addSubscription(
      new SqsSubscription(this.queue, {
        rawMessageDelivery: true,
        deadLetterQueue: deadLetters,
        ...(filter === undefined ? {} : { filterPolicy: filter }),
      }),
    );
  }
}
