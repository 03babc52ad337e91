import { waitEndsAt } from '../domain/case/admit.ts';
import type { MayBegin } from '../domain/conversation/decide-due.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { firstAllowedMoment, isAllowed } from '../domain/shared/window.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { standsAgainst } from './phone-standing.ts';
import { pointTo } from './point-to.ts';
import type { Deps } from './ports.ts';

/**
 * Whether a waiting case may open its conversation. The slot is taken before the case is saved as asking; a crash in
 * between leaves the slot with this case, which finds it its own on the next look.
 */
export const askSlot = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  f: FollowUp,
  now: Instant,
  policy: Policy,
): Promise<MayBegin | 'blocked'> => {
  const { phoneKey, dueAt } = f;
  const { followUp } = policy;
  if (dueAt === undefined || dueAt > now || phoneKey === undefined || !isAllowed(now, f.zone, followUp)) return 'free';
  const { caseNo, centreId } = f.closing;
  const order = waitEndsAt(f.closing, policy);
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const { slot, cases } = await store.phone(phoneKey);
    if (standsAgainst(slot, f.closingAt)) return 'refused';
    if (slot?.open === caseNo) return 'free';
    const line = cases.find((known) => known.caseNo === caseNo);
    if (slot?.open !== undefined) {
      if (line === undefined || line.blockedSince !== undefined) return 'blocked';
      // The slot may be released while the line is written: write it, then look again.
      await store.putPhoneCase(phoneKey, { ...line, blockedSince: order });
    } else if (slot?.freeAt !== undefined && slot.freeAt > now) {
      const at = firstAllowedMoment(slot.freeAt, f.zone, followUp);
      await pointTo({ store, clock }, { at, caseNo, centreId, order });
      return 'blocked';
    } else if (await store.saveSlot(phoneKey, { ...slot, version: (slot?.version ?? 0) + 1, open: caseNo })) {
      return 'free';
    } else {
      await clock.pause(attempt);
    }
  }
  throw new Error(`case ${caseNo}: its phone's slot was not taken in ${SAVE_ATTEMPTS} attempts`);
};
