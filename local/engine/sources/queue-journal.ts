import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { QueueJournal, QueueMessage } from './queue.ts';

type Line = readonly ['add', string, QueueMessage] | readonly ['remove', string, string];

export interface OpenJournal extends QueueJournal {
  /** The messages a queue held when the journal was opened. */
  readonly messagesOf: (queue: string) => readonly QueueMessage[];
}

/** For engines that keep nothing. */
export const forgetfulJournal: OpenJournal = { added: () => undefined, removed: () => undefined, messagesOf: () => [] };

/**
 * Keeps what waits in the queues in a file, so that a message that was taken on survives the end of the process. Each change
 * is one line; on opening, the file is rewritten with what is left. A last line cut short was never acknowledged and is dropped.
 */
export const openJournal = (file: string): OpenJournal => {
  const kept = existsSync(file) ? replay(readFileSync(file, 'utf8')) : new Map<string, Map<string, QueueMessage>>();
  const lines = [...kept].flatMap(([queue, messages]) =>
    [...messages.values()].map((message) => encode(['add', queue, message])),
  );
  writeFileSync(`${file}.new`, lines.join(''));
  renameSync(`${file}.new`, file);
  return {
    added: (queue, message) => {
      appendFileSync(file, encode(['add', queue, message]));
    },
    removed: (queue, id) => {
      appendFileSync(file, encode(['remove', queue, id]));
    },
    messagesOf: (queue) => [...(kept.get(queue)?.values() ?? [])],
  };
};

const encode = (line: Line): string => `${JSON.stringify(line)}\n`;

const replay = (text: string): Map<string, Map<string, QueueMessage>> => {
  const queues = new Map<string, Map<string, QueueMessage>>();
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const [change, queue, what] = JSON.parse(line) as Line;
    const messages = queues.get(queue) ?? new Map<string, QueueMessage>();
    queues.set(queue, messages);
    if (change === 'add') messages.set(what.id, { ...what, visibleAt: what.sentAt, receiveCount: 0 });
    else messages.delete(what);
  }
  return queues;
};
