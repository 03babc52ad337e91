import type { AlertCause, AlertLevel } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Alert } from './alert.ts';

/** A deadline passed unmet: the centre above is told, or the alert is marked overdue where there is none. */
export interface AlertEscalated {
  readonly type: 'AlertEscalated';
  readonly caseNo: string;
  readonly cause: AlertCause;
  readonly level: AlertLevel;
  readonly centreId: string;
  readonly missed: 'contact' | 'resolve';
  /** The deadline that passed. */
  readonly deadline: Instant;
}

/**
 * Deadlines that have passed unmet by `at`, each once. An act at the very deadline is in time; a late one doesn't undo the
 * miss, even if it came before anybody looked.
 */
export const dueEscalations = (alert: Alert, at: Instant): readonly AlertEscalated[] => {
  const { caseNo, cause, level, centreId } = alert;
  return pending(alert)
    .filter(({ deadline }) => at > deadline)
    .map(({ missed, deadline }) => ({ type: 'AlertEscalated', caseNo, cause, level, centreId, missed, deadline }));
};

/** The alert after its deadlines were escalated. */
export const escalated = (alert: Alert, facts: readonly AlertEscalated[]): Alert => ({
  ...alert,
  escalations: alert.escalations + facts.length,
  escalatedContact: alert.escalatedContact || facts.some(({ missed }) => missed === 'contact'),
  escalatedResolve: alert.escalatedResolve || facts.some(({ missed }) => missed === 'resolve'),
});

/**
 * When to look at the alert next: the first moment at which a deadline will have passed, a millisecond after it;
 * `undefined` when nothing can become overdue any more.
 */
export const nextDeadline = (alert: Alert): Instant | undefined => {
  const moments = pending(alert).map(({ deadline }) => deadline + 1);
  return moments.length === 0 ? undefined : Math.min(...moments);
};

interface Pending {
  readonly missed: AlertEscalated['missed'];
  readonly deadline: Instant;
}

/** Deadlines not escalated yet that were not met in time. */
const pending = (alert: Alert): readonly Pending[] => {
  const isOpen = (deadline: Instant, metAt: Instant | undefined): boolean => metAt === undefined || metAt > deadline;
  return [
    ...(!alert.escalatedContact && isOpen(alert.contactBy, alert.contactedAt)
      ? [{ missed: 'contact' as const, deadline: alert.contactBy }]
      : []),
    ...(!alert.escalatedResolve && isOpen(alert.resolveBy, alert.resolvedAt)
      ? [{ missed: 'resolve' as const, deadline: alert.resolveBy }]
      : []),
  ];
};
