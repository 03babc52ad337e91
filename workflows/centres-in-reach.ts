import type { Centre } from '../domain/case/centre.ts';
import { rolesFor } from '../domain/shared/permissions.ts';
import { liesWithin } from './authorise.ts';
import type { User } from './authorise.ts';
import type { Deps } from './ports.ts';

type ReachDeps = Pick<Deps, 'store'>;

/** Nodes whose children are asked for side by side. */
const AT_ONCE = 50;

/**
 * The centres a user sees, each after the one it lies below: staff the own node and all below it, a lawyer those that are in reach
 * and have the lawyer in their register, a case system none.
 */
export const centresInReach =
  (deps: ReachDeps) =>
  async (user: User): Promise<readonly Centre[]> => {
    if (user.role === 'lawyer') return registeredCentres(deps, user);
    const top = rolesFor('read-centres').includes(user.role) ? await deps.store.presentCentre(user.centreId) : undefined;
    return top === undefined ? [] : [top, ...(await centresBelow(deps, top))];
  };

const registeredCentres = async ({ store }: ReachDeps, user: User): Promise<readonly Centre[]> => {
  const ids = await store.centresOf(user.id);
  const inReach = await Promise.all(ids.map((id) => liesWithin({ store }, id, user.centreId)));
  const centres = await Promise.all(ids.filter((_, n) => inReach[n]).map((id) => store.centre(id)));
  return centres.flatMap((found) => found?.centre ?? []);
};

/** All centres below one, level by level. While a centre moves it may stand in two places: each is named once. */
const centresBelow = async ({ store }: ReachDeps, top: Centre): Promise<readonly Centre[]> => {
  const below = new Map<string, Centre>();
  let level: readonly Centre[] = [top];
  while (level.length > 0) {
    const found: Centre[] = [];
    for (let n = 0; n < level.length; n += AT_ONCE) {
      const children = await Promise.all(level.slice(n, n + AT_ONCE).map(({ id }) => store.children(id)));
      found.push(...children.flat());
    }
    level = found.filter(({ id }) => id !== top.id && !below.has(id));
    for (const centre of level) below.set(centre.id, centre);
  }
  return [...below.values()];
};
