import * as z from 'zod/mini';
import { listOf, Moment } from './parts.ts';

/** What is wrong with one value: where, what stood there, what is allowed. */
export const InputErrorAnswer = z.strictObject({
  /** Of a row among several: which, counted from 1. */
  line: z.optional(z.int()),
  column: z.string(),
  value: z.string(),
  message: z.strictObject({ zh: z.string(), en: z.string() }),
});

/** Every answer other than success, as RFC 9457 writes it (`application/problem+json`). */
export const ProblemAnswer = z.strictObject({
  type: z.literal('about:blank'),
  /** Words, or of a rule that refuses its code. */
  title: z.string(),
  status: z.int(),
  /** Where the title is a code, what it says. */
  detail: z.optional(z.string()),
  errors: z.optional(listOf(InputErrorAnswer)),
  /** Of 412, where it is kept: who was first, when, and what stands there now. */
  changed: z.optional(z.strictObject({ by: z.optional(z.string()), at: z.optional(Moment), is: z.optional(z.unknown()) })),
});
export type ProblemAnswer = z.infer<typeof ProblemAnswer>;
