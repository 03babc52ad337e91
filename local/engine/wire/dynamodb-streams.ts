import type { Clock } from '../clock.ts';
import type { Permissions } from '../permissions.ts';
import { type StoreRecord, toStreamRecord } from '../sources/stream-record.ts';
import { type StoreClient, StoreError } from '../store-client.ts';
import type { Table } from '../tables.ts';
import { demand, json, parseJson, type Service, ServiceError, unsupported } from './call.ts';

export interface DynamoDbStreamsOptions {
  readonly permissions: Permissions;
  readonly store: StoreClient;
  readonly tables: readonly Table[];
  readonly clock: Clock;
  readonly region: string;
}

interface StreamsInput {
  readonly StreamArn?: string;
  readonly ShardIteratorType?: string;
  readonly SequenceNumber?: string;
  readonly ShardIterator?: string;
  readonly Limit?: number;
}

const STREAMS = 'DynamoDBStreams_20120810';
/** Between the stream's name and the store's own iterator. */
const SEAM = '|';

/** DynamoDB Streams: a place in a stream, and the records from there on. A stream has one shard here, whatever it is called. */
export const serveDynamoDbStreams = (options: DynamoDbStreamsOptions): Service => {
  const { permissions, store, tables, clock, region } = options;
  const storeArnOf = (arn: string): string => {
    const storeArn = tables.find(({ stream }) => stream?.arn === arn)?.stream?.storeArn;
    if (storeArn === undefined) throw new ServiceError('ResourceNotFoundException', `Requested resource not found: ${arn}`);
    return storeArn;
  };
  return async ({ caller, operation, body }) => {
    const input = parseJson(body) as StreamsInput;
    const [streamArn = '', iterator] = (input.ShardIterator ?? input.StreamArn ?? '').split(SEAM);
    demand(permissions, caller, { action: `dynamodb:${operation}`, resource: streamArn });
    const storeArn = storeArnOf(streamArn);
    switch (operation) {
      case 'GetShardIterator': {
        const { StreamDescription } = (await store.call(`${STREAMS}.DescribeStream`, { StreamArn: storeArn })) as {
          readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] };
        };
        const ShardId = StreamDescription.Shards[0]?.ShardId;
        const { ShardIterator } = (await asked(store, `${STREAMS}.GetShardIterator`, {
          StreamArn: storeArn,
          ShardId,
          ShardIteratorType: input.ShardIteratorType,
          SequenceNumber: input.SequenceNumber,
        })) as { readonly ShardIterator: string };
        return json('1.0', { ShardIterator: `${streamArn}${SEAM}${ShardIterator}` });
      }
      case 'GetRecords': {
        const { Records } = (await asked(store, `${STREAMS}.GetRecords`, {
          ShardIterator: iterator,
          Limit: input.Limit,
        })) as { readonly Records: readonly StoreRecord[] };
        const place = { region, arn: streamArn, at: clock.now() };
        return json('1.0', { Records: Records.map((record) => toStreamRecord(record, place)) });
      }
      default:
        throw unsupported('DynamoDB Streams', operation);
    }
  };
};

/** What the store refuses is refused in its own words. */
const asked = async (store: StoreClient, target: string, input: object): Promise<unknown> => {
  try {
    return await store.call(target, input);
  } catch (error) {
    if (error instanceof StoreError) throw new ServiceError(error.code, error.message);
    throw error;
  }
};
