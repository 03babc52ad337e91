import type { CaseKind } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import { isSatisfied } from './rates.ts';
import type { ScoredResponse } from './scored-response.ts';
import { wilsonInterval } from './wilson.ts';

/** Responses and, of these, satisfied ones, by case kind; kinds without responses are absent. */
export type KindTally = Readonly<Partial<Record<CaseKind, { readonly n: number; readonly satisfied: number }>>>;

/** How a lawyer stands against the centre's mean. */
export const STANDINGS = ['above', 'not-distinguishable', 'below', 'too-few'] as const;
export type Standing = (typeof STANDINGS)[number];

export const tallyByKind = (responses: readonly Pick<ScoredResponse, 'kind' | 'overall'>[]): KindTally =>
  responses.reduce<KindTally>((tally, { kind, overall }) => {
    const { n, satisfied } = tally[kind] ?? { n: 0, satisfied: 0 };
    return { ...tally, [kind]: { n: n + 1, satisfied: satisfied + (isSatisfied(overall) ? 1 : 0) } };
  }, {});

/**
 * Compares a lawyer's rate A with what the centre's rates would give for the same mix of case kinds: satisfaction differs by
 * kind more than by lawyer. Only an interval that lies wholly on one side tells the two apart.
 *
 * @param lawyer the lawyer's responses
 * @param centre all responses of the centre in the same year, the lawyer's included
 */
export const standing = (lawyer: KindTally, centre: KindTally, { score }: Policy): Standing => {
  const kinds = Object.entries(lawyer) as [CaseKind, { n: number; satisfied: number }][];
  const n = kinds.reduce((sum, [, own]) => sum + own.n, 0);
  if (n < score.minResponses) return 'too-few';
  const satisfied = kinds.reduce((sum, [, own]) => sum + own.satisfied, 0);
  const expected = kinds.reduce((sum, [kind, own]) => {
    // The centre's figures may be a little older than the lawyer's first response of a kind.
    const all = centre[kind] ?? own;
    return sum + (own.n * all.satisfied) / all.n;
  }, 0);
  const { low, high } = wilsonInterval(satisfied, n, score.z);
  if (low > expected / n) return 'above';
  return high < expected / n ? 'below' : 'not-distinguishable';
};
