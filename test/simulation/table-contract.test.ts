import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startStore } from '../../local/engine/store-process.ts';
import { StoredTable } from '../../local/simulate/stored-table.ts';
import type { Call, Change, Item, Operation } from '../../local/simulate/table-calls.ts';
import { TableModel } from '../../local/simulate/table-model.ts';

/*
 * What the simulated table and the embedded DynamoDB must have in common: every call the product makes, with what it answers, what
 * it costs, what it refuses and what the stream tells of it.
 */

interface Table {
  readonly call: (operation: Operation, input: Call['input']) => Promise<Item>;
  /** The changes told since this was asked last. */
  readonly told: () => readonly Change[];
}

let endpoint: string;
let stop: () => Promise<void>;
const opened: StoredTable[] = [];
beforeAll(async () => {
  ({ endpoint, stop } = await startStore());
});
afterAll(async () => {
  for (const table of opened) table.close();
  await stop();
});

const NAME = 'huifang-contract';
let count = 0;
const TABLES: Readonly<Record<string, () => Promise<Table>>> = {
  'the simulated table': () => {
    const changes: Change[] = [];
    const model = new TableModel((change) => changes.push(change));
    return Promise.resolve({
      call: (operation, input) => Promise.resolve().then(() => model.call({ operation, input })),
      told: () => changes.splice(0),
    });
  },
  'the embedded DynamoDB': async () => {
    const changes: Change[] = [];
    count += 1;
    const table = await StoredTable.create(endpoint, `${NAME}-${count}`, (change) => changes.push(change));
    opened.push(table);
    return { call: (operation, input) => table.call({ operation, input }), told: () => changes.splice(0) };
  },
};

const key = (sk: string, pk = 'P'): { pk: string; sk: string } => ({ pk, sk });
const COST = { ReturnConsumedCapacity: 'TOTAL' } as const;
const unitsOf = ({ ConsumedCapacity }: Item): number =>
  [ConsumedCapacity].flat().reduce((sum: number, one) => sum + (one as { CapacityUnits: number }).CapacityUnits, 0);
/** How a call is refused: the name of the error, and the reasons of a transaction. */
const refusal = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    return await call;
  } catch (error) {
    const { name, CancellationReasons } = error as Error & { CancellationReasons?: { Code: string }[] };
    return CancellationReasons === undefined ? name : [name, CancellationReasons.map(({ Code }) => Code)];
  }
};

const UNSEEN = { ConditionExpression: 'attribute_not_exists(pk)' };
const atVersion = (v: number) => ({ ConditionExpression: 'v = :expected', ExpressionAttributeValues: { ':expected': v } });
const versioned = (sk: string, v: number, pk?: string) => ({ TableName: NAME, Item: { ...key(sk, pk), v } });

