import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { UPLOADS } from '../../adapters/s3/object-keys.ts';
import { grantFindPhones, grantQueue, grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';
import { grantWorkOffUploads } from './upload-grants.ts';
import { UploadsBucket } from './uploads-bucket.ts';

export interface SpreadsheetsProps extends StageProps {
  readonly intakeQueue: IQueue;
}

/** Takes in what people upload as spreadsheets: closings, the lawyers' register, evidence, targets. */
export class Spreadsheets extends Construct {
  readonly uploads: UploadsBucket;

  constructor(scope: Construct, id: string, { stores, operations, intakeQueue }: SpreadsheetsProps) {
    super(scope, id);
    this.uploads = new UploadsBucket(this, 'Uploads');
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'on-spreadsheet',
      impact: 'Spreadsheets that were uploaded are not taken in; their senders wait for an answer.',
      // 200,000 closings are 4,000 rounds of looks and 20,000 requests to the queue: at ten milliseconds each, four minutes.
      timeLimit: Duration.minutes(10),
      // The worst file within the limits takes 350 MB to read, and its rows are held until they are worked off.
      memoryMegabytes: 1769,
    });
    // A lawyer whose phone has changed loses the line under the old one.
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'DeleteItem');
    grantFindPhones(fn, stores);
    grantQueue(fn, 'INTAKE_QUEUE_URL', intakeQueue);
    grantWorkOffUploads(fn, this.uploads);

    const queue = new StageQueue(this, 'UploadsQueue', {
      operations,
      consumer: fn,
      impact: 'Some spreadsheets that were uploaded are not taken in; their closings, lawyers or evidence are not known.',
      lateAfter: Duration.hours(2),
      // A file may take the whole of the time limit.
      batchSize: 1,
    });
    new Rule(this, 'Uploaded', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [this.uploads.bucketName] }, object: { key: [{ prefix: UPLOADS }] } },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: queue.deadLetters })],
    });
  }
}
