import type { Text } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { openWords } from './open-words.ts';
import type { OpenedWords } from './open-words.ts';
import type { Deps } from './ports.ts';

/** A case's conversation as a person reads it: what the client wrote and what was texted. */
export interface ReadConversation extends OpenedWords {
  /** Oldest first. */
  readonly texts: readonly Pick<Text, 'kind' | 'state' | 'at'>[];
}

/**
 * Opens what a client wrote in a case. The record comes first, each time: what can't be recorded is not opened. Where there is
 * nothing to open nothing is recorded.
 *
 * @returns `undefined` where there is no such case
 */
export const readConversation =
  ({ store, vault }: Pick<Deps, 'store' | 'vault'>) =>
  async (caseNo: string, at: Instant, by: string): Promise<ReadConversation | undefined> => {
    const stored = await store.followUp(caseNo);
    if (stored === undefined) return undefined;
    const messages = await store.messages(caseNo);
    const isSilent = messages.length === 0 && stored.sealedComment === undefined;
    if (!isSilent) await store.record({ caseNo, at, by, what: 'MessagesRead', why: '' }, stored.followUp.closing);
    const texts = stored.followUp.texts.map(({ kind, state, at: textedAt }) => ({ kind, state, at: textedAt }));
    return { ...(await openWords({ vault }, stored, messages)), texts };
  };
