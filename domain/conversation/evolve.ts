import type { Answers, PhoneSign } from '../shared/codes.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { unreachable } from '../shared/unreachable.ts';
import type { Fact } from './facts.ts';
import type { FollowUp, Text } from './follow-up.ts';
import { evolveRecovery } from './recovery.ts';
import { currentTexts } from './standing.ts';

/** The follow-up after a fact. Total and without judgement: all judgement lies in `decide`. */
export const evolve = (f: FollowUp, fact: Fact): FollowUp => {
  switch (fact.type) {
    case 'ConversationOpened':
      return { ...f, state: 'asking', askedAt: fact.at, dueAt: undefined };
    case 'TextQueued': {
      const { at, kind, opens } = fact;
      return { ...f, texts: [...f.texts, { kind, at, state: 'queued', ...(opens === undefined ? {} : { opens }) }] };
    }
    case 'TextMoved':
      return moveText(f, fact);
    case 'MessageTakenIn':
      return { ...f, inbound: [...f.inbound, fact.key], heardAt: fact.at, replied: f.replied || fact.isReply };
    case 'AnswerRecorded':
      return recordAnswer(f, fact);
    case 'AnswerCorrected':
      return correctAnswer(f, fact);
    case 'OverallConfirmed':
      return { ...f, confirmed: true, answeredAt: lastAnswer(f, fact.at) };
    case 'CommentAdded':
      return withWords(f, fact.text);
    case 'NotUnderstood':
      return { ...f, notUnderstood: f.notUnderstood + 1 };
    case 'RedFlagSeen':
      return { ...f, redFlags: { ...f.redFlags, [fact.cause]: fact.at } };
    case 'AnswersReplaced':
      return {
        ...withWords(f, fact.comment),
        answers: fact.answers,
        givenAt: Object.fromEntries(Object.keys(fact.answers).map((question) => [question, fact.at])),
        confirmed: fact.answers.overall === 1,
        corrections: [...f.corrections, ...replacedAnswers(f, fact.answers, fact.at)],
        channel: fact.channel,
        answeredAt: fact.at,
        enteredBy: fact.by,
      };
    case 'Ended':
      return { ...f, state: fact.state, reason: fact.reason, endedAt: fact.at, dueAt: undefined };
    case 'EndChanged':
      return { ...f, state: fact.state, reason: fact.reason };
    case 'Reopened':
      return {
        ...f,
        before: { state: f.state, reason: f.reason, endedAt: f.endedAt },
        state: 'cancelled',
        reason: 'reopened',
        endedAt: fact.at,
        reopenedAt: fact.at,
        dueAt: undefined,
      };
    case 'Restored':
      return { ...f, state: fact.state, reason: fact.reason, endedAt: fact.endedAt, before: undefined };
    case 'Admitted':
      return admitted(f, fact);
    case 'ClosingChanged': {
      const { at, closing, year, zone, phoneKey, signs = [] } = fact;
      const keptKey = phoneKey === undefined ? f.phoneKey : (phoneKey ?? undefined);
      const held = phoneKey === undefined ? f : personHeld(f, at);
      return { ...held, ...withSigns(f, signs, at), closing, closingAt: at, year, zone, phoneKey: keptKey };
    }
    case 'CallMade':
      return { ...f, calls: [...f.calls, fact.call], callAgainAt: fact.againAt };
    case 'CheckRecorded':
      return { ...f, checked: fact.check };
    case 'Voided':
      return { ...f, voided: { at: fact.at, by: fact.by, reason: fact.reason } };
    case 'VoidLifted':
      return { ...f, voided: undefined };
    case 'RecoveryWanted':
    case 'RecoveryPutOff':
    case 'RecoveryDropped':
    case 'RecoveryAsked':
    case 'RecoveryAnswered':
    case 'RecoveryUnclear':
      return { ...f, recovery: evolveRecovery(f.recovery, fact) };
    case 'PersonHeld':
      return { ...personHeld(f, fact.at), heldForAnswer: true, heldUntil: fact.until };
    case 'ErasurePostponed':
      return { ...f, heldUntil: fact.until };
    case 'PersonErased':
      return { ...f, personErasedAt: fact.at };
    case 'CommentErased':
      return { ...f, commentErasedAt: fact.at };
    case 'ErasureRequested':
      return { ...f, erasureRequestedAt: fact.at, phoneKey: undefined };
    default:
      return unreachable(fact);
  }
};

