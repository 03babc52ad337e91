import { CLAIM_LEASE_MS, decideDue } from '../domain/conversation/decide-due.ts';
import type { SlotAnswer } from '../domain/conversation/decide-due.ts';
import { decideErasure, personErasureAt } from '../domain/conversation/retention.ts';
import { evolveAll } from '../domain/conversation/evolve.ts';
import type { Fact } from '../domain/conversation/facts.ts';
import type { FollowUp, Text } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { firstAllowedMoment, isAllowed } from '../domain/shared/window.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import { hasRefused } from './phone-standing.ts';
import type { Deps } from './ports.ts';
import { sendText } from './send-text.ts';
import { textsToSend } from './texts-to-send.ts';

type AdvanceDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'sms' | 'segmentsOf' | 'surveyBaseUrl'>;

/** What came of one look at a case. `busy`: a text of it is in somebody's hands; look again after its lease. */
export type Advance = 'sent' | 'nothing' | 'blocked' | 'no-case' | 'busy';

/**
 * Does what is due for a case and sends its queued texts: claim -> publish once -> confirm. The clock is asked at the
 * moment of the claim, because a text that has waited in the queue must not leave outside the allowed hours. Whatever
 * fails between the claim and the confirmation leaves a claimed text behind, which is never sent again.
 */
export const advanceCase =
  (deps: AdvanceDeps) =>
  async (caseNo: string): Promise<Advance> => {
    const now = deps.clock.now();
    const before = await deps.store.followUp(caseNo);
    if (before === undefined) return 'no-case';
    if (isInHand(before.followUp, now)) return 'busy';
    const { policy } = await surroundingsOf(deps, before.followUp.closing.centreId);
    const slot = await askSlot(deps, before.followUp, now, policy);
    if (slot === 'blocked') return 'blocked';
    const hasOpenAlert = await isAlertOpen(deps, before.followUp, now, policy);
    let claimed: number[] = [];
    const change = await changeFollowUp({ ...deps, queues: quiet(deps) })<never>(
      caseNo,
      now,
      async ({ followUp }) => {
        const due = decideDue(followUp, now, policy, slot);
        due.push(...decideErasure(evolveAll(followUp, due), now, policy, hasOpenAlert));
        if (due.some(({ type }) => type === 'PersonErased')) await deps.store.eraseMessages(caseNo);
        const after = evolveAll(followUp, due);
        const leaving = textsToSend(after).filter((text) => mayLeave(text, after, now, policy));
        claimed = after.texts.flatMap((text, index) => (leaving.includes(text) ? [index] : []));
        const claims = claimed.map((index): Fact => ({ type: 'TextMoved', index, state: 'claimed', at: now }));
        return { ok: true, value: { facts: [...due, ...claims] } };
      },
      before,
    );
    if (!change.ok) return change.error;
    for (const index of claimed) await sendText(deps, change.value, index, now);
    await retryLater(deps, change.value.followUp, now, policy);
    return claimed.length > 0 ? 'sent' : 'nothing';
  };

/** Whether an alert of the case is open; asked only when that keeps its person from being erased. */
const isAlertOpen = async ({ store }: AdvanceDeps, f: FollowUp, now: Instant, policy: Policy): Promise<boolean> => {
  const erasureAt = personErasureAt(f, policy);
  if (erasureAt === undefined || erasureAt > now) return false;
  return (await store.alerts(f.closing.caseNo)).some(({ alert }) => alert.resolvedAt === undefined);
};

/** Texts that begin or remind keep to the allowed hours; answers to a client who is there do not wait. */
const mayLeave = (text: Text, f: FollowUp, now: Instant, { followUp }: Policy): boolean =>
  (text.kind !== 'question:overall' && text.kind !== 'reminder') || isAllowed(now, f.zone, followUp);

/** A text that could not leave now is looked at again in the next allowed moment. */
const retryLater = async ({ store }: AdvanceDeps, f: FollowUp, now: Instant, { followUp }: Policy): Promise<void> => {
  const isHeldBack = textsToSend(f).length > 0;
  const { caseNo, centreId } = f.closing;
  if (isHeldBack) await store.putDue({ at: firstAllowedMoment(now, f.zone, followUp), caseNo, centreId });
};

/** The sender sends what it claims itself; nothing is queued for another. */
const quiet = ({ queues }: AdvanceDeps): Deps['queues'] => ({ ...queues, advance: () => Promise.resolve() });

const isInHand = (f: FollowUp, now: Instant): boolean =>
  f.texts.some((text) => text.state === 'claimed' && now < text.at + CLAIM_LEASE_MS);

/**
 * Whether a waiting case may open its conversation. The slot is taken before the case is saved as asking; a crash in
 * between leaves the slot with this case, which finds it its own on the next look.
 */
const askSlot = async (deps: AdvanceDeps, f: FollowUp, now: Instant, { followUp }: Policy): Promise<SlotAnswer | 'blocked'> => {
  const { phoneKey, dueAt } = f;
  if (dueAt === undefined || dueAt > now || phoneKey === undefined || !isAllowed(now, f.zone, followUp)) return 'free';
  const { store, clock } = deps;
  const { caseNo, centreId } = f.closing;
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const { slot, cases } = await store.phone(phoneKey);
    if (hasRefused(slot)) return 'refused';
    if (slot?.open === caseNo) return 'free';
    const line = cases.find((known) => known.caseNo === caseNo);
    if (slot?.open !== undefined) {
      if (line === undefined || line.blockedSince !== undefined) return 'blocked';
      // The slot may be released while the line is written: write it, then look again.
      await store.putPhoneCase(phoneKey, { ...line, blockedSince: dueAt });
    } else if (slot?.freeAt !== undefined && slot.freeAt > now) {
      await store.putDue({ at: firstAllowedMoment(slot.freeAt, f.zone, followUp), caseNo, centreId, order: dueAt });
      return 'blocked';
    } else if (await store.saveSlot(phoneKey, { ...slot, version: (slot?.version ?? 0) + 1, open: caseNo })) {
      return 'free';
    } else {
      await clock.pause(attempt);
    }
  }
  throw new Error(`case ${caseNo}: its phone's slot was not taken in ${SAVE_ATTEMPTS} attempts`);
};
