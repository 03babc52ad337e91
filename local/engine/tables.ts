import type { Model, Resource } from './model.ts';
import type { TableProperties } from './resource-types.ts';
import { type StoreClient, StoreError } from './store-client.ts';

/** A table of the app in the store. */
export interface Table {
  readonly name: string;
  readonly arn: string;
  readonly partitionKey: string;
  readonly stream?: {
    /** As the template names it. */
    readonly arn: string;
    /** As the store names it. */
    readonly storeArn: string;
  };
}

/** Makes the tables that the template declares, with indexes, stream and expiry; those that are there already stay as they are. */
export const createTables = async (model: Model, store: StoreClient): Promise<readonly Table[]> => {
  const tables: Table[] = [];
  for (const resource of [...model.ofType('AWS::DynamoDB::Table'), ...model.ofType('AWS::DynamoDB::GlobalTable')]) {
    tables.push(await createTable(resource, store));
  }
  return tables;
};

const createTable = async (resource: Resource<TableProperties>, store: StoreClient): Promise<Table> => {
  const { name, arn, properties } = resource;
  try {
    await store.call('DynamoDB_20120810.CreateTable', creation(name, properties));
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'ResourceInUseException') throw error;
  }
  await expireItems(name, properties, store);
  const partitionKey = properties.KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  const { Table: made } = (await store.call('DynamoDB_20120810.DescribeTable', { TableName: name })) as {
    readonly Table: { readonly LatestStreamArn?: string };
  };
  if (properties.StreamSpecification === undefined) return { name, arn, partitionKey };
  if (made.LatestStreamArn === undefined) {
    throw new Error(`Table ${name} was made without a stream; start with a new data folder.`);
  }
  return { name, arn, partitionKey, stream: { arn: streamArnOf(resource), storeArn: made.LatestStreamArn } };
};

const creation = (name: string, properties: TableProperties): object => ({
  TableName: name,
  KeySchema: properties.KeySchema,
  AttributeDefinitions: properties.AttributeDefinitions,
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  })),
  LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
  ...(properties.StreamSpecification === undefined
    ? {}
    : { StreamSpecification: { StreamEnabled: true, StreamViewType: properties.StreamSpecification.StreamViewType } }),
});

const expireItems = async (
  name: string,
  { TimeToLiveSpecification: wanted }: TableProperties,
  store: StoreClient,
): Promise<void> => {
  if (wanted?.Enabled !== true) return;
  const { TimeToLiveDescription: now } = (await store.call('DynamoDB_20120810.DescribeTimeToLive', { TableName: name })) as {
    readonly TimeToLiveDescription?: { readonly TimeToLiveStatus?: string };
  };
  if (now?.TimeToLiveStatus === 'ENABLED') return;
  await store.call('DynamoDB_20120810.UpdateTimeToLive', { TableName: name, TimeToLiveSpecification: wanted });
};

const streamArnOf = ({ attributes, name }: Resource): string => {
  const arn = attributes['StreamArn'];
  if (arn === undefined) throw new Error(`Table ${name} has no stream.`);
  return arn;
};
