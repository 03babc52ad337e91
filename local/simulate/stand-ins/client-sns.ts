import { effect } from '../effects.ts';

/** Stands in for @aws-sdk/client-sns: the alert topic. */
export class PublishCommand {
  readonly message: string;

  constructor({ Message }: { Message: string }) {
    this.message = Message;
  }
}

export class SNSClient {
  send({ message }: PublishCommand): Promise<unknown> {
    return effect({ to: 'topic', message });
  }
}
