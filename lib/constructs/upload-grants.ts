import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { RESULTS, UPLOADS } from '../../adapters/s3/object-keys.ts';
import type { StageFunction } from './stage-function.ts';
import type { UploadsBucket } from './uploads-bucket.ts';

/* As in grants.ts: what a function may do with uploads, named by what it needs it for. */

/** Works uploads off: reads and removes them, and writes down what came of them. */
export const grantWorkOffUploads = (fn: StageFunction, uploads: UploadsBucket): void => {
  useUploads(fn, uploads);
  allowObjects(fn, ['s3:GetObject', 's3:DeleteObject'], uploads, UPLOADS);
  allowObjects(fn, ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], uploads, RESULTS);
};

/** Signs addresses to upload to, without being able to open what comes in; and shows what came of it. */
export const grantOfferUploads = (fn: StageFunction, uploads: UploadsBucket): void => {
  useUploads(fn, uploads);
  allowObjects(fn, ['s3:PutObject'], uploads, UPLOADS);
  allowObjects(fn, ['s3:GetObject'], uploads, RESULTS);
};

/** Only who may list is told by S3 that an object is not there. */
const useUploads = (fn: StageFunction, uploads: UploadsBucket): void => {
  fn.addEnvironment('UPLOADS_BUCKET', uploads.bucketName);
  fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [uploads.bucketArn] }));
};

const allowObjects = (fn: StageFunction, actions: string[], bucket: UploadsBucket, prefix: string): void => {
  fn.addToRolePolicy(new PolicyStatement({ actions, resources: [bucket.arnForObjects(`${prefix}*`)] }));
  const arn = `<${fn.stack.getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>`;
  Validations.of(fn.executionRole).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${arn}/${prefix}*]`,
    reason: 'What people upload has the names they give it: a right on the objects under a prefix is as narrow as can be.',
  });
};
