import type { Centre } from '../domain/case/centre.ts';
import { rolesFor } from '../domain/shared/permissions.ts';
import { liesWithin } from './authorise.ts';
import type { User } from './authorise.ts';
import type { Deps } from './ports.ts';

type ReachDeps = Pick<Deps, 'store'>;

/**
 * The centres a user sees, each after the one it lies below: staff the own node and all below it, a lawyer those that are in reach
 * and have the lawyer in their register, a case system none.
 */
export const centresInReach =
  (deps: ReachDeps) =>
  async (user: User): Promise<readonly Centre[]> => {
    if (user.role === 'lawyer') return registeredCentres(deps, user);
    const top = rolesFor('read-centres').includes(user.role) ? await deps.store.presentCentre(user.centreId) : undefined;
    return top === undefined ? [] : [top, ...(await centresBelow(deps, top.id))];
  };

const registeredCentres = async ({ store }: ReachDeps, user: User): Promise<readonly Centre[]> => {
  const ids = await store.centresOf(user.id);
  const inReach = await Promise.all(ids.map((id) => liesWithin({ store }, id, user.centreId)));
  const centres = await Promise.all(ids.filter((_, n) => inReach[n]).map((id) => store.centre(id)));
  return centres.flatMap((found) => found?.centre ?? []);
};

/** All centres below one, level by level: the whole tree is one query, and a node of it is found by its parent. */
export const centresBelow = async ({ store }: ReachDeps, top: string): Promise<readonly Centre[]> => {
  const children = Map.groupBy(await store.centres(), ({ parentId }) => parentId);
  const below: Centre[] = [];
  // A loop ends where it comes back to: nobody is taken from the map twice.
  const under = (id: string): readonly Centre[] => {
    const found = children.get(id) ?? [];
    children.delete(id);
    return found;
  };
  for (let level = under(top); level.length > 0; level = level.flatMap(({ id }) => under(id))) below.push(...level);
  return below;
};
