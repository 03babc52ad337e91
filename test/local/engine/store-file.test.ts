import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { indexStreamRecords, sweepStreamRecords } from '../../../local/engine/store-file.ts';
import { createStoreClient } from '../../../local/engine/store-client.ts';
import { startStore } from '../../../local/engine/store-process.ts';

const STREAMS = 'DynamoDBStreams_20120810';

/** Starts a store on a file, writes items to a table with a stream, and tells the sequence numbers the stream then holds. */
const writeTo = async (path: string, keys: readonly string[]): Promise<readonly string[]> => {
  const store = await startStore({ path });
  const client = createStoreClient(store.endpoint);
  const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
  const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' };
  const creation = { TableName: 'tab', KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST', StreamSpecification };
  await client.call('DynamoDB_20120810.CreateTable', creation).catch(() => undefined);
  for (const S of keys) await client.call('DynamoDB_20120810.PutItem', { TableName: 'tab', Item: { pk: { S } } });
  const { Streams } = (await client.call(`${STREAMS}.ListStreams`, {})) as { Streams: [{ StreamArn: string }] };
  const [{ StreamArn }] = Streams;
  const { StreamDescription } = (await client.call(`${STREAMS}.DescribeStream`, { StreamArn })) as {
    StreamDescription: { Shards: [{ ShardId: string }] };
  };
  const [{ ShardId }] = StreamDescription.Shards;
  const { ShardIterator } = (await client.call(`${STREAMS}.GetShardIterator`, {
    StreamArn,
    ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  })) as { ShardIterator: string };
  const { Records } = (await client.call(`${STREAMS}.GetRecords`, { ShardIterator })) as {
    Records: { dynamodb: { SequenceNumber: string } }[];
  };
  client.close();
  await store.stop();
  return Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
};

describe('the file of the store', () => {
  test('drops stream records of old and keeps counting', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'file-')), 'store.db');
    expect(await writeTo(path, ['a', 'b', 'c'])).toEqual(['1', '2', '3']);
    const database = new DatabaseSync(path);
    database.exec('UPDATE _stream_records SET created_at = created_at - 15 * 24 * 3600');
    database.close();

    expect(await writeTo(path, ['d'])).toEqual(['3', '4']);
  });

  test('finds the last record of a table without looking through all of them', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'file-')), 'store.db');
    await writeTo(path, ['a']);
    const database = new DatabaseSync(path);
    const plan = database
      .prepare("EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = 'tab'")
      .all();
    database.close();

    expect(JSON.stringify(plan)).toContain('USING COVERING INDEX');
  });

  test('of another store is left as it is', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'file-')), 'new', 'store.db');
    sweepStreamRecords(path, 0);
    expect(readdirSync(dirname(path))).toEqual([]);
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE other (id INTEGER)');
    sweepStreamRecords(path, 0);
    indexStreamRecords(path);

    expect(database.prepare('SELECT name FROM sqlite_master').all()).toHaveLength(1);
    database.close();
  });
});
