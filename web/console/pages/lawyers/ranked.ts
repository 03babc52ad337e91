import type { LawyersAnswer } from '../../../../contracts/console/lawyers.ts';

export type LawyerLine = LawyersAnswer['entries'][number];

export interface RankedLawyer extends LawyerLine {
  /** 1 for the best; absent where the responses are too few to rank. */
  readonly rank?: number;
}

/** Lawyers by service score, equal scores sharing a rank; those with too few responses behind them, unranked, by name. */
export const ranked = (lawyers: readonly LawyerLine[]): readonly RankedLawyer[] => {
  const score = ({ serviceScore = -1 }: LawyerLine): number => serviceScore;
  const enough = lawyers.filter(({ standing }) => standing !== 'too-few').toSorted((a, b) => score(b) - score(a));
  const few = lawyers.filter(({ standing }) => standing === 'too-few');
  const rankOf = new Map<number, number>();
  enough.forEach((lawyer, i) => {
    if (!rankOf.has(score(lawyer))) rankOf.set(score(lawyer), i + 1);
  });
  return [...enough.map((lawyer) => ({ ...lawyer, rank: rankOf.get(score(lawyer)) ?? 1 })), ...few];
};
