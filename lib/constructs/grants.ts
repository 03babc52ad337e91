import { Aws, Validations } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StageFunction } from './stage-function.ts';
import type { StageTopic } from './stage-topic.ts';

/*
 * What a stage may do, named by what it needs it for. A grant also sets the environment by which the function finds the
 * thing, so that a function knows of nothing it may not use. Transactions need the rights of the writes in them.
 */

/** An HMAC key that phones are found by; `version` is part of every key in the table that came of it. */
export interface HashKeyVersion {
  readonly version: number;
  readonly key: Key;
}

/** Where everything is kept. */
export interface Stores {
  readonly table: ITableV2;
  readonly tableKey: Key;
  readonly personKey: Key;
  /** The newest first. */
  readonly phoneHashKeys: readonly HashKeyVersion[];
  readonly exportsBucket: Bucket;
}

/** The calls the product makes on its table. */
export type TableAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem' | 'Scan';

const READS: readonly TableAction[] = ['GetItem', 'Query', 'Scan'];

/** What DynamoDB asks of the caller where a table has a key of its own; no `*`, so that nothing new comes in by a name. */
const KEY_USE_TO_READ = ['kms:Decrypt', 'kms:DescribeKey'];
const KEY_USE_TO_WRITE = [
  ...KEY_USE_TO_READ,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** These calls on the table, and its key's use through DynamoDB alone. */
export const grantTable = (fn: StageFunction, { table, tableKey }: Stores, ...actions: readonly TableAction[]): void => {
  fn.addEnvironment('TABLE_NAME', table.tableName);
  allow(
    fn,
    actions.map((action) => `dynamodb:${action}`),
    table.tableArn,
  );
  const onlyReads = actions.every((action) => READS.includes(action));
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: onlyReads ? KEY_USE_TO_READ : KEY_USE_TO_WRITE,
      resources: [tableKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.${Aws.URL_SUFFIX}` } },
    }),
  );
};

/** What a seal holds, as the vault binds it: name and phone, or the client's own words. */
type Sealed = 'person' | 'words';

/** Closes up; does not open again. */
export const grantSeal = (fn: StageFunction, stores: Stores, ...sealed: readonly Sealed[]): void =>
  allowVault(fn, stores, 'kms:Encrypt', sealed);

/** Opens what is sealed, of these kinds and no other. */
export const grantOpen = (fn: StageFunction, stores: Stores, ...sealed: readonly Sealed[]): void =>
  allowVault(fn, stores, 'kms:Decrypt', sealed);

const allowVault = (fn: StageFunction, { personKey }: Stores, action: string, sealed: readonly Sealed[]): void => {
  fn.addEnvironment('PERSON_KEY_ARN', personKey.keyArn);
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: [action],
      resources: [personKey.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:holds': [...sealed] } },
    }),
  );
};

/** Computes the keyed hash a phone is found by. */
export const grantFindPhones = (fn: StageFunction, { phoneHashKeys }: Stores): void => {
  fn.addEnvironment('PHONE_HASH_KEYS', phoneHashKeys.map(({ version, key }) => `${version}=${key.keyArn}`).join(','));
  for (const { key } of phoneHashKeys) allow(fn, ['kms:GenerateMac'], key.keyArn);
};

export type QueueSetting =
  | 'INTAKE_QUEUE_URL'
  | 'SEND_QUEUE_URL'
  | 'ESCALATE_QUEUE_URL'
  | 'ASSESS_QUEUE_URL'
  | 'EXPORT_QUEUE_URL'
  | 'INBOUND_QUEUE_URL'
  | 'DELIVERY_QUEUE_URL';

/** Puts messages into a queue. */
export const grantQueue = (fn: StageFunction, name: QueueSetting, queue: IQueue): void => {
  fn.addEnvironment(name, queue.queueUrl);
  allow(fn, ['sqs:SendMessage'], queue.queueArn);
};

export type SecretSetting = 'SMS_ACCOUNT_SECRET' | 'SMS_WEBHOOK_SECRET' | 'ROBOT_SECRET';

/** Reads a secret of ours, or one that somebody made under a name: its ARN ends in six characters nobody knows. */
export const grantSecret = (fn: StageFunction, name: SecretSetting, secret: ISecret): void => {
  const { secretFullArn, secretArn, secretName } = secret;
  fn.addEnvironment(name, secretFullArn ?? secretName);
  allow(fn, ['secretsmanager:GetSecretValue'], secretFullArn ?? `${secretArn}-??????`);
};

/** Publishes alerts to those who subscribed. */
export const grantAlertTopic = (fn: StageFunction, topic: StageTopic): void => {
  fn.addEnvironment('ALERT_TOPIC_ARN', topic.topicArn);
  allow(fn, ['sns:Publish'], topic.topicArn);
  allow(fn, ['kms:Decrypt', 'kms:GenerateDataKey'], topic.key.keyArn);
};

/** Texts to phone numbers, and to nothing else that SNS can publish to. */
export const grantTexting = (fn: StageFunction): void => {
  allow(fn, ['sns:Publish'], '*');
  const everyTopic = `arn:${Aws.PARTITION}:sns:*:*:*`;
  fn.addToRolePolicy(new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], resources: [everyTopic] }));
  Validations.of(fn.executionRole).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'A phone number has no ARN: texting needs "*". Publishing to topics is denied beside it.',
  });
};

/** Takes phone numbers off the list of those that SNS sends no texts to. */
export const grantOptIn = (fn: StageFunction): void => {
  allow(fn, ['sns:CheckIfPhoneNumberIsOptedOut', 'sns:OptInPhoneNumber'], '*');
  Validations.of(fn.executionRole).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'A phone number has no ARN, nor has the list: both actions take "*" only.',
  });
};

/** Texts from one number or pool of AWS End User Messaging, by one configuration set. */
export const grantEndUserMessaging = (fn: StageFunction, origin: string, configurationSet: string): void => {
  fn.addEnvironment('SMS_ORIGIN', origin);
  fn.addEnvironment('SMS_CONFIGURATION_SET', configurationSet);
  for (const resource of [origin, endUserMessagingArn(`configuration-set/${configurationSet}`)])
    allow(fn, ['sms-voice:SendTextMessage'], resource);
};

/** Takes numbers off one opt-out list of AWS End User Messaging. */
export const grantOptOutList = (fn: StageFunction, list: string): void => {
  fn.addEnvironment('SMS_OPT_OUT_LIST', list);
  allow(fn, ['sms-voice:DeleteOptedOutNumber'], endUserMessagingArn(`opt-out-list/${list}`));
};

const endUserMessagingArn = (resource: string): string =>
  `arn:${Aws.PARTITION}:sms-voice:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;

const allow = (fn: StageFunction, actions: string[], resource: string): void => {
  fn.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
};
