import * as z from 'zod/mini';
import { EVIDENCE_KINDS, GRADES, VETO_CAUSES } from '../../domain/shared/codes.ts';
import { listOf, Moment, pageOf } from './parts.ts';

export const EvidenceLine = z.strictObject({
  id: z.string(),
  lawyerId: z.string(),
  centreId: z.string(),
  kind: z.literal(EVIDENCE_KINDS),
  year: z.int(),
  at: Moment,
  /** 0 to 100. */
  score: z.optional(z.number()),
  grade: z.optional(z.literal(GRADES)),
  cause: z.optional(z.literal(VETO_CAUSES)),
  fact: z.optional(z.string()),
  raisedBy: z.optional(z.string()),
  by: z.optional(z.string()),
  heardOn: z.optional(z.string()),
  statement: z.optional(z.string()),
  note: z.optional(z.string()),
  withdrawn: z.optional(z.strictObject({ reason: z.string(), by: z.string(), at: Moment })),
});

/** GET /v1/centres/{centreId}/evidence?year=&lawyerId= newest first, withdrawn pieces included. */
export const EvidenceAnswer = pageOf(EvidenceLine);
export type EvidenceAnswer = z.infer<typeof EvidenceAnswer>;

/** GET /v1/centres/{centreId}/targets?year= */
export const TargetsAnswer = z.strictObject({
  /** Closings the centre as a whole is to reach. */
  own: z.optional(z.int()),
  /** In the order of lawyer ids. */
  entries: listOf(
    z.strictObject({ lawyerId: z.string(), name: z.optional(z.string()), firm: z.optional(z.string()), target: z.int() }),
  ),
  after: z.optional(z.string()),
});
export type TargetsAnswer = z.infer<typeof TargetsAnswer>;
