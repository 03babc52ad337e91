import type { Histogram, Rates } from '../score/rates.ts';
import { ratesOf } from '../score/rates.ts';
import type { Grade } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';

/** Below this many lawyers a figure could tell who is meant. */
const SMALLEST_CELL = 5;

/**
 * What of a centre's year may be published (Legal Aid Law, art. 58): figures of many, never a person's. A figure that is not
 * shown is absent.
 */
export interface PublicTable {
  /** Closings of all lawyers. */
  readonly closings: number;
  /** Lawyers assessed; absent below 5. */
  readonly lawyers?: number;
  /** Lawyers by grade; absent where one of the grades has 1 to 4, for the others would give it away. */
  readonly byGrade?: Readonly<Record<Grade, number>>;
  /** Valid responses, and what they say; absent below the policy's number for public figures, or where they are of fewer than 5 lawyers. */
  readonly satisfaction?: Rates;
}

/** What a public table is made of. */
export interface PublicTally {
  readonly closings: number;
  readonly lawyers: number;
  /** Lawyers with valid responses. */
  readonly answering: number;
  readonly byGrade: Readonly<Record<Grade, number>>;
  /** Overall answers of all responses. */
  readonly histogram: Histogram;
}

export const publicTable = (
  { closings, lawyers, answering, byGrade, histogram }: PublicTally,
  { score }: Policy,
): PublicTable => {
  const isTelling = Object.values(byGrade).some((count) => count > 0 && count < SMALLEST_CELL);
  const rates = ratesOf(histogram, score.z);
  // A lawyer alone could take the own figures off, and few could between them.
  const isOfMany = answering >= SMALLEST_CELL && rates !== undefined && rates.n >= score.publicMinResponses;
  return {
    closings,
    ...(lawyers < SMALLEST_CELL ? {} : { lawyers }),
    ...(isTelling || lawyers < SMALLEST_CELL ? {} : { byGrade }),
    ...(isOfMany ? { satisfaction: rates } : {}),
  };
};
