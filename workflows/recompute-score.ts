import { isDeepStrictEqual } from 'node:util';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import { scoreLawyer, scoredClosings } from '../domain/score/score-lawyer.ts';
import { scoredResponses } from '../domain/score/scored-response.ts';
import { warningStarts } from '../domain/score/early-warning.ts';
import { tallyByMonth } from '../domain/score/by-month.ts';
import { funnelOf } from '../domain/score/funnel.ts';
import { patterns } from '../domain/score/patterns.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { LawyerPlace, ScoredYear } from './ports.ts';
import { raise } from './raise-alerts.ts';
import type { AlertDeps } from './raise-alerts.ts';

/**
 * Computes a lawyer's score anew from the lawyer's own partition: first the version that stands, then what it rests on, then
 * the put on condition of that version. Never incremented, so a repeat changes nothing and a correction heals it. The roll-up
 * it goes into is marked after it, on a repeat too: a crash in between leaves no roll-up old.
 */
export const recomputeScore =
  (deps: AlertDeps) =>
  async ({ lawyerId, centreId, year }: LawyerPlace, at: Instant): Promise<void> => {
    const { policy } = await surroundingsOf(deps, centreId);
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const was = await deps.store.score(centreId, year, lawyerId);
      const rests = await deps.store.scoredYear(lawyerId, centreId, year);
      const input = { followUps: rests.followUps, alerts: rests.alerts, policy };
      const is = { score: scoreLawyer(input), byMonth: tallyByMonth(input) };
      const isSame = isDeepStrictEqual(was && { score: was.score, byMonth: was.byMonth }, is);
      const version = (was?.version ?? 0) + 1;
      if (isSame || (await deps.store.saveScore({ lawyerId, centreId, year, ...is, version }))) {
        await deps.store.markChanged(centreId, year);
        await watch(deps, rests, policy, at);
        return;
      }
      await deps.clock.pause(attempt);
    }
    throw new Error(`score of ${lawyerId} in ${centreId} ${year}: not saved in ${SAVE_ATTEMPTS} attempts`);
  };

/** Raises what the figures show: a trend that crosses its limit, a pattern that looks made up. */
const watch = async (deps: AlertDeps, { followUps, alerts }: ScoredYear, policy: Policy, at: Instant): Promise<void> => {
  const responses = scoredResponses(scoredClosings(followUps), policy);
  const seen = [
    ...warningStarts(responses, policy.score.earlyWarning).map((caseNo) => ({ caseNo, cause: 'trend' as const, signs: [] })),
    ...patterns(responses, policy.score.pattern).map(({ caseNo, sign }) => ({
      caseNo,
      cause: 'pattern' as const,
      signs: [sign],
    })),
  ];
  for (const { caseNo, cause, signs } of seen) {
    const raised = alerts.find((alert) => alert.caseNo === caseNo && alert.cause === cause);
    const isRaised = raised !== undefined && signs.every((sign) => raised.signs?.includes(sign));
    const followUp = followUps.find((f) => f.closing.caseNo === caseNo);
    if (!isRaised && followUp !== undefined) await raise(deps)(followUp, { cause, level: 'low', signs }, at);
  }
};

/** Whether a change of a follow-up can change a figure: what only the conversation needs is left aside. */
export const touchesScore = (was: FollowUp | undefined, is: FollowUp | undefined): boolean =>
  JSON.stringify(was && scored(was)) !== JSON.stringify(is && scored(is));

/** What of a follow-up figures are made of. */
const scored = (f: FollowUp): unknown => [
  [f.closing, f.year, f.state, f.reason, f.answers, f.confirmed, f.voided, f.answeredAt, f.channel, f.enteredBy, f.phoneKey],
  funnelOf([f]),
];
