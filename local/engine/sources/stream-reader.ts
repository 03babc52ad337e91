import type { Clock } from '../clock.ts';
import { type StoreClient, StoreError } from '../store-client.ts';
import type { Table } from '../tables.ts';
import type { Source } from './source.ts';
import { type StoreRecord, type StreamRecord, toStreamRecord } from './stream-record.ts';

/** Somebody who wants the records of a stream, each once and in order. */
export interface StreamConsumer {
  readonly accept: (records: readonly StreamRecord[]) => void;
  /** Sequence number after which to begin; undefined to begin where the mapping says. */
  readonly resumesAfter: () => string | undefined;
  readonly startsLatest: boolean;
}

export interface StreamReader extends Source {
  /** Told that the table was written to, so that settling need not ask the store in vain. */
  readonly noticeWrite: () => void;
}

export interface StreamReaderOptions {
  readonly store: StoreClient;
  readonly clock: Clock;
  readonly region: string;
  readonly consumers: readonly StreamConsumer[];
  readonly onRecord: (record: StreamRecord) => void;
}

const PAGE = 1000;
const STREAMS = 'DynamoDBStreams_20120810';

/** Reads a table's stream once for all its consumers. */
export const openStreamReader = async (
  stream: NonNullable<Table['stream']>,
  options: StreamReaderOptions,
): Promise<StreamReader> => {
  const { store, clock, region, consumers, onRecord } = options;
  const iterators = new Map<string, string>();
  const finished = new Set<string>();
  let mayHaveMore = true;

  const findShards = async (position: () => Position): Promise<void> => {
    const { StreamDescription: description } = (await store.call(`${STREAMS}.DescribeStream`, {
      StreamArn: stream.storeArn,
    })) as {
      readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] };
    };
    for (const { ShardId } of description.Shards) {
      if (!iterators.has(ShardId) && !finished.has(ShardId)) {
        iterators.set(ShardId, await iteratorAt(store, stream.storeArn, ShardId, position()));
      }
    }
  };

  const readShard = async (shard: string, iterator: string): Promise<number> => {
    const page = (await store.call(`${STREAMS}.GetRecords`, { ShardIterator: iterator, Limit: PAGE })) as {
      readonly Records: readonly StoreRecord[];
      readonly NextShardIterator?: string;
    };
    if (page.NextShardIterator === undefined) {
      iterators.delete(shard);
      finished.add(shard);
      await findShards(() => ({ type: 'TRIM_HORIZON' }));
    } else iterators.set(shard, page.NextShardIterator);
    const place = { region, arn: stream.arn, at: clock.now() };
    const records = page.Records.map((record) => toStreamRecord(record, place));
    records.forEach(onRecord);
    for (const consumer of consumers) consumer.accept(records);
    return records.length;
  };

  await findShards(() => startOf(consumers));
  return {
    noticeWrite: () => {
      mayHaveMore = true;
    },
    step: async (pace) => {
      if (pace === 'settle' && !mayHaveMore) return false;
      mayHaveMore = false;
      let read = 0;
      for (const [shard, iterator] of [...iterators]) {
        const count = await readShard(shard, iterator);
        if (count === PAGE) mayHaveMore = true;
        read += count;
      }
      return read > 0;
    },
  };
};

type Position = { readonly type: 'TRIM_HORIZON' | 'LATEST' } | { readonly type: 'AFTER_SEQUENCE_NUMBER'; readonly after: string };

/** Behind what every consumer is done with; the consumers themselves skip what they had already. */
const startOf = (consumers: readonly StreamConsumer[]): Position => {
  const resumed = consumers.map((consumer) => consumer.resumesAfter());
  if (consumers.length > 0 && resumed.every((position) => position !== undefined)) {
    const after = resumed.reduce((least, position) => (BigInt(position) < BigInt(least) ? position : least));
    return { type: 'AFTER_SEQUENCE_NUMBER', after };
  }
  const isLatest =
    consumers.length > 0 && consumers.every(({ startsLatest }, index) => startsLatest && resumed[index] === undefined);
  return { type: isLatest ? 'LATEST' : 'TRIM_HORIZON' };
};

const iteratorAt = async (store: StoreClient, StreamArn: string, ShardId: string, position: Position): Promise<string> => {
  const ask = async (input: object): Promise<string> => {
    const output = await store.call(`${STREAMS}.GetShardIterator`, { StreamArn, ShardId, ...input });
    return (output as { readonly ShardIterator: string }).ShardIterator;
  };
  if (position.type !== 'AFTER_SEQUENCE_NUMBER') return ask({ ShardIteratorType: position.type });
  try {
    return await ask({ ShardIteratorType: position.type, SequenceNumber: position.after });
  } catch (error) {
    // Another shard, or records so old that the store has dropped them: begin at the beginning, consumers skip what they had.
    if (!(error instanceof StoreError)) throw error;
    return ask({ ShardIteratorType: 'TRIM_HORIZON' });
  }
};
