import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantQueue, grantTable } from './grants.ts';
import type { PublicApi } from './public-api.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';

export interface ClosingsApiProps extends StageProps {
  readonly api: PublicApi;
  readonly intakeQueue: IQueue;
}

/** The case system's door: closings are checked, answered row by row and queued. */
export class ClosingsApi extends Construct {
  constructor(scope: Construct, id: string, { stores, operations, api, intakeQueue }: ClosingsApiProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'closings-api',
      impact: 'Closings sent through the API are refused; the case system has to send them again.',
    });
    // The centre tree, to check who may send for whom.
    grantTable(fn, stores, 'GetItem');
    grantQueue(fn, 'INTAKE_QUEUE_URL', intakeQueue);
    api.signedIn(fn, '/v1/closings', HttpMethod.POST);
    api.open(fn, '/health', [HttpMethod.GET], 'Says "ok" and nothing else, to monitors that have no account.');
  }
}
