import type { Admission } from '../case/admit.ts';
import { isDrawnForCheck } from '../case/telephone-check.ts';
import type { PhoneSign } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { localYear } from '../shared/zone.ts';
import { expire } from './decide-due.ts';
import { evolve, withSigns } from './evolve.ts';
import type { Fact } from './facts.ts';
import type { ClosingFacts, FollowUp } from './follow-up.ts';
import { endOf, overallCounts } from './standing.ts';

/** A closing as it reaches its follow-up, with what the shell found out about phone and centre. */
export interface ArrivedClosing {
  /** When this closing came in. */
  readonly at: Instant;
  readonly closing: ClosingFacts;
  readonly zone: string;
  /** Key of the phone's slot; absent without a mobile number. */
  readonly phoneKey?: string;
  /** Whether name and phone are those of the closing taken in before. */
  readonly isSamePerson: boolean;
  /** How this closing starts, should it start. */
  readonly admission: Admission;
  /** What its phone shows that somebody should look at. */
  readonly signs: readonly PhoneSign[];
}

/** The follow-up of a case that has not been seen before. Who is not to be contacted is not held as a person. */
export const beginFollowUp = (arrived: ArrivedClosing, policy: Policy): FollowUp => {
  const { at, closing, zone, phoneKey, admission, signs } = arrived;
  const blank: FollowUp = {
    closing,
    year: localYear(closing.closedAt, zone),
    zone,
    receivedAt: at,
    closingAt: at,
    heldSince: at,
    ...(phoneKey === undefined ? {} : { phoneKey }),
    state: 'waiting',
    attempt: 1,
    texts: [],
    answers: {},
    givenAt: {},
    confirmed: false,
    corrections: [],
    hasComment: false,
    notUnderstood: 0,
    replied: false,
    redFlags: {},
    ...withSigns({ redFlags: {} }, signs, at),
    inbound: [],
    calls: [],
    check: isDrawnForCheck(closing.caseNo, policy.followUp.telephoneCheckShare),
  };
  const admitted = evolve(blank, { type: 'Admitted', at, admission, isNewAttempt: false });
  return admission.state === 'excluded' ? evolve(admitted, { type: 'PersonErased', at }) : admitted;
};

/** Fields that follow every later closing, whatever has happened. */
const ALWAYS = ['filedOn', 'result', 'firm', 'people', 'recovered'] as const;
/** Fields that move the response and its scores, once the client has been asked. */
const MOVING = ['lawyerId', 'lawyerName', 'centreId', 'closedAt'] as const;

/**
 * A closing of a case that is known. The same again changes nothing, nor does an older one that is delivered late; before the
 * first text it replaces the closing; after it, only who served, where and when still move. A reopened case that is closed
 * again is asked again only if there is no response. A client who asked to be erased is never held nor asked again for the case.
 */
export const decideClosing = (f: FollowUp, sent: ArrivedClosing): Fact[] => {
  if (sent.at < f.closingAt) return [];
  const arrived = { ...sent, closing: withKnown(f.closing, sent.closing) };
  if (f.state === 'cancelled') return decideClosedAgain(f, arrived);
  const changed = changedFields(f.closing, arrived.closing);
  const isUntouched = f.askedAt === undefined && f.answeredAt === undefined && f.erasureRequestedAt === undefined;
  if (!isUntouched) return decideMove(f, arrived, changed);
  if (changed.length === 0 && arrived.isSamePerson) return [];
  const replaced = closingChanged(arrived.closing, arrived, arrived.phoneKey ?? null);
  const onlyRegister = arrived.isSamePerson && changed.every((field) => (ALWAYS as readonly string[]).includes(field));
  if (onlyRegister) return [replaced];
  return [replaced, { type: 'Admitted', at: arrived.at, admission: arrived.admission, isNewAttempt: false }];
};

/** What a closing leaves out it does not take back: a filing date that is known stays known. */
const withKnown = (was: ClosingFacts, is: ClosingFacts): ClosingFacts => {
  const kept = [...ALWAYS, 'lawyerName' as const].filter((field) => is[field] === undefined && was[field] !== undefined);
  return { ...is, ...Object.fromEntries(kept.map((field) => [field, was[field]])) };
};

const decideMove = (f: FollowUp, arrived: ArrivedClosing, changed: readonly (keyof ClosingFacts)[]): Fact[] => {
  const taken = [...ALWAYS, ...MOVING].filter((field) => changed.includes(field));
  if (taken.length === 0) return [];
  const closing = { ...f.closing, ...Object.fromEntries(taken.map((field) => [field, arrived.closing[field]])) };
  return [closingChanged(closing, arrived)];
};

const decideClosedAgain = (f: FollowUp, arrived: ArrivedClosing): Fact[] => {
  const { before, reopenedAt } = f;
  // A redelivered closing is older than the reopening: it is not the case being closed again.
  if (before === undefined || reopenedAt === undefined || arrived.at < reopenedAt) return [];
  if (overallCounts(f)) {
    const wasEnded = before.endedAt !== undefined;
    const end = wasEnded ? { ...before, endedAt: before.endedAt } : { ...endOf(f, 'no-answer'), endedAt: arrived.at };
    return [closingChanged(arrived.closing, arrived), { type: 'Restored', ...end }];
  }
  if (f.erasureRequestedAt !== undefined) {
    const admission = { state: 'excluded', reason: 'asked-not-to' } as const;
    return [closingChanged(arrived.closing, arrived), { type: 'Admitted', at: arrived.at, admission, isNewAttempt: true }];
  }
  const isSamePhone = f.phoneKey === arrived.phoneKey && arrived.isSamePerson;
  const { reason } = before;
  const isToldByPhone = f.askedAt !== undefined && (reason === 'wrong-person' || reason === 'deceased' || reason === 'detained');
  const changed = closingChanged(arrived.closing, arrived, arrived.phoneKey ?? null);
  if (isSamePhone && isToldByPhone && before.endedAt !== undefined) {
    return [changed, { type: 'Restored', ...before, endedAt: before.endedAt }];
  }
  return [changed, { type: 'Admitted', at: arrived.at, admission: arrived.admission, isNewAttempt: true }];
};

/**
 * The case is open again: what is pending stops, and the closing no longer counts. A reopening that is no later than the
 * last one is that one, delivered again.
 */
export const decideReopened = (f: FollowUp, at: Instant, policy: Policy): Fact[] => {
  const isKnown = f.reopenedAt !== undefined && at <= f.reopenedAt;
  if (f.state === 'cancelled' || isKnown) return [];
  const expired = expire(f, at, policy);
  return [...expired, { type: 'Reopened', at }];
};

const closingChanged = (
  closing: ClosingFacts,
  { at, zone, signs, isSamePerson }: ArrivedClosing,
  phoneKey?: string | null,
): Fact => ({
  type: 'ClosingChanged',
  at,
  closing,
  year: localYear(closing.closedAt, zone),
  zone,
  ...(phoneKey === undefined ? {} : { phoneKey }),
  // Signs name the latest case: a phone that this case had before has been looked at.
  ...(phoneKey === undefined || isSamePerson || signs.length === 0 ? {} : { signs }),
});

const changedFields = (was: ClosingFacts, is: ClosingFacts): (keyof ClosingFacts)[] => {
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof ClosingFacts)[];
  return fields.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
};
