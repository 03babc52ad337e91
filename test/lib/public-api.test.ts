import { beforeAll, describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';
import { resources, STAGES, stageOf, synthesise, targetOf } from './stacks.ts';
import type { Reference } from './stacks.ts';

interface RouteProperties {
  readonly RouteKey: string;
  readonly AuthorizationType: string;
  readonly AuthorizerId?: Reference;
  readonly Target: { readonly 'Fn::Join': readonly [string, readonly [string, Reference]] };
}

describe('public API', () => {
  let service: Template;
  beforeAll(() => {
    ({ service } = synthesise({ issuer: 'https://sso.example.org', audience: 'console' }));
  });

  const functionBehind = ({ Target }: RouteProperties): string => {
    const integrations = resources<{ readonly IntegrationUri: Reference }>(service, 'AWS::ApiGatewayV2::Integration');
    const integration = integrations.find(({ id }) => id === targetOf(Target['Fn::Join'][1][1]))!;
    return stageOf(targetOf(integration.properties.IntegrationUri));
  };

  test('every route, who answers it, and whether one has to sign in', () => {
    const routes = resources<RouteProperties>(service, 'AWS::ApiGatewayV2::Route').map(({ properties }) => [
      properties.RouteKey,
      functionBehind(properties),
      properties.AuthorizationType,
    ]);
    expect(routes.sort()).toEqual([
      ['ANY /v1/{proxy+}', 'ConsoleApi', 'JWT'],
      ['GET /health', 'ClosingsApi', 'NONE'],
      ['GET /s/{token}', 'SurveyPage', 'NONE'],
      ['GET /v1/cases/{caseNo}/history', 'PrivacyApi', 'JWT'],
      ['GET /v1/cases/{caseNo}/messages', 'PrivacyApi', 'JWT'],
      ['GET /v1/privacy/audits', 'PrivacyApi', 'JWT'],
      ['HEAD /s/{token}', 'SurveyPage', 'NONE'],
      ['POST /s/{token}', 'SurveyPage', 'NONE'],
      ['POST /v1/cases/search', 'PrivacyApi', 'JWT'],
      ['POST /v1/cases/{caseNo}/reveal', 'PrivacyApi', 'JWT'],
      ['POST /v1/closings', 'ClosingsApi', 'JWT'],
      ['POST /v1/persons/erasure', 'PrivacyApi', 'JWT'],
      ['POST /v1/persons/export', 'PrivacyApi', 'JWT'],
    ]);
  });

  test('tokens are those of the issuer, made out for this audience', () => {
    const authorizers = resources(service, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizers).toMatchObject([
      { properties: { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://sso.example.org', Audience: ['console'] } } },
    ]);
    const closed = resources<RouteProperties>(service, 'AWS::ApiGatewayV2::Route').filter(
      ({ properties }) => properties.AuthorizationType === 'JWT',
    );
    for (const { properties } of closed) expect(targetOf(properties.AuthorizerId!)).toBe(authorizers[0]!.id);
  });

  test('floods are cut off', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
  });

  test('the routes of the survey take less, so that nobody hammers them or guesses links', () => {
    const [stage] = Object.values(service.findResources('AWS::ApiGatewayV2::Stage'));
    const { Properties, DependsOn } = stage as { Properties: { RouteSettings: object }; DependsOn: readonly string[] };
    const settings = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    const routes = ['GET /s/{token}', 'HEAD /s/{token}', 'POST /s/{token}'];
    expect(Properties.RouteSettings).toEqual(Object.fromEntries(routes.map((route) => [route, settings])));
    const there = resources<RouteProperties>(service, 'AWS::ApiGatewayV2::Route').filter(({ id }) => DependsOn.includes(id));
    expect(there.map(({ properties }) => properties.RouteKey)).toEqual(expect.arrayContaining(routes));
  });

  test('the access log names the route, never the path that holds a token, nor who asked', () => {
    const [stage] = resources<{ readonly AccessLogSettings: { readonly Format: string } }>(service, 'AWS::ApiGatewayV2::Stage');
    const format = stage!.properties.AccessLogSettings.Format;
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|identity|authorizer\.claims|requestOverride)/);
  });

  test.each([
    [
      'the address of the API',
      {},
      { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiHttp'), 'ApiEndpoint'] }, '/s/']] },
    ],
    ['a short domain where one is set', { surveyBaseUrl: 'https://hf.example.org/s/' }, 'https://hf.example.org/s/'],
  ])('links in texts lead to %s', (_, given, expected) => {
    synthesise(given).service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ SURVEY_BASE_URL: expected }) },
    });
  });

  test('functions run on one kind of machine, log for half a year, and are not traced', () => {
    service.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogGroup: Match.anyValue() },
      TracingConfig: Match.absent(),
    });
    service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 180 });
    service.resourceCountIs('AWS::Logs::LogGroup', STAGES.length + 1);
  });
});
