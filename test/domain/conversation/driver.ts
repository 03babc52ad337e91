import { decideDue } from '../../../domain/conversation/decide-due.ts';
import type { MayBegin } from '../../../domain/conversation/decide-due.ts';
import { evolveAll } from '../../../domain/conversation/evolve.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { nextDueAt } from '../../../domain/conversation/standing.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import type { Policy } from '../../../domain/shared/policy.ts';

/*
 * The smallest machinery around a conversation: facts happen, what they queue is handed over at once, and time passes.
 */

/** The follow-up after facts at `at`; what they queued has been handed over by then. */
export const happen = (f: FollowUp, facts: readonly Fact[], at: Instant): FollowUp => {
  const after = evolveAll(f, facts);
  return { ...after, texts: after.texts.map((text) => (text.state === 'queued' ? { ...text, state: 'handed', at } : text)) };
};

export interface Happening {
  readonly at: Instant;
  readonly facts: readonly Fact[];
  readonly before: FollowUp;
  readonly after: FollowUp;
}

/** What becomes due before `until`, one moment after the other; at one instant events come first, then what is due. */
export const passTime = (f: FollowUp, until: Instant, policy: Policy, slot: MayBegin = 'free'): readonly Happening[] => {
  const happenings: Happening[] = [];
  let now = f;
  for (let at = nextDueAt(now, policy); at !== undefined && at < until; at = nextDueAt(now, policy)) {
    const facts = decideDue(now, at, policy, slot);
    if (facts.length === 0) throw new Error(`due at ${new Date(at).toISOString()}, and nothing to do`);
    const after = happen(now, facts, at);
    happenings.push({ at, facts, before: now, after });
    now = after;
  }
  return happenings;
};
