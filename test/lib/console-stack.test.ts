import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ConsoleStack } from '../../lib/console-stack.ts';
import { DataStack } from '../../lib/data-stack.ts';
import { ServiceStack } from '../../lib/service-stack.ts';
import { readSettings } from '../../lib/settings.ts';
import { SignInStack } from '../../lib/sign-in-stack.ts';

describe('the console in the cloud', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'huifang-console-'));
    writeFileSync(join(directory, 'index.html'), '<!doctype html>');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const makeApp = (given: Readonly<Record<string, string>>) => {
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:defaultCrossStackReferences': 'strong' } });
    const read = readSettings((name) => given[name]);
    const users = read.signIn === undefined ? undefined : new SignInStack(app, 'Huifang-SignIn', read);
    const settings = { ...read, ...users?.believed };
    const config = { authority: settings.issuer, clientId: settings.audience, token: 'access', api: '' } as const;
    const site = { directory, config };
    const stores = new DataStack(app, 'Huifang-Data', settings);
    const service = new ServiceStack(app, 'Huifang-Service', { settings, stores, site });
    const pages = new ConsoleStack(app, 'Huifang-Console', { site, apiEndpoint: service.apiEndpoint });
    return { app, users, service, pages };
  };

  test('CloudFront serves a closed bucket, and the API under the same host', () => {
    const { app, pages } = makeApp({});
    expect(new AwsSolutionsChecks(app).validateScope(pages).violations).toEqual([]);
    const template = Template.fromStack(pages);
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        CacheBehaviors: [Match.objectLike({ PathPattern: '/v1/*', ViewerProtocolPolicy: 'https-only' })],
        DefaultCacheBehavior: Match.objectLike({ Compress: true, ViewerProtocolPolicy: 'redirect-to-https' }),
      }),
    });
  });

  test('without CloudFront the API serves it', () => {
    const { app, service } = makeApp({ console: 'api' });
    expect(new AwsSolutionsChecks(app).validateScope(service).violations).toEqual([]);
    Template.fromStack(service).hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'GET /console/{proxy+}',
      AuthorizationType: 'NONE',
    });
  });

  test('Cognito as the issuer: nobody enters themselves, everybody has a second factor, nobody sets their own role', () => {
    const { app, users, service } = makeApp({ signIn: 'cognito' });
    expect(new AwsSolutionsChecks(app).validateScope(users!).violations).toEqual([]);
    const template = Template.fromStack(users!);
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      DeletionProtection: 'ACTIVE',
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      WriteAttributes: ['locale'],
    });
    Template.fromStack(service).hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Audience: [Match.objectLike({ 'Fn::ImportValue': Match.anyValue() })] },
    });
  });
});
