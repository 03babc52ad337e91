import type { AssessmentRow } from './assess.ts';

/** What of a row is compared: everything that is judged. */
export const COMPARED = [
  'closings',
  'n',
  'files',
  'clients',
  'opinion',
  'hearing',
  'quantity',
  'timeliness',
  'bonus',
  'deduction',
  'total',
  'status',
  'grade',
  'flags',
  'reasons',
] as const satisfies readonly (keyof AssessmentRow)[];
export type ComparedField = (typeof COMPARED)[number];

/** One lawyer whose row differs between two tables; a lawyer who is in one of them only lacks the other row. */
export interface RowDifference {
  readonly lawyerId: string;
  readonly was?: AssessmentRow;
  readonly is?: AssessmentRow;
  readonly fields: readonly ComparedField[];
}

/** How many lawyers went from which grade (or status without one) to which. */
export interface GradeMove {
  readonly from: string;
  readonly to: string;
  readonly lawyers: number;
}

export interface TableComparison {
  /** In the order of lawyer ids. */
  readonly differences: readonly RowDifference[];
  /** Moves only, those that concern most lawyers first. */
  readonly moves: readonly GradeMove[];
  readonly unchanged: number;
}

/** What two tables of a centre's year differ in: two versions, or the same year under two policies. */
export const compareTables = (was: readonly AssessmentRow[], is: readonly AssessmentRow[]): TableComparison => {
  const before = byLawyer(was);
  const after = byLawyer(is);
  const lawyerIds = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const compared = lawyerIds.map((lawyerId) => compareRows(lawyerId, before.get(lawyerId), after.get(lawyerId)));
  const differences = compared.filter(({ fields }) => fields.length > 0);
  return { differences, moves: movesOf(differences), unchanged: compared.length - differences.length };
};

/** The grade of a row, or why it has none; `absent` where there is no row. */
export const standingOf = (row: AssessmentRow | undefined): string => (row === undefined ? 'absent' : (row.grade ?? row.status));

const byLawyer = (rows: readonly AssessmentRow[]): ReadonlyMap<string, AssessmentRow> =>
  new Map(rows.map((row) => [row.lawyerId, row]));

const compareRows = (lawyerId: string, was: AssessmentRow | undefined, is: AssessmentRow | undefined): RowDifference => ({
  lawyerId,
  ...(was === undefined ? {} : { was }),
  ...(is === undefined ? {} : { is }),
  fields: COMPARED.filter((field) => JSON.stringify(was?.[field]) !== JSON.stringify(is?.[field])),
});

const movesOf = (differences: readonly RowDifference[]): readonly GradeMove[] => {
  const moves = new Map<string, GradeMove>();
  for (const { was, is } of differences) {
    const move = { from: standingOf(was), to: standingOf(is) };
    if (move.from === move.to) continue;
    const key = `${move.from} ${move.to}`;
    moves.set(key, { ...move, lawyers: (moves.get(key)?.lawyers ?? 0) + 1 });
  }
  return [...moves].toSorted(([a, left], [b, right]) => right.lawyers - left.lawyers || (a < b ? -1 : 1)).map(([, move]) => move);
};
