import type { SetStatus } from '../domain/assessment/status.ts';
import type { Deps } from './ports.ts';
import type { TableAct } from './decide-table.ts';

/** What a supervisor sets for a lawyer's year instead of the reckoned status, or takes back. */
export interface StatusSetting {
  readonly lawyerId: string;
  /** Absent: nothing is set any more. */
  readonly status?: SetStatus['status'];
  readonly reason: string;
}

/** Sets a lawyer's status for a centre's year 不评定等次, 暂缓考核; the next run takes it up. */
export const setStatus =
  ({ store }: Pick<Deps, 'store'>) =>
  async ({ centreId, year, at, by }: TableAct, { lawyerId, status, reason }: StatusSetting): Promise<'set' | 'no-lawyer'> => {
    if ((await store.lawyer(lawyerId, centreId)) === undefined) return 'no-lawyer';
    const set = status && { status, reason, by };
    const history = { lawyerId, at, by, what: `Status:${year}:${status ?? 'none'}`, why: reason };
    await store.saveStatus({ lawyerId, centreId, year }, set, history);
    return 'set';
  };
