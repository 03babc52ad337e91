import { beforeAll, describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { EXPORT_KEPT_DAYS } from '../../domain/assessment/annual-export.ts';
import type { Template } from 'aws-cdk-lib/assertions';
import { makeStacks, resources, synthesise, targetOf } from './stacks.ts';
import type { Reference } from './stacks.ts';

describe('data stack', () => {
  let data: Template;
  beforeAll(() => {
    ({ data } = synthesise());
  });

  test('cannot be deleted as a whole', () => {
    expect(makeStacks().data.terminationProtection).toBe(true);
  });

  test.each(['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::S3::Bucket'])('every %s outlives its stack', (type) => {
    data.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('one table, keyed and expiring as the store expects, on demand', () => {
    data.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  test('the table can be restored to any second, and not be deleted', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [{ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
  });

  test('the table is encrypted with its own key', () => {
    const [table] = resources<{
      readonly SSESpecification: unknown;
      readonly Replicas: readonly { readonly SSESpecification: { readonly KMSMasterKeyId: Reference } }[];
    }>(data, 'AWS::DynamoDB::GlobalTable');
    expect(table!.properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(targetOf(table!.properties.Replicas[0]!.SSESpecification.KMSMasterKeyId)).toMatch(/^TableKey/);
  });

  test('keys that can rotate do; the phone hash is an HMAC key, which cannot', () => {
    data.resourcePropertiesCountIs('AWS::KMS::Key', { EnableKeyRotation: true }, 2);
    data.hasResourceProperties('AWS::KMS::Key', {
      KeySpec: 'HMAC_256',
      KeyUsage: 'GENERATE_VERIFY_MAC',
      EnableKeyRotation: Match.absent(),
    });
    data.resourceCountIs('AWS::KMS::Key', 3);
  });

  test('a table that was put back takes the place of the own one, which stays', () => {
    const stream = 'arn:aws:dynamodb:eu-west-1:123456789012:table/huifang-put-back/stream/2026-01-05T02:00:00.000';
    const made = synthesise({ restoredTableStream: stream });
    made.data.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
    const names = resources<{ readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> } }>(
      made.service,
      'AWS::Lambda::Function',
    ).flatMap(({ properties }) => properties.Environment.Variables['TABLE_NAME'] ?? []);
    expect(new Set(names)).toEqual(new Set(['huifang-put-back']));
    const sources = resources<{ readonly EventSourceArn: unknown }>(made.service, 'AWS::Lambda::EventSourceMapping');
    expect(sources.filter(({ properties }) => properties.EventSourceArn === stream)).toHaveLength(2);
    const granted = JSON.stringify(made.service.findResources('AWS::IAM::Policy'));
    expect(granted).toContain('"arn:aws:dynamodb:eu-west-1:123456789012:table/huifang-put-back"');
    expect(granted).not.toMatch(/ExportsOutputFnGetAttTable[0-9A-F]{8}Arn/);
    // What the service stack of before takes from this one stays named: it could not change over otherwise.
    const outputs = Object.keys(made.data.findOutputs('*'));
    expect(outputs.filter((name) => /^ExportsOutput(Ref|FnGetAtt)Table[0-9A-F]{8}/.test(name))).toHaveLength(3);
  });

  test('exports are private, encrypted, versioned, and read over TLS only', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
      VersioningConfiguration: { Status: 'Enabled' },
      // Manifests have no end.
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 90 },
          },
          { Status: 'Enabled', Prefix: 'assessments/', ExpirationInDays: EXPORT_KEPT_DAYS },
        ],
      },
    });
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      },
    });
  });
});
