import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { StageFunction, StageProps } from './stage-function.ts';

export interface FollowTableProps extends StageProps {
  readonly consumer: StageFunction;
  /** How the sort keys of the items begin whose changes the consumer gets. */
  readonly sortKeyPrefixes: readonly string[];
  /** What people notice while changes wait, or are given up. */
  readonly impact: string;
  /** How long changes may gather before they go out together. */
  readonly gather: Duration;
}

/** Age of the oldest change from which somebody should look, in milliseconds: supervisors are to hear of an alert at once. */
const BEHIND_MS = 10 * 60_000;

/**
 * Brings the table's changes to a stage, those of an item in their order. A record that cannot be worked off is cut out and
 * given up after ten tries, so that it doesn't hold up those behind it; its place in the stream goes to the dead letters.
 */
export const followTable = (
  stage: Construct,
  { stores, operations, consumer, sortKeyPrefixes, impact, gather }: FollowTableProps,
): void => {
  const { tableStreamArn } = stores.table;
  if (tableStreamArn === undefined) throw new Error('the table has no stream');
  const deadLetters = new DeadLetterQueue(stage, 'DeadLetters', { operations, impact });
  Validations.of(deadLetters).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue: the one of a stream, which the rule does not look for.',
  });
  // Not the library's event source: that one grants listing every stream of the account.
  const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`);
  consumer.addToRolePolicy(new PolicyStatement({ actions, resources: [tableStreamArn] }));
  consumer.addEventSourceMapping('Stream', {
    eventSourceArn: tableStreamArn,
    // From the oldest on: nothing that was written before the first deployment was done is passed over.
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: sortKeyPrefixes.map((prefix) =>
      FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(prefix) } } } }),
    ),
    batchSize: 100,
    maxBatchingWindow: gather,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 10,
    onFailure: new SqsDlq(deadLetters),
  });
  const metric = consumer.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) });
  operations.alarm(stage, 'Behind', { impact, metric, threshold: BEHIND_MS });
};
