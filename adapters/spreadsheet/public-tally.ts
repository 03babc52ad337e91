import type { PublicTally } from '../../domain/assessment/public-table.ts';
import { NO_ANSWERS, responsesIn } from '../../domain/score/rates.ts';
import { addUp } from '../../domain/score/sums.ts';
import { GRADES } from '../../domain/shared/codes.ts';
import type { Grade } from '../../domain/shared/codes.ts';
import type { ScoredRow } from '../../workflows/ports.ts';

/** Adds up what a public table is made of. A lawyer with rows at several centres is one person, but is graded by each. */
export const tallyForPublic = async (rows: AsyncIterable<ScoredRow>): Promise<PublicTally> => {
  const lawyers = new Set<string>();
  const answering = new Set<string>();
  const byGrade = Object.fromEntries(GRADES.map((grade) => [grade, 0])) as Record<Grade, number>;
  let closings = 0;
  let histogram = NO_ANSWERS;
  for await (const { row, histogram: own } of rows) {
    lawyers.add(row.lawyerId);
    if (responsesIn(own) > 0) answering.add(row.lawyerId);
    if (row.grade !== undefined) byGrade[row.grade] += 1;
    closings += row.closings;
    histogram = addUp([histogram, own], NO_ANSWERS);
  }
  return { closings, lawyers: lawyers.size, answering: answering.size, byGrade, histogram };
};
