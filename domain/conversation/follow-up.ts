import type { Closing } from '../case/closing.ts';
import type { AlertCause, Answers, Channel, CodedQuestion, OpenQuestion, PhoneSign, Question } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';

/*
 * One case's follow-up, from the closing to its end: the conversation with the client and the response that comes of it.
 * It never holds a phone number, a name or the client's own words: those lie sealed beside it and only the shell opens them.
 */

export const FOLLOW_UP_STATES = [
  'waiting',
  'asking',
  'completed',
  'partial',
  'refused',
  'to-call',
  'excluded',
  'cancelled',
] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

export type ToCallReason =
  'no-answer' | 'not-understood' | 'unconfirmed' | 'phone' | 'paper' | 'no-mobile' | 'failed' | 'unknown' | 'sensitive';
export type ExcludedReason =
  | 'terminated'
  | 'too-old'
  | 'refused-earlier'
  | 'wrong-person'
  | 'detained'
  | 'deceased'
  | 'unsafe'
  | 'asked-not-to'
  | 'minor-without-consent';
export type EndReason = ToCallReason | ExcludedReason | 'reopened';

export type TextKind = `question:${Question}` | 'confirm' | 'clarify' | 'reminder' | 'refusal-confirmed' | 'recovery';

/**
 * A text's way: queued -> claimed (about to be handed over, at most once) -> handed (the provider took it) -> sent ->
 * delivered or failed. `unknown`: claimed, and nobody can say whether it left; it is never sent again.
 */
export const TEXT_STATES = ['queued', 'claimed', 'handed', 'unknown', 'sent', 'delivered', 'failed'] as const;
export type TextState = (typeof TEXT_STATES)[number];

export interface Text {
  readonly kind: TextKind;
  /** The question that is open once this text has been sent. */
  readonly opens?: OpenQuestion;
  readonly state: TextState;
  /** When it was decided, then when it was claimed for sending. */
  readonly at: Instant;
  readonly providerId?: string;
  readonly segments?: number;
  /** How often the provider has put it off. */
  readonly putOff?: number;
}

