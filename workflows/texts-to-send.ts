import { currentTexts } from '../domain/conversation/standing.ts';
import type { FollowUp, Text } from '../domain/conversation/follow-up.ts';

/**
 * Texts that are decided and have not been handed to anybody: the latest that asks something while the conversation is
 * open, and a refusal's confirmation. A question that a refusal or a newer question has overtaken is not sent any more, and
 * nothing is once the number has been erased.
 */
export const textsToSend = (f: FollowUp): readonly Text[] => {
  if (f.personErasedAt !== undefined) return [];
  const texts = currentTexts(f);
  const lastAsking = texts.findLast((text) => text.opens !== undefined);
  return texts.filter(
    (text) => text.state === 'queued' && (text.kind === 'refusal-confirmed' || (text === lastAsking && f.state === 'asking')),
  );
};
