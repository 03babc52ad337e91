import * as z from 'zod/mini';
import { STANDINGS } from '../../domain/score/standing.ts';
import { NO_TRENDS } from '../../domain/score/trend.ts';
import { LAWYER_ROLES, LAWYER_STATUSES } from '../../domain/shared/codes.ts';
import { Count, pageOf, Share } from './parts.ts';

/** A lawyer's line in the table of scores. */
export const LawyerLine = z.strictObject({
  lawyerId: z.string(),
  name: z.optional(z.string()),
  firm: z.optional(z.string()),
  closings: Count,
  /** Valid responses; the shares and the service score are absent where there is none. */
  n: Count,
  rateA: z.optional(Share),
  rateB: z.optional(Share),
  /** Ends of the interval of rate A. */
  low: z.optional(Share),
  high: z.optional(Share),
  /** 0 to 100. */
  serviceScore: z.optional(z.number()),
  /** `too-few`: no rank. */
  standing: z.literal(STANDINGS),
  /** Rate A beside that of the same months a year before, of those that are over; or why that is not shown. */
  trend: z.union([z.strictObject({ now: Share, before: Share }), z.literal(NO_TRENDS)]),
  /** Alerts about the lawyer in this centre that are open now, of whatever year. */
  openAlerts: Count,
  /** Whether an early warning is among them. */
  isWarned: z.boolean(),
});

/** GET /v1/centres/{centreId}/lawyers?year= in the order of ids; those with closings in the year. */
export const LawyersAnswer = pageOf(LawyerLine);
export type LawyersAnswer = z.infer<typeof LawyersAnswer>;

/** A lawyer in a centre's register; what nobody has told is absent. */
export const RegisterLine = z.strictObject({
  lawyerId: z.string(),
  name: z.optional(z.string()),
  firm: z.optional(z.string()),
  role: z.optional(z.literal(LAWYER_ROLES)),
  specialities: z.optional(z.string()),
  status: z.optional(z.literal(LAWYER_STATUSES)),
  /** Whether the own number is known by its hash, so that it is noticed as a client's. */
  hasPhone: z.boolean(),
});

/** GET /v1/centres/{centreId}/register in the order of ids. */
export const RegisterAnswer = pageOf(RegisterLine);
export type RegisterAnswer = z.infer<typeof RegisterAnswer>;
