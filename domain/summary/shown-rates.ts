import type { CellFigures } from '../score/cell.ts';

/**
 * The figures of a group with its rates, where it has the responses that a rate needs: of fewer, rates would tell what single people said.
 *
 * @param minResponses 1 or more
 */
export const shownRates = (figures: CellFigures, minResponses: number): Required<CellFigures> | undefined =>
  // With a response all figures are there.
  figures.n < minResponses ? undefined : (figures as Required<CellFigures>);
