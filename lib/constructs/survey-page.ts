import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantOpen, grantQueue, grantSeal, grantTable } from './grants.ts';
import type { PublicApi } from './public-api.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';

export interface SurveyPageProps extends StageProps {
  readonly api: PublicApi;
  readonly sendQueue: IQueue;
}

/** Path of the survey page up to the token. */
export const SURVEY_PATH = '/s/';

/** Links leave with reminders, at the provider's 20 a second at most, and few follow them at once: more is no crowd of clients. */
const THROTTLE = { rateLimit: 20, burstLimit: 40 };

/** The page behind the link in a client's text. */
export class SurveyPage extends Construct {
  constructor(scope: Construct, id: string, { stores, operations, api, sendQueue }: SurveyPageProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'survey-page',
      impact: 'Clients who open the link see an error and cannot answer.',
    });
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem');
    grantSeal(fn, stores, 'words');
    grantOpen(fn, stores, 'words');
    grantQueue(fn, 'SEND_QUEUE_URL', sendQueue);
    operations.alarm(this, 'LinksGuessed', {
      impact: 'Somebody tries out links of the survey: none can be guessed, but clients may be cut off meanwhile.',
      metric: fn.counted('LinkUnknown'),
      // A link cut short in copying comes now and then; links used before or expired don't count.
      threshold: 100,
    });
    const reason =
      'Clients have no account: the token of 128 bits in the path lets one in, and the page tells nothing without it.';
    const methods = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST];
    api.open(fn, `${SURVEY_PATH}{token}`, methods, reason, THROTTLE);
  }
}
