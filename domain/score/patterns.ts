import type { Answers, Channel, PatternSign } from '../shared/codes.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import type { ScoredResponse } from './scored-response.ts';

/** Something that looks like made-up feedback, with the latest case in it: to be looked at, never scored. */
export interface Pattern {
  readonly caseNo: string;
  readonly sign: PatternSign;
}

/**
 * Looks for made-up feedback among the responses of one lawyer, centre and year.
 *
 * - `all-top`: `allTopFrom` responses and every mark in them the best, named once, with the case that made up the number:
 *   their order is that of `overall`, so that conversations still under way don't change which case that is;
 * - `identical`: complete answers the same as others that came from another phone at most `identicalWithinMinutes` before,
 *   named with each such later case. Answers that staff entered come from no phone: entering a pile of forms is no sign.
 *
 * @param responses in order of time
 */
export const patterns = (responses: readonly ScoredResponse[], rule: Policy['score']['pattern']): readonly Pattern[] => [
  ...allTop(responses, rule.allTopFrom),
  ...identical(responses.filter(isFromPhone), rule.identicalWithinMinutes * MINUTE_MS),
];

const allTop = (responses: readonly ScoredResponse[], from: number): readonly Pattern[] => {
  const first = responses.toSorted((a, b) => a.ratedAt - b.ratedAt).slice(0, from);
  const last = first[from - 1];
  return last !== undefined && first.every(isTop) ? [{ caseNo: last.caseNo, sign: 'all-top' }] : [];
};

const isTop = ({ answers: { overall, communication } }: ScoredResponse): boolean => overall === 5 && (communication ?? 5) === 5;

const CLIENTS_CHANNELS: readonly (Channel | undefined)[] = ['sms', 'web'];

const isFromPhone = ({ channel, answers }: ScoredResponse): boolean =>
  CLIENTS_CHANNELS.includes(channel) && CODED_QUESTIONS.every((question) => answers[question] !== undefined);

const identical = (responses: readonly ScoredResponse[], withinMs: number): readonly Pattern[] =>
  responses.flatMap((later, i) => {
    const isTwin = (earlier: ScoredResponse): boolean =>
      later.at - earlier.at <= withinMs && earlier.phoneKey !== later.phoneKey && isSame(earlier.answers, later.answers);
    return responses.slice(0, i).some(isTwin) ? [{ caseNo: later.caseNo, sign: 'identical' as const }] : [];
  });

const isSame = (a: Answers, b: Answers): boolean => CODED_QUESTIONS.every((question) => a[question] === b[question]);
