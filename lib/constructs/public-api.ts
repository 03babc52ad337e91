import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpNoneAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import type { CfnStage, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageFunction } from './stage-function.ts';

export interface PublicApiProps {
  readonly issuer: string;
  readonly audience: string;
}

/** Requests each route takes: on average a second, and at once. Beyond it the gateway answers 429. */
export interface Throttle {
  readonly rateLimit: number;
  readonly burstLimit: number;
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
  private readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { issuer, audience }: PublicApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('SignedIn', issuer, { jwtAudience: [audience] }),
    });
    this.endpoint = this.api.apiEndpoint;
    this.stage = this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      // Far above what the console and the case system bring. It counts a route.
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

  /** A route for everybody, why it may be one, and what it takes where that is less than others. */
  open(fn: StageFunction, path: string, methods: HttpMethod[], reason: string, throttle?: Throttle): void {
    const routes = this.api.addRoutes({
      path,
      methods,
      integration: new HttpLambdaIntegration('Integration', fn),
      authorizer: new HttpNoneAuthorizer(),
    });
    for (const route of routes) Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
    if (throttle === undefined) return;
    const stage = this.stage.node.defaultChild as CfnStage;
    const settings = { ThrottlingRateLimit: throttle.rateLimit, ThrottlingBurstLimit: throttle.burstLimit };
    // They take the place of the stage's as a whole, and can only be made once the route is there.
    for (const method of methods) stage.addPropertyOverride(`RouteSettings.${method} ${path}`, settings);
    this.stage.node.addDependency(...routes);
  }
}
