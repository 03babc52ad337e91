import { Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { ConsoleSite } from '../console-site.ts';
import type { Operations } from './operations.ts';
import type { PublicApi } from './public-api.ts';
import { StageFunction } from './stage-function.ts';

export interface ConsolePagesProps {
  readonly operations: Operations;
  readonly api: PublicApi;
  readonly site: ConsoleSite;
}

/** Path the console is served under. */
export const CONSOLE_PATH = '/console/';

/** The console's files through the API, where there is no CloudFront: the same host as the API's, and https. */
export class ConsolePages extends Construct {
  constructor(scope: Construct, id: string, { operations, api, site }: ConsolePagesProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'console-pages',
      impact: 'Nobody can open the console; what is open goes on working.',
      files: site.directory,
    });
    fn.addEnvironment('CONSOLE_CONFIG', Stack.of(this).toJsonString(site.config));
    const reason = 'The files of a program that anybody may read: whatever it shows, it asks the API for, signed in.';
    api.open(fn, `${CONSOLE_PATH}{proxy+}`, [HttpMethod.GET], reason);
  }
}
