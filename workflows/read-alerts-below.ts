import type { OpenAlert } from '../domain/alert/open-alert.ts';
import { isKnownAbove } from '../domain/alert/open-alert.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { centresBelow } from './centres-in-reach.ts';
import type { Deps } from './ports.ts';

/** Lists of centres read side by side. */
const SIDE_BY_SIDE = 50;

/**
 * Alerts of the centres below one that its people have to know of: what was escalated or handed up from there, and whatever is
 * overdue, at whatever level below. The tree is one query, each centre's list of open alerts another.
 */
export const readAlertsBelow =
  ({ store }: Pick<Deps, 'store'>) =>
  async (centreId: string, at: Instant): Promise<readonly OpenAlert[]> => {
    const below = await centresBelow({ store }, centreId);
    const found: OpenAlert[] = [];
    for (let i = 0; i < below.length; i += SIDE_BY_SIDE) {
      const lists = await Promise.all(below.slice(i, i + SIDE_BY_SIDE).map(({ id }) => store.openAlerts(id)));
      found.push(...lists.flat().filter((alert) => isKnownAbove(alert, at)));
    }
    return found;
  };
