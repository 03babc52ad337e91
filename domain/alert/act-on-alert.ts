import type { AlertOutcome } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { Alert } from './alert.ts';

/** Why an action on an alert is refused. `person-concerned`: nobody handles a complaint about themselves. */
export type ActionRefusal = 'already-contacted' | 'already-resolved' | 'note-missing' | 'person-concerned';

/** Records the first contact with the client. A second one changes nothing and is refused. */
export const contactAlert = (alert: Alert, by: string, at: Instant): Result<Alert, ActionRefusal> => {
  if (alert.resolvedAt !== undefined) return { ok: false, error: 'already-resolved' };
  if (alert.contactedAt !== undefined) return { ok: false, error: 'already-contacted' };
  if (by === alert.lawyerId) return { ok: false, error: 'person-concerned' };
  return { ok: true, value: { ...alert, contactedAt: at, by } };
};

/** What a person found, and in words what was found and done. */
export interface Finding {
  readonly outcome: AlertOutcome;
  readonly note: string;
  readonly by: string;
}

/** Closes an alert; it counts as contact where there was none. A second resolution is refused: the first stands. */
export const resolveAlert = (alert: Alert, { outcome, note, by }: Finding, at: Instant): Result<Alert, ActionRefusal> => {
  if (alert.resolvedAt !== undefined) return { ok: false, error: 'already-resolved' };
  if (by === alert.lawyerId) return { ok: false, error: 'person-concerned' };
  if (note.trim() === '') return { ok: false, error: 'note-missing' };
  return { ok: true, value: { ...alert, contactedAt: alert.contactedAt ?? at, resolvedAt: at, outcome, note, by } };
};
