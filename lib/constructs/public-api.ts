import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpNoneAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageFunction } from './stage-function.ts';

export interface PublicApiProps {
  readonly issuer: string;
  readonly audience: string;
}

/** No address, no path and no query: the path of a survey is its secret, and an address is a person. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  bytes: '$context.responseLength',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});

/** The one address clients, console and case system talk to. A route is closed unless it is opened with a reason. */
export class PublicApi extends Construct {
  readonly endpoint: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, { issuer, audience }: PublicApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('SignedIn', issuer, { jwtAudience: [audience] }),
    });
    this.endpoint = this.api.apiEndpoint;
    this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      // Far above what forms and the console bring, texts leaving at 20 a second; beyond it somebody is guessing tokens.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLog', { retention: RetentionDays.SIX_MONTHS })),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
  }

  /** A route for those whom the issuer vouches for. */
  signedIn(fn: StageFunction, path: string, method: HttpMethod): void {
    this.api.addRoutes({ path, methods: [method], integration: new HttpLambdaIntegration('Integration', fn) });
  }

  /** A route for everybody, and why it may be one. */
  open(fn: StageFunction, path: string, methods: HttpMethod[], reason: string): void {
    const routes = this.api.addRoutes({
      path,
      methods,
      integration: new HttpLambdaIntegration('Integration', fn),
      authorizer: new HttpNoneAuthorizer(),
    });
    for (const route of routes) Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
  }
}
