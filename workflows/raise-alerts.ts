import { isDeepStrictEqual } from 'node:util';
import type { RaisedCause } from '../domain/alert/alert-causes.ts';
import { causesOf } from '../domain/alert/alert-causes.ts';
import { noteChange } from '../domain/alert/note-change.ts';
import { raiseAlert, reopenAlert } from '../domain/alert/raise-alert.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeAlert } from './change-alert.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps, StoredFollowUp } from './ports.ts';

export type AlertDeps = Pick<Deps, 'store' | 'clock' | 'calendar'>;

/** Raises the alert of a case and cause, or its level, or shows a new sign on it; a repeat changes nothing. */
export const raise =
  (deps: AlertDeps) =>
  async (f: FollowUp, raised: RaisedCause, at: Instant): Promise<void> => {
    const { policy } = await surroundingsOf(deps, f.closing.centreId);
    await changeAlert(deps)({ caseNo: f.closing.caseNo, cause: raised.cause, year: f.year }, at, (existing) => ({
      ok: true,
      value: raiseAlert(existing, raised, at, f, policy, deps.calendar),
    }));
  };

/**
 * After a follow-up has changed: raises what its answers and words call for, and shows on its alerts what has happened to
 * the response. Alerts follow their case to another lawyer, centre or year.
 */
export const raiseAlerts =
  (deps: AlertDeps) =>
  async (was: StoredFollowUp | undefined, is: StoredFollowUp): Promise<void> => {
    const { followUp: f, changedAt: at } = is;
    const known = was === undefined ? [] : causesOf(was.followUp);
    for (const raised of causesOf(f)) {
      if (!known.some((one) => isDeepStrictEqual(one, raised))) await raise(deps)(f, raised, at);
    }
    if (was !== undefined) await heedRecovery(deps, was.followUp, f);
    if (was !== undefined ? isNoted(was.followUp, f) : is.version > 1) await noteOnAlerts(deps, was?.followUp, f, at);
  };

/** The client says that what was resolved is not settled: what they were asked about is open again. */
const heedRecovery = async (deps: AlertDeps, { recovery: was }: FollowUp, f: FollowUp): Promise<void> => {
  const { answeredAt: at, isSettled, causes = [] } = f.recovery ?? {};
  if (at === undefined || at === was?.answeredAt || isSettled !== false) return;
  const { caseNo, centreId } = f.closing;
  const { policy } = await surroundingsOf(deps, centreId);
  for (const cause of causes) {
    await changeAlert(deps)({ caseNo, cause, year: f.year }, at, (existing) => ({
      ok: true,
      value: existing && reopenAlert(existing, at, f, policy, deps.calendar),
    }));
  }
};

/** Whether something happened to the response that its alerts show. */
const isNoted = (was: FollowUp, is: FollowUp): boolean =>
  was.corrections.length !== is.corrections.length ||
  was.recovery?.answeredAt !== is.recovery?.answeredAt ||
  was.recovery?.unclearAt !== is.recovery?.unclearAt ||
  (was.voided === undefined) !== (is.voided === undefined) ||
  (was.state === 'cancelled') !== (is.state === 'cancelled') ||
  was.closing.centreId !== is.closing.centreId;

const noteOnAlerts = async (deps: AlertDeps, was: FollowUp | undefined, is: FollowUp, at: Instant): Promise<void> => {
  for (const { alert } of await deps.store.alerts(is.closing.caseNo)) {
    const { lawyerId, centreId, cause, caseNo } = alert;
    // A follow-up that moved comes without its former self; what the alert remembers of the place stands in for it.
    const before = was ?? { ...is, closing: { ...is.closing, lawyerId, centreId } };
    await changeAlert(deps)({ caseNo, cause, year: is.year }, at, (existing) => ({
      ok: true,
      value: existing && noteChange(existing, before, is, at),
    }));
  }
};
