import { createHash } from 'node:crypto';
import { oneLevel } from '../domain/shared/input-error.ts';
import { ContractError } from './checked.ts';
import type { DeliveryNotice, ReceivedSms } from './inbound-sms.ts';

/** What one request of a provider brings, in the product's own form. */
export interface ProviderPush {
  readonly replies: readonly ReceivedSms[];
  readonly reports: readonly DeliveryNotice[];
  /** Beginnings of what is neither: queued all the same, they end as dead letters, where somebody sees them. */
  readonly unread: readonly { readonly unread: string }[];
}

/** What one entry of a push is. */
export type PushEntry = { readonly reply: ReceivedSms } | { readonly report: DeliveryNotice } | undefined;

/** Longest piece of an entry that could not be read which is kept, in characters. */
const UNREAD_LIMIT = 2000;

/** Most entries of one push: far more than providers put together, and no more than can be queued before they give up waiting. */
const PUSH_LIMIT = 5000;

/**
 * Reads a push entry by entry, so that one that cannot be read doesn't stop the others.
 *
 * @param body one entry, or a list of them
 * @throws ContractError when it is neither, or the list is too long
 */
export const readPush = (contract: string, body: unknown, read: (entry: unknown) => PushEntry): ProviderPush => {
  if (typeof body !== 'object' || body === null) throw new ContractError(contract, ['(whole)']);
  const entries: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (entries.length > PUSH_LIMIT) throw new ContractError(contract, [`(more than ${PUSH_LIMIT} entries)`]);
  const known = entries.map((entry) => ({ entry, is: read(entry) }));
  return {
    replies: known.flatMap(({ is }) => (is !== undefined && 'reply' in is ? [is.reply] : [])),
    reports: known.flatMap(({ is }) => (is !== undefined && 'report' in is ? [is.report] : [])),
    unread: known.flatMap(({ entry, is }) =>
      is === undefined ? [{ unread: JSON.stringify(oneLevel(entry)).slice(0, UNREAD_LIMIT).toWellFormed() }] : [],
    ),
  };
};

/** An id for a message that came without one: the same message pushed again gets the same. */
export const idOf = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
