import type { Instant } from '../domain/shared/instant.ts';
import type { Deps, StoredFollowUp, StoredMessage } from './ports.ts';

/** A client's message, opened. */
export interface OpenedMessage extends Pick<StoredMessage, 'readAs' | 'rule'> {
  /** When the client sent it. */
  readonly at: Instant;
  readonly text: string;
}

/** What a client said in a case, in their own words. */
export interface OpenedWords {
  /** Oldest first. */
  readonly messages: readonly OpenedMessage[];
  readonly comment?: string;
}

/** Opens what a client said. Whoever asks for it has to have it recorded before. */
export const openWords = async (
  { vault }: Pick<Deps, 'vault'>,
  { followUp, sealedComment }: StoredFollowUp,
  sealed: readonly StoredMessage[],
): Promise<OpenedWords> => {
  const { caseNo } = followUp.closing;
  const messages: OpenedMessage[] = [];
  for (const { at, sealedText, readAs, rule } of sealed) {
    messages.push({ at, text: await vault.openWords(sealedText, caseNo), readAs, rule });
  }
  return { messages, ...(sealedComment === undefined ? {} : { comment: await vault.openWords(sealedComment, caseNo) }) };
};
