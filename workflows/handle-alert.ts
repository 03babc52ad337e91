import { contactAlert, resolveAlert } from '../domain/alert/act-on-alert.ts';
import type { ActionRefusal } from '../domain/alert/act-on-alert.ts';
import type { Alert, Telling } from '../domain/alert/alert.ts';
import { dueEscalations, escalated } from '../domain/alert/escalate.ts';
import { handUp } from '../domain/alert/hand-up.ts';
import type { HandUpRefusal } from '../domain/alert/hand-up.ts';
import { decideCorrection } from '../domain/conversation/decide-correction.ts';
import type { CorrectionRefusal } from '../domain/conversation/decide-correction.ts';
import { wantRecovery } from '../domain/conversation/recovery.ts';
import type { AlertCause, AlertOutcome } from '../domain/shared/codes.ts';
import { CODED_QUESTIONS } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Result } from '../domain/shared/result.ts';
import { changeAlert } from './change-alert.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import type { Deps, StoredAlert } from './ports.ts';
import { recordEvidence } from './record-evidence.ts';

type HandleDeps = Pick<Deps, 'store' | 'clock' | 'queues' | 'vault'>;

/** What a supervisor does about an alert. */
export interface AlertAction {
  readonly caseNo: string;
  readonly cause: AlertCause;
  readonly at: Instant;
  readonly by: string;
  readonly action:
    | { readonly kind: 'contact' }
    /** To the level above, before a deadline does it. */
    | { readonly kind: 'escalate'; readonly why: string }
    | (Telling & {
        readonly kind: 'resolve';
        readonly outcome: AlertOutcome;
        readonly note: string;
        /** With `misrated`: the code the client had meant. */
        readonly correctTo?: number;
        /** With `confirmed`: it goes into the year's evidence as a complaint. */
        readonly isComplaint?: boolean;
      });
}

type ActRefusal = ActionRefusal | HandUpRefusal | CorrectionRefusal | 'no-alert' | 'nothing-to-correct' | 'no-complaint';

/**
 * Contact, handing up or resolution, with a line in the case's history. An answer is corrected, a complaint recorded and a question to the client
 * prepared before the alert is closed over it: what breaks off in between is done again and changes nothing twice.
 */
export const actOnAlert =
  (deps: HandleDeps) =>
  async (act: AlertAction): Promise<Result<Alert | undefined, ActRefusal>> => {
    const { caseNo, cause, at, by, action } = act;
    const what = `alert:${cause}:${action.kind === 'resolve' ? action.outcome : action.kind}`;
    const why = whyOf(action);
    const existing = await deps.store.alert(caseNo, cause);
    if (existing === undefined) return { ok: false, error: 'no-alert' };
    const above = action.kind === 'escalate' ? (await surroundingsOf(deps, existing.alert.centreId)).centre.parentId : undefined;
    const tried = actUpon(existing.alert, act, above);
    if (!tried.ok) return tried;
    const followed = await carryOut(deps, act, existing);
    if (!followed.ok) return followed;
    return changeAlert(deps)<ActRefusal>(
      { caseNo, cause },
      at,
      (alert) => (alert === undefined ? { ok: false, error: 'no-alert' } : actUpon(alert, act, above)),
      [{ caseNo, at, by, what, why }],
    );
  };

const whyOf = (action: AlertAction['action']): string => {
  if (action.kind === 'contact') return '';
  return action.kind === 'escalate' ? action.why : action.note;
};

/** @param above the centre right above the alert's */
const actUpon = (
  alert: Alert,
  { by, at, action }: AlertAction,
  above: string | undefined,
): Result<Alert, ActionRefusal | HandUpRefusal> => {
  if (action.kind === 'contact') return contactAlert(alert, by, at);
  if (action.kind === 'escalate') return handUp(alert, { by, why: action.why }, above, at);
  return resolveAlert(alert, { ...action, by }, at);
};

/** What a resolution brings about besides: the answer put right, the complaint recorded. */
const carryOut = async (
  deps: HandleDeps,
  { caseNo, cause, at, by, action }: AlertAction,
  { alert, year }: StoredAlert,
): Promise<Result<undefined, ActRefusal>> => {
  if (action.kind !== 'resolve') return { ok: true, value: undefined };
  const { outcome, note, correctTo, isComplaint } = action;
  if (correctTo !== undefined) {
    const question = CODED_QUESTIONS.find((code) => code === cause);
    if (outcome !== 'misrated' || question === undefined) return { ok: false, error: 'nothing-to-correct' };
    const history = [{ caseNo, at, by, what: `answer:${question}:${correctTo}`, why: note }];
    const corrected = await changeFollowUp(deps)(caseNo, at, ({ followUp }) => {
      const decided = decideCorrection(followUp, { at, question, value: correctTo, by });
      return decided.ok
        ? { ok: true, value: { facts: decided.value, history: decided.value.length > 0 ? history : [] } }
        : decided;
    });
    if (!corrected.ok) return { ok: false, error: corrected.error === 'no-case' ? 'no-alert' : corrected.error };
  }
  if (isComplaint === true) {
    if (outcome !== 'confirmed') return { ok: false, error: 'no-complaint' };
    const { lawyerId, centreId } = alert;
    const id = `alert:${caseNo}:${cause}`;
    await recordEvidence(deps)({ id, lawyerId, centreId, kind: 'complaint', year, at, by, fact: caseNo, note });
  }
  if (outcome === 'confirmed' || outcome === 'remedied') await askWhetherSettled(deps, alert, at);
  return { ok: true, value: undefined };
};

/** Where the policy says so, the client will be asked; whether the alert was resolved after all is looked at then. */
const askWhetherSettled = async (deps: HandleDeps, { caseNo, centreId, cause }: Alert, at: Instant): Promise<void> => {
  const { policy } = await surroundingsOf(deps, centreId);
  if (!policy.alert.recovery.ask) return;
  await changeFollowUp(deps)<never>(caseNo, at, ({ followUp }) => ({
    ok: true,
    value: { facts: wantRecovery(followUp, cause, at, policy) },
  }));
};

/** Looks whether a deadline of an alert has passed unmet, and writes the escalation down, once a deadline. */
export const escalateAlert =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (caseNo: string, cause: AlertCause, at: Instant): Promise<void> => {
    await changeAlert(deps)({ caseNo, cause }, at, (existing) => {
      const missed = existing === undefined ? [] : dueEscalations(existing, at);
      return { ok: true, value: existing !== undefined && missed.length > 0 ? escalated(existing, missed) : undefined };
    });
  };
