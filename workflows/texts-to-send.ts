import { currentTexts, hasSent, isSilent } from '../domain/conversation/standing.ts';
import type { FollowUp, Text } from '../domain/conversation/follow-up.ts';

/**
 * Texts that are decided and have not been handed to anybody: the latest that asks something while the conversation is
 * open, a refusal's confirmation, and the question whether an alert is settled once it has ended. A question that a refusal or
 * a newer question has overtaken is not sent any more, nor is a reminder that was put off once the client has been heard, and
 * nothing is once the number has been erased.
 */
export const textsToSend = (f: FollowUp): readonly Text[] => {
  if (f.personErasedAt !== undefined) return [];
  const texts = currentTexts(f);
  const lastAsking = texts.findLast((text) => text.opens !== undefined);
  const hasEnded = f.state === 'completed' || f.state === 'partial' || f.state === 'to-call';
  const isWanted = (text: Text): boolean =>
    text.kind === 'refusal-confirmed' ||
    (text.kind === 'recovery' && hasEnded && !hasSent(f, 'refusal-confirmed')) ||
    (text === lastAsking && f.state === 'asking' && (text.kind !== 'reminder' || isSilent(f)));
  return texts.filter((text) => text.state === 'queued' && isWanted(text));
};
