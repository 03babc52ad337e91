/** Where a proportion may lie; both ends 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a proportion. Unlike the mean and its standard error it stays within 0 and 1 and says how
 * little two answers tell: 2 of 2 gives 0.342 to 1.
 *
 * @param hits  count, 0 to `total`
 * @param total count, 1 or more
 * @param z     standard normal quantile; 1.96 gives a two-sided interval of 95 %
 * @see Wilson, E. B. (1927), Journal of the American Statistical Association 22(158), 209-212
 */
export const wilsonInterval = (hits: number, total: number, z: number): Interval => {
  const share = hits / total;
  const scale = 1 + z ** 2 / total;
  const centre = (share + z ** 2 / (2 * total)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
};
