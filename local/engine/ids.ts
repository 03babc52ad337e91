import { createHash, randomUUID } from 'node:crypto';

/** Ids of messages, events and requests. */
export interface Ids {
  readonly next: () => string;
  /**
   * Id of something a function handed over. Where ids are repeatable it depends on what was handed over, because concurrent
   * calls of one function may arrive in any order.
   */
  readonly of: (...content: readonly string[]) => string;
}

export const randomIds: Ids = { next: () => randomUUID(), of: () => randomUUID() };

/** Ids that are the same in every run that does the same things: counted, or made of content and its number of occurrences. */
export const repeatableIds = (): Ids => {
  let counter = 0;
  const occurrences = new Map<string, number>();
  return {
    next: () => {
      counter += 1;
      return asUuid(counter.toString(16).padStart(32, '0'));
    },
    of: (...content) => {
      const digest = hash(JSON.stringify(content));
      const occurrence = (occurrences.get(digest) ?? 0) + 1;
      occurrences.set(digest, occurrence);
      return asUuid(occurrence === 1 ? digest : hash(`${digest}#${occurrence}`));
    },
  };
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Shapes 32 hex digits as a version 4 UUID. */
const asUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
