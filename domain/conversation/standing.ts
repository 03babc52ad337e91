import type { CodedQuestion, OpenQuestion, Question, Service } from '../shared/codes.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { DAY_MS, HOUR_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { firstAllowedMoment } from '../shared/window.ts';
import type { ConversationView, EndReason, FollowUp, FollowUpState, Text, TextKind } from './follow-up.ts';

/*
 * Where a conversation stands: questions about a follow-up that several decisions ask. No decision is taken here.
 */

/** The coded questions of a service: a consultation is asked for its overall satisfaction alone. */
export const questionsOf = (service: Service): readonly CodedQuestion[] =>
  service === 'consultation' ? ['overall'] : CODED_QUESTIONS;

/** Whether `overall` counts: answered and, if 1, confirmed. */
export const overallCounts = (f: FollowUp): boolean =>
  f.answers.overall !== undefined && (f.answers.overall !== 1 || f.confirmed);

/** Whether every coded question has an answer that counts. */
export const isComplete = (f: FollowUp): boolean =>
  overallCounts(f) && questionsOf(f.closing.service).every((question) => f.answers[question] !== undefined);

/** Texts of the present conversation, in the order they were decided. */
export const currentTexts = (f: FollowUp): readonly Text[] => {
  const { askedAt } = f;
  return askedAt === undefined ? [] : f.texts.filter((text) => text.at >= askedAt);
};

export const hasSent = (f: FollowUp, kind: TextKind): boolean => currentTexts(f).some((text) => text.kind === kind);

/** What the latest text asks for. */
export const openQuestion = (f: FollowUp): OpenQuestion | undefined => currentTexts(f).findLast((text) => text.opens)?.opens;

/** The first question without an answer that counts; `undefined` when only a consultation's end is left. */
export const nextQuestion = (f: FollowUp): Question | undefined =>
  questionsOf(f.closing.service).find((question) => f.answers[question] === undefined) ??
  (f.closing.service === 'consultation' ? undefined : 'comment');

/** What a reply sent at `sentAt` could know of: texts that were on their way by then, and what had been answered. */
export const viewAt = (f: FollowUp, sentAt: Instant): ConversationView => {
  const texted = currentTexts(f).filter((text) => text.at <= sentAt && text.state !== 'queued');
  const opened = texted.flatMap(({ opens }) => (opens && opens !== 'comment' && opens !== 'confirm' ? [opens] : []));
  const open = texted.findLast((text) => text.opens)?.opens;
  return {
    respondentIsClient: f.closing.respondent === 'self',
    open,
    unanswered: questionsOf(f.closing.service).filter((question) => f.answers[question] === undefined),
    asked: [...new Set(opened.toReversed())].toReversed().concat(answeredUnasked(f, open, sentAt, opened)),
  };
};

/** Questions before the open one that were answered by then without having been texted, as one of several at once. */
const answeredUnasked = (
  f: FollowUp,
  open: OpenQuestion | undefined,
  sentAt: Instant,
  opened: readonly CodedQuestion[],
): CodedQuestion[] => {
  const questions = questionsOf(f.closing.service);
  const now = questions.find((question) => question === (open === 'confirm' ? 'overall' : open));
  const isOpen = now !== undefined && (open === 'confirm' || f.answers[now] === undefined);
  const earlier = isOpen ? questions.slice(0, questions.indexOf(now)) : questions;
  return earlier.filter((question) => !opened.includes(question) && (f.givenAt[question] ?? Infinity) <= sentAt);
};

/** When a conversation that is under way ends by itself; `undefined` when none is. */
export const endsAt = (f: FollowUp, { followUp }: Policy): Instant | undefined => {
  if (f.state !== 'asking' || f.askedAt === undefined) return undefined;
  const comment = currentTexts(f).findLast((text) => text.opens === 'comment');
  return comment ? comment.at + followUp.commentWaitHours * HOUR_MS : f.askedAt + followUp.endAfterDays * DAY_MS;
};

/** Whether something the client said at that moment still counts, though the conversation may have ended. */
export const isInTime = (f: FollowUp, at: Instant, { followUp }: Policy): boolean =>
  f.askedAt !== undefined && at <= f.askedAt + followUp.lateReplyDays * DAY_MS;

/** Whether the client has neither written nor answered in this conversation: only then may we remind. */
export const isSilent = (f: FollowUp): boolean => !f.replied && f.answeredAt === undefined;

/** Whether the first text of a conversation under way still waits, because the provider put it off. */
export const isPutOff = (f: FollowUp): boolean => currentTexts(f)[0]?.state === 'queued';

/** When the reminder is due; `undefined` when none is to be sent any more, or nothing has been sent yet. */
export const reminderAt = (f: FollowUp, { followUp }: Policy): Instant | undefined => {
  if (f.state !== 'asking' || f.askedAt === undefined || isPutOff(f)) return undefined;
  if (!isSilent(f) || hasSent(f, 'reminder')) return undefined;
  return firstAllowedMoment(f.askedAt + followUp.reminderAfterHours * HOUR_MS, f.zone, followUp);
};

/**
 * The next moment at which the conversation needs something without anybody writing; `undefined` when there is none.
 *
 * @param beginFrom before when neither a first text nor a reminder may leave
 */
export const nextDueAt = (f: FollowUp, policy: Policy, beginFrom = -Infinity): Instant | undefined => {
  const ours = [f.dueAt, reminderAt(f, policy)].flatMap((moment) => (moment === undefined ? [] : Math.max(moment, beginFrom)));
  const moments = [...ours, endsAt(f, policy) ?? []].flat();
  return moments.length === 0 ? undefined : Math.min(...moments);
};

/** How a conversation ends now, by what has been answered. */
export const endOf = (f: FollowUp, otherwise: EndReason): { readonly state: FollowUpState; readonly reason?: EndReason } => {
  if (isComplete(f)) return { state: 'completed' };
  if (overallCounts(f)) return { state: 'partial' };
  return { state: 'to-call', reason: otherwise };
};
