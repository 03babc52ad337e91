import type { CaseKind, Language, Respondent } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { HOUR_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import type { Result } from '../shared/result.ts';
import { firstAllowedMoment } from '../shared/window.ts';
import type { Fact } from './facts.ts';
import type { CallKind, CallOutcome, EndReason, FollowUp, TextAnswer } from './follow-up.ts';
import { overallCounts } from './standing.ts';

/*
 * The call list 回访名单: whom somebody has to phone, visit or write to. `call`: no text reached or understood the client.
 * `check` 电话抽查: a text answer that is to be compared with one by telephone.
 */

/** A line of the list. It names no person: whoever phones reveals the number, which is recorded. */
export interface CallEntry {
  readonly caseNo: string;
  readonly centreId: string;
  readonly lawyerId: string;
  readonly kind: CallKind;
  /** Why the client is to be called; of a check there is none. */
  readonly reason?: EndReason;
  readonly since: Instant;
  readonly attempts: number;
  readonly lastOutcome?: CallOutcome;
  /** When to try again; at once when absent. */
  readonly againAt?: Instant;
  readonly caseKind: CaseKind;
  readonly respondent: Respondent;
  readonly language: Language;
}

/** The case's line on the list; `undefined` when nobody has to be phoned (any more). */
export const callEntry = (f: FollowUp, policy: Policy): CallEntry | undefined => {
  const kind = callKind(f, policy);
  if (kind === undefined || f.endedAt === undefined) return undefined;
  const { caseNo, centreId, lawyerId, kind: caseKind, respondent, language } = f.closing;
  const made = f.calls.filter((call) => call.kind === kind);
  const lastOutcome = made.at(-1)?.outcome;
  return {
    caseNo,
    centreId,
    lawyerId,
    kind,
    ...(kind === 'call' && f.reason !== undefined ? { reason: f.reason } : {}),
    since: f.endedAt,
    attempts: made.length,
    ...(lastOutcome === undefined ? {} : { lastOutcome }),
    ...(f.callAgainAt === undefined || made.length === 0 ? {} : { againAt: f.callAgainAt }),
    caseKind,
    respondent,
    language,
  };
};

/** Why the client is to be phoned, if at all: not once the number has been erased. */
export const callKind = (f: FollowUp, policy: Policy): CallKind | undefined => {
  if (f.personErasedAt !== undefined || f.heldForAnswer === true) return undefined;
  if (f.state === 'to-call') return isClosed(f, 'call', policy) ? undefined : 'call';
  return answerToCheck(f) !== undefined && !isClosed(f, 'check', policy) ? 'check' : undefined;
};

/**
 * The text answer that a check by telephone is for, whether it has been tried or not. A case is checked when it was drawn or
 * the client was unsure about money; a consultation never is, nor an answer that somebody took out of the scores.
 */
export const answerToCheck = ({ channel, answers, ...f }: FollowUp): TextAnswer | undefined => {
  const isAnswered = (f.state === 'completed' || f.state === 'partial') && overallCounts({ ...f, answers });
  const isDrawn = (f.check || answers.charged === 0) && f.closing.service === 'case' && f.voided === undefined;
  return isAnswered && isDrawn && (channel === 'sms' || channel === 'web') ? { channel, answers } : undefined;
};

/** Whether a list has done with a case: the client was reached, or can't be, or was tried often enough. */
const isClosed = (f: FollowUp, kind: CallKind, { call }: Policy): boolean => {
  const made = f.calls.filter((one) => one.kind === kind);
  return made.length >= call.attempts || made.some(({ outcome }) => outcome !== 'no-answer');
};

/** What came of a call, as whoever made it writes down. */
export interface CallReport {
  readonly at: Instant;
  readonly by: string;
  readonly outcome: CallOutcome;
  /** `''` if none. */
  readonly note: string;
  /** Of the request that records it, where it has one. */
  readonly key?: string;
}

/**
 * A call was made. No answer: again after the policy's hours, so often and no oftener. A wrong number or a client who was
 * reached ends it; answers are entered by themselves. Who refuses on the telephone is not asked again by any way. A call that
 * its request has recorded before changes nothing.
 */
export const decideCall = (f: FollowUp, report: CallReport, policy: Policy): Result<readonly Fact[], 'not-on-list'> => {
  if (report.key !== undefined && f.calls.some(({ key }) => key === report.key)) return { ok: true, value: [] };
  const kind = callKind(f, policy);
  if (kind === undefined) return { ok: false, error: 'not-on-list' };
  const againAt = firstAllowedMoment(report.at + policy.call.againHours * HOUR_MS, f.zone, policy.followUp);
  const made: Fact = { type: 'CallMade', call: { kind, ...report }, ...(report.outcome === 'no-answer' ? { againAt } : {}) };
  const refuses = report.outcome === 'refused' && kind === 'call';
  return { ok: true, value: refuses ? [made, { type: 'EndChanged', state: 'refused' }] : [made] };
};

/** Who says so when a client refuses by text or through the provider. */
export const CLIENT = 'client';

/** The number refuses, in whichever conversation: it is not phoned either. How the follow-up ended stays. */
export const decideNotPhoned = (f: FollowUp, at: Instant, by: string, policy: Policy): readonly Fact[] => {
  const kind = callKind(f, policy);
  return kind === undefined ? [] : [{ type: 'CallMade', call: { kind, at, by, outcome: 'refused', note: '' } }];
};

/** The number refuses, in the conversation of another case or on the telephone: an open one ends, and nobody is phoned. */
export const decideRefusedElsewhere = (f: FollowUp, at: Instant, by: string, policy: Policy): readonly Fact[] => {
  const { state, askedAt } = f;
  // It ends also what was opened while the refusal was on its way.
  if (state === 'asking' && askedAt !== undefined) return [{ type: 'Ended', at: Math.max(at, askedAt), state: 'refused' }];
  return decideNotPhoned(f, at, by, policy);
};
