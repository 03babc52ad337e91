import type { Evidence } from '../domain/assessment/evidence.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { answered } from '../test/domain/response/a-follow-up.ts';
import { keepCallList, keepOpenAlerts } from '../workflows/keep-worklists.ts';
import type { Deps, StoredFollowUp } from '../workflows/ports.ts';
import { raiseAlerts } from '../workflows/raise-alerts.ts';
import { recomputeScore } from '../workflows/recompute-score.ts';

/** How much a county has. */
export const COUNTY = { lawyers: 3000, casesEach: 17, year: 2025 } as const;

const WAITS_SINCE = Date.parse('2025-03-10T10:00:00+08:00');

/** The n-th lawyer of the county. */
export const lawyerOf = (n: number): string => `L${String(n).padStart(5, '0')}`;

/** Work on many things, fifty at a time. */
export const side = async (count: number, work: (n: number) => Promise<unknown>): Promise<void> => {
  for (let n = 0; n < count; n += 50) await Promise.all(Array.from({ length: Math.min(50, count - n) }, (_, i) => work(n + i)));
};

/**
 * Puts a county of 3,000 lawyers with 51,000 answered cases into a store: register, scores, evidence, call list and alerts, as the
 * product's own functions keep them. One case in a hundred has an alert, another one waits for a call.
 */
export const plantCounty = async (
  deps: Deps,
  centreId: string,
  now: Instant,
  lawyers: number = COUNTY.lawyers,
): Promise<void> => {
  const { store } = deps;
  await side(lawyers, async (n) => {
    const lawyerId = lawyerOf(n);
    await store.saveLawyer({ lawyerId, centreId, name: `样例律师${n}`, firm: `样例第${n % 40}律师事务所` });
    for (let i = 0; i < COUNTY.casesEach; i += 1) await plantCase(deps, caseOf(lawyerId, centreId, n, i), now);
    await recomputeScore(deps)({ lawyerId, centreId, year: COUNTY.year }, now);
    const evidence: Evidence = {
      ...{ id: `e-${n}`, lawyerId, centreId, kind: 'file-review', year: COUNTY.year, at: now - n, score: 90, by: 'sup-1' },
    };
    await store.saveEvidence(evidence, { lawyerId, at: now - n, by: 'sup-1', what: `Evidence:file-review:e-${n}`, why: '' });
  });
};

const caseOf = (lawyerId: string, centreId: string, n: number, i: number): FollowUp => {
  const at = n * COUNTY.casesEach + i;
  const overall = at % 100 === 0 ? 2 : i % 6 === 0 ? 3 : 5;
  const waits = at % 100 === 50;
  return answered(`${lawyerId}-${i}`, overall, {
    closing: { lawyerId, centreId },
    ...(waits
      ? { state: 'to-call', reason: 'no-answer', answers: {}, answeredAt: undefined, endedAt: WAITS_SINCE }
      : { state: 'completed' }),
  });
};

const plantCase = async (deps: Deps, followUp: FollowUp, now: Instant): Promise<void> => {
  const is: StoredFollowUp = { followUp, version: 1, changedAt: now };
  await deps.store.saveFollowUp(is, undefined, []);
  await keepCallList(deps)({ is: followUp });
  await raiseAlerts(deps)(undefined, is);
  for (const { alert } of await deps.store.alerts(followUp.closing.caseNo)) await keepOpenAlerts(deps)({ is: alert });
};