/** `call`: nobody was reached by text; `check`: a text answer is compared with one by telephone. */
export const CALL_KINDS = ['call', 'check'] as const;
export type CallKind = (typeof CALL_KINDS)[number];
export const CALL_OUTCOMES = ['answered', 'no-answer', 'wrong-number', 'refused'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** One call that somebody made. */
export interface Call {
  readonly kind: CallKind;
  readonly at: Instant;
  readonly by: string;
  readonly outcome: CallOutcome;
  /** `''` if none. */
  readonly note: string;
  /** Tells the request apart that recorded it, so that the same again records nothing. */
  readonly key?: string;
}

/** Answers that a client gave alone, by text or on the web. */
export interface TextAnswer {
  readonly channel: Extract<Channel, 'sms' | 'web'>;
  readonly answers: Answers;
}

/** What a client answered to a person when a text answer was checked. */
export interface CheckAnswers {
  readonly at: Instant;
  readonly by: string;
  readonly channel: Channel;
  readonly answers: Answers;
  /** The text answer it is compared with, as it stood then: later corrections may come of the call itself. */
  readonly beside: TextAnswer;
}

/** An answer that was replaced. */
export interface Correction {
  readonly question: CodedQuestion;
  readonly was: number;
  readonly at: Instant;
  /** Who replaced it, when it was a person who found that the client had meant something else. */
  readonly by?: string;
}

/** The question after an alert was resolved, whether it is settled: apart from the survey. */
export interface Recovery {
  /** The alerts it is about. */
  readonly causes: readonly AlertCause[];
  /** When the last of them was resolved. */
  readonly wantedAt: Instant;
  /** Not asked before this: something else was said to this number. */
  readonly askFrom: Instant;
  readonly askedAt?: Instant;
  readonly answeredAt?: Instant;
  /** Present exactly when it is answered. */
  readonly isSettled?: boolean;
  /** When the latest message came that was neither yes nor no. */
  readonly unclearAt?: Instant;
}

/** The closing without what identifies a person. */
export type ClosingFacts = Omit<Closing, 'clientName' | 'clientPhone' | 'assignedPhone'>;

export interface FollowUp {
  readonly closing: ClosingFacts;
  /** Calendar year of the closing in the centre's zone. */
  readonly year: number;
  readonly zone: string;
  /** When the case first came in. */
  readonly receivedAt: Instant;
  /** When the closing that holds now came in: an older one that is delivered late is not taken for news. */
  readonly closingAt: Instant;
  /** Key of the phone's slot; absent when no mobile number is known. */
  readonly phoneKey?: string;
  readonly state: FollowUpState;
  readonly reason?: EndReason;
  readonly endedAt?: Instant;
  /** First moment the first text may leave; only while waiting. */
  readonly dueAt?: Instant;
  /** When the first text of the present conversation was claimed for sending: the conversation's opening. */
  readonly askedAt?: Instant;
  /** How many conversations the case has had; a reopened case starts another. */
  readonly attempt: number;
  readonly texts: readonly Text[];
  readonly answers: Answers;
  /** When each answer was given: messages that arrive out of order don't set a newer answer back. */
  readonly givenAt: Readonly<Partial<Record<CodedQuestion, Instant>>>;
  /** Whether an `overall` of 1 stands: confirmed by text, or given on the web or to a clerk. */
  readonly confirmed: boolean;
  /** Answers that were replaced, oldest first. */
  readonly corrections: readonly Correction[];
  /** Whether the client said more than codes; the comment itself is sealed. */
  readonly hasComment: boolean;
  readonly channel?: Channel;
  readonly answeredAt?: Instant;
  /** Who entered the answers, when it was not the client. */
  readonly enteredBy?: string;
  /** Messages of this conversation that were not understood. */
  readonly notUnderstood: number;
  /** Whether the client has sent anything in this conversation. */
  readonly replied: boolean;
  /** Causes seen elsewhere than in a coded answer (misconduct in words, a pattern, a trend), with the time of first sight. */
  readonly redFlags: Readonly<Partial<Record<AlertCause, Instant>>>;
  /** What of the pattern among them is the phone's; absent where nothing is. */
  readonly phoneSigns?: readonly PhoneSign[];
  /** Messages already taken in: `<id hash>:<content hash>`, oldest first. */
  readonly inbound: readonly string[];
  /** When the client sent the last of them. */
  readonly heardAt?: Instant;
  readonly voided?: { readonly at: Instant; readonly by: string; readonly reason: string };
  /** What a reopened case had reached before. */
  readonly before?: { readonly state: FollowUpState; readonly reason?: EndReason; readonly endedAt?: Instant };
  readonly reopenedAt?: Instant;
  /** From when name and phone have been held: the latest closing or message they came with. */
  readonly heldSince: Instant;
  /** Whether only the phone is held, of a client who had been erased and wrote again: nobody phones them for the survey. */
  readonly heldForAnswer?: boolean;
  /** Not erased before this: somebody still needs them. */
  readonly heldUntil?: Instant;
  /** When name, phone and messages were erased. */
  readonly personErasedAt?: Instant;
  /** When the comment was erased. */
  readonly commentErasedAt?: Instant;
  readonly recovery?: Recovery;
  /** When the client asked to be erased: nobody is held for this case again, and nobody asked. */
  readonly erasureRequestedAt?: Instant;
  /** Drawn for the telephone check. */
  readonly check: boolean;
  readonly checked?: CheckAnswers;
  /** Calls made in the present attempt, oldest first. */
  readonly calls: readonly Call[];
  /** When to phone again after nobody answered. */
  readonly callAgainAt?: Instant;
}

/** What a reply is read against. */
export interface ConversationView {
  /** Whether the client speaks for themself; only then can a message come from the wrong person. */
  readonly respondentIsClient: boolean;
  /** What the last text sent before the reply asked for; absent when nothing has been asked. */
  readonly open: OpenQuestion | undefined;
  /** Coded questions of this conversation without an answer, in the order they are asked (the open one included). */
  readonly unanswered: readonly CodedQuestion[];
  /** Coded questions the client knew when replying: in the order they were texted, then those answered without that. */
  readonly asked: readonly CodedQuestion[];
}
