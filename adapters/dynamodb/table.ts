import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
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
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item } from './follow-up-item.ts';
import type { Key } from './keys.ts';

/** A put that holds only if the item has this version (`undefined`: does not exist). */
export interface VersionedPut {
  readonly item: Item;
  readonly expected: number | undefined;
}

/** What a put rests on: an attribute as it was loaded; `undefined` where the item did not exist. */
export interface AsSeen {
  readonly attribute: string;
  readonly value: unknown;
}

export type Write =
  | { readonly put: Item; readonly seen?: AsSeen | undefined }
  | { readonly versioned: VersionedPut }
  | { readonly remove: Key; readonly expected?: number };

/** How often writes that met another transaction are tried. */
const TRIES = 5;
/** Items one batch request takes. */
const BATCH_LIMIT = 25;

/**
 * The table, in the few calls this product makes. A refused condition answers `false`; every other failure throws.
 */
export class Table {
  private readonly documents: DynamoDBDocumentClient;
  private readonly name: string;

  constructor(name: string, client = new DynamoDBClient()) {
    this.name = name;
    this.documents = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
  }

  async get(key: Key): Promise<Item | undefined> {
    if (!fits(key)) return undefined;
    const { Item } = await this.documents.send(new GetCommand({ TableName: this.name, Key: { ...key }, ConsistentRead: true }));
    return Item;
  }

