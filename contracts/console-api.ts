import * as z from 'zod/mini';
import { CALL_OUTCOMES } from '../domain/conversation/follow-up.ts';
import { OBJECTION_OUTCOMES } from '../domain/assessment/objection.ts';
import { ALERT_OUTCOMES, EVIDENCE_KINDS, GRADES, VETO_CAUSES } from '../domain/shared/codes.ts';

/*
 * Bodies of the console's requests. Who acts comes from the token and when from the request: never from the body.
 */

const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000));

/** PUT /v1/centres: rows as of the spreadsheet of centres. */
export const CentresBody = z.strictObject({
  centres: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(500)),
});

/** POST /v1/cases/{caseNo}/calls */
export const CallBody = z.strictObject({
  outcome: z.literal(CALL_OUTCOMES),
  note: z.optional(z.string().check(z.maxLength(1000))),
});

/** POST /v1/cases/{caseNo}/void and /restore */
export const RulingBody = z.strictObject({ reason: Text });

/** POST /v1/cases/{caseNo}/alerts/{cause} */
export const AlertActionBody = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('contact'), note: z.optional(z.string().check(z.maxLength(1000))) }),
  z.strictObject({
    action: z.literal('resolve'),
    outcome: z.literal(ALERT_OUTCOMES),
    note: Text,
    /** With `misrated`: the code the client had meant. */
    correctTo: z.optional(z.literal([0, 1, 2, 3, 4, 5, 8, 9])),
    /** With `confirmed`: becomes a complaint in the year's evidence. */
    complaint: z.optional(z.boolean()),
  }),
]);

/** PUT /v1/evidence/{id}; what each kind needs is the domain's rule. */
export const EvidenceBody = z.strictObject({
  lawyerId: z.string().check(z.minLength(1), z.maxLength(32)),
  centreId: z.string().check(z.minLength(1)),
  kind: z.literal(EVIDENCE_KINDS),
  year: z.optional(z.int()),
  score: z.optional(z.number()),
  grade: z.optional(z.literal(GRADES)),
  cause: z.optional(z.literal(VETO_CAUSES)),
  fact: z.optional(z.string().check(z.maxLength(200))),
  raisedBy: z.optional(z.string().check(z.maxLength(200))),
  note: z.optional(z.string().check(z.maxLength(1000))),
});

/** POST /v1/evidence/{id}/withdrawal */
export const WithdrawalBody = z.strictObject({ reason: Text });

/** PUT /v1/targets: of one lawyer, or of the centre as a whole. */
export const TargetBody = z.strictObject({
  centreId: z.string().check(z.minLength(1)),
  lawyerId: z.optional(z.string().check(z.minLength(1), z.maxLength(32))),
  year: z.int().check(z.gte(1990), z.lte(2100)),
  target: z.int().check(z.gte(1), z.lte(10_000)),
});

/** POST /v1/centres/{id}/assessments/{year}/simulations; the document's own rules are checked after its shape. */
export const SimulationBody = z.strictObject({ policy: z.record(z.string(), z.unknown()) });

/** PUT /v1/centres/{id}/assessments/{year}/lawyers/{lawyerId}/status; `none` takes back what was set. */
export const StatusBody = z.strictObject({ status: z.literal(['not-graded', 'deferred', 'none']), reason: Text });

/** POST /v1/me/assessments/{year}/objections */
export const ObjectionBody = z.strictObject({ centreId: z.string().check(z.minLength(1)), text: Text });

/** POST /v1/centres/{id}/assessments/{year}/objections/{lawyerId}/{n}/decision */
export const ObjectionDecisionBody = z.strictObject({ outcome: z.literal(OBJECTION_OUTCOMES), reason: Text });

/** POST /v1/assessments */
export const AssessmentBody = z.strictObject({
  centreId: z.string().check(z.minLength(1)),
  year: z.int().check(z.gte(1990), z.lte(2100)),
});

/** PUT /v1/centres/{id}/monthly-figures/{yyyy-mm}: name -> figure; which there are and how large they may be is the domain's rule. */
export const MonthlyFiguresBody = z.record(z.string().check(z.maxLength(64)), z.unknown());
