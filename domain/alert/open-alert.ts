import type { Instant } from '../shared/instant.ts';
import type { Alert } from './alert.ts';

/** A line of the list of open alerts: ids, codes and times, and nothing that somebody wrote. */
export interface OpenAlert extends Pick<
  Alert,
  'caseNo' | 'cause' | 'level' | 'lawyerId' | 'centreId' | 'service' | 'raisedAt' | 'levelSince' | 'notices' | 'escalations'
> {
  readonly state: 'open' | 'contacted';
  readonly contactBy: Instant;
  readonly resolveBy: Instant;
  /** What is to be met next: until the client has been contacted the sooner of both. */
  readonly deadline: Instant;
  /** When it was handed to the level above by hand. */
  readonly handedUpAt?: Instant;
}

/** Whether those above the alert's centre have to know of it: a deadline has passed, now or before, or somebody handed it up. */
export const isKnownAbove = ({ deadline, escalations, handedUpAt }: OpenAlert, at: Instant): boolean =>
  deadline < at || escalations > 0 || handedUpAt !== undefined;

/** The alert's line; `undefined` once it has been resolved. */
export const openAlert = (alert: Alert): OpenAlert | undefined => {
  if (alert.resolvedAt !== undefined) return undefined;
  const { caseNo, cause, level, lawyerId, centreId, service, raisedAt, levelSince, notices, escalations } = alert;
  const { contactedAt, contactBy, resolveBy, handedUp } = alert;
  return {
    caseNo,
    cause,
    level,
    lawyerId,
    centreId,
    service,
    raisedAt,
    levelSince,
    notices,
    escalations,
    state: contactedAt === undefined ? 'open' : 'contacted',
    contactBy,
    resolveBy,
    deadline: contactedAt === undefined ? Math.min(contactBy, resolveBy) : resolveBy,
    ...(handedUp === undefined ? {} : { handedUpAt: handedUp.at }),
  };
};
