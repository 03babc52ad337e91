import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { RESULTS, UPLOADS } from '../../adapters/s3/object-keys.ts';

/**
 * Spreadsheets on their way in, and what came of them. They hold names and phones, so nothing lies here long: an upload is
 * removed once it is worked off, and whatever becomes of it after a week; rejected rows wait a month for their sender. Without
 * versions, so that removed is removed. A bucket that its stack leaves behind empties itself all the same.
 */
export class UploadsBucket extends Bucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { prefix: UPLOADS, expiration: Duration.days(7) },
        { prefix: RESULTS, expiration: Duration.days(30) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // Whatever page has a signed address may use it: the address is the permission, and no cookie goes with it.
      cors: [{ allowedMethods: [HttpMethods.PUT, HttpMethods.GET], allowedOrigins: ['*'], allowedHeaders: ['*'] }],
    });
    // Not the library's own switch: that one brings a function with rights on every bucket.
    const plain = this.node.defaultChild as CfnBucket;
    plain.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'The result of each upload says who brought it and when; a log of requests would keep file names in a second bucket.',
    });
  }
}
