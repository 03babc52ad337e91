import * as z from 'zod/mini';
import { STANDINGS } from '../../domain/score/standing.ts';
import { CENTRE_LEVELS } from '../../domain/shared/codes.ts';
import { RegisterLine } from './lawyers.ts';
import { Count, IsoMoment, listOf, Share } from './parts.ts';

const rates = {
  n: Count,
  rateA: z.optional(Share),
  rateB: z.optional(Share),
  low: z.optional(Share),
  high: z.optional(Share),
  meanPoints: z.optional(z.number()),
};
/** Figures of a group of closings. */
export const CellAnswer = z.strictObject({ closings: Count, ...rates });
export type CellAnswer = z.infer<typeof CellAnswer>;
/** Figures by code. */
const Cells = z.record(z.string(), CellAnswer);
const Counts = z.record(z.string(), Count);

const BreakdownAnswer = z.strictObject({
  byKind: Cells,
  byCategory: Cells,
  byResult: Cells,
  byMonth: Cells,
  /** Valid responses by question and code. */
  questions: z.record(z.string(), Counts),
});

const FunnelAnswer = z.strictObject({
  eligible: Count,
  excluded: Counts,
  sent: Count,
  delivered: Count,
  failed: Count,
  replied: Count,
  valid: Count,
  refused: Count,
  byPhone: Count,
  toCall: Count,
  replyRateOfSent: z.optional(z.number()),
  replyRateOfDelivered: z.optional(z.number()),
});

const AlertsSummary = z.strictObject({
  byLevel: z.record(z.string(), Counts),
  byCause: z.record(z.string(), Counts),
  escalated: Count,
  levels: Counts,
  causes: Counts,
  total: Count,
  resolved: Count,
  open: Count,
});

/** A figure and the same of the year before. */
export const ComparedAnswer = z.strictObject({ now: z.number(), before: z.number() });
export type ComparedAnswer = z.infer<typeof ComparedAnswer>;
const change = { closings: ComparedAnswer, growth: z.optional(z.number()), n: ComparedAnswer, rateA: z.optional(ComparedAnswer) };
const Told = z.strictObject({ closings: Count, sum: z.number() });
const towards = { target: Count, closings: Count, share: z.number() };

/** GET /v1/centres/{centreId}/figures?year= and /summary?year=&half= */
export const SummaryAnswer = z.strictObject({
  centre: z.strictObject({ id: z.string(), name: z.string(), level: z.literal(CENTRE_LEVELS) }),
  period: z.strictObject({ year: z.int(), half: z.optional(z.literal([1, 2])) }),
  madeOn: z.string(),
  /** When the figures changed last; absent while there are none. */
  changedAt: z.optional(IsoMoment),
  cases: CellAnswer,
  terminated: Count,
  bySource: listOf(z.strictObject({ source: z.string(), closings: Count })),
  people: Told,
  recovered: Told,
  duration: z.strictObject({ n: Count, median: z.optional(z.number()), mean: z.optional(z.number()) }),
  funnel: FunnelAnswer,
  notAsked: Count,
  minResponses: z.int(),
  publicMinResponses: z.int(),
  mayBePublished: z.boolean(),
  breakdown: BreakdownAnswer,
  parts: listOf(z.extend(CellAnswer, { id: z.string(), name: z.string() })),
  redFlags: Count,
  alerts: AlertsSummary,
  consultations: z.extend(CellAnswer, { funnel: FunnelAnswer, alerts: AlertsSummary }),
  targets: z.strictObject({
    own: z.optional(z.strictObject(towards)),
    lawyers: z.optional(z.strictObject({ ...towards, lawyers: Count })),
  }),
  entered: Counts,
  change: z.optional(z.strictObject({ ...change, months: listOf(z.string()) })),
});
export type SummaryAnswer = z.infer<typeof SummaryAnswer>;

/** GET /v1/lawyers/{lawyerId}/figures?centre=&year= */
export const LawyerFiguresAnswer = z.strictObject({
  lawyer: RegisterLine,
  year: z.int(),
  score: z.strictObject({
    closings: Count,
    ...rates,
    /** Responses by overall answer. */
    histogram: Counts,
    byKind: z.record(z.string(), z.strictObject({ n: Count, satisfied: Count })),
    serviceScore: z.optional(z.number()),
    redFlags: Count,
    funnel: FunnelAnswer,
  }),
  standing: z.literal(STANDINGS),
  breakdown: BreakdownAnswer,
  target: z.optional(z.int()),
  change: z.optional(z.strictObject(change)),
});
export type LawyerFiguresAnswer = z.infer<typeof LawyerFiguresAnswer>;

const Shown = z.strictObject({ ...rates, serviceScore: z.optional(z.number()) });
const ShownCells = z.record(z.string(), Shown);

/** GET /v1/me/figures?year= */
export const OwnFiguresAnswer = z.strictObject({
  lawyerId: z.string(),
  year: z.int(),
  centres: listOf(
    z.strictObject({
      centreId: z.string(),
      closings: Count,
      figures: z.optional(Shown),
      byKind: ShownCells,
      byCategory: ShownCells,
      byMonth: ShownCells,
      communication: z.optional(Shown),
    }),
  ),
});
export type OwnFiguresAnswer = z.infer<typeof OwnFiguresAnswer>;

/** GET /v1/centres/{centreId}/monthly-figures?year= month -> name -> figure */
export const MonthlyFiguresAnswer = z.strictObject({
  centreId: z.string(),
  year: z.int(),
  months: z.record(z.string(), Counts),
});
export type MonthlyFiguresAnswer = z.infer<typeof MonthlyFiguresAnswer>;

/** GET /v1/centres/{centreId}/monthly-figures/{month}; its ETag is what a write names in `If-Match`. */
export const MonthFiguresAnswer = z.strictObject({ figures: Counts });
export type MonthFiguresAnswer = z.infer<typeof MonthFiguresAnswer>;

/** GET /v1/sending?month= */
export const SendingAnswer = z.strictObject({
  month: z.string(),
  segments: z.int(),
  /** Segments from which on no text of a month begins or reminds. */
  cap: z.optional(z.int()),
  /** While all sending is switched off. */
  paused: z.optional(z.strictObject({ since: IsoMoment, by: z.string(), why: z.string() })),
  at: IsoMoment,
});
export type SendingAnswer = z.infer<typeof SendingAnswer>;
