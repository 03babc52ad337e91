import type { AlertCause } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { MESSAGE_LIMIT } from './decide-reply.ts';
import type { Fact } from './facts.ts';
import type { FollowUp } from './follow-up.ts';

/** What a message says to the question whether it is settled. */
export type RecoveryAnswer = 'settled' | 'not-settled' | 'unclear';

export interface RecoveryReply {
  /** When the client sent it. */
  readonly at: Instant;
  /** `<id hash>:<content hash>`: the same message again changes nothing. */
  readonly key: string;
  readonly answer: RecoveryAnswer;
  readonly redFlags: readonly AlertCause[];
}

/**
 * What a message changes that answers the recovery question. It is no reply to the survey: no answer, no state and no open
 * question of it moves. An unclear one is left to the supervisor; nothing is asked back.
 */
export const decideRecoveryReply = (f: FollowUp, { at, key, answer, redFlags }: RecoveryReply): Fact[] => {
  if (f.inbound.includes(key) || f.inbound.length >= MESSAGE_LIMIT) return [];
  const seen = redFlags.filter((cause) => f.redFlags[cause] === undefined);
  return [
    { type: 'MessageTakenIn', at, key, isReply: false },
    ...seen.map((cause): Fact => ({ type: 'RedFlagSeen', at, cause })),
    answer === 'unclear' ? { type: 'RecoveryUnclear', at } : { type: 'RecoveryAnswered', at, isSettled: answer === 'settled' },
  ];
};
