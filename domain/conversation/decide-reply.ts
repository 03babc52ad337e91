import type { AlertCause, CodedQuestion } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { SECOND_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { unreachable } from '../shared/unreachable.ts';
import { CLIENT, decideNotPhoned } from './call-list.ts';
import { expire, silenceReason } from './decide-due.ts';
import { evolveAll } from './evolve.ts';
import type { Fact } from './facts.ts';
import type { FollowUp } from './follow-up.ts';
import { currentTexts, endOf, hasSent, isComplete, isInTime, nextQuestion, openQuestion } from './standing.ts';

type PlainKind =
  | 'confirm'
  | 'no-comment'
  | 'refusal'
  | 'resume'
  | 'wrong-person'
  | 'deceased'
  | 'detained'
  | 'question-back'
  | 'auto-reply'
  | 'unclear';

/** What a message was understood to be (`parseReply` makes it). */
export type Understanding =
  /** One answer, or one for each question without an answer. */
  | { readonly kind: 'answers'; readonly answers: readonly { readonly question: CodedQuestion; readonly value: number }[] }
  | { readonly kind: 'comment'; readonly text: string }
  | { [K in PlainKind]: { readonly kind: K } }[PlainKind];

/** One message of the client, as the conversation sees it. */
export interface Reply {
  /** When the client sent it. */
  readonly at: Instant;
  /** `<id hash>:<content hash>`: the same message again changes nothing. */
  readonly key: string;
  readonly understood: Understanding;
  readonly redFlags: readonly AlertCause[];
  /** Words beyond the answer, `''` if none. */
  readonly words: string;
}

/** How far apart the same words are one message that carriers brought under two ids. */
export const ECHO_MS = 10 * SECOND_MS;

/**
 * Whether a message is the one before it once more, under another id: nobody reads the next text and writes the same words
 * again so soon. A bare code is not looked at here: 0 and 0 answer two questions, and what a second 1 means, the wait after the
 * question back decides.
 */
const isEcho = ({ inbound, heardAt }: FollowUp, { key, at, understood, words }: Reply): boolean => {
  const isBareCode = (understood.kind === 'answers' && words === '') || understood.kind === 'no-comment';
  return (
    heardAt !== undefined && Math.abs(at - heardAt) <= ECHO_MS && contentOf(inbound.at(-1)) === contentOf(key) && !isBareCode
  );
};

const contentOf = (key: string | undefined): string | undefined => key?.slice(key.indexOf(':'));

/** Messages read in one case; more are a machine's, and only their refusals count (the phone's slot takes those). */
export const MESSAGE_LIMIT = 100;

/**
 * What a client's message changes. Its time is when the client sent it, so a message that comes late counts as if it had
 * come in time, and one sent after the conversation's end finds it ended.
 *
 * @param isYearFrozen whether the assessment of the case's year is final: late answers count no more
 */
export const decideReply = (f: FollowUp, sent: Reply, policy: Policy, isYearFrozen = false): Fact[] => {
  if (f.inbound.includes(sent.key) || f.inbound.length >= MESSAGE_LIMIT) return [];
  const reply = concerning(f, sent);
  const facts: Fact[] = [...expire(f, reply.at, policy)];
  const isAsked = f.askedAt !== undefined && reply.at >= f.askedAt;
  const isReply = isAsked && reply.understood.kind !== 'auto-reply';
  facts.push({ type: 'MessageTakenIn', at: reply.at, key: reply.key, isReply });
  for (const cause of reply.redFlags) {
    if (f.redFlags[cause] === undefined) facts.push({ type: 'RedFlagSeen', at: reply.at, cause });
  }
  if (!isAsked || isEcho(f, reply)) return facts;
  const now = evolveAll(f, facts);
  return [...facts, ...(now.state === 'asking' ? answerOpen(now, reply, policy) : answerLate(now, reply, policy, isYearFrozen))];
};

/** A refusal concerns the number: it ends also a conversation that was opened while it was on its way. */
const concerning = ({ state, askedAt }: FollowUp, reply: Reply): Reply =>
  state === 'asking' && askedAt !== undefined && reply.understood.kind === 'refusal'
    ? { ...reply, at: Math.max(reply.at, askedAt) }
    : reply;

/** A message while the conversation is open: what it changes, and what the client is asked next. */
const answerOpen = (f: FollowUp, reply: Reply, policy: Policy): Fact[] => {
  const { understood, at } = reply;
  switch (understood.kind) {
    case 'answers': {
      const answered = recordAnswers(f, understood.answers, reply, policy);
      return [...answered, ...proceed(f, answered, at)];
    }
    case 'confirm': {
      const confirmed = confirmOverall(f, at);
      return [...confirmed, ...proceed(f, confirmed, at)];
    }
    case 'comment':
      return endAfter(f, [{ type: 'CommentAdded', at, text: understood.text }], at);
    case 'no-comment':
      return endAfter(f, [], at);
    case 'refusal':
      return [{ type: 'Ended', at, state: 'refused' }, ...confirmRefusal(f, at)];
    case 'wrong-person':
    case 'deceased':
    case 'detained':
      return [{ type: 'Ended', at, state: 'excluded', reason: understood.kind }];
    case 'question-back':
    case 'unclear':
      return clarify(f, reply);
    case 'resume':
    case 'auto-reply':
      return [];
    default:
      return unreachable(understood);
  }
};

/** A message after the end: within the days for late replies it still counts; nothing is sent but a refusal's confirmation. */
const answerLate = (f: FollowUp, reply: Reply, policy: Policy, isYearFrozen: boolean): Fact[] => {
  const { understood, at } = reply;
  if (understood.kind === 'refusal') {
    const changed: Fact[] = f.state === 'to-call' && isInTime(f, at, policy) ? [{ type: 'EndChanged', state: 'refused' }] : [];
    return [...changed, ...confirmRefusal(f, at), ...decideNotPhoned(evolveAll(f, changed), at, CLIENT, policy)];
  }
  if (isYearFrozen || !isInTime(f, at, policy) || !takesLateAnswers(f, at)) return [];
  switch (understood.kind) {
    case 'answers':
      return followState(f, recordLateAnswers(f, understood.answers, reply, policy.followUp.doubleTapSeconds));
    case 'confirm':
      return followState(f, confirmOverall(f, at));
    case 'comment':
      return [{ type: 'CommentAdded', at, text: understood.text }];
    case 'wrong-person':
    case 'deceased':
    case 'detained':
      return f.state === 'refused' ? [] : [{ type: 'EndChanged', state: 'excluded', reason: understood.kind }];
    case 'question-back':
    case 'unclear':
      return [{ type: 'NotUnderstood' }];
    case 'no-comment':
    case 'resume':
    case 'auto-reply':
      return [];
    default:
      return unreachable(understood);
  }
};

/**
 * Late texts change neither a clerk's answer, nor a complete one from the web, nor a case that is refused, excluded or cancelled.
 * But a refusal takes nothing back: an answer that was sent before it counts, whichever of them came first.
 */
const takesLateAnswers = (f: FollowUp, at: Instant): boolean => {
  const wasOvertaken = f.state === 'refused' && f.endedAt !== undefined && at < f.endedAt;
  const isOpenToChange = f.state === 'completed' || f.state === 'partial' || f.state === 'to-call' || wasOvertaken;
  return isOpenToChange && f.enteredBy === undefined && !(f.channel === 'web' && isComplete(f));
};

/** Answers of a message, with the question back that an `overall` of 1 needs. */
const recordAnswers = (
  f: FollowUp,
  answers: readonly { question: CodedQuestion; value: number }[],
  reply: Reply,
  policy: Policy,
): Fact[] => {
  const facts = recordLateAnswers(f, answers, reply, policy.followUp.doubleTapSeconds);
  const becomesOne = facts.some((fact) => fact.type === 'AnswerRecorded' && fact.question === 'overall' && fact.value === 1);
  if (!becomesOne || hasSent(f, 'confirm')) return facts;
  return [...facts, { type: 'TextQueued', at: reply.at, kind: 'confirm', opens: 'confirm' }];
};

const recordLateAnswers = (
  f: FollowUp,
  answers: readonly { question: CodedQuestion; value: number }[],
  { at, words }: Reply,
  doubleTapSeconds: number,
): Fact[] => {
  const facts = answers.flatMap(({ question, value }): Fact[] => {
    if (at < (f.givenAt[question] ?? at)) return [];
    if (f.answers[question] !== value) return [{ type: 'AnswerRecorded', at, question, value }];
    return question === 'overall' && value === 1 && isSecondOne(f, at, doubleTapSeconds) ? confirmOverall(f, at) : [];
  });
  return words === '' ? facts : [...facts, { type: 'CommentAdded', at, text: words }];
};

/** Whether a 1 sent at `at` repeats the first one on purpose, that is long enough after the question back was sent. */
const isSecondOne = (f: FollowUp, at: Instant, doubleTapSeconds: number): boolean => {
  const confirm = currentTexts(f).findLast((text) => text.kind === 'confirm' && text.state !== 'queued');
  return confirm !== undefined && at >= confirm.at + doubleTapSeconds * SECOND_MS;
};

/** Whatever was meant by a message that is older than the 1 itself, it was not this 1. */
const confirmOverall = ({ answers, givenAt, confirmed }: FollowUp, at: Instant): Fact[] => {
  const isOlder = givenAt.overall !== undefined && at < givenAt.overall;
  return answers.overall === 1 && !confirmed && !isOlder ? [{ type: 'OverallConfirmed', at }] : [];
};

/**
 * What is asked next. Nothing while an `overall` of 1 waits for its confirmation, nor when the reply only corrected an
 * earlier answer: the question that is open stays open. Once a question back is settled, the open question is texted again.
 */
const proceed = (f: FollowUp, facts: readonly Fact[], at: Instant): Fact[] => {
  const after = evolveAll(f, facts);
  const open = openQuestion(after);
  if (open === 'confirm' && after.answers.overall === 1 && !after.confirmed) return [];
  const next = nextQuestion(after);
  if (next === undefined) return endAfter(after, [], at);
  return next === open ? [] : [{ type: 'TextQueued', at, kind: `question:${next}`, opens: next }];
};

const endAfter = (f: FollowUp, facts: Fact[], at: Instant): Fact[] => {
  const after = evolveAll(f, facts);
  return [...facts, { type: 'Ended', at, ...endOf(after, silenceReason(after)) }];
};

/** One question back when a message was not understood; a second such message ends the conversation. */
const clarify = (f: FollowUp, { at }: Reply): Fact[] => {
  const notUnderstood: Fact = { type: 'NotUnderstood' };
  if (f.notUnderstood > 0) return [notUnderstood, { type: 'Ended', at, ...endOf(f, 'not-understood') }];
  const opens = openQuestion(f);
  // The message is older than the invitation to comment, which has no codes to repeat.
  if (opens === 'comment') return [notUnderstood];
  return [notUnderstood, { type: 'TextQueued', at, kind: 'clarify', opens }];
};

const confirmRefusal = (f: FollowUp, at: Instant): Fact[] =>
  hasSent(f, 'refusal-confirmed') ? [] : [{ type: 'TextQueued', at, kind: 'refusal-confirmed' }];

/** After late answers the state follows them, a refusal apart; a reason to phone stays unless an unconfirmed 1 is the new one. */
const followState = (f: FollowUp, facts: Fact[]): Fact[] => {
  if (f.state === 'refused') return facts;
  const after = evolveAll(f, facts);
  const end = endOf(after, silenceReason(after) === 'unconfirmed' ? 'unconfirmed' : (f.reason ?? 'no-answer'));
  return end.state === f.state && end.reason === f.reason ? facts : [...facts, { type: 'EndChanged', ...end }];
};