/** The follow-up after several facts. */
export const evolveAll = (f: FollowUp, facts: readonly Fact[]): FollowUp => facts.reduce(evolve, f);

/** What a phone shows is a pattern to look at; what an earlier phone of the case has shown stays. */
export const withSigns = (
  { redFlags, phoneSigns = [] }: Pick<FollowUp, 'redFlags' | 'phoneSigns'>,
  signs: readonly PhoneSign[],
  at: Instant,
): Partial<FollowUp> =>
  signs.length === 0 ? {} : { redFlags: { pattern: at, ...redFlags }, phoneSigns: [...new Set([...phoneSigns, ...signs])] };

type TextMoved = Extract<Fact, { type: 'TextMoved' }>;

/** A first text that was put off opens the conversation when it is claimed again: time runs from then. */
const moveText = (f: FollowUp, fact: TextMoved): FollowUp => {
  const { index, state, at } = fact;
  const isOpening = state === 'claimed' && f.texts[index] === currentTexts(f)[0];
  const texts = f.texts.map((text, i) => (i === index ? movedText(text, fact) : text));
  return { ...f, texts, askedAt: isOpening ? at : f.askedAt };
};

const movedText = (text: Text, { state, at, providerId, segments, putOff }: TextMoved): Text => ({
  ...text,
  state,
  at: at ?? text.at,
  providerId: providerId ?? text.providerId,
  segments: segments ?? text.segments,
  putOff: putOff ?? text.putOff,
});

const recordAnswer = (f: FollowUp, { question, value, at }: Extract<Fact, { type: 'AnswerRecorded' }>): FollowUp => {
  const was = f.answers[question];
  return {
    ...f,
    answers: { ...f.answers, [question]: value },
    givenAt: { ...f.givenAt, [question]: at },
    confirmed: question === 'overall' ? false : f.confirmed,
    corrections: was === undefined ? f.corrections : [...f.corrections, { question, was, at }],
    channel: 'sms',
    answeredAt: lastAnswer(f, at),
  };
};

/** Words that come after the comment was erased are held anew. */
const withWords = (f: FollowUp, words: string): FollowUp =>
  words === '' ? f : { ...f, hasComment: true, commentErasedAt: undefined };

const personHeld = (f: FollowUp, at: Instant): FollowUp => ({
  ...f,
  heldSince: at,
  heldForAnswer: undefined,
  heldUntil: undefined,
  personErasedAt: undefined,
});

/** The client's time and channel stay: it is still the client's answer, rightly read. */
const correctAnswer = (f: FollowUp, { question, value, at, by }: Extract<Fact, { type: 'AnswerCorrected' }>): FollowUp => {
  const was = f.answers[question];
  return {
    ...f,
    answers: { ...f.answers, [question]: value },
    givenAt: { ...f.givenAt, [question]: at },
    confirmed: question === 'overall' ? value === 1 : f.confirmed,
    corrections: was === undefined ? f.corrections : [...f.corrections, { question, was, at, by }],
  };
};

/** Messages may come out of order: an older one doesn't set the time of the last answer back. */
const lastAnswer = ({ answeredAt }: FollowUp, at: Instant): Instant => Math.max(at, answeredAt ?? at);

const replacedAnswers = (f: FollowUp, answers: Answers, at: Instant): FollowUp['corrections'] =>
  CODED_QUESTIONS.flatMap((question) => {
    const was = f.answers[question];
    return was === undefined || was === answers[question] ? [] : [{ question, was, at }];
  });

/** A new attempt forgets the conversation that came to nothing, not the texts that were sent nor the client's words. */
const admitted = (f: FollowUp, { at, admission, isNewAttempt }: Extract<Fact, { type: 'Admitted' }>): FollowUp => ({
  ...f,
  ...(isNewAttempt
    ? {
        attempt: f.attempt + 1,
        askedAt: undefined,
        answers: {},
        givenAt: {},
        confirmed: false,
        channel: undefined,
        answeredAt: undefined,
        enteredBy: undefined,
        voided: undefined,
        notUnderstood: 0,
        replied: false,
        before: undefined,
        recovery: undefined,
        calls: [],
        callAgainAt: undefined,
        checked: undefined,
      }
    : {}),
  state: admission.state,
  reason: admission.state === 'waiting' ? undefined : admission.reason,
  dueAt: admission.state === 'waiting' ? admission.dueAt : undefined,
  endedAt: admission.state === 'waiting' ? undefined : at,
});
