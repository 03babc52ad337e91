import { effect } from '../effects.ts';
import type { Effect } from '../effects.ts';

/* Stands in for AWS End User Messaging: texts out, and the list of numbers that opted out. */

interface Command {
  readonly effect: Effect;
}

export class SendTextMessageCommand implements Command {
  readonly effect: Effect;

  constructor({ DestinationPhoneNumber, MessageBody }: { DestinationPhoneNumber: string; MessageBody: string }) {
    this.effect = { to: 'carrier', phone: DestinationPhoneNumber, body: MessageBody };
  }
}

export class DeleteOptedOutNumberCommand implements Command {
  readonly effect: Effect;

  constructor({ OptedOutNumber }: { OptedOutNumber: string }) {
    this.effect = { to: 'opt-outs', phone: OptedOutNumber };
  }
}

export class ResourceNotFoundException extends Error {
  readonly ResourceType = 'opted-out-number';
}

export class PinpointSMSVoiceV2Client {
  send(command: Command): Promise<unknown> {
    return effect(command.effect);
  }
}
