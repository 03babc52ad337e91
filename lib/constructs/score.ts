import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { STREAM_PREFIXES } from '../../adapters/dynamodb/keys.ts';
import { followTable } from './follow-table.ts';
import { grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { watchHolidays } from './watch-holidays.ts';

/** Computes a lawyer's score anew when a follow-up or an alert of theirs has changed. */
export class Score extends Construct {
  constructor(scope: Construct, id: string, props: StageProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations: props.operations,
      entry: 'on-follow-up-scored',
      impact: 'Scores stand still: answers that came in are not in them.',
      timeLimit: Duration.minutes(2),
    });
    // Figures raise alerts too, and an alert that follows its case to another lawyer leaves a line behind to delete.
    grantTable(fn, props.stores, 'GetItem', 'Query', 'PutItem', 'DeleteItem');
    watchHolidays(this, fn, props.operations);
    followTable(this, {
      ...props,
      consumer: fn,
      sortKeyPrefixes: [STREAM_PREFIXES.followUp, STREAM_PREFIXES.alertLine],
      impact: 'Some scores are old; each is right again after the next change of its lawyer.',
      gather: Duration.seconds(1),
    });
  }
}
