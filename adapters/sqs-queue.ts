import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

/** Messages one batch request takes. */
const BATCH_LIMIT = 10;

/**
 * Puts messages into a queue, ten a request. One that was not taken fails the whole call, so that the caller is tried again.
 *
 * @param queueUrl asked for when there is something to put
 */
export const sqsQueue =
  (queueUrl: () => string, sqs = new SQSClient()) =>
  async (messages: readonly unknown[]): Promise<void> => {
    for (let i = 0; i < messages.length; i += BATCH_LIMIT) {
      const Entries = messages
        .slice(i, i + BATCH_LIMIT)
        .map((message, n) => ({ Id: String(n), MessageBody: JSON.stringify(message) }));
      const { Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl(), Entries }));
      if (Failed !== undefined && Failed.length > 0)
        throw new Error(`${Failed.length} messages were not queued: ${Failed[0]?.Code ?? ''}`);
    }
  };
