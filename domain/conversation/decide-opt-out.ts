import type { Instant } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { CLIENT, decideNotPhoned } from './call-list.ts';
import { advanceText } from './decide-due.ts';
import { evolveAll } from './evolve.ts';
import type { Fact } from './facts.ts';
import type { FollowUp } from './follow-up.ts';
import { isInTime } from './standing.ts';

/**
 * The provider's word that this number takes no texts because its owner does not want them: the text has failed, and the
 * client has refused, as if they had said so themselves at that moment. Nothing is confirmed, because no text would reach
 * them. About a text whose end is known nothing is heard any more.
 */
export const decideOptOut = (f: FollowUp, index: number, at: Instant, policy: Policy): Fact[] => {
  const moved = advanceText(f, index, 'failed', at, policy);
  if (moved.length === 0) return [];
  const after = evolveAll(f, moved);
  if (after.state === 'asking') return [...moved, { type: 'Ended', at, state: 'refused' }];
  if (after.state === 'to-call' && isInTime(f, at, policy)) return [...moved, { type: 'EndChanged', state: 'refused' }];
  return [...moved, ...decideNotPhoned(after, at, CLIENT, policy)];
};
