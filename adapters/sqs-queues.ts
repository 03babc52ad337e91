import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queues } from '../workflows/ports.ts';

/** Messages one batch request takes. */
const BATCH_LIMIT = 10;

export interface QueueUrls {
  readonly send: () => string;
  readonly escalate: () => string;
  readonly intake: () => string;
  readonly assess: () => string;
}

/** The product's queues. A message that a batch did not take fails the whole call, so that the caller is tried again. */
export const sqsQueues = (urls: QueueUrls, sqs = new SQSClient()): Queues => {
  const sendAll = async (QueueUrl: string, messages: readonly unknown[]): Promise<void> => {
    for (let i = 0; i < messages.length; i += BATCH_LIMIT) {
      const Entries = messages.slice(i, i + BATCH_LIMIT).map((message, n) => ({ Id: String(n), MessageBody: JSON.stringify(message) }));
      const { Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed !== undefined && Failed.length > 0) throw new Error(`${Failed.length} messages were not queued: ${Failed[0]?.Code ?? ''}`);
    }
  };
  return {
    advance: (cases) => sendAll(urls.send(), cases),
    escalate: (alerts) => sendAll(urls.escalate(), alerts),
    intake: (messages) => sendAll(urls.intake(), messages),
    async assess(message) {
      await sqs.send(new SendMessageCommand({ QueueUrl: urls.assess(), MessageBody: JSON.stringify(message) }));
    },
  };
};
