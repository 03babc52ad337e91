import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { FunctionError } from '../function-instance.ts';
import type { Functions } from '../functions.ts';
import { compilePattern } from '../patterns.ts';
import type { EventSourceMappingProperties } from '../resource-types.ts';
import { failedRecords } from './batch-result.ts';
import type { Queue, QueueMessage } from './queue.ts';
import type { Queues } from './queues.ts';
import type { Source } from './source.ts';

export interface QueueMappingOptions {
  readonly queue: Queue;
  readonly queues: Queues;
  readonly functionName: string;
  readonly properties: EventSourceMappingProperties;
  readonly functions: Functions;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
}

const DEFAULT_BATCH_SIZE = 10;

/**
 * Hands a queue's messages to a function, batch by batch. What succeeded is deleted; what failed comes back after the
 * visibility time-out, or at once where the pace is `settle` and a dead-letter queue bounds the attempts.
 */
export const createQueueMapping = (options: QueueMappingOptions): Source => {
  const { queue, queues, functionName, properties, functions, clock } = options;
  const batchSize = properties.BatchSize ?? DEFAULT_BATCH_SIZE;
  const reportsFailures = properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true;
  const filters = properties.FilterCriteria?.Filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern)));

  const failuresOf = async (records: readonly SqsRecord[]): Promise<ReadonlySet<string>> => {
    const ids = records.map(({ messageId }) => messageId);
    try {
      return failedRecords(await functions.invoke(functionName, { Records: records }), ids, reportsFailures);
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      return new Set(ids);
    }
  };

  return {
    step: async (pace) => {
      const buried = queues.bury(queue);
      const batch = queue.receive(batchSize, clock.now());
      if (batch.length === 0) return buried > 0;
      const records = batch.map((message) => recordOf(message, options));
      const wanted = records.filter((record) => filters === undefined || filters.some((fits) => fits(filterable(record))));
      const failed = wanted.length === 0 ? new Set<string>() : await failuresOf(wanted);
      for (const message of batch) {
        if (!failed.has(message.id)) queue.remove(message.id);
        else if (pace === 'settle' && queue.redrive !== undefined) queue.giveBack(message, clock.now());
      }
      return true;
    },
  };
};

type SqsRecord = ReturnType<typeof recordOf>;

/** A message as functions see it. */
const recordOf = (message: QueueMessage, { queue, region, account }: QueueMappingOptions) => ({
  messageId: message.id,
  receiptHandle: message.id,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    SenderId: account,
    SentTimestamp: String(message.sentAt),
    ...(message.deadLetterSource === undefined ? {} : { DeadLetterQueueSourceArn: message.deadLetterSource }),
  },
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType,
        stringListValues: [],
        binaryListValues: [],
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
      },
    ]),
  ),
  md5OfBody: createHash('md5').update(message.body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion: region,
});

/** Filters look into a body that is JSON. */
const filterable = (record: SqsRecord): object => {
  try {
    return { ...record, body: JSON.parse(record.body) as unknown };
  } catch {
    return record;
  }
};