describe.each(Object.keys(TABLES))('%s', (name) => {
  let table: Table;
  beforeAll(async () => {
    table = await (TABLES[name] as () => Promise<Table>)();
  });
  const put = (item: object, more: object = {}) => table.call('Put', { TableName: NAME, Item: item, ...more });
  const get = async (sk: string, pk?: string) =>
    (await table.call('Get', { TableName: NAME, Key: key(sk, pk), ConsistentRead: true }))['Item'];
  const query = async (condition: string, values: object, more: object = {}) =>
    table.call('Query', {
      TableName: NAME,
      ConsistentRead: true,
      KeyConditionExpression: condition,
      ExpressionAttributeValues: values,
      ...more,
    });

  test('keeps what it is given, whatever kind, and leaves out what is undefined', async () => {
    const item = {
      ...key('kinds'),
      text: '受援人',
      none: null,
      yes: true,
      n: 0.1,
      deep: { list: [1, 'a', { b: [] }], empty: {} },
    };
    await put({ ...item, bytes: new Uint8Array([0, 255]), left: undefined, in: { out: undefined } });
    const kept = (await get('kinds')) as Item;
    expect({ ...kept, bytes: [...(kept['bytes'] as Uint8Array)] }).toEqual({ ...item, bytes: [0, 255], in: {} });
    expect(await get('nothing')).toBeUndefined();
  });

  test('an item is put anew, or over a version, and refused otherwise', async () => {
    expect(await refusal(table.call('Put', { ...versioned('v', 1), ...UNSEEN }))).toEqual({});
    expect(await refusal(table.call('Put', { ...versioned('v', 9), ...UNSEEN }))).toBe('ConditionalCheckFailedException');
    expect(await refusal(table.call('Put', { ...versioned('v', 2), ...atVersion(1) }))).toEqual({});
    expect(await refusal(table.call('Put', { ...versioned('v', 3), ...atVersion(1) }))).toBe('ConditionalCheckFailedException');
    expect(await refusal(table.call('Put', { ...versioned('unknown', 3), ...atVersion(1) }))).toBe(
      'ConditionalCheckFailedException',
    );
    expect((await get('v')) as Item).toMatchObject({ v: 2 });
  });

  test('a counter begins at nothing and answers its sum', async () => {
    const add = (amount: number) =>
      table.call('Update', {
        TableName: NAME,
        Key: key('n'),
        UpdateExpression: 'ADD n :amount',
        ExpressionAttributeValues: { ':amount': amount },
        ReturnValues: 'UPDATED_NEW',
      });
    expect((await add(2))['Attributes']).toEqual({ n: 2 });
    expect((await add(-3))['Attributes']).toEqual({ n: -1 });
  });

  describe('the key of a request, as the library that keeps answers claims it', () => {
    const [CLAIMED, KEPT] = ['INPROGRESS', 'COMPLETED'];
    const claim = (sk: string, now: number, until: number) =>
      put(
        { ...key(sk), ttl: now / 1000 + 60, status: CLAIMED, in_progress_expiration: until },
        {
          ConditionExpression:
            'attribute_not_exists(#id) OR #expiry < :now OR (#status = :inprogress AND attribute_exists(#in_progress_expiry) AND #in_progress_expiry < :now_in_millis)',
          ExpressionAttributeNames: {
            '#id': 'pk',
            '#expiry': 'ttl',
            '#in_progress_expiry': 'in_progress_expiration',
            '#status': 'status',
          },
          ExpressionAttributeValues: { ':now': now / 1000, ':now_in_millis': now, ':inprogress': CLAIMED },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      );
    const keep = (sk: string, expiry: number) =>
      table.call('Update', {
        TableName: NAME,
        Key: key(sk),
        UpdateExpression: 'SET #expiry = :expiry, #status = :status, #response_data = :response_data',
        ExpressionAttributeNames: { '#expiry': 'ttl', '#status': 'status', '#response_data': 'data' },
        ExpressionAttributeValues: { ':expiry': expiry, ':status': KEPT, ':response_data': { statusCode: 200 } },
      });
    const refused = async (call: Promise<unknown>): Promise<unknown> =>
      call.then(
        () => 'claimed',
        (error: unknown) => [(error as Error).name, (error as { Item?: unknown }).Item],
      );

    test('is refused while its claim holds, with the item that is there, and free after it', async () => {
      expect(await refused(claim('once-1', 1000, 5000))).toBe('claimed');
      const item = { ...key('once-1'), ttl: 61, status: CLAIMED, in_progress_expiration: 5000 };
      expect(await refused(claim('once-1', 5000, 9000))).toEqual(['ConditionalCheckFailedException', item]);
      expect(await refused(claim('once-1', 5001, 9000))).toBe('claimed');
    });

    test('is refused as long as its answer is kept, and free after it', async () => {
      await claim('once-2', 1000, 5000);
      await keep('once-2', 100);
      const item = { ...key('once-2'), ttl: 100, status: KEPT, in_progress_expiration: 5000, data: { statusCode: 200 } };
      expect(await get('once-2')).toEqual(item);
      expect(await refused(claim('once-2', 100_000, 5000))).toEqual(['ConditionalCheckFailedException', item]);
      expect(await refused(claim('once-2', 100_001, 200_000))).toBe('claimed');
    });
  });

  test('removing what is not there is no fault', async () => {
    await put(key('gone'));
    await table.call('Delete', { TableName: NAME, Key: key('gone') });
    expect(await refusal(table.call('Delete', { TableName: NAME, Key: key('gone') }))).toEqual({});
    expect(await get('gone')).toBeUndefined();
  });

  describe('a transaction', () => {
    const transact = (...TransactItems: object[]) => refusal(table.call('TransactWrite', { TransactItems }));
    const change = (sk: string, v: number, expected?: number) => ({
      Put: { ...versioned(sk, v, 'T'), ...(expected === undefined ? UNSEEN : atVersion(expected)) },
    });

    test('is done whole', async () => {
      expect(await transact(change('a', 1), change('b', 1), { Put: versioned('c', 1, 'T') })).toEqual({});
      expect(await transact(change('a', 2, 1), { Delete: { TableName: NAME, Key: key('b', 'T') } })).toEqual({});
      expect([await get('a', 'T'), await get('b', 'T')]).toEqual([{ ...key('a', 'T'), v: 2 }, undefined]);
    });

    test('or not at all, and says which condition did not hold', async () => {
      expect(await transact({ Put: versioned('c', 7, 'T') }, change('a', 9, 1))).toEqual([
        'TransactionCanceledException',
        ['None', 'ConditionalCheckFailed'],
      ]);
      expect(await transact({ Delete: { TableName: NAME, Key: key('c', 'T'), ...atVersion(5) } }, change('d', 1))).toEqual([
        'TransactionCanceledException',
        ['ConditionalCheckFailed', 'None'],
      ]);
      expect([await get('c', 'T'), await get('d', 'T')]).toEqual([{ ...key('c', 'T'), v: 1 }, undefined]);
    });

    test('names no item twice, and is never empty', async () => {
      expect(await transact({ Put: versioned('x', 1, 'T') }, { Delete: { TableName: NAME, Key: key('x', 'T') } })).toBe(
        'ValidationException',
      );
      expect(await transact()).toBe('ValidationException');
    });
  });

  test('a batch removes what is there, up to 25 at once, and none twice', async () => {
    for (let n = 0; n < 5; n += 1) await put(key(`b-${n}`));
    const batch = (keys: readonly object[]) =>
      refusal(table.call('BatchWrite', { RequestItems: { [NAME]: keys.map((one) => ({ DeleteRequest: { Key: one } })) } }));
    expect(await batch([0, 1, 2, 3, 4, 5].map((n) => key(`b-${n}`)))).toEqual({ UnprocessedItems: {} });
    expect(await get('b-3')).toBeUndefined();
    expect(await batch([key('b-1'), key('b-1')])).toBe('ValidationException');
    expect(await batch(Array.from({ length: 26 }, (_, n) => key(`b-${n}`)))).toBe('ValidationException');
  });

  describe('a query', () => {
    const SKS = ['K#1', 'K#10', 'K#2', 'L#1', 'OPEN', 'R#2025#a', 'é', '案', '𠀀'];
    const found = async (condition: string, values: object): Promise<unknown[]> =>
      ((await query(condition, { ':pk': 'Q', ...values }))['Items'] as Item[]).map(({ sk }) => sk);
    beforeAll(async () => {
      for (const sk of SKS.toReversed()) await put({ ...key(sk, 'Q') });
    });

    test('finds a partition in the order of bytes', async () => expect(await found('pk = :pk', {})).toEqual(SKS));

    test('by how keys begin, all of them where they begin with nothing', async () => {
      expect(await found('pk = :pk AND begins_with(sk, :sk)', { ':sk': 'K#' })).toEqual(['K#1', 'K#10', 'K#2']);
      expect(await found('pk = :pk AND begins_with(sk, :sk)', { ':sk': '' })).toEqual(SKS);
      expect(await found('pk = :pk AND begins_with(sk, :sk)', { ':sk': 'Z' })).toEqual([]);
    });

    test('between two keys, both included', async () => {
      expect(await found('pk = :pk AND sk BETWEEN :from AND :to', { ':from': 'K#10', ':to': 'OPEN' })).toEqual([
        'K#10',
        'K#2',
        'L#1',
        'OPEN',
      ]);
      expect(await found('pk = :pk AND sk BETWEEN :from AND :to', { ':from': 'M', ':to': 'N' })).toEqual([]);
    });

    test('in pages of a megabyte, each going on where the last ended', async () => {
      for (let n = 0; n < 8; n += 1) await put({ ...key(`page-${n}`, 'PAGES'), text: 'x'.repeat(300_000) });
      const pages: number[] = [];
      let after: unknown;
      do {
        const page = await query('pk = :pk', { ':pk': 'PAGES' }, after === undefined ? {} : { ExclusiveStartKey: after });
        pages.push((page['Items'] as Item[]).length);
        after = page['LastEvaluatedKey'];
      } while (after !== undefined);
      expect(pages.reduce((sum, n) => sum + n)).toBe(8);
      expect(pages.slice(0, 2)).toEqual([3, 3]);
    });
  });

  test.each([
    ['a small item read', 'Get', { Key: key('small', 'U'), ConsistentRead: true }, 1],
    ['read without consistency', 'Get', { Key: key('small', 'U') }, 0.5],
    ['an item of 5 KB read', 'Get', { Key: key('large', 'U'), ConsistentRead: true }, 2],
    ['what is not there', 'Get', { Key: key('nothing', 'U'), ConsistentRead: true }, 1],
    ['a small item put', 'Put', { Item: key('small-2', 'U') }, 1],
    ['an item of 5 KB put', 'Put', { Item: { ...key('large-2', 'U'), text: 'x'.repeat(5000) } }, 5],
    ['a large item made small', 'Put', { Item: key('large', 'U') }, 5],
    ['a large item removed', 'Delete', { Key: key('large', 'U') }, 5],
    [
      'two puts in a transaction',
      'TransactWrite',
      { TransactItems: [{ Put: versioned('t1', 1, 'U') }, { Put: versioned('t2', 1, 'U') }] },
      4,
    ],
  ] as const)('%s costs its units', async (_, operation, input, units) => {
    await put(key('small', 'U'));
    await put({ ...key('large', 'U'), text: 'x'.repeat(5000) });
    const all = operation === 'TransactWrite' ? input : { TableName: NAME, ...input };
    expect(unitsOf(await table.call(operation, { ...all, ...COST }))).toBe(units);
  });

  test('the stream tells each write once, with what was and what is', async () => {
    table.told();
    await put({ ...key('s', 'S'), v: 1 });
    await put({ ...key('s', 'S'), v: 1 });
    await put({ ...key('s', 'S'), v: 2 });
    await refusal(table.call('Put', { ...versioned('s', 9, 'S'), ...UNSEEN }));
    await table.call('TransactWrite', {
      TransactItems: [{ Delete: { TableName: NAME, Key: key('s', 'S') } }, { Put: versioned('s-2', 1, 'S') }],
    });
    await table.call('Delete', { TableName: NAME, Key: key('s', 'S') });
    const one = (v: number) => ({ ...key('s', 'S'), v });
    expect(table.told()).toEqual([
      { key: key('s', 'S'), is: one(1) },
      { key: key('s', 'S'), was: one(1), is: one(1) },
      { key: key('s', 'S'), was: one(1), is: one(2) },
      { key: key('s', 'S'), was: one(2) },
      { key: key('s-2', 'S'), is: { ...key('s-2', 'S'), v: 1 } },
    ]);
  });

  test('a call without a key is refused', async () => {
    expect(await refusal(put({ pk: 'x' }))).toBe('ValidationException');
    expect(await refusal(put({ pk: '', sk: 'x' }))).toBe('ValidationException');
  });
});

test('what the product does not ask for, the simulated table does not know', () => {
  const model = new TableModel(() => undefined);
  const call = (operation: Operation, input: object) => () => model.call({ operation, input: input as Call['input'] });
  expect(call('Put', { Item: key('a'), ConditionExpression: 'v < :v' })).toThrow('does not know');
  expect(call('Query', { KeyConditionExpression: 'pk = :pk AND sk > :sk', ExpressionAttributeValues: { ':pk': 'P' } })).toThrow(
    'does not know',
  );
  expect(call('Update', { Key: key('a'), UpdateExpression: 'SET n = :n' })).toThrow('does not know');
  expect(call('TransactWrite', { TransactItems: [{ ConditionCheck: { Key: key('a') } }] })).toThrow('does not know');
  expect(call('Scan', { FilterExpression: 'attribute_exists(p)' })).toThrow('does not know');
});
