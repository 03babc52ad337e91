import type { Stars } from '../shared/codes.ts';

/** How many responses gave each overall answer. */
export type Histogram = Readonly<Record<Stars, number>>;

/** Whether an overall answer is a satisfied one in the sense of rate A: 3 (基本满意) or more. */
export const isSatisfied = (overall: Stars): boolean => overall >= 3;

/*
 * Two rates of satisfaction are in use and lie several points apart, so each is always named. Dongguan's 6554 satisfied,
 * 731 basically satisfied and 496 dissatisfied of 7781 are 93.63 % by A and 88.93 % by B.
 */

/** Rate A 满意率A: share of responses with an overall of 3 or more; `undefined` without responses. */
export const rateA = (h: Histogram): number | undefined => share(h[3] + h[4] + h[5], h);

/** Rate B 满意率B: share with 4 or more, and half the share with 3; `undefined` without responses. */
export const rateB = (h: Histogram): number | undefined => share(h[3] / 2 + h[4] + h[5], h);

const share = (hits: number, h: Histogram): number | undefined => {
  const n = h[1] + h[2] + h[3] + h[4] + h[5];
  return n === 0 ? undefined : hits / n;
};
