/*
 * Every outside thing a workflow touches, as it needs it: a file of `ports/` a subject. Adapters implement these; tests use the
 * real store and stand-ins at the wire.
 */
import type { Instant } from '../domain/shared/instant.ts';
import type { WorkCalendar } from '../domain/shared/working-days.ts';
import type { AlertStore } from './ports/alerts.ts';
import type { AssessmentStore } from './ports/assessments.ts';
import type { CaseStore } from './ports/cases.ts';
import type { CentreStore } from './ports/centres.ts';
import type { DueStore } from './ports/due.ts';
import type { ErasureAuditStore } from './ports/erasure-audits.ts';
import type { EvidenceStore } from './ports/evidence.ts';
import type { HistoryStore } from './ports/history.ts';
import type { LawyerStore } from './ports/lawyers.ts';
import type { AlertTopic, Queues } from './ports/messages.ts';
import type { PhoneStore } from './ports/phones.ts';
import type { ScoreStore } from './ports/scores.ts';
import type { OptOutList, SmsProvider } from './ports/sending.ts';
import type { SummaryStore } from './ports/summaries.ts';
import type { Vault } from './ports/vault.ts';
import type { WorklistStore } from './ports/worklists.ts';

export type * from './ports/history.ts';
export type * from './ports/cases.ts';
export type * from './ports/phones.ts';
export type * from './ports/due.ts';
export type * from './ports/scores.ts';
export type * from './ports/alerts.ts';
export type * from './ports/worklists.ts';
export type * from './ports/evidence.ts';
export type * from './ports/summaries.ts';
export type * from './ports/lawyers.ts';
export type * from './ports/centres.ts';
export type * from './ports/assessments.ts';
export type * from './ports/erasure-audits.ts';
export type * from './ports/vault.ts';
export type * from './ports/sending.ts';
export type * from './ports/messages.ts';
export type * from './ports/files.ts';
export type * from './ports/written.ts';
export type * from './ports/annual-files.ts';

/** Saves answer `false` when somebody else was faster: load again, decide again. */
export interface Store
  extends
    AlertStore,
    AssessmentStore,
    CaseStore,
    CentreStore,
    DueStore,
    ErasureAuditStore,
    EvidenceStore,
    HistoryStore,
    LawyerStore,
    PhoneStore,
    ScoreStore,
    SummaryStore,
    WorklistStore {}

/** Reads the wall clock; only `send` does, at the moment it claims. */
export interface Clock {
  now(): Instant;
  /** Waits a little longer, and a little differently, the more often something was tried. */
  pause(attempt: number): Promise<void>;
}

/** Finds the mobile number in what somebody typed: E.164, or `undefined` when it can't get texts. */
export type MobileOf = (typed: string) => string | undefined;

export interface Deps {
  readonly store: Store;
  readonly vault: Vault;
  readonly sms: SmsProvider;
  readonly optOuts: OptOutList;
  readonly queues: Queues;
  readonly alertTopic: AlertTopic;
  readonly clock: Clock;
  readonly calendar: WorkCalendar;
  readonly mobileOf: MobileOf;
  /** Segments a text is charged as. */
  readonly segmentsOf: (body: string) => number;
  /** Where the survey page lives; the token is appended. */
  readonly surveyBaseUrl: string;
  /** Texts the provider takes in a second. */
  readonly smsPerSecond: number;
  /** Segments from which on no text of a month begins or reminds; absent: no cap. */
  readonly smsMonthlySegments?: number;
}
