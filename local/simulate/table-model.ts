/*
 * A table as this product uses DynamoDB, in memory: the one twin of the store there is, because a simulated year makes a
 * million calls. test/simulation/table-contract.test.ts shows it and the embedded DynamoDB alike. It knows the expressions
 * the product writes and refuses every other one, so that it cannot guess.
 */
import { sizeOf, unitsOf } from './consumed-units.ts';
import { frozenCopy } from './frozen-copy.ts';
import { Refused } from './table-calls.ts';
import type { Call, Change, Item, Key } from './table-calls.ts';
import { fieldsSet, holds, inOrder, invalid, keyOf, sortKeysWanted, unknownCall, valuesOf } from './table-expressions.ts';

const PAGE_BYTES = 1024 * 1024;
const TRANSACTION_LIMIT = 100;
const BATCH_LIMIT = 25;

interface Partition {
  readonly items: Map<string, Item>;
  /** Sort keys in order; absent when they have to be sorted anew. */
  sorted?: string[];
}

export class TableModel {
  private readonly partitions = new Map<string, Partition>();
  private readonly tell: (change: Change) => void;

  /** @param tell hears of each write once it is made, as the stream would. The cloud's leaves out those that change nothing */
  constructor(tell: (change: Change) => void) {
    this.tell = tell;
  }

  call({ operation, input }: Call): Item {
    switch (operation) {
      case 'Get':
        return this.get(input);
      case 'Put':
        return this.put(input);
      case 'Delete':
        return this.delete(input);
      case 'Update':
        return this.update(input);
      case 'TransactWrite':
        return this.transact(input);
      case 'BatchWrite':
        return this.batch(input);
      case 'Query':
        return this.query(input);
      case 'Scan':
        return this.scan(input);
    }
  }

  /** Everything in the table, partition by partition. */
  *all(): Generator<Item> {
    for (const { items } of this.partitions.values()) yield* items.values();
  }

  at({ pk, sk }: Key): Item | undefined {
    return this.partitions.get(pk)?.items.get(sk);
  }

  /** The items of a partition whose sort key begins with a prefix, in order. */
  *under(pk: string, prefix: string): Generator<Item> {
    const partition = this.partitions.get(pk);
    if (partition === undefined) return;
    for (const sk of sortedKeys(partition)) if (sk.startsWith(prefix)) yield partition.items.get(sk) as Item;
  }

  private get(input: Call['input']): Item {
    const item = this.at(keyOf(input['Key']));
    const units = unitsOf(input, { reads: [item], isConsistent: input['ConsistentRead'] === true });
    return { ...(item === undefined ? {} : { Item: item }), ...units };
  }

  private put(input: Call['input']): Item {
    const item = frozenCopy(input['Item'] as Item);
    const key = keyOf(item);
    const was = this.at(key);
    this.demand(input, was);
    this.write(key, item);
    return unitsOf(input, { writes: [[was, item]] });
  }

  private delete(input: Call['input']): Item {
    const key = keyOf(input['Key']);
    const was = this.at(key);
    this.demand(input, was);
    this.write(key, undefined);
    return unitsOf(input, { writes: [[was, undefined]] });
  }

  private update(input: Call['input']): Item {
    if (input['UpdateExpression'] === 'ADD n :amount') return this.add(input);
    const key = keyOf(input['Key']);
    const was = this.at(key);
    const is = frozenCopy({ ...was, ...key, ...fieldsSet(input) });
    this.write(key, is);
    return unitsOf(input, { writes: [[was, is]] });
  }

  private add(input: Call['input']): Item {
    if (input['ReturnValues'] !== 'UPDATED_NEW') throw unknownCall(input);
    const key = keyOf(input['Key']);
    const was = this.at(key);
    const n = ((was?.['n'] ?? 0) as number) + (valuesOf(input)[':amount'] as number);
    const is = frozenCopy({ ...was, ...key, n });
    this.write(key, is);
    return { Attributes: { n }, ...unitsOf(input, { writes: [[was, is]] }) };
  }

