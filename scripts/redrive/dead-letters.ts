import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';

/** A dead-letter queue of a stage, and the queue its letters came from; none where they are changes of the table. */
export interface DeadLetterQueue {
  readonly url: string;
  readonly name: string;
  readonly sourceUrl: string | undefined;
}

/** How long a letter is hidden while it is looked at, in seconds. */
const HIDDEN_S = 120;

/** @param prefix how the names of the stage's queues begin */
export const deadLetterQueues = async (sqs: SQSClient, prefix: string): Promise<DeadLetterQueue[]> => {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
  const named = QueueUrls.map((url) => ({ url, name: url.split('/').at(-1) ?? url }));
  return Promise.all(
    named
      .filter(({ name }) => name.includes('DeadLetters'))
      .map(async ({ url, name }) => {
        const { queueUrls = [] } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: url }));
        return { url, name, sourceUrl: queueUrls[0] };
      }),
  );
};

/**
 * The letters that lie in a queue now, one after the other, each hidden from others meanwhile. No more than there were at the
 * beginning: what comes back while this goes on is for the next time.
 */
export async function* lettersOf(sqs: SQSClient, { url }: DeadLetterQueue): AsyncGenerator<Message> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  let left = Number(Attributes['ApproximateNumberOfMessages'] ?? 0);
  while (left > 0) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: Math.min(left, 10),
        VisibilityTimeout: HIDDEN_S,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) return;
    left -= Messages.length;
    yield* Messages;
  }
}

/** Sends a letter to where it came from, then takes it away: a crash in between sends it twice, which changes nothing. */
export const sendAgain = async (sqs: SQSClient, sourceUrl: string, letter: Message): Promise<void> => {
  const { Body: MessageBody, MessageAttributes } = letter;
  await sqs.send(new SendMessageCommand({ QueueUrl: sourceUrl, MessageBody, ...(MessageAttributes && { MessageAttributes }) }));
};

export const takeAway = async (sqs: SQSClient, { url }: DeadLetterQueue, letter: Message): Promise<void> => {
  await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: letter.ReceiptHandle }));
};

/** Lets others see a letter at once. */
export const leaveLying = async (sqs: SQSClient, { url }: DeadLetterQueue, letter: Message): Promise<void> => {
  await sqs.send(
    new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: letter.ReceiptHandle, VisibilityTimeout: 0 }),
  );
};
