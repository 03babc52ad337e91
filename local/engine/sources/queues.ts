import type { Clock } from '../clock.ts';
import type { Model } from '../model.ts';
import { createQueue, type MessageAttributes, type Queue } from './queue.ts';
import type { OpenJournal } from './queue-journal.ts';

export interface OutgoingMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes?: MessageAttributes;
  /** Milliseconds; the queue's own delay where absent. */
  readonly delayMs?: number;
}

/** The app's queues. */
export interface Queues {
  readonly all: readonly Queue[];
  /** By ARN, URL or name; undefined when the app has no such queue. */
  readonly find: (id: string) => Queue | undefined;
  readonly send: (queue: Queue, message: OutgoingMessage) => void;
  /** Moves what was received too often to the dead-letter queue, with body and attributes; tells how many. */
  readonly bury: (queue: Queue) => number;
  /** Moves everything on a dead-letter queue back to where it came from; tells how many. */
  readonly redrive: (deadLetters: Queue) => number;
}

const DEFAULT_VISIBILITY_S = 30;

export const createQueues = (model: Model, clock: Clock, journal: OpenJournal, onSend: () => void): Queues => {
  const byId = new Map<string, Queue>();
  for (const { name, arn, ref, properties } of model.ofType('AWS::SQS::Queue')) {
    const { VisibilityTimeout, DelaySeconds, RedrivePolicy } = properties;
    const redrive = RedrivePolicy && {
      deadLetterArn: RedrivePolicy.deadLetterTargetArn,
      maxReceiveCount: RedrivePolicy.maxReceiveCount,
    };
    const queue = createQueue(
      {
        name,
        arn,
        url: ref,
        visibilityMs: (VisibilityTimeout ?? DEFAULT_VISIBILITY_S) * 1000,
        delayMs: (DelaySeconds ?? 0) * 1000,
        ...(redrive === undefined ? {} : { redrive }),
      },
      journal.messagesOf(name),
      journal,
    );
    for (const id of [name, arn, ref]) byId.set(id, queue);
  }

  return {
    all: [...new Set(byId.values())],
    find: (id) => byId.get(id) ?? byId.get(id.split('/').pop() ?? id),
    send: (queue, { id, body, attributes = {}, delayMs = queue.delayMs }) => {
      const now = clock.now();
      queue.add({ id, body, attributes, sentAt: now, visibleAt: now + delayMs, receiveCount: 0 });
      onSend();
    },
    bury: (queue) => {
      const deadLetters = queue.redrive && byId.get(queue.redrive.deadLetterArn);
      if (deadLetters === undefined) return 0;
      const now = clock.now();
      const exhausted = queue.exhausted(now);
      for (const { id, body, attributes, sentAt } of exhausted) {
        deadLetters.add({ id, body, attributes, sentAt, visibleAt: now, receiveCount: 0, deadLetterSource: queue.arn });
        queue.remove(id);
      }
      return exhausted.length;
    },
    redrive: (deadLetters) => {
      let moved = 0;
      for (const { id, body, attributes, deadLetterSource } of deadLetters.messages()) {
        const source = deadLetterSource === undefined ? undefined : byId.get(deadLetterSource);
        if (source === undefined) continue;
        const now = clock.now();
        source.add({ id, body, attributes, sentAt: now, visibleAt: now, receiveCount: 0 });
        deadLetters.remove(id);
        moved += 1;
      }
      onSend();
      return moved;
    },
  };
};
