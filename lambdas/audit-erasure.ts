import type { Context, ScheduledEvent } from 'aws-lambda';
import { auditErasure } from '../workflows/audit-erasure.ts';
import type { AuditedNight } from '../workflows/audit-erasure.ts';
import { counted } from './runtime/counted.ts';
import { entry } from './runtime/entry.ts';
import { log } from './runtime/log.ts';
import { store } from './runtime/store.ts';

/** Left over for the page that is being looked at when the night's time is up. */
const LAST_PAGE_MS = 60_000;

/** Each night -> a look through the table for what should have been erased, and the proof of it once the look is whole. */
export const handler = entry<ScheduledEvent, AuditedNight>(() => {
  const audit = auditErasure({ store: store() });
  return async ({ time }, context: Context) => {
    const at = Date.parse(time);
    const night = await audit(at, () => context.getRemainingTimeInMillis() > LAST_PAGE_MS);
    const { seen, overdue, isWhole } = night;
    log.info('erasure audited', { seen, overdue: overdue.length, isWhole, ...(isWhole ? counted('ErasureAudited', at) : {}) });
    for (const caseNo of overdue) log.warn('erasure overdue', { caseNo, ...counted('ErasureOverdue', at) });
    return night;
  };
});
