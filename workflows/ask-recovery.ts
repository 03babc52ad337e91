import { isUsedUp, sendingMonth } from '../domain/conversation/allowance.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { MayAskRecovery } from '../domain/conversation/recovery.ts';
import { recoveryDueAt } from '../domain/conversation/recovery.ts';
import type { AlertCause } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { HOUR_MS } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { firstAllowedMoment, isAllowed, nextOpening } from '../domain/shared/window.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { hasRefused } from './phone-standing.ts';
import type { Deps } from './ports.ts';

type AskDeps = Pick<Deps, 'store' | 'clock' | 'smsMonthlySegments'>;

/**
 * Whether a client may be asked now if an alert is settled. The phone's slot is taken for a moment only: what the client
 * answers comes to this case, and another conversation begins after the usual rest. A crash before the case is saved costs
 * that rest, not the question.
 */
export const askRecovery = async (deps: AskDeps, f: FollowUp, now: Instant, policy: Policy): Promise<MayAskRecovery> => {
  const due = recoveryDueAt(f, policy);
  const later = (from: Instant): MayAskRecovery => ({ kind: 'later', from });
  // Nothing is due, so whatever is said here decides nothing.
  if (due === undefined || now < due) return later(now);
  const { zone, phoneKey = '', closing } = f;
  if (!isAllowed(now, zone, policy.followUp)) return later(firstAllowedMoment(now, zone, policy.followUp));
  const causes = await stillResolved(deps, f);
  if (causes.length === 0) return { kind: 'dropped' };
  const { smsMonthlySegments: cap, store } = deps;
  const tomorrow = nextOpening(now, zone, policy.followUp);
  if (cap !== undefined && isUsedUp(await store.segments(sendingMonth(now)), cap)) return later(tomorrow);
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const slot = await store.slot(phoneKey);
    if (hasRefused(slot)) return { kind: 'dropped' };
    if (slot?.open !== undefined) return later(tomorrow);
    if (slot?.freeAt !== undefined && slot.freeAt > now) return later(slot.freeAt);
    const freeAt = now + policy.followUp.coolDownHours * HOUR_MS;
    const next = { ...slot, version: (slot?.version ?? 0) + 1, last: closing.caseNo, freeAt };
    if (await store.saveSlot(phoneKey, next)) return { kind: 'free', causes };
    await deps.clock.pause(attempt);
  }
  throw new Error(`case ${closing.caseNo}: its phone's slot was not taken in ${SAVE_ATTEMPTS} attempts`);
};

/** Of the alerts the question is about, those that still count as found true or put right. */
const stillResolved = async ({ store }: AskDeps, { recovery, closing }: FollowUp): Promise<readonly AlertCause[]> => {
  const alerts = await store.alerts(closing.caseNo);
  return (recovery?.causes ?? []).filter((cause) =>
    alerts.some(({ alert }) => alert.cause === cause && (alert.outcome === 'confirmed' || alert.outcome === 'remedied')),
  );
};