  /** All items of a partition whose sort key begins with a prefix, in key order. */
  async query({ pk, sk }: Key): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of this.each({ pk, sk })) items.push(item);
    return items;
  }

  /** The same, one after the other: a page of up to 1 MB is held. */
  async *each({ pk, sk }: Key): AsyncGenerator<Item> {
    if (!fits({ pk, sk })) return;
    const pages = this.pages({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    });
    for await (const page of pages) yield* page;
  }

  /** All items of a partition, in key order. */
  async partition(pk: string): Promise<Item[]> {
    const items: Item[] = [];
    const pages = this.pages({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });
    for await (const page of pages) items.push(...page);
    return items;
  }

  /** The items of a partition with a sort key between two, both included, in key order, a page of up to 1 MB at a time. */
  pagesBetween(pk: string, from: string, to: string): AsyncIterable<Item[]> {
    return this.pages({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
    });
  }

  /**
   * The newest items of a partition with a sort key between two, both included, newest first: at most `limit` of them, of those
   * before the key `before`.
   */
  async newest(
    pk: string,
    [from, to]: readonly [string, string],
    limit: number,
    before?: string,
  ): Promise<{ readonly items: readonly Item[]; readonly isWhole: boolean }> {
    // Not by a starting key: one that lies outside the two is refused by the store.
    const upTo = before === undefined || before > to ? to : before;
    if (upTo < from) return { items: [], isWhole: true };
    const { Items = [], LastEvaluatedKey } = await this.documents.send(
      new QueryCommand({
        TableName: this.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': upTo },
        ScanIndexForward: false,
        Limit: before === undefined ? limit : limit + 1,
        ConsistentRead: true,
      }),
    );
    const older = Items.filter(({ sk }) => sk !== before);
    return { items: older.slice(0, limit), isWhole: LastEvaluatedKey === undefined && older.length <= limit };
  }

  /**
   * A page of the whole table, up to 1 MB of it, read eventually consistent; only items for which the filter holds come back.
   *
   * @param after where the page before it ended
   */
  async scan(
    filter: { readonly expression: string; readonly values: Item },
    after: Key | undefined,
  ): Promise<{ readonly items: readonly Item[]; readonly seen: number; readonly after?: Key }> {
    const { Items, ScannedCount, LastEvaluatedKey } = await this.documents.send(
      new ScanCommand({
        TableName: this.name,
        FilterExpression: filter.expression,
        ExpressionAttributeValues: filter.values,
        ...(after ? { ExclusiveStartKey: { ...after } } : {}),
      }),
    );
    return {
      items: Items ?? [],
      seen: ScannedCount ?? 0,
      ...(LastEvaluatedKey ? { after: LastEvaluatedKey as unknown as Key } : {}),
    };
  }

  async put(item: Item): Promise<void> {
    await this.documents.send(new PutCommand({ TableName: this.name, Item: item }));
  }

  /** Removes an item; one that is not there is no fault. */
  async remove(key: Key): Promise<void> {
    await this.documents.send(new DeleteCommand({ TableName: this.name, Key: { ...key } }));
  }

  /** Puts on condition of a version; `false` when another version is there. */
  async putVersioned(put: VersionedPut): Promise<boolean> {
    return this.holds(() =>
      this.documents.send(new PutCommand({ TableName: this.name, Item: put.item, ...condition(put.expected) })),
    );
  }

  /**
   * Adds to the number of a counter, which begins at 0. Writers never wait for each other, and none overwrites another. What
   * the SDK sends again because an answer was lost may count twice.
   *
   * @returns the sum
   */
  async add({ pk, sk }: Key, amount: number): Promise<number> {
    const { Attributes } = await this.documents.send(
      new UpdateCommand({
        TableName: this.name,
        Key: { pk, sk },
        UpdateExpression: 'ADD n :amount',
        ExpressionAttributeValues: { ':amount': amount },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Attributes?.['n'] as number;
  }

  /** Several writes, all or none; `false` when a condition does not hold. */
  async transact(writes: readonly Write[]): Promise<boolean> {
    const TransactItems = writes.map((write): NonNullable<TransactWriteCommandInput['TransactItems']>[number] => {
      if ('put' in write) return { Put: { TableName: this.name, Item: write.put, ...asSeen(write.seen) } };
      if ('versioned' in write)
        return { Put: { TableName: this.name, Item: write.versioned.item, ...condition(write.versioned.expected) } };
      const expected = write.expected === undefined ? {} : condition(write.expected);
      return { Delete: { TableName: this.name, Key: { ...write.remove }, ...expected } };
    });
    return this.holds(() => this.documents.send(new TransactWriteCommand({ TransactItems })));
  }

  /**
   * Several writes without a condition, all of them. What meets another transaction is sent again at once.
   *
   * @throws Error when it meets one each time: nothing is written then
   */
  async writeAll(writes: readonly Write[]): Promise<void> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) if (await this.transact(writes)) return;
    throw new Error('the table was busy: nothing is written');
  }

  /** Removes many items; what the store leaves unprocessed under load is sent again. */
  async removeAll(itemKeys: readonly Key[]): Promise<void> {
    for (let i = 0; i < itemKeys.length; i += BATCH_LIMIT) {
      let left: unknown = itemKeys.slice(i, i + BATCH_LIMIT).map((key) => ({ DeleteRequest: { Key: { ...key } } }));
      while (Array.isArray(left) && left.length > 0) {
        const { UnprocessedItems } = await this.documents.send(new BatchWriteCommand({ RequestItems: { [this.name]: left } }));
        left = UnprocessedItems?.[this.name];
      }
    }
  }

  private async *pages(query: { KeyConditionExpression: string; ExpressionAttributeValues: Item }): AsyncGenerator<Item[]> {
    let start: Item | undefined;
    do {
      const page = await this.documents.send(
        new QueryCommand({
          TableName: this.name,
          ConsistentRead: true,
          ...query,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      yield page.Items ?? [];
      start = page.LastEvaluatedKey;
    } while (start);
  }

  private async holds(write: () => Promise<unknown>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      if (isRefusedCondition(error)) return false;
      throw error;
    }
  }
}

/** Longest keys the store takes, in bytes; a longer one, which somebody asks for, names nothing. */
const LONGEST = { pk: 2048, sk: 1024 };

const fits = ({ pk, sk }: Key): boolean => Buffer.byteLength(pk) <= LONGEST.pk && Buffer.byteLength(sk) <= LONGEST.sk;

const condition = (expected: number | undefined): { ConditionExpression: string; ExpressionAttributeValues?: Item } =>
  expected === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'v = :expected', ExpressionAttributeValues: { ':expected': expected } };

const asSeen = (seen: AsSeen | undefined) => {
  if (seen === undefined) return {};
  if (seen.value === undefined) return condition(undefined);
  return {
    ConditionExpression: '#seen = :seen',
    ExpressionAttributeNames: { '#seen': seen.attribute },
    ExpressionAttributeValues: { ':seen': seen.value },
  };
};

/** A condition that does not hold, or a transaction that met another one: both mean load again, decide again. */
const isRefusedCondition = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error.name === 'ConditionalCheckFailedException' || error.name === 'TransactionConflictException') return true;
  if (error.name !== 'TransactionCanceledException') return false;
  const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
  return reasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict');
};
