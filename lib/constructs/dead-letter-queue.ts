import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Operations } from './operations.ts';

export interface DeadLetterQueueProps {
  readonly operations: Operations;
  /** What people notice while messages lie here; the alarm says it. */
  readonly impact: string;
}

/**
 * Where messages wait that nobody could work off. The fourteen days, the longest there is, count from the message's first
 * queueing; the source queues keep messages for four.
 */
export class DeadLetterQueue extends Queue {
  constructor(stage: Construct, id: string, { operations, impact }: DeadLetterQueueProps) {
    super(stage, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
    const metric = this.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) });
    operations.alarm(stage, 'DeadLetters', { impact, metric, threshold: 1 });
  }
}
