import { openAlert } from '../domain/alert/open-alert.ts';
import type { Alert } from '../domain/alert/alert.ts';
import { callEntry } from '../domain/conversation/call-list.ts';
import type { CallEntry } from '../domain/conversation/call-list.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import { rolesFor } from '../domain/shared/permissions.ts';
import type { Role } from '../domain/shared/permissions.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps, HistoryEntry } from './ports.ts';

/** Why somebody does not see answers. `check-waiting`: whoever phones asks first, else the check would compare nothing. */
export type Withheld = 'role' | 'check-waiting';

/** An alert as people see it. */
export type ToldAlert = Omit<Alert, 'escalatedContact' | 'escalatedResolve'> & {
  readonly state: 'open' | 'contacted' | 'resolved';
  /** What is to be met next. */
  readonly deadline?: number;
};

/** A case's whole story, as far as somebody may see it. */
export interface ToldCase {
  readonly followUp: FollowUp;
  readonly version: number;
  readonly isPersonHeld: boolean;
  /** Absent where the answers may be seen. */
  readonly withheld?: Withheld;
  readonly entry?: CallEntry;
  /** Absent for those who may not see them, as is the history. */
  readonly alerts?: readonly ToldAlert[];
  /** Oldest first. */
  readonly history?: readonly HistoryEntry[];
}

/** @returns `undefined` where there is no such case */
export const tellCase =
  (deps: Pick<Deps, 'store'>) =>
  async (caseNo: string, role: Role): Promise<ToldCase | undefined> => {
    const { store } = deps;
    const stored = await store.followUp(caseNo);
    if (stored === undefined) return undefined;
    const { followUp, version } = stored;
    const [{ policy }, alerts, history] = await Promise.all([
      surroundingsOf(deps, followUp.closing.centreId),
      rolesFor('read-alerts').includes(role) ? store.alerts(caseNo) : undefined,
      rolesFor('read-history').includes(role) ? store.history(caseNo) : undefined,
    ]);
    const entry = callEntry(followUp, policy);
    const withheld = withheldFrom(role, entry);
    return {
      followUp,
      version,
      isPersonHeld: stored.sealedPerson !== undefined,
      ...(withheld === undefined ? {} : { withheld }),
      ...(entry === undefined ? {} : { entry }),
      ...(alerts === undefined ? {} : { alerts: alerts.map(({ alert }) => toldAlert(alert)) }),
      ...(history === undefined ? {} : { history }),
    };
  };

const withheldFrom = (role: Role, entry: CallEntry | undefined): Withheld | undefined => {
  if (!rolesFor('read-conversation').includes(role)) return 'role';
  return role === 'clerk' && entry?.kind === 'check' ? 'check-waiting' : undefined;
};

export const toldAlert = (alert: Alert): ToldAlert => {
  const { escalatedContact: _, escalatedResolve: _r, ...told } = alert;
  const open = openAlert(alert);
  return open === undefined ? { ...told, state: 'resolved' } : { ...told, state: open.state, deadline: open.deadline };
};
