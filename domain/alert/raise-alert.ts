import type { FollowUp } from '../conversation/follow-up.ts';
import type { PatternSign } from '../shared/codes.ts';
import { ALERT_LEVELS } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { HOUR_MS } from '../shared/instant.ts';
import type { Policy, TimeLimit } from '../shared/policy.ts';
import type { WorkCalendar } from '../shared/working-days.ts';
import { nthWorkingDay, withOwnDays } from '../shared/working-days.ts';
import type { RaisedCause } from './alert-causes.ts';
import type { Alert, Resolution } from './alert.ts';
import { resolutionOf } from './alert.ts';

/**
 * Raises the alert of a case and cause, or its level; `undefined` when nothing changes, so that a repeat raises nothing.
 *
 * A graver level sets the deadlines anew, counted from `at`, but never later than they were. Where the alert had been
 * resolved, it is reopened: what was found then was found about something milder. It needs a contact and a resolution of
 * its own, by deadlines of its own; the earlier resolution is kept. The same or a milder level never reopens an alert; a sign
 * that is new is shown on it.
 */
export const raiseAlert = (
  existing: Alert | undefined,
  raised: RaisedCause,
  at: Instant,
  f: FollowUp,
  policy: Policy,
  calendar: WorkCalendar,
): Alert | undefined => {
  const { level } = raised;
  const fresh = newAlert(raised, at, f, policy, calendar);
  if (!existing) return fresh;
  if (ALERT_LEVELS.indexOf(level) <= ALERT_LEVELS.indexOf(existing.level)) return withNewSigns(existing, raised.signs);
  const resolution = resolutionOf(existing);
  if (resolution) return openAgain(existing, resolution, fresh);
  return {
    ...existing,
    level,
    levelSince: at,
    contactBy: Math.min(existing.contactBy, fresh.contactBy),
    resolveBy: Math.min(existing.resolveBy, fresh.resolveBy),
  };
};

const withNewSigns = (existing: Alert, seen: readonly PatternSign[] = []): Alert | undefined => {
  const known = existing.signs ?? [];
  const signs = [...new Set([...known, ...seen])];
  return signs.length === known.length ? undefined : { ...existing, signs };
};

/**
 * Opens a resolved alert again because its client says that nothing is settled: with a contact and a resolution of its own, by
 * deadlines that count from there. `undefined` where it is open, or was resolved after the client's word.
 */
export const reopenAlert = (
  existing: Alert,
  at: Instant,
  f: FollowUp,
  policy: Policy,
  calendar: WorkCalendar,
): Alert | undefined => {
  const resolution = resolutionOf(existing);
  if (resolution === undefined || resolution.resolvedAt > at) return undefined;
  return openAgain(existing, resolution, newAlert(existing, at, f, policy, calendar));
};

/** What was found before is kept, and what has happened since it was first raised. */
const openAgain = ({ raisedAt, escalations, notices, earlier }: Alert, resolution: Resolution, fresh: Alert): Alert => ({
  ...fresh,
  raisedAt,
  escalations,
  notices,
  earlier: [...earlier, resolution],
});

const newAlert = (
  { cause, level, signs = [] }: RaisedCause,
  at: Instant,
  { closing: { caseNo, lawyerId, centreId, service }, zone }: FollowUp,
  policy: Policy,
  calendar: WorkCalendar,
): Alert => ({
  caseNo,
  cause,
  level,
  lawyerId,
  centreId,
  service,
  ...(signs.length === 0 ? {} : { signs }),
  raisedAt: at,
  levelSince: at,
  contactBy: deadline(at, policy.alert[level].contact, zone, withOwnDays(calendar, policy.calendar)),
  resolveBy: deadline(at, policy.alert[level].resolve, zone, withOwnDays(calendar, policy.calendar)),
  escalations: 0,
  escalatedContact: false,
  escalatedResolve: false,
  notices: [],
  earlier: [],
});

const deadline = (at: Instant, limit: TimeLimit, zone: string, calendar: WorkCalendar): Instant =>
  'hours' in limit ? at + limit.hours * HOUR_MS : nthWorkingDay(at, limit.workingDays, zone, calendar);
