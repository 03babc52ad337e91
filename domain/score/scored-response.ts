import type { FollowUp } from '../conversation/follow-up.ts';
import { isValid, points } from '../response/response.ts';
import type { Answers, CaseKind, Channel, Stars } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import type { TimedResponse } from './early-warning.ts';

/** A response that goes into figures. */
export interface ScoredResponse extends TimedResponse {
  /** When the last answer that counts came. */
  readonly at: Instant;
  /** When `overall` was answered: later answers to other questions leave it. */
  readonly ratedAt: Instant;
  readonly kind: CaseKind;
  readonly overall: Stars;
  readonly answers: Answers;
  readonly channel: Channel | undefined;
  readonly phoneKey: string | undefined;
}

/** The valid responses to handled cases, in order of time; consultations are never scored. */
export const scoredResponses = (followUps: readonly FollowUp[], policy: Policy): readonly ScoredResponse[] =>
  followUps
    .filter(({ closing }) => closing.service === 'case')
    .flatMap((f) => responseOf(f, policy) ?? [])
    .toSorted(byTime);

/** In order of time, and of case numbers where it is the same. */
export const byTime = (a: ScoredResponse, b: ScoredResponse): number => a.at - b.at || (a.caseNo < b.caseNo ? -1 : 1);

/** What a follow-up has brought, if it is valid. */
export const responseOf = (f: FollowUp, policy: Policy): ScoredResponse | undefined => {
  if (!isValid(f)) return undefined;
  const { answers, answeredAt, givenAt, channel, phoneKey } = f;
  const { caseNo, kind } = f.closing;
  const earned = points(answers, policy);
  if (answers.overall === undefined || earned === undefined || answeredAt === undefined) return undefined;
  const prior = policy.score.prior[kind];
  const { overall } = answers;
  const ratedAt = givenAt.overall ?? answeredAt;
  return { caseNo, kind, at: answeredAt, ratedAt, overall, answers, points: earned, prior, channel, phoneKey };
};
