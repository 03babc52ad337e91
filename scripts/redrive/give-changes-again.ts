import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamsClient, _Record } from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { StreamPlace } from './describe-letter.ts';

/** `gone`: the stream keeps changes for a day. `failed`: the function refused them again. */
export type Given = 'done' | 'gone' | 'failed';

/**
 * Reads changes of the table that a function gave up, and calls the function with them once more. The cloud has no such thing:
 * it sends letters of queues again, and these are letters of a stream.
 */
export const giveChangesAgain = async (
  clients: { readonly streams: DynamoDBStreamsClient; readonly lambda: LambdaClient },
  place: StreamPlace,
): Promise<Given> => {
  const records = await recordsAt(clients.streams, place);
  if (records === undefined) return 'gone';
  const Payload = Buffer.from(JSON.stringify({ Records: records.map((record) => asFunctionsSee(record, place)) }));
  const { FunctionError, Payload: answer } = await clients.lambda.send(
    new InvokeCommand({ FunctionName: place.functionArn, Payload }),
  );
  const { batchItemFailures = [] } = (JSON.parse(Buffer.from(answer ?? []).toString() || '{}') ?? {}) as {
    readonly batchItemFailures?: readonly unknown[];
  };
  return FunctionError === undefined && batchItemFailures.length === 0 ? 'done' : 'failed';
};

const recordsAt = async (streams: DynamoDBStreamsClient, place: StreamPlace): Promise<_Record[] | undefined> => {
  const { streamArn: StreamArn, shardId: ShardId, from: SequenceNumber, to, size } = place;
  try {
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber }),
    );
    const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 1000 }));
    const end = Records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === to);
    // Between the first and the last lie changes that the function's filter left out; they are told again too, and change nothing.
    return Records[0]?.dynamodb?.SequenceNumber === SequenceNumber && end + 1 >= size ? Records.slice(0, end + 1) : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'TrimmedDataAccessException') return undefined;
    throw error;
  }
};

/** A change in the form in which a function gets it: times in seconds, bytes as base64. */
const asFunctionsSee = ({ dynamodb = {}, ...record }: _Record, { streamArn }: StreamPlace): object => ({
  ...record,
  eventSourceARN: streamArn,
  dynamodb: {
    ...withBase64(dynamodb),
    ApproximateCreationDateTime: Math.floor((dynamodb.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
  },
});

const withBase64 = (value: unknown): object =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Uint8Array || isBufferJson(inner) ? Buffer.from(bytesOf(inner)).toString('base64') : inner,
    ),
  ) as object;

const isBufferJson = (value: unknown): value is { readonly data: number[] } =>
  typeof value === 'object' && value !== null && (value as { readonly type?: unknown }).type === 'Buffer';

const bytesOf = (value: Uint8Array | { readonly data: number[] }): Uint8Array | number[] =>
  value instanceof Uint8Array ? value : value.data;
