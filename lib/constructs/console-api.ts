import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantHandOutExports } from './export-grants.ts';
import { grantOpen, grantQueue, grantSeal, grantTable } from './grants.ts';
import type { PublicApi } from './public-api.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { grantOfferUploads } from './upload-grants.ts';
import type { UploadsBucket } from './uploads-bucket.ts';
import { watchHolidays } from './watch-holidays.ts';

export interface ConsoleApiProps extends StageProps {
  readonly api: PublicApi;
  readonly sendQueue: IQueue;
  readonly assessQueue: IQueue;
  readonly exportQueue: IQueue;
  readonly uploads: UploadsBucket;
  /** Segments from which on no text of a month begins or reminds. */
  readonly smsMonthlySegments?: number;
}

/** What clerks, supervisors, lawyers and auditors see and do. */
export class ConsoleApi extends Construct {
  constructor(scope: Construct, id: string, props: ConsoleApiProps) {
    super(scope, id);
    const { stores, operations, api, sendQueue, assessQueue, exportQueue, uploads, smsMonthlySegments } = props;
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'console-api',
      impact: 'Clerks and supervisors see errors in the console: no answers entered, no alerts handled.',
    });
    // A centre that moves leaves its place beside the former parent; a status that was set is taken back. A kept answer is completed.
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');
    grantSeal(fn, stores, 'words');
    grantOpen(fn, stores, 'words');
    grantQueue(fn, 'SEND_QUEUE_URL', sendQueue);
    grantQueue(fn, 'ASSESS_QUEUE_URL', assessQueue);
    grantQueue(fn, 'EXPORT_QUEUE_URL', exportQueue);
    grantOfferUploads(fn, uploads);
    grantHandOutExports(fn, stores.exportsBucket);
    if (smsMonthlySegments !== undefined) fn.addEnvironment('SMS_MONTHLY_SEGMENTS', String(smsMonthlySegments));
    watchHolidays(this, fn, operations);
    // A more exact route, such as the one for closings, goes before this one.
    api.signedIn(fn, '/v1/{proxy+}', HttpMethod.ANY);
  }
}
