import type { Instant } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { expire } from './decide-due.ts';
import { evolveAll } from './evolve.ts';
import type { Fact } from './facts.ts';
import type { FollowUp } from './follow-up.ts';
import { endOf, overallCounts } from './standing.ts';

/**
 * A client asked that what identifies them be erased (Personal Information Protection Law, art. 47): name, phone, messages and
 * comment go at once, whatever is open. Whoever still waits, is being asked or is to be phoned is not any more. Codes stay,
 * and answers that count go on counting: otherwise an answer could be taken back by talking its client into such a request.
 *
 * @returns nothing when nothing is left to erase
 */
export const decideErasureRequest = (f: FollowUp, at: Instant, policy: Policy): Fact[] => {
  const expired = expire(f, at, policy);
  const now = evolveAll(f, expired);
  const facts: Fact[] = [...expired, ...endNow(now, at)];
  if (now.erasureRequestedAt === undefined) facts.push({ type: 'ErasureRequested', at });
  if (now.personErasedAt === undefined) facts.push({ type: 'PersonErased', at });
  if (now.hasComment && now.commentErasedAt === undefined) facts.push({ type: 'CommentErased', at });
  return facts;
};

/** The end of what was still to come. */
const endNow = (f: FollowUp, at: Instant): Fact[] => {
  if (f.state === 'to-call') return [{ type: 'EndChanged', ...ASKED_NOT_TO }];
  if (f.state !== 'waiting' && f.state !== 'asking') return [];
  return [{ type: 'Ended', at, ...(overallCounts(f) ? endOf(f, 'no-answer') : ASKED_NOT_TO) }];
};

const ASKED_NOT_TO = { state: 'excluded', reason: 'asked-not-to' } as const;
