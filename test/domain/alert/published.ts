import fc from 'fast-check';
import type { PublishedAlert } from '../../../domain/alert/published-alert.ts';
import { OCCASIONS } from '../../../domain/alert/published-alert.ts';
import { ALERT_CAUSES, ALERT_LEVELS } from '../../../domain/shared/codes.ts';
import { clock } from './alerts.ts';

/** A critical alert as supervisors' channels get it. */
export const published = (rest: Partial<PublishedAlert> = {}): PublishedAlert => ({
  caseNo: '2025-001',
  cause: 'charged',
  level: 'critical',
  centreId: 'C01',
  audience: 'C01',
  occasion: 'raised',
  raisedAt: clock('2025-03-06T10:00:00'),
  contactBy: clock('2025-03-07T10:00:00'),
  resolveBy: clock('2025-03-13T10:00:00'),
  zone: 'Asia/Shanghai',
  escalations: 0,
  ...rest,
});

/** Any batch of alerts, few different cases and centres among them. */
export const anyBatch = fc.array(
  fc
    .record({
      caseNo: fc.integer({ min: 1, max: 40 }).map(String),
      cause: fc.constantFrom(...ALERT_CAUSES),
      level: fc.constantFrom(...ALERT_LEVELS),
      centreId: fc.integer({ min: 1, max: 15 }).map((n) => `C${n}`),
      occasion: fc.constantFrom(...OCCASIONS),
      raisedAt: fc.integer({ min: 0, max: 1000 }),
    })
    .map(published),
  { maxLength: 100 },
);
