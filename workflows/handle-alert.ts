import { contactAlert, resolveAlert } from '../domain/alert/act-on-alert.ts';
import type { ActionRefusal } from '../domain/alert/act-on-alert.ts';
import type { Alert } from '../domain/alert/alert.ts';
import { dueEscalations, escalated } from '../domain/alert/escalate.ts';
import type { AlertCause, AlertOutcome } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Result } from '../domain/shared/result.ts';
import { changeAlert } from './change-alert.ts';
import type { Deps } from './ports.ts';

type HandleDeps = Pick<Deps, 'store' | 'clock'>;

/** What a supervisor does about an alert. */
export interface AlertAction {
  readonly caseNo: string;
  readonly cause: AlertCause;
  readonly at: Instant;
  readonly by: string;
  readonly action:
    { readonly kind: 'contact' } | { readonly kind: 'resolve'; readonly outcome: AlertOutcome; readonly note: string };
}

/** Contact or resolution, with a line in the case's history. */
export const actOnAlert =
  (deps: HandleDeps) =>
  async ({ caseNo, cause, at, by, action }: AlertAction): Promise<Result<Alert | undefined, ActionRefusal | 'no-alert'>> => {
    const what = `alert:${cause}:${action.kind === 'contact' ? 'contact' : action.outcome}`;
    const why = action.kind === 'contact' ? '' : action.note;
    return changeAlert(deps)<ActionRefusal | 'no-alert'>(
      { caseNo, cause },
      at,
      (existing) => {
        if (existing === undefined) return { ok: false, error: 'no-alert' };
        return action.kind === 'contact' ? contactAlert(existing, by, at) : resolveAlert(existing, { ...action, by }, at);
      },
      [{ caseNo, at, by, what, why }],
    );
  };

/** Looks whether a deadline of an alert has passed unmet, and writes the escalation down, once a deadline. */
export const escalateAlert =
  (deps: HandleDeps) =>
  async (caseNo: string, cause: AlertCause, at: Instant): Promise<void> => {
    await changeAlert(deps)({ caseNo, cause }, at, (existing) => {
      const missed = existing === undefined ? [] : dueEscalations(existing, at);
      return { ok: true, value: existing !== undefined && missed.length > 0 ? escalated(existing, missed) : undefined };
    });
  };
