import { isOurMove, isUsedUp, sendingMonth } from '../domain/conversation/allowance.ts';
import { CLAIM_LEASE_MS, decideDue } from '../domain/conversation/decide-due.ts';
import type { MayBegin } from '../domain/conversation/decide-due.ts';
import { decideRecovery } from '../domain/conversation/recovery.ts';
import { decideErasure, personErasureAt } from '../domain/conversation/retention.ts';
import { evolveAll } from '../domain/conversation/evolve.ts';
import type { Fact } from '../domain/conversation/facts.ts';
import type { FollowUp, Text } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { MINUTE_MS } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { firstAllowedMoment, isAllowed, nextOpening } from '../domain/shared/window.ts';
import { askRecovery } from './ask-recovery.ts';
import { askSlot } from './ask-slot.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import { pointTo } from './point-to.ts';
import type { Deps } from './ports.ts';
import { quiet, sendText } from './send-text.ts';
import { textsToSend } from './texts-to-send.ts';

type AdvanceDeps = Pick<
  Deps,
  'store' | 'queues' | 'clock' | 'vault' | 'sms' | 'segmentsOf' | 'surveyBaseUrl' | 'smsMonthlySegments'
>;

/**
 * What came of one look at a case. `busy`: a text of it is in somebody's hands; look again after its lease. `capped`: a text
 * by which we begin or remind waits, because the month's segments are used up. `paused`: whatever there is to send waits.
 */
export type Advance = 'sent' | 'nothing' | 'blocked' | 'capped' | 'paused' | 'no-case' | 'busy';

/** While sending is paused, a case that has something to send is looked at again after this long. */
export const PAUSED_LOOK_MS = 5 * MINUTE_MS;

/**
 * Does what is due for a case and sends its queued texts: claim -> publish once -> confirm. The clock is asked at the
 * moment of the claim, because a text that has waited in the queue must not leave outside the allowed hours. Whatever
 * fails between the claim and the confirmation leaves a claimed text behind, which is never sent again.
 *
 * @param notBefore when the look was asked for: it cannot be earlier now. By a clock that is behind, the pointer that led here
 *                  would be written once more, just as dispatch forgets it
 */
export const advanceCase =
  (deps: AdvanceDeps) =>
  async (caseNo: string, notBefore: Instant = -Infinity): Promise<Advance> => {
    const now = Math.max(deps.clock.now(), notBefore);
    const [before, pause] = await Promise.all([deps.store.followUp(caseNo), deps.store.sendingPause()]);
    if (before === undefined) return 'no-case';
    if (isInHand(before.followUp, now)) return 'busy';
    const { policy } = await surroundingsOf(deps, before.followUp.closing.centreId);
    const mayBegin = pause?.isOn === true ? 'paused' : await askToBegin(deps, before.followUp, now, policy);
    if (mayBegin === 'blocked') return 'blocked';
    const beginFrom = waitsUntil(mayBegin, now, before.followUp.zone, policy);
    const hasOpenAlert = await isAlertOpen(deps, before.followUp, now, policy);
    const mayAsk = await askRecovery(deps, before.followUp, now, policy);
    let claimed: number[] = [];
    const change = await changeFollowUp({ ...deps, queues: quiet(deps.queues) })<never>(
      caseNo,
      now,
      async ({ followUp }) => {
        const due = decideDue(followUp, now, policy, mayBegin);
        due.push(...decideRecovery(evolveAll(followUp, due), now, policy, mayAsk));
        due.push(...decideErasure(evolveAll(followUp, due), now, policy, hasOpenAlert));
        const after = evolveAll(followUp, due);
        // Also where the person went before: a message that came at that very moment may be left.
        if (after.personErasedAt !== undefined) await deps.store.eraseMessages(caseNo);
        const leaving = textsToSend(after).filter((text) => mayLeave(text, after, now, policy, mayBegin));
        claimed = after.texts.flatMap((text, index) => (leaving.includes(text) ? [index] : []));
        const claims = claimed.map((index): Fact => ({ type: 'TextMoved', index, state: 'claimed', at: now }));
        return { ok: true, value: { facts: [...due, ...claims], beginFrom } };
      },
      before,
    );
    if (!change.ok) return change.error;
    for (const index of claimed) await sendText(deps, change.value, index, now);
    const { followUp } = change.value;
    await retryLater(deps, followUp, beginFrom ?? firstAllowedMoment(now, followUp.zone, policy.followUp));
    if (claimed.length > 0) return 'sent';
    return mayBegin === 'capped' || mayBegin === 'paused' ? mayBegin : 'nothing';
  };

/**
 * When what may not leave now is looked at again. After a pause that is an allowed hour for every text: whoever was kept
 * waiting for hours is not in a conversation any more, and is not woken by its next question.
 */
const waitsUntil = (mayBegin: MayBegin, now: Instant, zone: string, { followUp }: Policy): Instant | undefined => {
  if (mayBegin === 'capped') return nextOpening(now, zone, followUp);
  return mayBegin === 'paused' ? firstAllowedMoment(now + PAUSED_LOOK_MS, zone, followUp) : undefined;
};

/** Whether an alert of the case is open; asked only when that keeps its person from being erased. */
const isAlertOpen = async ({ store }: AdvanceDeps, f: FollowUp, now: Instant, policy: Policy): Promise<boolean> => {
  const erasureAt = personErasureAt(f, policy);
  if (erasureAt === undefined || erasureAt > now) return false;
  return (await store.alerts(f.closing.caseNo)).some(({ alert }) => alert.resolvedAt === undefined);
};

/**
 * Texts that begin or remind keep to the allowed hours and to the month's cap; answers to a client who is there do not wait.
 * Nothing leaves during a pause.
 */
const mayLeave = ({ kind }: Text, f: FollowUp, now: Instant, { followUp }: Policy, mayBegin: MayBegin): boolean =>
  mayBegin !== 'paused' && (!isOurMove(kind) || (mayBegin !== 'capped' && isAllowed(now, f.zone, followUp)));

/** A text that could not leave now is looked at again when it may. */
const retryLater = async (deps: AdvanceDeps, f: FollowUp, at: Instant): Promise<void> => {
  const isHeldBack = textsToSend(f).length > 0;
  const { caseNo, centreId } = f.closing;
  if (isHeldBack) await pointTo(deps, { at, caseNo, centreId });
};

/**
 * Whether the case may begin or remind, should it want to. The month's count is read in the moment before the claim, so
 * that the texts other senders have in hand just then are all that can go beyond the cap.
 */
const askToBegin = async (deps: AdvanceDeps, f: FollowUp, now: Instant, policy: Policy): Promise<MayBegin | 'blocked'> => {
  const { smsMonthlySegments: cap, store } = deps;
  if (cap !== undefined && isBeginning(f, now, policy) && isUsedUp(await store.segments(sendingMonth(now)), cap)) return 'capped';
  return askSlot(deps, f, now, policy);
};

/** Whether a text by which we begin or remind would leave now. */
const isBeginning = (f: FollowUp, now: Instant, policy: Policy): boolean =>
  textsToSend(evolveAll(f, decideDue(f, now, policy, 'free'))).some(
    (text) => isOurMove(text.kind) && mayLeave(text, f, now, policy, 'free'),
  );

const isInHand = (f: FollowUp, now: Instant): boolean =>
  f.texts.some((text) => text.state === 'claimed' && now < text.at + CLAIM_LEASE_MS);
