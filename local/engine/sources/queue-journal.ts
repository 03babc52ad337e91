import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { QueueJournal, QueueMessage } from './queue.ts';

type Line = readonly ['add', string, QueueMessage] | readonly ['remove', string, string];

export interface OpenJournal extends QueueJournal {
  /** The messages a queue held when the journal was opened. */
  readonly messagesOf: (queue: string) => readonly QueueMessage[];
}

/** For engines that keep nothing. */
export const forgetfulJournal: OpenJournal = { added: () => undefined, removed: () => undefined, messagesOf: () => [] };

/** After how many removals the file is rewritten while messages still wait. */
const REWRITE_AFTER = 1000;

/**
 * Keeps what waits in the queues in a file, so that a message that was taken on survives the end of the process. Each change
 * is one line. Messages hold names and numbers, so what is done with doesn't stay: the file is rewritten with what is left on
 * opening, whenever nothing is left, and now and then. A last line cut short was never acknowledged and is dropped.
 */
export const openJournal = (file: string): OpenJournal => {
  const waiting: Waiting = existsSync(file) ? replay(readFileSync(file, 'utf8')) : new Map<string, Map<string, QueueMessage>>();
  const atOpening = new Map([...waiting].map(([queue, messages]) => [queue, [...messages.values()]]));
  let removals = 0;
  const rewrite = (): void => {
    writeFileSync(`${file}.new`, linesOf(waiting).map(encode).join(''));
    renameSync(`${file}.new`, file);
    removals = 0;
  };
  rewrite();
  return {
    added: (queue, message) => {
      apply(waiting, ['add', queue, { ...message }]);
      appendFileSync(file, encode(['add', queue, message]));
    },
    removed: (queue, id) => {
      apply(waiting, ['remove', queue, id]);
      removals += 1;
      if (waiting.size === 0 || removals >= REWRITE_AFTER) rewrite();
      else appendFileSync(file, encode(['remove', queue, id]));
    },
    messagesOf: (queue) => atOpening.get(queue) ?? [],
  };
};

/** Messages by queue and id; a queue without any is not in it. */
type Waiting = Map<string, Map<string, QueueMessage>>;

const linesOf = (waiting: Waiting): Line[] =>
  [...waiting].flatMap(([queue, messages]) => [...messages.values()].map((message): Line => ['add', queue, message]));

const encode = (line: Line): string => `${JSON.stringify(line)}\n`;

const apply = (waiting: Waiting, [change, queue, what]: Line): void => {
  const messages = waiting.get(queue) ?? new Map<string, QueueMessage>();
  if (change === 'add') messages.set(what.id, what);
  else messages.delete(what);
  if (messages.size === 0) waiting.delete(queue);
  else waiting.set(queue, messages);
};

const replay = (text: string): Waiting => {
  const waiting: Waiting = new Map();
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const [change, queue, what] = JSON.parse(line) as Line;
    if (change === 'add') apply(waiting, ['add', queue, { ...what, visibleAt: what.sentAt, receiveCount: 0 }]);
    else apply(waiting, ['remove', queue, what]);
  }
  return waiting;
};
