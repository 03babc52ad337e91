import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { grantMakeExports } from './export-grants.ts';
import { grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

/**
 * Rows become garbage as soon as they are written. Node lets it gather in a young generation that grows with the machine; with a
 * small one 100,000 rows take 60 MB less, and no longer (bench/exports.ts).
 */
export const EXPORTS_NODE_OPTIONS = '--max-semi-space-size=8';

/** Makes the files of annual tables that were asked for. */
export class Exports extends Construct {
  readonly queue: StageQueue;

  constructor(scope: Construct, id: string, { stores, operations }: StageProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'make-export',
      impact: 'Files of annual tables that were asked for do not appear.',
      // 100,000 rows as a spreadsheet take a minute; a province's tables are read from one centre to the next.
      timeLimit: Duration.minutes(15),
      memoryMegabytes: 1024,
    });
    fn.addEnvironment('NODE_OPTIONS', EXPORTS_NODE_OPTIONS);
    grantTable(fn, stores, 'GetItem', 'Query');
    grantMakeExports(fn, stores.exportsBucket);
    this.queue = new StageQueue(this, 'ExportsQueue', {
      operations,
      consumer: fn,
      impact: 'Some files of annual tables that were asked for are not made.',
      lateAfter: Duration.hours(1),
      // A file may take the whole of the time limit.
      batchSize: 1,
    });
  }
}
