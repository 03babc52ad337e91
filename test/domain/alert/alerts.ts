import type { Alert } from '../../../domain/alert/alert.ts';
import { raiseAlert } from '../../../domain/alert/raise-alert.ts';
import type { AlertCause, AlertLevel, PatternSign } from '../../../domain/shared/codes.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import type { WorkCalendar } from '../../../domain/shared/working-days.ts';
import { aFollowUp } from '../response/a-follow-up.ts';

export const clock = (text: string): Instant => Date.parse(`${text}+08:00`);

/** Monday to Friday. */
export const weekdays: WorkCalendar = { isWorkday: (date) => ![0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay()) };

export const raise = (
  existing: Alert | undefined,
  cause: AlertCause,
  level: AlertLevel,
  at: Instant,
  signs: readonly PatternSign[] = [],
): Alert | undefined => raiseAlert(existing, { cause, level, signs }, at, aFollowUp('1'), STANDARD_1, weekdays);

/** A new alert of 2025-03-06, a Thursday, at ten. */
export const anAlert = (level: AlertLevel, rest: Partial<Alert> = {}): Alert => {
  const alert = raise(undefined, 'overall', level, clock('2025-03-06T10:00:00'));
  if (!alert) throw new Error('a first alert is always raised');
  return { ...alert, ...rest };
};
