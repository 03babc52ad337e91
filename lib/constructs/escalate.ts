import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

/** Looks whether a deadline of an alert was missed. The topic hears of it through the table's stream. */
export class Escalate extends Construct {
  readonly queue: StageQueue;

  constructor(scope: Construct, id: string, { stores, operations }: StageProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'escalate-alert',
      impact: 'Overdue alerts are not passed on to the level above.',
    });
    grantTable(fn, stores, 'GetItem', 'PutItem');
    this.queue = new StageQueue(this, 'EscalateQueue', {
      operations,
      consumer: fn,
      impact: 'Some overdue alerts are not passed on to the level above.',
      lateAfter: Duration.hours(1),
    });
  }
}
