import type { GivenUpBatch } from './stream-mapping.ts';

/** What a failure destination is told of a batch: where it lies in the stream, not what is in it. */
export const failureReport = (
  { records, attempts }: GivenUpBatch,
  { functionArn, requestId, at }: { readonly functionArn: string; readonly requestId: string; readonly at: number },
): object => {
  const [first] = records;
  const last = records.at(-1);
  const arrivalOf = (record: typeof first) => new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
  return {
    requestContext: { requestId, functionArn, condition: 'RetryAttemptsExhausted', approximateInvokeCount: attempts },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(at).toISOString(),
    DDBStreamBatchInfo: {
      shardId: 'shardId-local',
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalOf(first),
      approximateArrivalOfLastRecord: arrivalOf(last),
      batchSize: records.length,
      streamArn: first?.eventSourceARN,
    },
  };
};
