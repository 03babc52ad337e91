import type { FollowUp } from '../conversation/follow-up.ts';
import type { Policy } from '../shared/policy.ts';
import type { Histogram } from './rates.ts';
import { histogramOf, NO_ANSWERS, ratesOf } from './rates.ts';
import { responseOf } from './scored-response.ts';

/** What a group of closings came to, in sums alone: groups that have no case in common can be added up (`addUp`). */
export interface Cell {
  readonly closings: number;
  /** Valid responses by overall answer. */
  readonly histogram: Histogram;
  /** Points of the valid responses, in millionths: whole numbers, so that the order of adding doesn't matter. */
  readonly micropoints: number;
}

export const NO_CELL: Cell = { closings: 0, histogram: NO_ANSWERS, micropoints: 0 };

const MICRO = 1_000_000;

/** @param closings follow-ups of one kind of service, without the cancelled ones */
export const cellOf = (closings: readonly FollowUp[], policy: Policy): Cell => {
  const responses = closings.flatMap((f) => responseOf(f, policy) ?? []);
  return {
    closings: closings.length,
    histogram: histogramOf(responses.map(({ overall }) => overall)),
    micropoints: responses.reduce((sum, { points }) => sum + Math.round(points * MICRO), 0),
  };
};

/** The figures of a cell. Shares are 0 to 1, points 0 to 100, all unrounded; without responses there are none. */
export interface CellFigures {
  readonly closings: number;
  /** Valid responses. */
  readonly n: number;
  readonly rateA?: number;
  readonly rateB?: number;
  /** Ends of the Wilson interval of rate A. */
  readonly low?: number;
  readonly high?: number;
  readonly meanPoints?: number;
}

/** @param z standard normal quantile of the interval */
export const cellFigures = ({ closings, histogram, micropoints }: Cell, z: number): CellFigures => {
  const rates = ratesOf(histogram, z);
  return rates === undefined ? { closings, n: 0 } : { closings, ...rates, meanPoints: micropoints / MICRO / rates.n };
};
