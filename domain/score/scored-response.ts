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
  readonly kind: CaseKind;
  readonly overall: Stars;
  readonly answers: Answers;
  readonly channel: Channel | undefined;
  readonly phoneKey: string | undefined;
}

/** The valid responses to handled cases, in order of time; consultations are never scored. */
export const scoredResponses = (followUps: readonly FollowUp[], policy: Policy): readonly ScoredResponse[] =>
  followUps
    .filter((f) => f.closing.service === 'case' && isValid(f))
    .flatMap((f) => scored(f, policy))
    .toSorted((a, b) => a.at - b.at || (a.caseNo < b.caseNo ? -1 : 1));

const scored = (f: FollowUp, policy: Policy): readonly ScoredResponse[] => {
  const { answers, answeredAt, channel, phoneKey } = f;
  const { caseNo, kind } = f.closing;
  const earned = points(answers, policy);
  if (answers.overall === undefined || earned === undefined || answeredAt === undefined) return [];
  const prior = policy.score.prior[kind];
  return [{ caseNo, kind, at: answeredAt, overall: answers.overall, answers, points: earned, prior, channel, phoneKey }];
};
