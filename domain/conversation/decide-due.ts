import type { Instant } from '../shared/instant.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { isAllowed } from '../shared/window.ts';
import { evolveAll } from './evolve.ts';
import type { Fact } from './facts.ts';
import type { EndReason, FollowUp, Text } from './follow-up.ts';
import { currentTexts, endOf, endsAt, isPutOff, isSilent, overallCounts, reminderAt } from './standing.ts';

/** How long a claimed text may stay without the provider's answer before its fate counts as unknown. */
export const CLAIM_LEASE_MS = 2 * MINUTE_MS;

/**
 * Whether we may begin or remind: nothing stands against it, the number has refused meanwhile, the month's texts are used up,
 * or somebody has paused all sending.
 */
export type MayBegin = 'free' | 'refused' | 'capped' | 'paused';

const mustWait = (mayBegin: MayBegin): boolean => mayBegin === 'capped' || mayBegin === 'paused';

/**
 * The conversation's own end, if it has passed by `at`: the moment itself still belongs to the conversation, so that
 * an answer at that very moment counts. `ended_at` is the deadline, not when somebody noticed.
 */
export const expire = (f: FollowUp, at: Instant, policy: Policy): Fact[] => {
  const end = endsAt(f, policy);
  return end === undefined || at <= end ? [] : [endFact(f, end)];
};

/** The fact that ends a conversation whose time is up. */
const endFact = (f: FollowUp, at: Instant): Fact => ({ type: 'Ended', at, ...endOf(f, silenceReason(f)) });

/** Why a case goes to the call list once its time is up. */
export const silenceReason = (f: FollowUp): EndReason => {
  if (isPutOff(f)) return 'failed';
  if (f.answers.overall !== undefined && !overallCounts(f)) return 'unconfirmed';
  return f.notUnderstood > 0 ? 'not-understood' : 'no-answer';
};

/**
 * What is due at a moment: the first text, the reminder, the end of a conversation, or a claimed text given up as of
 * unknown fate. Asking twice changes nothing.
 *
 * @param mayBegin `refused` is asked only while the case waits
 */
export const decideDue = (f: FollowUp, at: Instant, policy: Policy, mayBegin: MayBegin): Fact[] => {
  if (f.dueAt !== undefined) return at < f.dueAt ? [] : decideFirstText(f, at, policy, mayBegin);
  const lost = giveUpClaims(f, at, policy);
  const after = evolveAll(f, lost);
  const end = endsAt(after, policy);
  if (end !== undefined && at >= end) return [...lost, endFact(after, end)];
  const reminder = reminderAt(after, policy);
  const isDue = reminder !== undefined && at >= reminder && isAllowed(at, f.zone, policy.followUp);
  if (!isDue || mustWait(mayBegin)) return lost;
  return [...lost, { type: 'TextQueued', at, kind: 'reminder', opens: 'overall' }];
};

const decideFirstText = (f: FollowUp, at: Instant, policy: Policy, mayBegin: MayBegin): Fact[] => {
  if (mayBegin === 'refused') return [{ type: 'Ended', at, state: 'excluded', reason: 'refused-earlier' }];
  if (mustWait(mayBegin) || !isAllowed(at, f.zone, policy.followUp)) return [];
  return [
    { type: 'ConversationOpened', at },
    { type: 'TextQueued', at, kind: 'question:overall', opens: 'overall' },
  ];
};

/** Claimed texts past their lease: nobody can say whether they left, so they are never sent again. */
export const giveUpClaims = (f: FollowUp, at: Instant, policy: Policy): Fact[] =>
  f.texts.flatMap((text, index) =>
    text.state === 'claimed' && at >= text.at + CLAIM_LEASE_MS
      ? moveText(f, index, 'unknown', text.at + CLAIM_LEASE_MS, policy)
      : [],
  );

/** How far a provider's clock may be from ours, and how much longer than its lease a claim may wait to be given up. */
const REPORT_TOLERANCE_MS = MINUTE_MS;

/**
 * Whether a report of this time may be about a text whose own answer is still on its way: then nobody knows yet by which
 * id the provider calls it.
 */
export const awaitsAnswer = (text: Text, reportedAt: Instant): boolean =>
  text.state === 'claimed' &&
  reportedAt >= text.at - REPORT_TOLERANCE_MS &&
  reportedAt < text.at + CLAIM_LEASE_MS + REPORT_TOLERANCE_MS;

const RANK: Readonly<Record<Text['state'], number>> = {
  queued: 0,
  claimed: 1,
  handed: 2,
  unknown: 3,
  sent: 4,
  delivered: 5,
  failed: 5,
};

/** What a report can say of a text. */
export type ReportedState = 'sent' | 'delivered' | 'failed' | 'unknown';

/**
 * A report on a text moves its state forward only, in whatever order reports come: delivered and failed are final, and
 * unknown counts only before sent. A conversation whose time was up before the report has ended by then.
 *
 * @returns nothing when the report tells nothing new
 */
export const advanceText = (f: FollowUp, index: number, state: ReportedState, at: Instant, policy: Policy): Fact[] => {
  const text = f.texts[index];
  if (text === undefined || RANK[state] <= RANK[text.state]) return [];
  return [...expire(f, at, policy), { type: 'TextMoved', index, state }];
};

/** What a report changes: when the first text is lost and the client has not been heard, the case goes to the call list. */
export const moveText = (f: FollowUp, index: number, state: ReportedState, at: Instant, policy: Policy): Fact[] => {
  const facts = advanceText(f, index, state, at, policy);
  const isLost = facts.length > 0 && (state === 'failed' || state === 'unknown');
  const isFirst = f.texts[index] === currentTexts(f)[0];
  if (!isLost || !isFirst || !isSilent(f) || evolveAll(f, facts).state !== 'asking') return facts;
  return [...facts, { type: 'Ended', at, state: 'to-call', reason: state }];
};
