import * as z from 'zod/mini';
import { CaseLine } from './cases.ts';
import { Count, IsoMoment, listOf } from './parts.ts';

/* What is held of clients. Moments are ISO 8601 here: the answers are handed out to people. */

const Person = z.strictObject({ name: z.string(), phone: z.string() });

/** POST /v1/cases/{caseNo}/reveal */
export const RevealAnswer = Person;
export type RevealAnswer = z.infer<typeof RevealAnswer>;

const Message = z.strictObject({ at: IsoMoment, text: z.string(), readAs: z.string(), rule: z.string() });
const words = { messages: listOf(Message), comment: z.optional(z.string()) };

/** GET /v1/cases/{caseNo}/messages */
export const MessagesAnswer = z.strictObject({
  caseNo: z.string(),
  ...words,
  texts: listOf(z.strictObject({ kind: z.string(), state: z.string(), at: IsoMoment })),
});
export type MessagesAnswer = z.infer<typeof MessagesAnswer>;

const line = { at: IsoMoment, by: z.string(), what: z.string(), why: z.string() };

/** GET /v1/cases/{caseNo}/history oldest first. */
export const HistoryAnswer = z.strictObject({ caseNo: z.string(), entries: listOf(z.strictObject(line)) });
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;

/** POST /v1/persons/export; `followUp` is everything the case's item holds but for hashes. */
export const ExportedAnswer = z.strictObject({
  madeAt: IsoMoment,
  cases: listOf(
    z.strictObject({
      followUp: z.record(z.string(), z.unknown()),
      person: z.optional(Person),
      ...words,
      alerts: listOf(z.strictObject({ cause: z.string(), level: z.string(), raisedAt: IsoMoment, state: z.string() })),
      history: listOf(z.strictObject({ caseNo: z.string(), ...line })),
    }),
  ),
});

/** POST /v1/persons/erasure: the numbers of the cases it was about. */
export const ErasedAnswer = z.strictObject({ cases: listOf(CaseLine.shape.caseNo) });

/** GET /v1/privacy/audits newest first. */
export const ErasureAuditsAnswer = z.strictObject({
  audits: listOf(z.strictObject({ from: IsoMoment, to: IsoMoment, seen: Count, overdue: Count })),
});
export type ErasureAuditsAnswer = z.infer<typeof ErasureAuditsAnswer>;
