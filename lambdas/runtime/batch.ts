import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { parsedJson } from '../../contracts/checked.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { entry } from './entry.ts';
import { log } from './log.ts';

/** A processor holds the batch that is under way, so that each batch has one of its own. */
const ONE_BY_ONE = { processInParallel: false, throwOnFullBatchFailure: false } as const;

/**
 * A function behind a queue: one record after the other, those that fail go back alone, with their reason logged.
 *
 * @param build builds the work once; it gets the body, parsed as JSON
 */
export const queueHandler = (build: () => (body: unknown, record: SQSRecord) => Promise<void>) =>
  entry<SQSEvent, SQSBatchResponse>(() => {
    const work = build();
    const one = (record: SQSRecord): Promise<void> =>
      named(record.messageId, () => work(parsedJson('queue message', record.body), record));
    return (event) => processPartialResponse(event, one, new BatchProcessor(EventType.SQS), ONE_BY_ONE);
  });

/** When a message came into its queue. */
export const arrivalOf = ({ attributes }: SQSRecord): Instant => Number(attributes.SentTimestamp);

/** A function behind the table's stream; a record that fails is tried again with those behind it. */
export const streamHandler = (build: () => (record: DynamoDBRecord) => Promise<void>) =>
  entry<DynamoDBStreamEvent, DynamoDBBatchResponse>(() => {
    const work = build();
    const one = (record: DynamoDBRecord): Promise<void> => named(record.eventID ?? '', () => work(record));
    return (event) => processPartialResponse(event, one, new BatchProcessor(EventType.DynamoDBStreams), ONE_BY_ONE);
  });

/** Logs why a record failed before it goes back: the error's name and message hold ids only. */
const named = async (recordId: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    log.error('record failed', { recordId, error: error as Error });
    throw error;
  }
};
