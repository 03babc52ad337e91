import { effect } from '../effects.ts';

/* Stands in for @aws-sdk/client-sqs: a queue's address is its name. */

interface Command {
  readonly queue: string;
  readonly bodies: readonly string[];
}

export class SendMessageBatchCommand implements Command {
  readonly queue: string;
  readonly bodies: readonly string[];

  constructor({ QueueUrl, Entries }: { QueueUrl: string; Entries: readonly { MessageBody: string }[] }) {
    this.queue = QueueUrl;
    this.bodies = Entries.map(({ MessageBody }) => MessageBody);
  }
}

export class SendMessageCommand implements Command {
  readonly queue: string;
  readonly bodies: readonly string[];

  constructor({ QueueUrl, MessageBody }: { QueueUrl: string; MessageBody: string }) {
    this.queue = QueueUrl;
    this.bodies = [MessageBody];
  }
}

export class SQSClient {
  send({ queue, bodies }: Command): Promise<unknown> {
    return effect({ to: 'queue', queue, bodies });
  }
}
