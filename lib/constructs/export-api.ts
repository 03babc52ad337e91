import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { grantTable } from './grants.ts';
import type { PublicApi } from './public-api.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';

export interface ExportApiProps extends StageProps {
  readonly api: PublicApi;
}

/** Gives out the files of an annual table, and notes in the history who took them. */
export class ExportApi extends Construct {
  constructor(scope: Construct, id: string, { stores, operations, api }: ExportApiProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'export-api',
      impact: 'Supervisors cannot take the annual table as a file.',
      // As long as the gateway waits.
      timeLimit: Duration.seconds(30),
    });
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem');
    api.signedIn(fn, '/v1/centres/{centreId}/assessments/{year}/files/{file}', HttpMethod.GET);
  }
}
