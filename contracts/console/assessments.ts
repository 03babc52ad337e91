import * as z from 'zod/mini';
import { OBJECTION_OUTCOMES } from '../../domain/assessment/objection.ts';
import { ASSESSMENT_STATUSES } from '../../domain/assessment/status.ts';
import { GRADES } from '../../domain/shared/codes.ts';
import { Count, listOf, Moment, Share } from './parts.ts';

const Draft = z.strictObject({ at: Moment, by: z.string() });
const Publication = z.strictObject({ at: Moment, by: z.string(), objectionsUntil: Moment });
const Final = z.strictObject({ number: z.int(), draft: Draft, at: Moment, by: z.string(), publishedBy: z.string() });
const Progress = z.strictObject({ total: Count, done: Count, failed: listOf(z.string()) });

const Manifest = z.strictObject({
  run: z.string(),
  at: Moment,
  by: z.string(),
  policyVersion: z.string(),
  policy: z.record(z.string(), z.unknown()),
  rows: Count,
  provisional: Count,
  inputsSha256: z.string(),
  rowsSha256: z.string(),
});

/** GET /v1/centres/{centreId}/assessments/{year} */
export const TableAnswer = z.strictObject({
  table: z.strictObject({
    centreId: z.string(),
    year: z.int(),
    running: z.optional(Draft),
    draft: z.optional(Draft),
    publication: z.optional(Publication),
    finals: listOf(Final),
  }),
  /** Of the run under way. */
  progress: z.optional(Progress),
  /** Of the draft. */
  manifest: z.optional(Manifest),
});
export type TableAnswer = z.infer<typeof TableAnswer>;

/** A row; a dimension, total or grade that is not there is absent. Dimensions are of 100. */
const score = z.optional(z.number());
export const RowAnswer = z.strictObject({
  centreId: z.string(),
  lawyerId: z.string(),
  lawyerName: z.optional(z.string()),
  firm: z.optional(z.string()),
  closings: Count,
  n: Count,
  files: score,
  clients: score,
  opinion: score,
  hearing: score,
  quantity: score,
  timeliness: score,
  bonus: z.number(),
  deduction: z.number(),
  total: score,
  status: z.literal(ASSESSMENT_STATUSES),
  grade: z.optional(z.literal(GRADES)),
  flags: listOf(z.string()),
  reasons: listOf(z.string()),
});

export type RowAnswer = z.infer<typeof RowAnswer>;

/** GET …/rows?version=&after= */
export const RowsAnswer = z.strictObject({ rows: listOf(RowAnswer), after: z.optional(z.string()) });
export type RowsAnswer = z.infer<typeof RowsAnswer>;

const Words = z.strictObject({ zh: z.string(), en: z.string() });
/** A flag or reason in words, its basis and what it rests on. */
export const ExplanationAnswer = z.strictObject({
  code: z.string(),
  words: Words,
  basis: Words,
  evidence: listOf(z.string()),
});
export type ExplanationAnswer = z.infer<typeof ExplanationAnswer>;
const explanations = listOf(ExplanationAnswer);

/** GET …/rows/{lawyerId}?version= */
export const ExplainedRowAnswer = z.strictObject({
  row: RowAnswer,
  low: z.optional(Share),
  high: z.optional(Share),
  explanations,
});
export type ExplainedRowAnswer = z.infer<typeof ExplainedRowAnswer>;

/** GET …/differences?from=&to= and of a simulation. */
export const ComparisonAnswer = z.strictObject({
  comparison: z.strictObject({
    differences: listOf(
      z.strictObject({
        lawyerId: z.string(),
        was: z.optional(RowAnswer),
        is: z.optional(RowAnswer),
        fields: listOf(z.string()),
      }),
    ),
    moves: listOf(z.strictObject({ from: z.string(), to: z.string(), lawyers: Count })),
    unchanged: Count,
  }),
});
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;

/** While a simulation is not whole. */
export const ProgressAnswer = z.strictObject({ progress: z.optional(Progress) });
export type ProgressAnswer = z.infer<typeof ProgressAnswer>;

/** POST …/verification */
export const VerificationAnswer = z.strictObject({ isSame: z.boolean(), rowsSha256: z.string() });
export type VerificationAnswer = z.infer<typeof VerificationAnswer>;

/** POST /v1/assessments: `waitsFor` is the run under way. */
export const AssessmentQueuedAnswer = z.strictObject({
  outcome: z.literal('queued'),
  run: z.string(),
  waitsFor: z.optional(z.string()),
});

export type AssessmentQueuedAnswer = z.infer<typeof AssessmentQueuedAnswer>;

/** POST …/simulations: where the answer will be. */
export const SimulationQueuedAnswer = z.strictObject({ outcome: z.literal('queued'), simulation: z.string() });
export type SimulationQueuedAnswer = z.infer<typeof SimulationQueuedAnswer>;

/** A lawyer's objection, and what was decided. */
export const ObjectionAnswer = z.strictObject({
  lawyerId: z.string(),
  number: z.int(),
  at: Moment,
  text: z.string(),
  /** Absent while it is open. */
  decision: z.optional(
    z.strictObject({ outcome: z.literal(OBJECTION_OUTCOMES), reason: z.string(), by: z.string(), at: Moment }),
  ),
});

export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>;

/** GET …/objections: open and decided ones, by lawyer, oldest first. */
export const ObjectionsAnswer = z.strictObject({ objections: listOf(ObjectionAnswer) });
export type ObjectionsAnswer = z.infer<typeof ObjectionsAnswer>;

/** GET /v1/me/assessments/{year}?centre= */
export const OwnRowAnswer = z.strictObject({
  /** What clients said, in it and in its total, is that of the own figures. */
  row: z.extend(RowAnswer, { n: z.optional(Count) }),
  low: z.optional(Share),
  high: z.optional(Share),
  explanations,
  publication: z.optional(Publication),
  final: z.optional(Final),
  objections: listOf(ObjectionAnswer),
});
export type OwnRowAnswer = z.infer<typeof OwnRowAnswer>;
