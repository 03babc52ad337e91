import * as z from 'zod/mini';
import { listOf } from './parts.ts';
import { InputErrorAnswer } from './problem.ts';

/** POST /v1/closings: what one request may bring; the columns are those of the spreadsheet. */
export const ClosingsBody = z.strictObject({
  closings: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(500)),
});

/** Its answer: 202 where all were taken, else 207. `row` counts from 1. */
export const ClosingsAnswer = z.strictObject({
  accepted: z.int(),
  rejected: listOf(z.strictObject({ row: z.int(), errors: listOf(InputErrorAnswer) })),
});
export type ClosingsAnswer = z.infer<typeof ClosingsAnswer>;
