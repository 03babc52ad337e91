import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { STREAM_PREFIXES } from '../../adapters/dynamodb/keys.ts';
import { followTable } from './follow-table.ts';
import { grantAlertTopic, grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import type { StageTopic } from './stage-topic.ts';
import { watchHolidays } from './watch-holidays.ts';

export interface NotifyProps extends StageProps {
  readonly alertTopic: StageTopic;
}

/**
 * Raises the alerts a changed follow-up calls for, tells the topic of new, graver and overdue ones, and keeps each centre's lists
 * of calls and open alerts: a stream takes two consumers, and the score is the other.
 */
export class Notify extends Construct {
  constructor(scope: Construct, id: string, { alertTopic, ...props }: NotifyProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations: props.operations,
      entry: 'on-alert',
      impact: 'Supervisors are not alerted: a client who was asked for money is not heard.',
      timeLimit: Duration.minutes(2),
    });
    // An alert that follows its case to another lawyer leaves a line behind to delete, as does whatever has been done on a list.
    grantTable(fn, props.stores, 'GetItem', 'Query', 'PutItem', 'DeleteItem');
    grantAlertTopic(fn, alertTopic);
    watchHolidays(this, fn, props.operations);
    followTable(this, {
      ...props,
      consumer: fn,
      sortKeyPrefixes: [STREAM_PREFIXES.followUp, STREAM_PREFIXES.alert],
      impact: 'Some alerts are late or were not raised, and lists of calls and alerts are out of date.',
      gather: Duration.seconds(0),
    });
  }
}
