import type { Store } from '../../workflows/ports.ts';

/** How long a function works with a centre and its policy before it looks again. */
const FRESH_MS = 30_000;

/**
 * Centres and policies change a few times a year and are read by every step: each function keeps them for half a minute.
 * Measured on the monotonic clock, so that neither a set clock nor a replay's virtual one matters.
 */
export const cachedCentres = (store: Store): Store => {
  const known = new Map<string, { readonly until: number; readonly found: ReturnType<Store['centre']> }>();
  return {
    ...store,
    async centre(id) {
      const kept = known.get(id);
      if (kept !== undefined && performance.now() < kept.until) return kept.found;
      const found = store.centre(id);
      if ((await found) !== undefined) known.set(id, { until: performance.now() + FRESH_MS, found });
      return found;
    },
    async enterCentre(centre, ...rest) {
      const isSaved = await store.enterCentre(centre, ...rest);
      known.delete(centre.id);
      return isSaved;
    },
    async savePolicy(centreId, version, history) {
      const isSaved = await store.savePolicy(centreId, version, history);
      known.delete(centreId);
      return isSaved;
    },
  };
};
