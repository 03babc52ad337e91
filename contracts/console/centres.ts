import * as z from 'zod/mini';
import { CentreAnswer } from './me.ts';
import { listOf, Moment } from './parts.ts';

const WithSign = z.extend(CentreAnswer, { sign: z.optional(z.string()) });
/** A policy document: contracts/policy.schema.json. */
const Document = z.record(z.string(), z.unknown());

/** GET /v1/centres/{centreId}: the centre, the policy that holds for it, and those right below. */
export const CentreStateAnswer = z.strictObject({ centre: WithSign, policy: Document, children: listOf(WithSign) });
export type CentreStateAnswer = z.infer<typeof CentreStateAnswer>;

/** GET /v1/centres/{centreId}/policies oldest first. */
export const PoliciesAnswer = z.strictObject({
  policies: listOf(z.strictObject({ version: z.string(), at: Moment, by: z.string(), document: Document })),
});
export type PoliciesAnswer = z.infer<typeof PoliciesAnswer>;

/** PUT /v1/centres: how many were entered or changed. */
export const CentresEnteredAnswer = z.strictObject({ outcome: z.literal('entered'), centres: z.int() });
