import * as z from 'zod/mini';
import { Moment, pageOf } from './parts.ts';

/** Something that somebody did, or had done. */
export const AuditLine = z.strictObject({
  at: Moment,
  by: z.string(),
  /** The code of what was done, `Revealed`, `Policy:<version>`, `Evidence:<kind>:<id>` …: docs/api.md lists them. */
  what: z.string(),
  /** `''` if nobody has to say. */
  why: z.string(),
  /** What it was about, beside the centre. */
  caseNo: z.optional(z.string()),
  lawyerId: z.optional(z.string()),
  year: z.optional(z.int()),
});

/** GET /v1/centres/{centreId}/audit?from=&to= newest first. */
export const AuditAnswer = pageOf(AuditLine);
export type AuditAnswer = z.infer<typeof AuditAnswer>;
