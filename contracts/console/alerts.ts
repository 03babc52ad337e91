import * as z from 'zod/mini';
import { ALERT_NOTICES } from '../../domain/alert/alert.ts';
import { ALERT_CAUSES, ALERT_LEVELS, ALERT_OUTCOMES, PATTERN_SIGNS, SERVICES } from '../../domain/shared/codes.ts';
import { Count, listOf, Moment } from './parts.ts';

const Telling = {
  /** Whether the client has heard how it ended, or why not. */
  clientTold: z.optional(z.boolean()),
  whyNotTold: z.optional(z.string()),
};

/** How an alert was closed before it was opened again. */
const EarlierResolution = z.strictObject({
  resolvedAt: Moment,
  outcome: z.literal(ALERT_OUTCOMES),
  note: z.string(),
  by: z.string(),
  ...Telling,
});

/** GET /v1/cases/{caseNo}/alerts/{cause}; its ETag is what an action names in `If-Match`. */
export const AlertAnswer = z.strictObject({
  caseNo: z.string(),
  cause: z.literal(ALERT_CAUSES),
  level: z.literal(ALERT_LEVELS),
  state: z.literal(['open', 'contacted', 'resolved']),
  lawyerId: z.string(),
  centreId: z.string(),
  service: z.literal(SERVICES),
  /** Of a pattern: what looks made up. */
  signs: listOf(z.literal(PATTERN_SIGNS)),
  raisedAt: Moment,
  /** When it got its present level, or was opened again. */
  levelSince: Moment,
  contactBy: Moment,
  resolveBy: Moment,
  /** What is to be met next; absent once it is resolved. */
  deadline: z.optional(Moment),
  contactedAt: z.optional(Moment),
  resolvedAt: z.optional(Moment),
  outcome: z.optional(z.literal(ALERT_OUTCOMES)),
  note: z.optional(z.string()),
  ...Telling,
  /** Who acted last. */
  by: z.optional(z.string()),
  /** How often a deadline passed unmet. */
  escalations: Count,
  /** That it was handed to the level above by hand. */
  handedUp: z.optional(z.strictObject({ at: Moment, by: z.string(), why: z.string(), to: z.string() })),
  /** What happened to the response since, oldest first. */
  notices: listOf(z.strictObject({ at: Moment, what: z.literal(ALERT_NOTICES) })),
  /** Oldest first. */
  earlier: listOf(EarlierResolution),
});
export type AlertAnswer = z.infer<typeof AlertAnswer>;
