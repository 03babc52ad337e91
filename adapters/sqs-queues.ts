import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Queues } from '../workflows/ports.ts';
import { sqsQueue } from './sqs-queue.ts';

export interface QueueUrls {
  readonly send: () => string;
  readonly escalate: () => string;
  readonly intake: () => string;
  readonly assess: () => string;
}

/** The product's queues. */
export const sqsQueues = (urls: QueueUrls, sqs = new SQSClient()): Queues => ({
  advance: sqsQueue(urls.send, sqs),
  escalate: sqsQueue(urls.escalate, sqs),
  intake: sqsQueue(urls.intake, sqs),
  async assess(message) {
    await sqs.send(new SendMessageCommand({ QueueUrl: urls.assess(), MessageBody: JSON.stringify(message) }));
  },
});
