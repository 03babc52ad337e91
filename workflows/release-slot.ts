import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { HOUR_MS } from '../domain/shared/instant.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import type { Surroundings } from './change-follow-up.ts';
import { pointTo } from './point-to.ts';
import type { Deps } from './ports.ts';

/**
 * Frees the phone of a conversation that has ended, for the case that waits for it once the cool-down is over. The waiting
 * cases' pointers are written first. Nothing happens while the conversation goes on, or when the slot is free already. One that took
 * the phone and ended before it had asked (the function broke off, and meanwhile the number refused) leaves it as it was.
 */
export const releaseSlot = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  f: FollowUp,
  at: Instant,
  { policy }: Pick<Surroundings, 'policy'>,
): Promise<void> => {
  const { phoneKey, askedAt, endedAt, closing } = f;
  if (phoneKey === undefined || endedAt === undefined) return;
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const { slot, cases } = await store.phone(phoneKey);
    if (slot?.open !== closing.caseNo) return;
    const freeAt = askedAt === undefined ? at : endedAt + policy.followUp.coolDownHours * HOUR_MS;
    // Each case looks for an allowed hour of its own centre's zone from there.
    const next = Math.max(freeAt, at, clock.now());
    for (const { caseNo, centreId, blockedSince } of cases) {
      if (blockedSince === undefined || caseNo === closing.caseNo) continue;
      await pointTo({ store, clock }, { at: next, caseNo, centreId, order: blockedSince });
    }
    const { open: _, ...kept } = slot;
    const left = askedAt === undefined ? {} : { last: closing.caseNo, freeAt };
    if (await store.saveSlot(phoneKey, { ...kept, ...left, version: slot.version + 1 })) return;
    await clock.pause(attempt);
  }
  throw new Error(`case ${closing.caseNo}: its phone's slot was not released in ${SAVE_ATTEMPTS} attempts`);
};
