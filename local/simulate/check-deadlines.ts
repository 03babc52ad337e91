import { nextDeadline } from '../../domain/alert/escalate.ts';
import { nextLookAt } from '../../domain/conversation/retention.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { firstAllowedMoment } from '../../domain/shared/window.ts';
import type { Left, Report } from './left-behind.ts';
import { POLICY } from './simulated-policy.ts';

/** How far behind the watermark dispatch reads again. */
const OVERLAP_MS = 10 * MINUTE_MS;

/** Each deadline of each case and alert has a pointer that dispatch will come by. */
export const deadlinesReachable = (left: Left, now: number, report: Report): void => {
  const reachedFrom = left.watermark - OVERLAP_MS;
  const isReached = (what: string, by: number): boolean => (left.due.get(what) ?? []).some((at) => at >= reachedFrom && at <= by);
  const slots = new Map(left.slots.map((slot) => [(slot['pk'] as string).slice('P#'.length), slot]));
  for (const { followUp: f } of left.followUps.values()) {
    const look = nextLookAt(f, POLICY);
    const { caseNo } = f.closing;
    const slot = f.phoneKey === undefined ? undefined : slots.get(f.phoneKey);
    const holder = slot?.['o'];
    const isBlocked = f.state === 'waiting' && left.waiting.has(caseNo) && holder !== undefined && holder !== caseNo;
    if (look === undefined || isBlocked) continue;
    const from = f.state === 'waiting' ? Math.max(now, (slot?.['f'] ?? now) as number) : now;
    const by = Math.max(look, firstAllowedMoment(from, f.zone, POLICY.followUp) + 2 * HOUR_MS);
    if (!isReached(caseNo, by))
      report('deadlines reachable', `nothing looks at ${caseNo} (${f.state}) by ${new Date(by).toISOString()}`, caseNo);
  }
  for (const alert of left.alerts) {
    const deadline = nextDeadline(alert);
    const by = Math.max(deadline ?? 0, now + HOUR_MS);
    if (deadline !== undefined && !isReached(`${alert.caseNo} ${alert.cause}`, by))
      report(
        'deadlines reachable',
        `nothing looks at the alert ${alert.cause} of ${alert.caseNo} by ${new Date(by).toISOString()}`,
        alert.caseNo,
      );
  }
};
