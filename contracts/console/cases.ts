import * as z from 'zod/mini';
import { CALL_KINDS, CALL_OUTCOMES, FOLLOW_UP_STATES } from '../../domain/conversation/follow-up.ts';
import {
  CASE_KINDS,
  CATEGORIES,
  CHANNELS,
  CODED_QUESTIONS,
  CONTACTS,
  LANGUAGES,
  NO_CONTACT_REASONS,
  OUTCOMES,
  RESPONDENTS,
  RESULTS,
  SERVICES,
} from '../../domain/shared/codes.ts';
import { AlertAnswer } from './alerts.ts';
import { Count, listOf, Moment, pageOf } from './parts.ts';

/** A case among others: who, when and how far, and nothing a client said. */
export const CaseLine = z.strictObject({
  caseNo: z.string(),
  centreId: z.string(),
  lawyerId: z.string(),
  kind: z.literal(CASE_KINDS),
  service: z.literal(SERVICES),
  closedAt: Moment,
  state: z.literal(FOLLOW_UP_STATES),
  reason: z.optional(z.string()),
  endedAt: z.optional(Moment),
  channel: z.optional(z.literal(CHANNELS)),
  isVoided: z.boolean(),
});

/** GET /v1/centres/{centreId}/cases?year=&lawyerId= by lawyer, then by case number. A page may hold fewer than asked for. */
export const CasesAnswer = pageOf(CaseLine);
export type CasesAnswer = z.infer<typeof CasesAnswer>;

/** POST /v1/cases/search */
export const CaseSearchAnswer = z.strictObject({ cases: listOf(CaseLine) });
export type CaseSearchAnswer = z.infer<typeof CaseSearchAnswer>;

/** Codes by question; a question without an answer is absent. */
const Codes = z.strictObject({
  overall: z.optional(z.literal([1, 2, 3, 4, 5])),
  charged: z.optional(z.literal([8, 9, 0])),
  communication: z.optional(z.literal([1, 2, 3, 4, 5])),
  absent: z.optional(z.literal([8, 9, 0])),
});

const ClosingAnswer = z.strictObject({
  caseNo: z.string(),
  centreId: z.string(),
  lawyerId: z.string(),
  lawyerName: z.optional(z.string()),
  firm: z.optional(z.string()),
  contact: z.literal(CONTACTS),
  noContactReason: z.optional(z.literal(NO_CONTACT_REASONS)),
  respondent: z.literal(RESPONDENTS),
  kind: z.literal(CASE_KINDS),
  matter: z.string(),
  categories: listOf(z.literal(CATEGORIES)),
  service: z.literal(SERVICES),
  source: z.string(),
  people: z.optional(z.int()),
  /** Yuan. */
  recovered: z.optional(z.number()),
  outcome: z.literal(OUTCOMES),
  result: z.optional(z.literal(RESULTS)),
  /** Calendar dates `YYYY-MM-DD` in the centre's zone. */
  acceptedOn: z.optional(z.string()),
  closedAt: Moment,
  filedOn: z.optional(z.string()),
  language: z.literal(LANGUAGES),
});

/** What the client answered, and what became of it. */
const ResponseAnswer = z.strictObject({
  answers: Codes,
  /** When each answer was given. */
  givenAt: z.partialRecord(z.literal(CODED_QUESTIONS), Moment),
  /** Whether an `overall` of 1 stands. */
  confirmed: z.boolean(),
  corrections: listOf(
    z.strictObject({ question: z.literal(CODED_QUESTIONS), was: z.int(), at: Moment, by: z.optional(z.string()) }),
  ),
  answeredAt: z.optional(Moment),
  enteredBy: z.optional(z.string()),
  checked: z.optional(
    z.strictObject({
      at: Moment,
      by: z.string(),
      channel: z.literal(CHANNELS),
      answers: Codes,
      /** The text answer as it stood then. */
      beside: z.strictObject({ channel: z.literal(['sms', 'web']), answers: Codes }),
    }),
  ),
});

/** GET /v1/cases/{caseNo}: everything for one time line. Its ETag is the version of the follow-up. */
export const CaseAnswer = z.strictObject({
  closing: ClosingAnswer,
  /** Of the closing, in the centre's zone. */
  year: z.int(),
  zone: z.string(),
  receivedAt: Moment,
  state: z.literal(FOLLOW_UP_STATES),
  reason: z.optional(z.string()),
  /** First moment the first text may leave; only while waiting. */
  dueAt: z.optional(Moment),
  askedAt: z.optional(Moment),
  endedAt: z.optional(Moment),
  reopenedAt: z.optional(Moment),
  attempt: z.int(),
  /** Whether name and number are still held, so that they can be revealed. */
  isPersonHeld: z.boolean(),
  personErasedAt: z.optional(Moment),
  erasureRequestedAt: z.optional(Moment),
  /** Oldest first. */
  texts: listOf(z.strictObject({ kind: z.string(), state: z.string(), at: Moment, segments: z.optional(Count) })),
  channel: z.optional(z.literal(CHANNELS)),
  /** Whether the client said more than codes: to be read with the conversation, which is recorded. */
  hasComment: z.boolean(),
  voided: z.optional(z.strictObject({ at: Moment, by: z.string(), reason: z.string() })),
  /** Absent where it is withheld. */
  response: z.optional(ResponseAnswer),
  /** `role`: not for this role; `check-waiting`: a clerk is to hear the client's answer on the telephone first. */
  withheld: z.optional(z.literal(['role', 'check-waiting'])),
  /** Its place on the call list; absent while nobody has to phone. */
  onCallList: z.optional(z.strictObject({ kind: z.literal(CALL_KINDS), attempts: Count, dueAt: Moment })),
  /** Of the present attempt, oldest first. */
  calls: listOf(
    z.strictObject({
      kind: z.literal(CALL_KINDS),
      at: Moment,
      by: z.string(),
      outcome: z.literal(CALL_OUTCOMES),
      note: z.string(),
    }),
  ),
  /** Drawn for the telephone check. */
  isDrawnForCheck: z.boolean(),
  /** For those who may read alerts. */
  alerts: z.optional(listOf(AlertAnswer)),
  /** For those who may read the history; oldest first. */
  history: z.optional(listOf(z.strictObject({ at: Moment, by: z.string(), what: z.string(), why: z.string() }))),
});
export type CaseAnswer = z.infer<typeof CaseAnswer>;
