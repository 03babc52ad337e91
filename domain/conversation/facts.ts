import type { Admission } from '../case/admit.ts';
import type { AlertCause, Answers, Channel, CodedQuestion, OpenQuestion, PhoneSign } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Call, CheckAnswers, ClosingFacts, EndReason, FollowUpState, TextKind, TextState } from './follow-up.ts';

/** What happens in a follow-up, in the order a case lives through it. Past tense; never edited. */
export type Fact =
  | { readonly type: 'ConversationOpened'; readonly at: Instant }
  | { readonly type: 'TextQueued'; readonly at: Instant; readonly kind: TextKind; readonly opens?: OpenQuestion }
  | {
      readonly type: 'TextMoved';
      readonly index: number;
      readonly state: TextState;
      /** When it was claimed; only with that state. */
      readonly at?: Instant;
      readonly providerId?: string;
      readonly segments?: number;
      /** How often the provider has put it off by now; only with `queued`. */
      readonly putOff?: number;
    }
  | { readonly type: 'MessageTakenIn'; readonly at: Instant; readonly key: string; readonly isReply: boolean }
  | { readonly type: 'AnswerRecorded'; readonly at: Instant; readonly question: CodedQuestion; readonly value: number }
  /** A person found that the client had meant something else 误评更正. */
  | {
      readonly type: 'AnswerCorrected';
      readonly at: Instant;
      readonly question: CodedQuestion;
      readonly value: number;
      readonly by: string;
    }
  | { readonly type: 'OverallConfirmed'; readonly at: Instant }
  /** Words beyond an answer. They go to what is sealed beside the follow-up. */
  | { readonly type: 'CommentAdded'; readonly at: Instant; readonly text: string }
  | { readonly type: 'NotUnderstood' }
  | { readonly type: 'RedFlagSeen'; readonly at: Instant; readonly cause: AlertCause }
  | {
      readonly type: 'AnswersReplaced';
      readonly at: Instant;
      readonly channel: Channel;
      readonly answers: Answers;
      readonly comment: string;
      readonly by?: string;
    }
  | { readonly type: 'Ended'; readonly at: Instant; readonly state: FollowUpState; readonly reason?: EndReason }
  /** A late reply changed how the follow-up ended, not when. */
  | { readonly type: 'EndChanged'; readonly state: FollowUpState; readonly reason?: EndReason }
  | { readonly type: 'Reopened'; readonly at: Instant }
  /** The case was closed again and takes back what it had reached. */
  | { readonly type: 'Restored'; readonly state: FollowUpState; readonly reason?: EndReason; readonly endedAt: Instant }
  /** The follow-up starts (again) from a closing. */
  | { readonly type: 'Admitted'; readonly at: Instant; readonly admission: Admission; readonly isNewAttempt: boolean }
  | {
      readonly type: 'ClosingChanged';
      /** When the closing came in. */
      readonly at: Instant;
      readonly closing: ClosingFacts;
      readonly year: number;
      readonly zone: string;
      /** Key of the phone's slot when the closing's phone is taken over as well; `null`: no mobile number. */
      readonly phoneKey?: string | null;
      /** What that phone shows. */
      readonly signs?: readonly PhoneSign[];
    }
  | { readonly type: 'CallMade'; readonly call: Call; readonly againAt?: Instant }
  | { readonly type: 'CheckRecorded'; readonly check: CheckAnswers }
  | { readonly type: 'Voided'; readonly at: Instant; readonly by: string; readonly reason: string }
  | { readonly type: 'VoidLifted' }
  /** An alert was resolved, and its client is to be asked whether it is settled. */
  | { readonly type: 'RecoveryWanted'; readonly at: Instant; readonly cause: AlertCause }
  | { readonly type: 'RecoveryPutOff'; readonly from: Instant }
  | { readonly type: 'RecoveryDropped' }
  | { readonly type: 'RecoveryAsked'; readonly at: Instant; readonly causes: readonly AlertCause[] }
  | { readonly type: 'RecoveryAnswered'; readonly at: Instant; readonly isSettled: boolean }
  /** Neither yes nor no: left to the supervisor. */
  | { readonly type: 'RecoveryUnclear'; readonly at: Instant }
  /** The phone is held again, because the client wrote after all had been erased; `until` then at least. */
  | { readonly type: 'PersonHeld'; readonly at: Instant; readonly until?: Instant }
  | { readonly type: 'ErasurePostponed'; readonly until: Instant }
  /** Name, phone and messages are gone. */
  | { readonly type: 'PersonErased'; readonly at: Instant }
  | { readonly type: 'CommentErased'; readonly at: Instant }
  /** The client asked that what identifies them be erased; from now on no phone leads to the case. */
  | { readonly type: 'ErasureRequested'; readonly at: Instant };
