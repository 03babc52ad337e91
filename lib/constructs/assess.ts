import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

/** Drafts the assessment table of one centre's year. */
export class Assess extends Construct {
  readonly queue: StageQueue;

  constructor(scope: Construct, id: string, { stores, operations }: StageProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'assess-centre',
      impact: 'Annual assessments that were asked for do not appear.',
      timeLimit: Duration.minutes(15),
    });
    // A draft that a newer one has taken the place of is forgotten.
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'BatchWriteItem');
    this.queue = new StageQueue(this, 'AssessQueue', {
      operations,
      consumer: fn,
      impact: 'Some centres do not get the annual assessment they asked for.',
      lateAfter: Duration.hours(2),
      // A centre may take the whole of the time limit.
      batchSize: 1,
    });
  }
}
