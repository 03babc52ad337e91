import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { CfnGlobalTable, ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { TABLE_ATTRIBUTES } from '../adapters/dynamodb/keys.ts';
import { ASSESSMENTS } from '../adapters/s3/object-keys.ts';
import type { HashKeyVersion, Stores } from './constructs/grants.ts';
import type { Settings } from './settings.ts';

const { partitionKey, sortKey, ttl } = TABLE_ATTRIBUTES;

/**
 * What must outlive every deployment: the table, the keys it is worthless without, and the exports. Nothing here is ever
 * deleted by the tools, but for exported files whose time is over; the service stack can be thrown away and made anew beside it.
 */
export class DataStack extends Stack implements Stores {
  readonly table: ITableV2;
  readonly tableKey: Key;
  readonly personKey: Key;
  readonly phoneHashKeys: readonly HashKeyVersion[];
  readonly exportsBucket: Bucket;

  constructor(scope: Construct, id: string, settings: Pick<Settings, 'phoneHashKeyVersions' | 'restoredTableStream'>) {
    super(scope, id, { description: 'Huifang: follow-ups, scores, assessments and their keys', terminationProtection: true });

    this.tableKey = this.key('TableKey', 'Encrypts the table and its stream');
    this.personKey = this.key('PersonKey', 'Seals names and phones of clients inside the table');
    const versions = Array.from({ length: Number(settings.phoneHashKeyVersions) }, (_, i) => i + 1);
    this.phoneHashKeys = versions.map((version) => ({ version, key: this.phoneHashKey(version) })).toReversed();

    const own = this.ownTable();
    this.table = settings.restoredTableStream === undefined ? own : this.restoredTable(settings.restoredTableStream);

    this.exportsBucket = this.makeExportsBucket();
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'ExportsBucketName', { value: this.exportsBucket.bucketName });
    // Named for the service stack for good, so that it can change over to a table that was put back, and back again.
    for (const name of [own.tableName, own.tableArn, own.tableStreamArn]) if (name !== undefined) this.exportValue(name);
  }

  private ownTable(): TableV2 {
    const table = new TableV2(this, 'Table', {
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: ttl,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryptionV2.awsManagedKey(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // The library sets a customer key only where the region is fixed; these stacks go to any region, and to one only.
    const global = table.node.defaultChild as CfnGlobalTable;
    global.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: this.tableKey.keyArn });
    return table;
  }

  /** What a restore has made beside the stack's own table, which stays. */
  private restoredTable(tableStreamArn: string): ITableV2 {
    const tableArn = tableStreamArn.replace(/\/stream\/.*$/, '');
    return TableV2.fromTableAttributes(this, 'RestoredTable', { tableArn, tableStreamArn });
  }

  private key(id: string, description: string): Key {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  }

  /** KMS rotates no HMAC key: a new one is a new version beside the old, under which refusals must stay found. */
  private phoneHashKey(version: number): Key {
    return new Key(this, version === 1 ? 'PhoneHashKey' : `PhoneHashKey${version}`, {
      description: `Keyed hash by which a phone is found without being stored, version ${version}`,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private makeExportsBucket(): Bucket {
    const bucket = new Bucket(this, 'Exports', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(7), noncurrentVersionExpiration: Duration.days(90) },
        // Names and grades of lawyers lie about no longer than they are needed: EXPORT_KEPT_DAYS of the domain.
        { prefix: ASSESSMENTS, expiration: Duration.days(90) },
      ],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The history names who exported what and when; a log of requests would say less, in a second bucket to guard.',
    });
    return bucket;
  }
}
