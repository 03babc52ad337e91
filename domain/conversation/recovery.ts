import type { AlertCause } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { DAY_MS, HOUR_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { firstAllowedMoment } from '../shared/window.ts';
import type { Fact } from './facts.ts';
import type { FollowUp, Recovery } from './follow-up.ts';

/*
 * The recovery question: after an alert was found true or put right, the client is asked once more whether it is settled. It
 * stands apart from the survey: its text opens no question of the survey, and its answer changes no response.
 */

/** For how long after the resolution it may be asked, and for how long after that an answer counts. */
export const RECOVERY_MS = 7 * DAY_MS;

/** Whether a client can be asked at all: one whom the survey has texted, whose number is held, and who has not left it. */
const canBeAsked = ({ state, askedAt, phoneKey, personErasedAt }: FollowUp): boolean =>
  askedAt !== undefined &&
  phoneKey !== undefined &&
  personErasedAt === undefined &&
  (state === 'asking' || state === 'completed' || state === 'partial' || state === 'to-call');

/**
 * An alert is about to be resolved as found true or put right: the client is to be asked, where the policy says so. Alerts
 * resolved before the question has left share it.
 */
export const wantRecovery = (f: FollowUp, cause: AlertCause, at: Instant, { alert }: Policy): Fact[] =>
  alert.recovery.ask && canBeAsked(f) ? [{ type: 'RecoveryWanted', at, cause }] : [];

/** When the question may leave next; `undefined` where there is none to ask, or it has become too late. */
export const recoveryDueAt = (f: FollowUp, { followUp }: Policy): Instant | undefined => {
  const { recovery, state, endedAt, zone } = f;
  if (recovery === undefined || recovery.askedAt !== undefined || endedAt === undefined) return undefined;
  if (state === 'asking' || !canBeAsked(f)) return undefined;
  const rested = Math.max(recovery.askFrom, endedAt + followUp.coolDownHours * HOUR_MS);
  const due = firstAllowedMoment(rested, zone, followUp);
  return due <= recovery.wantedAt + RECOVERY_MS ? due : undefined;
};

/** Until when the client's number is needed for the question or its answer; 0 where it is not. */
export const recoveryNeedsUntil = ({ recovery }: FollowUp): Instant =>
  recovery === undefined || recovery.answeredAt !== undefined ? 0 : (recovery.askedAt ?? recovery.wantedAt) + RECOVERY_MS;

/** What stands for or against asking now: the causes that are still resolved, none of them, or a later moment to look. */
export type MayAskRecovery =
  | { readonly kind: 'free'; readonly causes: readonly AlertCause[] }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'later'; readonly from: Instant };

/** What becomes of a question that is due. */
export const decideRecovery = (f: FollowUp, at: Instant, policy: Policy, may: MayAskRecovery): Fact[] => {
  const due = recoveryDueAt(f, policy);
  if (due === undefined || at < due) return [];
  switch (may.kind) {
    case 'free':
      return [
        { type: 'RecoveryAsked', at, causes: may.causes },
        { type: 'TextQueued', at, kind: 'recovery' },
      ];
    case 'dropped':
      return [{ type: 'RecoveryDropped' }];
    case 'later':
      return [{ type: 'RecoveryPutOff', from: may.from }];
  }
};

/** Whether a message sent at `at` answers the question: it was the last text that had left by then, and is not too old. */
export const answersRecovery = (f: FollowUp, at: Instant): boolean => {
  const { askedAt, answeredAt } = f.recovery ?? {};
  if (askedAt === undefined || answeredAt !== undefined || at > askedAt + RECOVERY_MS) return false;
  const last = f.texts.findLast((text) => text.at <= at && text.state !== 'queued' && text.state !== 'failed');
  return last?.kind === 'recovery';
};

/** The state after a fact about the question; how each comes about is decided above and by the reply. */
export const evolveRecovery = (recovery: Recovery | undefined, fact: RecoveryFact): Recovery | undefined => {
  switch (fact.type) {
    case 'RecoveryWanted': {
      const { at, cause } = fact;
      const shared = recovery === undefined || recovery.askedAt !== undefined ? [] : recovery.causes;
      return { causes: [...shared.filter((known) => known !== cause), cause], wantedAt: at, askFrom: at };
    }
    case 'RecoveryPutOff':
      return recovery && { ...recovery, askFrom: fact.from };
    case 'RecoveryDropped':
      return undefined;
    case 'RecoveryAsked':
      return recovery && { ...recovery, askedAt: fact.at, causes: fact.causes };
    case 'RecoveryAnswered':
      return recovery && { ...recovery, answeredAt: fact.at, isSettled: fact.isSettled };
    case 'RecoveryUnclear':
      return recovery && { ...recovery, unclearAt: fact.at };
  }
};

type RecoveryFact = Extract<Fact, { type: `Recovery${string}` }>;
