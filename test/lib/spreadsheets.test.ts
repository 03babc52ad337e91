import { beforeAll, describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';
import { nameOf, resources, synthesise, targetOf } from './stacks.ts';
import type { Reference } from './stacks.ts';

interface BucketProperties {
  readonly LifecycleConfiguration: { readonly Rules: readonly Readonly<Record<string, unknown>>[] };
  readonly VersioningConfiguration?: unknown;
}

describe('the bucket of spreadsheets', () => {
  let service: Template;
  beforeAll(() => {
    ({ service } = synthesise());
  });
  const bucket = () => resources<BucketProperties>(service, 'AWS::S3::Bucket')[0]!;

  test('is the only one of its stack, private and encrypted, and read over TLS only', () => {
    service.resourceCountIs('AWS::S3::Bucket', 1);
    service.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    service.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ],
      },
    });
  });

  test('keeps uploads a week and results a month at most, and no versions of what was removed', () => {
    const { LifecycleConfiguration, VersioningConfiguration } = bucket().properties;
    expect(LifecycleConfiguration.Rules).toEqual([
      { Prefix: 'uploads/', ExpirationInDays: 7, Status: 'Enabled' },
      { Prefix: 'results/', ExpirationInDays: 30, Status: 'Enabled' },
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
    ]);
    expect(VersioningConfiguration).toBeUndefined();
  });

  test('is left behind, not emptied, when its stack goes: its rules empty it', () => {
    service.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('lets pages put and get by signed addresses, and nothing else', () => {
    service.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: { CorsRules: [{ AllowedMethods: ['PUT', 'GET'], AllowedOrigins: ['*'], AllowedHeaders: ['*'] }] },
    });
  });

  test('tells EventBridge of new objects, without a helper that may change every bucket', () => {
    service.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    expect(Object.keys(service.toJSON()['Resources'] as object).filter((id) => id.includes('Handler'))).toEqual([]);
  });

  test('brings uploads, but not results, to the queue of its stage, and what cannot be delivered to its dead letters', () => {
    interface Rule {
      readonly EventBusName?: unknown;
      readonly EventPattern?: { readonly source?: readonly string[] };
      readonly Targets: readonly { readonly Arn: Reference; readonly DeadLetterConfig: { readonly Arn: Reference } }[];
    }
    const rules = resources<Rule>(service, 'AWS::Events::Rule').filter(({ properties }) =>
      properties.EventPattern?.source?.includes('aws.s3'),
    );
    expect(rules.map(({ properties }) => properties.EventPattern)).toEqual([
      {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [{ Ref: bucket().id }] }, object: { key: [{ prefix: 'uploads/' }] } },
      },
    ]);
    const { EventBusName, Targets } = rules[0]!.properties;
    expect(EventBusName).toBeUndefined();
    expect(Targets.map(({ Arn, DeadLetterConfig }) => [nameOf(Arn), nameOf(DeadLetterConfig.Arn)])).toEqual([
      ['SpreadsheetsUploadsQueue', 'SpreadsheetsUploadsQueueDeadLetters'],
    ]);
  });

  test('is read by a function with room for the worst file', () => {
    const functions = resources<{ readonly MemorySize: number; readonly Timeout: number }>(service, 'AWS::Lambda::Function');
    const [fn] = functions.filter(({ id }) => targetOf(id).startsWith('Spreadsheets'));
    expect(fn!.properties).toMatchObject({ MemorySize: 1769, Timeout: 600 });
  });
});
