/** Points of one response and the points expected of its case kind, both 0 to 100. */
export interface Scored {
  readonly points: number;
  readonly prior: number;
}

/**
 * Service score: the mean points, drawn towards what is expected of such cases as if `k` responses had given just that.
 * Few responses say little about a lawyer, and the score says so. `undefined` without responses.
 *
 * @param k weight of the expectation in responses, 0 or more. 15 stands for a reliability of 0.70 at 34 answers
 *          (34 · 0.30 / 0.70 ≈ 15)
 * @see Wright, C. et al. (2012), Academic Medicine 87(12), 1668-1678: 34 patient questionnaires for a reliability of 0.70
 */
export const serviceScore = (responses: readonly Scored[], k: number): number | undefined => {
  const n = responses.length;
  if (n === 0) return undefined;
  const expected = responses.reduce((sum, { prior }) => sum + prior, 0) / n;
  const earned = responses.reduce((sum, { points }) => sum + points, 0);
  return (k * expected + earned) / (k + n);
};
