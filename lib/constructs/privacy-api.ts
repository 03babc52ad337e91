import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { grantFindPhones, grantOpen, grantTable } from './grants.ts';
import type { PublicApi } from './public-api.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';

export interface PrivacyApiProps extends StageProps {
  readonly api: PublicApi;
}

const { GET, POST } = HttpMethod;

/** A function of its own opens persons for people, so that the console's, which answers everything else, cannot. */
export class PrivacyApi extends Construct {
  constructor(scope: Construct, id: string, { stores, operations, api }: PrivacyApiProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'privacy-api',
      impact: 'Clerks cannot see whom to phone; no history, export or erasure of what is held of a client.',
    });
    // The phone's line of a case that is erased goes one by one, its messages in batches.
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem');
    grantOpen(fn, stores, 'person', 'words');
    grantFindPhones(fn, stores);
    api.signedIn(fn, '/v1/cases/{caseNo}/reveal', POST);
    api.signedIn(fn, '/v1/cases/{caseNo}/messages', GET);
    api.signedIn(fn, '/v1/cases/{caseNo}/history', GET);
    api.signedIn(fn, '/v1/cases/search', POST);
    api.signedIn(fn, '/v1/persons/export', POST);
    api.signedIn(fn, '/v1/persons/erasure', POST);
    api.signedIn(fn, '/v1/privacy/audits', GET);
  }
}
