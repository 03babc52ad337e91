import type { Answers, Channel } from '../shared/codes.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import type { Result } from '../shared/result.ts';
import { answerToCheck, callKind } from './call-list.ts';
import { expire } from './decide-due.ts';
import { evolveAll } from './evolve.ts';
import type { Fact } from './facts.ts';
import type { FollowUp } from './follow-up.ts';
import { endOf, isComplete, overallCounts } from './standing.ts';

/** Answers that come all at once: from the web form, or entered by a clerk. */
export interface EnteredAnswers {
  readonly at: Instant;
  readonly answers: Answers;
  /** `''` if none. */
  readonly comment: string;
}

/**
 * Why entered answers are not taken. `ignored`: a complete answer is there already, and the first one wins. `repeat`: these
 * very answers were taken a moment ago; they changed nothing, but whoever sent them is thanked.
 */
export type EntryRefusal = 'outside-link-life' | 'ignored' | 'repeat' | 'not-to-be-asked';

/** How long the same form counts as sent twice: a double tap, or a slow network on which the thanks got lost. */
const REPEAT_MS = 10 * MINUTE_MS;

/**
 * The web form. The link lives from the first text until the conversation has ended. A complete form ends the
 * conversation; an incomplete one is kept in place of an incomplete answer, and the conversation goes on.
 */
export const decideForm = (f: FollowUp, form: EnteredAnswers, policy: Policy): Result<Fact[], EntryRefusal> => {
  const expired = expire(f, form.at, policy);
  const isOpen = f.state === 'asking' && f.askedAt !== undefined && form.at >= f.askedAt && expired.length === 0;
  if (!isOpen) return { ok: false, error: isRepeat(f, form) ? 'repeat' : 'outside-link-life' };
  if (isComplete(f)) return { ok: false, error: 'ignored' };
  // A form that holds a comment alone takes no answer away.
  const { at, answers, comment } = form;
  if (Object.keys(answers).length === 0) return { ok: true, value: [{ type: 'CommentAdded', at, text: comment }] };
  const replaced: Fact[] = [{ type: 'AnswersReplaced', channel: 'web', ...form }];
  const after = evolveAll(f, replaced);
  return { ok: true, value: isComplete(after) ? [...replaced, { type: 'Ended', at: form.at, state: 'completed' }] : replaced };
};

const isRepeat = (f: FollowUp, { at, answers }: EnteredAnswers): boolean =>
  f.state === 'completed' &&
  f.channel === 'web' &&
  f.answeredAt !== undefined &&
  at >= f.answeredAt &&
  at <= f.answeredAt + REPEAT_MS &&
  CODED_QUESTIONS.every((question) => f.answers[question] === answers[question]);

/**
 * What a clerk entered after a call, a visit or from paper. It ends the follow-up as soon as `overall` is answered, and
 * replaces an incomplete answer, never a complete one. Beside a text answer that is to be checked it is the check as well, and
 * whoever was to be phoned has been reached by it.
 */
export const decideClerk = (
  f: FollowUp,
  entry: EnteredAnswers & { readonly channel: Exclude<Channel, 'sms' | 'web'>; readonly by: string },
  policy: Policy,
): Result<Fact[], EntryRefusal> => {
  if (f.state === 'refused' || f.state === 'excluded' || f.state === 'cancelled') return { ok: false, error: 'not-to-be-asked' };
  const { at, answers, comment, channel, by } = entry;
  const kind = callKind(f, policy);
  const beside = kind === 'check' ? answerToCheck(f) : undefined;
  const called: readonly Fact[] = [
    ...(beside === undefined ? [] : [{ type: 'CheckRecorded' as const, check: { at, by, channel, answers, beside } }]),
    ...(kind === undefined
      ? []
      : [{ type: 'CallMade' as const, call: { kind, at, by, outcome: 'answered' as const, note: '' } }]),
  ];
  if (isComplete(f)) return beside === undefined ? { ok: false, error: 'ignored' } : { ok: true, value: [...called] };
  const facts: Fact[] = [...expire(f, at, policy), { type: 'AnswersReplaced', at, channel, answers, comment, by }];
  const after = evolveAll(f, facts);
  // Without `overall` a case goes on as it was, unless an answer that counted has been replaced.
  const isEnd = overallCounts(after) || after.state === 'partial';
  const ended: Fact[] = isEnd ? [{ type: 'Ended', at, ...endOf(after, 'no-answer') }] : [];
  return { ok: true, value: [...called, ...facts, ...ended] };
};

/** A supervisor takes a response out of the scores (wrong case, abuse, faked); it stays on record. */
export const decideVoid = (f: FollowUp, at: Instant, by: string, reason: string): Result<Fact[], 'no-response'> => {
  if (f.answeredAt === undefined) return { ok: false, error: 'no-response' };
  return { ok: true, value: f.voided === undefined ? [{ type: 'Voided', at, by, reason }] : [] };
};

/** A supervisor puts a voided response back into the scores. */
export const decideVoidLift = (f: FollowUp): Result<Fact[], 'not-voided'> =>
  f.voided === undefined ? { ok: false, error: 'not-voided' } : { ok: true, value: [{ type: 'VoidLifted' }] };
