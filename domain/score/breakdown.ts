import type { CaseKind, CaseResult, Category } from '../shared/codes.ts';
import type { ByMonth, Month } from './by-month.ts';
import type { Cell, CellFigures } from './cell.ts';
import { cellFigures } from './cell.ts';
import type { QuestionCounts } from './question-counts.ts';
import { rollUpMonths } from './roll-up.ts';

/** Figures by code; `none` is of closings that don't tell theirs. */
export type Figures<Code extends string> = Readonly<Partial<Record<Code, CellFigures>>>;

/** Where the figures of a lawyer or a centre come from. Handled cases only; codes without a closing are absent. */
export interface Breakdown {
  readonly byKind: Figures<CaseKind>;
  /** A client of several categories is counted in each: these cells add up to more than the whole. */
  readonly byCategory: Figures<Category | 'none'>;
  readonly byResult: Figures<CaseResult | 'none'>;
  /** By month of closing in the centre's zone. */
  readonly byMonth: Figures<Month>;
  /** How many valid responses gave each answer. */
  readonly questions: QuestionCounts;
}

/** @param z standard normal quantile of the intervals */
export const breakdownOf = (year: ByMonth, z: number): Breakdown => {
  const { byKind, byCategory, byResult, questions } = rollUpMonths(year);
  const figures = <Code extends string>(cells: Readonly<Partial<Record<Code, Cell>>>): Figures<Code> =>
    Object.fromEntries(
      Object.entries<Cell>(cells as Record<string, Cell>)
        .filter(([, { closings }]) => closings > 0)
        .map(([code, cell]) => [code, cellFigures(cell, z)]),
    ) as Figures<Code>;
  return {
    byKind: figures(byKind),
    byCategory: figures(byCategory),
    byResult: figures(byResult),
    byMonth: figures(year),
    questions,
  };
};
