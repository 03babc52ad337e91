import type { Policy } from '../shared/policy.ts';
import type { Scored } from './shrinkage.ts';

export interface TimedResponse extends Scored {
  readonly caseNo: string;
}

/**
 * Early warning of a lawyer whose service gets worse: an exponentially weighted moving average of how far responses stay
 * below what is expected, against its lower control limit.
 *
 * With d = points - prior: z_i = λ·d_i + (1 - λ)·z_{i-1}, z_0 = 0, and it warns where
 * z_i < -L·σ·√(λ/(2-λ)·(1-(1-λ)^{2i})), from the `from`-th response on.
 *
 * @param responses of one lawyer, centre and year, in order of time
 * @returns         cases at which a warning starts; it starts anew only after an average above the limit
 * @see Roberts, S. W. (1959), Technometrics 1(3), 239-250; Montgomery, Introduction to Statistical Quality Control (EWMA chart)
 */
export const warningStarts = (
  responses: readonly TimedResponse[],
  { lambda, limit, sigma, from }: Policy['score']['earlyWarning'],
): readonly string[] => {
  const starts: string[] = [];
  let average = 0;
  let isWarning = false;
  for (const [index, { caseNo, points, prior }] of responses.entries()) {
    const i = index + 1;
    average = lambda * (points - prior) + (1 - lambda) * average;
    const spread = Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * i)));
    const isBelow = i >= from && average < -limit * sigma * spread;
    if (isBelow && !isWarning) starts.push(caseNo);
    isWarning = isBelow;
  }
  return starts;
};
