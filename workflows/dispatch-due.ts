import type { Instant } from '../domain/shared/instant.ts';
import { DAY_MS, MINUTE_MS } from '../domain/shared/instant.ts';
import type { Deps, DuePointer } from './ports.ts';

/** How far behind the watermark is read again: writers' clocks may differ, and a pointer may be written a little late. */
const OVERLAP_MS = 10 * MINUTE_MS;
/** How far back the very first look goes. */
const FIRST_LOOK_MS = DAY_MS;

/**
 * Queues everything that has become due by a minute. The watermark moves only after what it passes is queued, and
 * pointers are forgotten only then: a crash in between queues something twice, which changes nothing.
 *
 * @returns how many cases and alerts were queued
 */
export const dispatchDue =
  ({ store, queues }: Pick<Deps, 'store' | 'queues'>) =>
  async (minute: Instant): Promise<{ readonly cases: number; readonly alerts: number }> => {
    const from = ((await store.watermark()) ?? minute - FIRST_LOOK_MS) - OVERLAP_MS;
    const due = await store.dueBetween(Math.min(from, minute), minute);
    const cases = unique(due.filter(({ cause }) => cause === undefined));
    const alerts = due.flatMap(({ caseNo, cause }) => (cause === undefined ? [] : [{ caseNo, cause, at: minute }]));
    if (cases.length > 0) await queues.advance(cases.map(({ caseNo }) => ({ caseNo, at: minute })));
    if (alerts.length > 0) await queues.escalate(alerts);
    await store.saveWatermark(minute);
    await store.dropDue(due);
    return { cases: cases.length, alerts: alerts.length };
  };

const unique = (pointers: readonly DuePointer[]): DuePointer[] => [...new Map(pointers.map((p) => [p.caseNo, p])).values()];
