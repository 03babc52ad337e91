import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createStoreClient } from '../engine/store-client.ts';
import type { Call, Change, Item, Operation } from './table-calls.ts';

type Image = Record<string, AttributeValue>;

interface StreamRecord {
  readonly dynamodb: { readonly Keys: Image; readonly OldImage?: Image; readonly NewImage?: Image };
}

/** A command of any operation, as the client takes it. */
type Sendable = Parameters<DynamoDBDocumentClient['send']>[0];
type Maker = new (input: never) => unknown;

const COMMANDS: Readonly<Record<Operation, Maker>> = {
  Get: GetCommand,
  Put: PutCommand,
  Delete: DeleteCommand,
  Update: UpdateCommand,
  TransactWrite: TransactWriteCommand,
  BatchWrite: BatchWriteCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
};
const READING: ReadonlySet<Operation> = new Set<Operation>(['Get', 'Query', 'Scan']);
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };
const STREAMS = 'DynamoDBStreams_20120810';

/** A table in the embedded DynamoDB, spoken to through the SDK, with the same face as the model. */
export class StoredTable {
  private readonly documents: DynamoDBDocumentClient;
  private readonly raw: ReturnType<typeof createStoreClient>;
  private readonly name: string;
  private readonly tell: (change: Change) => void;
  private iterators: string[] = [];

  private constructor(endpoint: string, name: string, tell: (change: Change) => void) {
    this.documents = DynamoDBDocumentClient.from(
      new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: CREDENTIALS, maxAttempts: 1 }),
      { marshallOptions: { removeUndefinedValues: true } },
    );
    this.raw = createStoreClient(endpoint);
    [this.name, this.tell] = [name, tell];
  }

  /** Makes a table. @param tell hears of each change, before the call that made it is answered */
  static async create(endpoint: string, name: string, tell: (change: Change) => void): Promise<StoredTable> {
    const table = new StoredTable(endpoint, name, tell);
    await table.make();
    return table;
  }

  async call({ operation, input }: Call): Promise<Item> {
    const Command = COMMANDS[operation];
    try {
      const answer = (await this.documents.send(
        new Command(this.named(operation, input) as never) as Sendable,
      )) as unknown as Item;
      const { $metadata: _, ...output } = answer;
      return output;
    } catch (error) {
      // The document client leaves what an error brings in the store's words.
      const { Item: item } = error as { Item?: Image };
      throw item === undefined ? error : Object.assign(error as Error, { Item: unmarshall(item) });
    } finally {
      if (!READING.has(operation)) await this.listen();
    }
  }

  async all(): Promise<readonly Item[]> {
    const items: Item[] = [];
    let after: unknown;
    do {
      const page = await this.call({ operation: 'Scan', input: after === undefined ? {} : { ExclusiveStartKey: after } });
      items.push(...(page['Items'] as Item[]));
      after = page['LastEvaluatedKey'];
    } while (after !== undefined);
    return items;
  }

  close(): void {
    this.documents.destroy();
    this.raw.close();
  }

  /** The functions' table has one name; here each run has a table of its own. */
  private named(operation: Operation, input: Call['input']): object {
    if (operation === 'BatchWrite') {
      const requests = Object.values(input['RequestItems'] as object)[0] as unknown;
      return { ...input, RequestItems: { [this.name]: requests } };
    }
    if (operation !== 'TransactWrite') return { ...input, TableName: this.name };
    const items = (input['TransactItems'] as readonly Readonly<Record<string, object>>[]).map((write) =>
      Object.fromEntries(Object.entries(write).map(([action, parts]) => [action, { ...parts, TableName: this.name }])),
    );
    return { ...input, TransactItems: items };
  }

  private async make(): Promise<void> {
    const attributes = ['pk', 'sk'] as const;
    await this.documents.send(
      new CreateTableCommand({
        TableName: this.name,
        KeySchema: attributes.map((AttributeName, n) => ({ AttributeName, KeyType: n === 0 ? 'HASH' : 'RANGE' })),
        AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    const { Table } = await this.documents.send(new DescribeTableCommand({ TableName: this.name }));
    const StreamArn = Table?.LatestStreamArn;
    const { StreamDescription } = (await this.raw.call(`${STREAMS}.DescribeStream`, { StreamArn })) as {
      readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] };
    };
    for (const { ShardId } of StreamDescription.Shards) {
      const asked = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
      const { ShardIterator } = (await this.raw.call(`${STREAMS}.GetShardIterator`, asked)) as { readonly ShardIterator: string };
      this.iterators.push(ShardIterator);
    }
  }

  private async listen(): Promise<void> {
    const next: string[] = [];
    for (const ShardIterator of this.iterators) {
      const page = (await this.raw.call(`${STREAMS}.GetRecords`, { ShardIterator, Limit: 1000 })) as {
        readonly Records: readonly StreamRecord[];
        readonly NextShardIterator: string;
      };
      next.push(page.NextShardIterator);
      for (const { dynamodb } of page.Records) {
        const { pk = '', sk = '' } = unmarshall(dynamodb.Keys) as { pk?: string; sk?: string };
        const was = dynamodb.OldImage && unmarshall(dynamodb.OldImage);
        const is = dynamodb.NewImage && unmarshall(dynamodb.NewImage);
        this.tell({ key: { pk, sk }, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) });
      }
    }
    this.iterators = next;
  }
}
