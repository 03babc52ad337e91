import * as z from 'zod/mini';
import { CALL_OUTCOMES } from '../domain/conversation/follow-up.ts';
import { ANNUAL_FILES } from '../domain/assessment/annual-export.ts';
import { OBJECTION_OUTCOMES } from '../domain/assessment/objection.ts';
import { ALERT_OUTCOMES, EVIDENCE_KINDS, GRADES, UPLOAD_KINDS, VETO_CAUSES } from '../domain/shared/codes.ts';
import { requiredText, writtenText } from './written-text.ts';

/*
 * Bodies of the console's requests. Who acts comes from the token and when from the request: never from the body.
 */

const Text = requiredText(1000);
const Note = z.optional(writtenText(1000));
const Id = requiredText(32);

/** PUT /v1/centres: rows as of the spreadsheet of centres. */
export const CentresBody = z.strictObject({
  centres: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(500)),
});

/** POST /v1/cases/{caseNo}/calls */
export const CallBody = z.strictObject({
  outcome: z.literal(CALL_OUTCOMES),
  note: Note,
});

/** POST /v1/cases/{caseNo}/void and /restore */
export const RulingBody = z.strictObject({ reason: Text });

/** POST /v1/cases/{caseNo}/alerts/{cause} */
export const AlertActionBody = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('contact'), note: Note }),
  /** To the level above, by hand; it cannot be taken back. */
  z.strictObject({ action: z.literal('escalate'), note: Text }),
  z.strictObject({
    action: z.literal('resolve'),
    outcome: z.literal(ALERT_OUTCOMES),
    note: Text,
    /** That the client has heard how it ended, or why they could not be reached; docs/alerts.md says when neither is needed. */
    clientTold: z.optional(z.boolean()),
    whyNotTold: z.optional(Text),
    /** With `misrated`: the code the client had meant. */
    correctTo: z.optional(z.literal([0, 1, 2, 3, 4, 5, 8, 9])),
    /** With `confirmed`: becomes a complaint in the year's evidence. */
    complaint: z.optional(z.boolean()),
  }),
]);

/** POST /v1/cases/{caseNo}/reveal */
export const RevealBody = z.strictObject({ reason: Text });

const Phone = z.string().check(z.trim(), z.minLength(1), z.maxLength(32));
const CaseNo = z.string().check(z.minLength(1), z.maxLength(64));

/** POST /v1/persons/export: of everybody on a phone number, or of the client of one case. */
export const ExportBody = z.union([z.strictObject({ phone: Phone }), z.strictObject({ caseNo: CaseNo })]);

/** POST /v1/cases/search: all cases of a phone number, or one by its case number. */
export const CaseSearchBody = ExportBody;

/** POST /v1/persons/erasure */
export const ErasureBody = z.union([
  z.strictObject({ phone: Phone, reason: Text }),
  z.strictObject({ caseNo: CaseNo, reason: Text }),
]);

/** PUT /v1/evidence/{id}; what each kind needs is the domain's rule. */
export const EvidenceBody = z.strictObject({
  lawyerId: Id,
  centreId: Id,
  kind: z.literal(EVIDENCE_KINDS),
  year: z.optional(z.int()),
  score: z.optional(z.number()),
  grade: z.optional(z.literal(GRADES)),
  cause: z.optional(z.literal(VETO_CAUSES)),
  fact: z.optional(writtenText(200)),
  raisedBy: z.optional(writtenText(200)),
  heardOn: z.optional(writtenText(10)),
  statement: Note,
  note: Note,
});

/** POST /v1/evidence/{id}/withdrawal */
export const WithdrawalBody = z.strictObject({ reason: Text });

/** PUT /v1/targets: of one lawyer, or of the centre as a whole. */
export const TargetBody = z.strictObject({
  centreId: Id,
  lawyerId: z.optional(Id),
  year: z.int().check(z.gte(1990), z.lte(2100)),
  target: z.int().check(z.gte(1), z.lte(10_000)),
});

/** POST /v1/centres/{id}/assessments/{year}/simulations; the document's own rules are checked after its shape. */
export const SimulationBody = z.strictObject({ policy: z.record(z.string(), z.unknown()) });

/** PUT /v1/centres/{id}/assessments/{year}/lawyers/{lawyerId}/status; `none` takes back what was set. */
export const StatusBody = z.strictObject({ status: z.literal(['not-graded', 'deferred', 'none']), reason: Text });

/** POST /v1/me/assessments/{year}/objections */
export const ObjectionBody = z.strictObject({ centreId: Id, text: Text });

/** POST /v1/centres/{id}/assessments/{year}/objections/{lawyerId}/{n}/decision */
export const ObjectionDecisionBody = z.strictObject({ outcome: z.literal(OBJECTION_OUTCOMES), reason: Text });

/** POST /v1/assessments */
export const AssessmentBody = z.strictObject({
  centreId: Id,
  year: z.int().check(z.gte(1990), z.lte(2100)),
});

/** POST /v1/centres/{id}/assessments/{year}/exports; which versions there are is the workflow's rule. */
export const AnnualExportBody = z.strictObject({
  file: z.literal(ANNUAL_FILES),
  version: z.optional(z.string().check(z.maxLength(8))),
  below: z.optional(z.boolean()),
  why: Text,
});

/** PUT /v1/centres/{id}/monthly-figures/{yyyy-mm}: name -> figure; which there are and how large they may be is the domain's rule. */
export const MonthlyFiguresBody = z.record(z.string().check(z.maxLength(64)), z.unknown());

/** POST /v1/uploads; which names and sizes are taken is the workflow's rule. */
export const UploadBody = z.strictObject({
  kind: z.literal(UPLOAD_KINDS),
  centreId: Id,
  fileName: requiredText(255),
  /** Bytes. */
  size: z.int(),
});
