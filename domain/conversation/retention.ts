import type { Instant } from '../shared/instant.ts';
import { DAY_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { callKind } from './call-list.ts';
import type { Fact } from './facts.ts';
import type { FollowUp } from './follow-up.ts';
import { recoveryDueAt, recoveryNeedsUntil } from './recovery.ts';
import { endsAt, nextDueAt } from './standing.ts';

/*
 * How long a client's name, phone and words are held (Personal Information Protection Law, art. 19: no longer than their
 * purpose needs). What a frozen assessment rests on is codes and case numbers only, so erasing never changes a figure.
 */

/** How long after the last text its phone may still be needed: the provider may have put it off. */
const AFTER_TEXT_MS = DAY_MS;
/** How long after its moment an erasure may take: it waits for the allowed hours of the day, for a queue, for a retry. */
export const ERASURE_GRACE_MS = 2 * DAY_MS;
/** How soon a look is taken again while an alert is open. */
const LOOK_AGAIN_MS = 7 * DAY_MS;

/**
 * When name, phone and messages can go, as far as the follow-up knows: once it has ended, no late reply and no word on whether an
 * alert is settled can come any more, and nobody has to be phoned; at the latest when the policy's days are over, whatever is open
 * then. A phone that is held again goes soon after the text it is held for, or once somebody has heard what was told. `undefined` once they have gone, and while the conversation is
 * still to come or under way: it ends by itself.
 */
export const personErasureAt = (f: FollowUp, policy: Policy): Instant | undefined => {
  if (f.personErasedAt !== undefined || f.endedAt === undefined) return undefined;
  const lastText = (f.texts.at(-1)?.at ?? 0) + AFTER_TEXT_MS;
  const last = Math.max(f.endedAt, lastErasureAt(f, policy));
  if (f.heldForAnswer === true) return Math.min(last, Math.max(f.endedAt, lastText, f.heldUntil ?? 0));
  if (callKind(f, policy) !== undefined) return last;
  const lateReplies = f.askedAt === undefined ? 0 : f.askedAt + policy.followUp.lateReplyDays * DAY_MS;
  return Math.min(last, Math.max(f.endedAt, lateReplies, lastText, f.heldUntil ?? 0, recoveryNeedsUntil(f)));
};

/**
 * Whether somebody who was erased is to be held again for what their message came to: to be answered by a text, or because they
 * told of misconduct. Then a supervisor has to read their words and reach them: they are held for a week at least, so that the
 * alert is there when erasing is looked at, and after that as long as it is open, like everybody else's.
 *
 * @param facts what the message came to
 */
export const holdAgain = (facts: readonly Fact[], at: Instant): Fact | undefined => {
  if (facts.some(({ type }) => type === 'RedFlagSeen')) return { type: 'PersonHeld', at, until: at + LOOK_AGAIN_MS };
  return facts.some(({ type }) => type === 'TextQueued') ? { type: 'PersonHeld', at } : undefined;
};

/** When the comment goes; `undefined` where there is none (any more). */
export const commentErasureAt = (f: FollowUp, { retention }: Policy): Instant | undefined =>
  f.hasComment && f.commentErasedAt === undefined
    ? (f.erasureRequestedAt ?? f.receivedAt + retention.commentDays * DAY_MS)
    : undefined;

/**
 * The next moment at which something is to be done about a case without anybody writing; `undefined` when there is none.
 *
 * @param beginFrom before when neither a first text nor a reminder may leave
 */
export const nextLookAt = (f: FollowUp, policy: Policy, beginFrom?: Instant): Instant | undefined => {
  const ours = [nextDueAt(f, policy, beginFrom), recoveryDueAt(f, policy)];
  const moments = [...ours, personErasureAt(f, policy), commentErasureAt(f, policy)];
  const known = moments.filter((moment) => moment !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/**
 * What is erased at a moment.
 *
 * @param hasOpenAlert whether an alert of the case is open: then the person stays, but not beyond the policy's days
 */
export const decideErasure = (f: FollowUp, at: Instant, policy: Policy, hasOpenAlert: boolean): Fact[] => {
  const facts: Fact[] = [];
  const personAt = personErasureAt(f, policy);
  if (personAt !== undefined && at >= personAt) {
    const last = lastErasureAt(f, policy);
    const isHeld = hasOpenAlert && at < last;
    facts.push(isHeld ? { type: 'ErasurePostponed', until: Math.min(last, at + LOOK_AGAIN_MS) } : { type: 'PersonErased', at });
  }
  const commentAt = commentErasureAt(f, policy);
  if (commentAt !== undefined && at >= commentAt) facts.push({ type: 'CommentErased', at });
  return facts;
};

/** What lies sealed beside a follow-up. */
export interface Held {
  readonly person: boolean;
  readonly comment: boolean;
}

/**
 * Whether something is still held that should have gone: for an audit that looks at what lies there, not at what the follow-up
 * says of it. A conversation that has not ended holds its person until its own end, and no more than the policy's days.
 */
export const isErasureOverdue = (f: FollowUp, held: Held, at: Instant, policy: Policy): boolean => {
  const underWay = Math.max(lastErasureAt(f, policy), endsAt(f, policy) ?? 0);
  const personAt = f.personErasedAt ?? personErasureAt(f, policy) ?? underWay;
  const commentAt = f.commentErasedAt ?? commentErasureAt(f, policy) ?? f.receivedAt;
  const isLeft = (moment: Instant): boolean => at >= moment + ERASURE_GRACE_MS;
  return (held.person && isLeft(personAt)) || (held.comment && isLeft(commentAt));
};

const lastErasureAt = (f: FollowUp, { retention }: Policy): Instant => f.heldSince + retention.personDays * DAY_MS;
