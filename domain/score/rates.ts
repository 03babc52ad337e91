import type { Stars } from '../shared/codes.ts';
import type { Interval } from './wilson.ts';
import { wilsonInterval } from './wilson.ts';

/** How many responses gave each overall answer. */
export type Histogram = Readonly<Record<Stars, number>>;

export const NO_ANSWERS: Histogram = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };

export const histogramOf = (answers: readonly Stars[]): Histogram => {
  const histogram = { ...NO_ANSWERS };
  for (const stars of answers) histogram[stars] += 1;
  return histogram;
};

/** Responses in a histogram. */
export const responsesIn = (h: Histogram): number => h[1] + h[2] + h[3] + h[4] + h[5];

/** Responses with a satisfied answer. */
export const satisfiedIn = (h: Histogram): number => h[3] + h[4] + h[5];

/** Whether an overall answer is a satisfied one in the sense of rate A: 3 (基本满意) or more. */
export const isSatisfied = (overall: Stars): boolean => overall >= 3;

/*
 * Two rates of satisfaction are in use and lie several points apart, so each is always named. Dongguan's 6554 satisfied,
 * 731 basically satisfied and 496 dissatisfied of 7781 are 93.63 % by A and 88.93 % by B.
 */

/** Rate A 满意率A: share of responses with an overall of 3 or more; `undefined` without responses. */
export const rateA = (h: Histogram): number | undefined => share(satisfiedIn(h), h);

/** Rate B 满意率B: share with 4 or more, and half the share with 3; `undefined` without responses. */
export const rateB = (h: Histogram): number | undefined => share(h[3] / 2 + h[4] + h[5], h);

const share = (hits: number, h: Histogram): number | undefined => {
  const n = responsesIn(h);
  return n === 0 ? undefined : hits / n;
};

/** Both rates, 0 to 1, and the Wilson interval of rate A. */
export interface Rates extends Interval {
  /** Responses they rest on, 1 or more. */
  readonly n: number;
  readonly rateA: number;
  readonly rateB: number;
}

/**
 * @param z standard normal quantile of the interval
 * @returns `undefined` without responses
 */
export const ratesOf = (h: Histogram, z: number): Rates | undefined => {
  const n = responsesIn(h);
  const [a, b] = [rateA(h), rateB(h)];
  return a === undefined || b === undefined ? undefined : { n, rateA: a, rateB: b, ...wilsonInterval(satisfiedIn(h), n, z) };
};
