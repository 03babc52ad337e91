import { overallCounts, questionsOf } from '../conversation/standing.ts';
import type { FollowUp } from '../conversation/follow-up.ts';
import type { Answers, Service, Stars } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';

/*
 * The response: what a follow-up has brought, seen from the scores.
 */

/** Whether the overall answer counts: given and, if it is 1, confirmed. An unconfirmed 1 is as good as unanswered. */
export const counts = overallCounts;

/** Whether every coded question of the service is answered. */
export const isComplete = (answers: Answers, service: Service): boolean =>
  questionsOf(service).every((question) => answers[question] !== undefined);

/** Whether the response goes into figures: it counts, nobody has voided it, and its case is neither excluded nor reopened. */
export const isValid = (f: FollowUp): boolean =>
  counts(f) && f.voided === undefined && f.state !== 'cancelled' && f.state !== 'excluded';

/**
 * Points of a response, 0 to 100: the mean over its answered scale questions, so that one who answers only `overall` is
 * not taken for someone displeased with the rest. `undefined` when there is none.
 */
export const points = ({ overall, communication }: Answers, policy: Policy): number | undefined => {
  const [first, ...others] = [overall, communication].filter((stars) => stars !== undefined);
  return first === undefined ? undefined : pointsOfAll([first, ...others], policy);
};

/** The mean of what scale answers are worth. */
export const pointsOfAll = (answered: readonly [Stars, ...Stars[]], { score }: Policy): number =>
  answered.reduce((sum, stars) => sum + score.points[stars], 0) / answered.length;
