import type { AlertOutcome } from '../shared/codes.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { Alert, Telling } from './alert.ts';

/** Why an action on an alert is refused. `person-concerned`: nobody handles a complaint about themselves. */
export type ActionRefusal = 'already-contacted' | 'already-resolved' | 'note-missing' | 'client-not-told' | 'person-concerned';

/** Records the first contact with the client. A second one changes nothing and is refused. */
export const contactAlert = (alert: Alert, by: string, at: Instant): Result<Alert, ActionRefusal> => {
  if (alert.resolvedAt !== undefined) return { ok: false, error: 'already-resolved' };
  if (alert.contactedAt !== undefined) return { ok: false, error: 'already-contacted' };
  if (by === alert.lawyerId) return { ok: false, error: 'person-concerned' };
  return { ok: true, value: { ...alert, contactedAt: at, by } };
};

/** What a person found, in words what was found and done, and whether the client has heard of it. */
export interface Finding extends Telling {
  readonly outcome: AlertOutcome;
  readonly note: string;
  readonly by: string;
}

/**
 * Closes an alert; it counts as contact where there was none. A second resolution is refused: the first stands. Who reported
 * something is told how it ended, or it is said why they could not be; `client-not-told` where neither is.
 */
export const resolveAlert = (alert: Alert, finding: Finding, at: Instant): Result<Alert, ActionRefusal> => {
  const { outcome, note, by } = finding;
  if (alert.resolvedAt !== undefined) return { ok: false, error: 'already-resolved' };
  if (by === alert.lawyerId) return { ok: false, error: 'person-concerned' };
  if (note.trim() === '') return { ok: false, error: 'note-missing' };
  const telling = tellingOf(finding);
  if (isToBeTold(alert, outcome) && Object.keys(telling).length === 0) return { ok: false, error: 'client-not-told' };
  const resolution = { resolvedAt: at, outcome, note, by, ...telling };
  return { ok: true, value: { ...alert, contactedAt: alert.contactedAt ?? at, ...resolution } };
};

/** Whether a client waits to hear how it ended: not one who took it back, nor where figures alone raised the alert. */
const isToBeTold = ({ cause }: Alert, outcome: AlertOutcome): boolean =>
  outcome !== 'withdrawn' && CODED_QUESTIONS.some((question) => question === cause);

const tellingOf = ({ clientTold, whyNotTold = '' }: Telling): Telling => {
  if (clientTold === true) return { clientTold };
  return whyNotTold.trim() === '' ? {} : { clientTold: false, whyNotTold };
};
