import type { Histogram, Rates } from '../score/rates.ts';
import { NO_ANSWERS, ratesOf } from '../score/rates.ts';
import { addUp } from '../score/sums.ts';
import type { Grade } from '../shared/codes.ts';
import { GRADES } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import type { AssessmentRow } from './assess.ts';

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
  /** Valid responses, and what they say; absent below the policy's number for public figures. */
  readonly satisfaction?: Rates;
}

/** @param histograms overall answers, one for each lawyer */
export const publicTable = (rows: readonly AssessmentRow[], histograms: readonly Histogram[], policy: Policy): PublicTable => {
  const byGrade = Object.fromEntries(GRADES.map((grade) => [grade, rows.filter((row) => row.grade === grade).length])) as Record<
    Grade,
    number
  >;
  const isTelling = Object.values(byGrade).some((count) => count > 0 && count < SMALLEST_CELL);
  return {
    closings: rows.reduce((sum, { closings }) => sum + closings, 0),
    ...(rows.length < SMALLEST_CELL ? {} : { lawyers: rows.length }),
    ...(isTelling || rows.length < SMALLEST_CELL ? {} : { byGrade }),
    ...satisfactionOf(histograms, policy),
  };
};

const satisfactionOf = (histograms: readonly Histogram[], { score }: Policy): Pick<PublicTable, 'satisfaction'> => {
  const rates = ratesOf(addUp(histograms, NO_ANSWERS), score.z);
  return rates === undefined || rates.n < score.publicMinResponses ? {} : { satisfaction: rates };
};
