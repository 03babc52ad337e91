import * as z from 'zod/mini';

/* What the console's answers are made of. An answer holds exactly what its schema names; tests hold every route to it. */

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export const Moment = z.int().check(z.meta({ description: 'milliseconds since 1970-01-01T00:00:00Z' }));

/** A share, 0 to 1, unrounded. */
export const Share = z.number().check(z.gte(0), z.lte(1));

/** A moment as ISO 8601 in UTC, to the second. */
export const IsoMoment = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/));

export const Count = z.int().check(z.gte(0));

/** Several, in the order that the route promises. */
export const listOf = <T extends z.core.$ZodType>(entry: T) => z.readonly(z.array(entry));

/** One page of a list, as a program reads it. */
export interface Page<T> {
  readonly entries: readonly T[];
  readonly after?: string | undefined;
}

/** One page of a list: `after`, where there is more behind it, asks for the next one. */
export const pageOf = <T extends z.core.$ZodType>(entry: T) =>
  z.strictObject({ entries: listOf(entry), after: z.optional(z.string()) });

/** What came of a write. */
export const OutcomeAnswer = z.strictObject({ outcome: z.string() });
export type OutcomeAnswer = z.infer<typeof OutcomeAnswer>;
