import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ASSESSMENTS, MANIFESTS } from '../../adapters/s3/object-keys.ts';
import type { StageFunction } from './stage-function.ts';

/* As in grants.ts: what a function may do with exports, named by what it needs it for. */

/** Writes files and their manifests, and reads the manifests to see which are whole. */
export const grantMakeExports = (fn: StageFunction, bucket: Bucket): void =>
  useExports(fn, bucket, {
    [ASSESSMENTS]: ['s3:PutObject', 's3:AbortMultipartUpload'],
    [MANIFESTS]: ['s3:GetObject', 's3:PutObject'],
  });

/** Signs addresses to download from. */
export const grantHandOutExports = (fn: StageFunction, bucket: Bucket): void =>
  useExports(fn, bucket, { [ASSESSMENTS]: ['s3:GetObject'], [MANIFESTS]: ['s3:GetObject'] });

const useExports = (fn: StageFunction, bucket: Bucket, actions: Readonly<Record<string, string[]>>): void => {
  fn.addEnvironment('EXPORTS_BUCKET', bucket.bucketName);
  // Only who may list is told by S3 that an object is not there.
  fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
  for (const [prefix, of] of Object.entries(actions))
    fn.addToRolePolicy(new PolicyStatement({ actions: of, resources: [bucket.arnForObjects(`${prefix}*`)] }));
  const reason = 'Exports are called by centre, year and time: a right on the objects under a prefix is as narrow as can be.';
  // The rules see the bucket by its own name or, once the stacks are made, by the one it has between them.
  const { 'Fn::ImportValue': imported } = fn.stack.resolve(bucket.stack.exportValue(bucket.bucketArn)) as {
    'Fn::ImportValue': string;
  };
  const own = `<${fn.stack.getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>`;
  for (const arn of [own, imported])
    for (const prefix of Object.keys(actions))
      Validations.of(fn.executionRole).acknowledge({ id: `AwsSolutions-IAM5[Resource::${arn}/${prefix}*]`, reason });
};
