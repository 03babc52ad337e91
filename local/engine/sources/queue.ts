/** A message attribute as it goes over the wire. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** A message that waits or is being worked on. Times in engine milliseconds. */
export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentAt: number;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** ARN of the queue it came from, on a dead-letter queue. */
  readonly deadLetterSource?: string;
}

export interface QueueOptions {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityMs: number;
  readonly delayMs: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

/** Told of every change that a restart must not forget. */
export interface QueueJournal {
  readonly added: (queue: string, message: QueueMessage) => void;
  readonly removed: (queue: string, id: string) => void;
}

/** A standard queue that happens to keep its order. */
export interface Queue extends QueueOptions {
  readonly add: (message: QueueMessage) => void;
  /** Up to `limit` messages that are visible, hidden from now on, for `hiddenMs` or the queue's own time; the caller removes or returns them. */
  readonly receive: (limit: number, now: number, hiddenMs?: number) => readonly QueueMessage[];
  /** Hides a message until a moment; one that is not there is no fault. */
  readonly hide: (id: string, until: number) => void;
  readonly remove: (id: string) => void;
  /** Makes a message visible again, behind the others. */
  readonly giveBack: (message: QueueMessage, now: number) => void;
  /** The visible messages that were received as often as the redrive policy allows. */
  readonly exhausted: (now: number) => readonly QueueMessage[];
  readonly messages: () => readonly QueueMessage[];
}

export const createQueue = (options: QueueOptions, initial: readonly QueueMessage[], journal: QueueJournal): Queue => {
  const messages = new Map(initial.map((message) => [message.id, message]));
  const remove = (id: string): void => {
    if (messages.delete(id)) journal.removed(options.name, id);
  };
  return {
    ...options,
    add: (message) => {
      messages.set(message.id, message);
      journal.added(options.name, message);
    },
    receive: (limit, now, hiddenMs = options.visibilityMs) => {
      const received: QueueMessage[] = [];
      for (const message of messages.values()) {
        if (received.length === limit) break;
        if (message.visibleAt > now) continue;
        message.receiveCount += 1;
        message.firstReceivedAt ??= now;
        message.visibleAt = now + hiddenMs;
        received.push(message);
      }
      return received;
    },
    hide: (id, until) => {
      const message = messages.get(id);
      if (message !== undefined) message.visibleAt = until;
    },
    remove,
    giveBack: (message, now) => {
      message.visibleAt = now;
      messages.delete(message.id);
      messages.set(message.id, message);
    },
    exhausted: (now) => {
      const limit = options.redrive?.maxReceiveCount ?? Infinity;
      return [...messages.values()].filter(({ visibleAt, receiveCount }) => visibleAt <= now && receiveCount >= limit);
    },
    messages: () => [...messages.values()],
  };
};
