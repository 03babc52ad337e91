import { moveText } from '../../domain/conversation/decide-due.ts';
import { evolveAll } from '../../domain/conversation/evolve.ts';
import type { Fact } from '../../domain/conversation/facts.ts';
import type { FollowUp, Text } from '../../domain/conversation/follow-up.ts';
import type { Policy } from '../../domain/shared/policy.ts';

/**
 * What a follow-up as it was put back has to be told of the texts that left since, so that none leaves again and replies to them
 * are understood: the same texts, with what is known of each. One that was in somebody's hands is of unknown fate.
 *
 * @param was the follow-up in the table that was used until the restore
 * @param is  the same follow-up in the table that was put back
 */
export const textsSentSince = (was: FollowUp, is: FollowUp, policy: Policy): Fact[] => {
  // Another conversation has begun meanwhile: the reopening and the closing that led to it have to come in again first.
  if (was.attempt !== is.attempt) return [];
  const facts: Fact[] = [];
  was.texts.forEach((text, index) => {
    const isKnown = is.texts[index] !== undefined;
    const isUntouched = !isKnown || is.texts[index]?.state === 'queued' || is.texts[index]?.state === 'claimed';
    if (text.state === 'queued' || !isUntouched) return;
    const before = evolveAll(is, facts);
    if (before.askedAt === undefined && was.askedAt !== undefined) facts.push({ type: 'ConversationOpened', at: was.askedAt });
    if (!isKnown) facts.push({ type: 'TextQueued', at: text.at, kind: text.kind, ...(text.opens && { opens: text.opens }) });
    facts.push({ type: 'TextMoved', index, state: 'claimed', at: text.at });
    facts.push(...fateOf(text, index, evolveAll(is, facts), policy));
  });
  return facts;
};

const fateOf = (text: Text, index: number, f: FollowUp, policy: Policy): Fact[] => {
  const { state, providerId, segments, at } = text;
  const handed: Fact = {
    type: 'TextMoved',
    index,
    state: 'handed',
    ...(providerId === undefined ? {} : { providerId }),
    ...(segments === undefined ? {} : { segments }),
  };
  if (state === 'queued' || state === 'claimed') return moveText(f, index, 'unknown', at, policy);
  if (state === 'handed') return [handed];
  return state === 'unknown' || state === 'failed'
    ? moveText(f, index, state, at, policy)
    : [handed, ...moveText(evolveAll(f, [handed]), index, state, at, policy)];
};
