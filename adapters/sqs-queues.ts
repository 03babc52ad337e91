import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queues } from '../workflows/ports.ts';
import { sqsQueue } from './sqs-queue.ts';

export interface QueueUrls {
  readonly send: () => string;
  readonly escalate: () => string;
  readonly intake: () => string;
  readonly assess: () => string;
  readonly exportTable: () => string;
}

/** The product's queues. */
export const sqsQueues = (urls: QueueUrls, sqs = new SQSClient()): Queues => {
  const one = (queueUrl: () => string) => async (message: unknown) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(), MessageBody: JSON.stringify(message) }));
  };
  return {
    advance: sqsQueue(urls.send, sqs),
    escalate: sqsQueue(urls.escalate, sqs),
    intake: sqsQueue(urls.intake, sqs),
    assess: one(urls.assess),
    exportTable: one(urls.exportTable),
  };
};
