import * as z from 'zod/mini';
import { ALERT_NOTICES } from '../../domain/alert/alert.ts';
import { CALL_KINDS, CALL_OUTCOMES } from '../../domain/conversation/follow-up.ts';
import {
  ALERT_CAUSES,
  ALERT_LEVELS,
  CASE_KINDS,
  CODED_QUESTIONS,
  LANGUAGES,
  RESPONDENTS,
  SERVICES,
} from '../../domain/shared/codes.ts';
import { Count, listOf, Moment, pageOf, Share } from './parts.ts';

/** A line of the call list. */
export const CallLine = z.strictObject({
  caseNo: z.string(),
  centreId: z.string(),
  lawyerId: z.string(),
  kind: z.literal(CALL_KINDS),
  /** Why the client is to be called; of a check there is none. */
  reason: z.optional(z.string()),
  since: Moment,
  attempts: Count,
  lastOutcome: z.optional(z.literal(CALL_OUTCOMES)),
  againAt: z.optional(Moment),
  dueAt: Moment,
  isDue: z.boolean(),
  caseKind: z.literal(CASE_KINDS),
  respondent: z.literal(RESPONDENTS),
  language: z.literal(LANGUAGES),
});

export type CallLine = z.infer<typeof CallLine>;

/** GET /v1/centres/{centreId}/calls?kind= the one due longest first. */
export const CallsAnswer = pageOf(CallLine);
export type CallsAnswer = z.infer<typeof CallsAnswer>;

/** A line of the list of open alerts. */
export const OpenAlertLine = z.strictObject({
  caseNo: z.string(),
  cause: z.literal(ALERT_CAUSES),
  level: z.literal(ALERT_LEVELS),
  state: z.literal(['open', 'contacted']),
  lawyerId: z.string(),
  centreId: z.string(),
  service: z.literal(SERVICES),
  raisedAt: Moment,
  levelSince: Moment,
  contactBy: Moment,
  resolveBy: Moment,
  deadline: Moment,
  isOverdue: z.boolean(),
  escalations: Count,
  /** When it was handed to the level above by hand. */
  handedUpAt: z.optional(Moment),
  notices: listOf(z.strictObject({ at: Moment, what: z.literal(ALERT_NOTICES) })),
});

export type OpenAlertLine = z.infer<typeof OpenAlertLine>;

/** GET /v1/centres/{centreId}/alerts and …/alerts/below, by deadline. */
export const OpenAlertsAnswer = pageOf(OpenAlertLine);
export type OpenAlertsAnswer = z.infer<typeof OpenAlertsAnswer>;

const Agreement = z.strictObject({
  compared: Count,
  sameShare: z.optional(Share),
  /** Points of the check less those of the text answer. */
  meanDifference: z.optional(z.number()),
});
const ByQuestion = z.record(z.literal(CODED_QUESTIONS), Agreement);

/** GET /v1/centres/{centreId}/checks?year= */
export const ChecksAnswer = z.strictObject({
  drawn: Count,
  waiting: Count,
  checked: Count,
  byChannel: z.strictObject({ sms: ByQuestion, web: ByQuestion }),
  disagreements: listOf(
    z.strictObject({ caseNo: z.string(), lawyerId: z.string(), questions: listOf(z.literal(CODED_QUESTIONS)) }),
  ),
});
export type ChecksAnswer = z.infer<typeof ChecksAnswer>;
