import type { Instant } from '../domain/shared/instant.ts';
import { localYear } from '../domain/shared/zone.ts';
import type { Deps } from './ports.ts';

/** How far back is looked, in years before the present one. */
const YEARS_BACK = 5;

/**
 * The latest year of which a node has figures, its own or from below, as they were rolled up last; `undefined` where there are none
 * of these years, or no such node.
 */
export const latestYear =
  ({ store }: Pick<Deps, 'store'>) =>
  async (nodeId: string, at: Instant): Promise<number | undefined> => {
    const centre = (await store.centre(nodeId))?.centre;
    if (centre === undefined) return undefined;
    const present = localYear(at, centre.zone);
    for (let year = present; year >= present - YEARS_BACK; year -= 1) {
      const { months } = (await store.nodeYear(nodeId, year)).year;
      if (Object.values(months).some(({ tally }) => tally.closings > 0)) return year;
    }
    return undefined;
  };