  private transact(input: Call['input']): Item {
    const writes = input['TransactItems'] as readonly Readonly<Record<string, Call['input']>>[];
    if (writes.length === 0 || writes.length > TRANSACTION_LIMIT) throw invalid(`${writes.length} actions in a transaction`);
    const planned = writes.map((write) => {
      const [action, parts] = Object.entries(write)[0] ?? ['', {}];
      if (action !== 'Put' && action !== 'Delete') throw unknownCall(write);
      const is = action === 'Put' ? frozenCopy(parts['Item'] as Item) : undefined;
      const key = keyOf(is ?? parts['Key']);
      return { key, is, was: this.at(key), parts };
    });
    if (new Set(planned.map(({ key }) => `${key.pk}\n${key.sk}`)).size < planned.length)
      throw invalid('several actions on one item in a transaction');
    const reasons = planned.map(({ parts, was }) => (holds(parts, was) ? 'None' : 'ConditionalCheckFailed'));
    if (reasons.includes('ConditionalCheckFailed'))
      throw new Refused('TransactionCanceledException', 'the transaction was cancelled', reasons);
    for (const { key, is } of planned) this.write(key, is);
    return unitsOf(input, { writes: planned.map(({ was, is }) => [was, is] as const), isTransaction: true });
  }

  private batch(input: Call['input']): Item {
    const requests = Object.values(input['RequestItems'] as object).flat() as readonly { DeleteRequest?: { Key: Key } }[];
    if (requests.length === 0 || requests.length > BATCH_LIMIT) throw invalid(`${requests.length} requests in a batch`);
    const keys = requests.map(({ DeleteRequest }) => keyOf(DeleteRequest?.Key));
    if (new Set(keys.map(({ pk, sk }) => `${pk}\n${sk}`)).size < keys.length)
      throw invalid('several requests for one item in a batch');
    const writes = keys.map((key) => [this.at(key), undefined] as const);
    for (const key of keys) this.write(key, undefined);
    return { UnprocessedItems: {}, ...unitsOf(input, { writes }) };
  }

  private query(input: Call['input']): Item {
    const { ':pk': pk, ...bounds } = valuesOf(input) as { ':pk': string } & Record<string, string>;
    const isWanted = sortKeysWanted(input, bounds);
    const partition = this.partitions.get(pk);
    const after = (input['ExclusiveStartKey'] as Key | undefined)?.sk;
    const found: Item[] = [];
    let bytes = 0;
    let last: string | undefined;
    for (const sk of partition === undefined ? [] : sortedKeys(partition)) {
      if ((after !== undefined && inOrder(sk, after) <= 0) || !isWanted(sk)) continue;
      const item = partition?.items.get(sk) as Item;
      bytes += sizeOf(item);
      if (bytes > PAGE_BYTES) {
        last = found.at(-1)?.['sk'] as string;
        break;
      }
      found.push(item);
    }
    const units = unitsOf(input, { query: found, isConsistent: input['ConsistentRead'] === true });
    const next = last === undefined ? {} : { LastEvaluatedKey: { pk, sk: last } };
    return { Items: found, Count: found.length, ScannedCount: found.length, ...next, ...units };
  }

  /** The nightly look's scan, whole in one page: a simulated table is small. */
  private scan(input: Call['input']): Item {
    if (input['FilterExpression'] !== undefined) throw unknownCall(input);
    const items = [...this.all()];
    return { Items: items, Count: items.length, ScannedCount: items.length };
  }

  private demand(input: Call['input'], was: Item | undefined): void {
    if (holds(input, was)) return;
    const shown = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' ? was : undefined;
    throw new Refused('ConditionalCheckFailedException', 'The conditional request failed', undefined, shown);
  }

  private write(key: Key, is: Item | undefined): void {
    const { pk, sk } = key;
    const partition: Partition = this.partitions.get(pk) ?? { items: new Map<string, Item>() };
    const was = partition.items.get(sk);
    if (is === undefined && was === undefined) return;
    if (was === undefined || is === undefined) delete partition.sorted;
    if (is === undefined) partition.items.delete(sk);
    else partition.items.set(sk, is);
    this.partitions.set(pk, partition);
    this.tell({ key, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) });
  }
}

const sortedKeys = (partition: Partition): readonly string[] => (partition.sorted ??= [...partition.items.keys()].sort(inOrder));
