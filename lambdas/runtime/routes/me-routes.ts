import type { MeAnswer } from '../../../contracts/console/me.ts';
import { actionsOf } from '../../../domain/shared/permissions.ts';
import { centresInReach } from '../../../workflows/centres-in-reach.ts';
import { latestYear } from '../../../workflows/latest-year.ts';
import { json, requestTime, userOf } from '../http.ts';
import type { Route, RouteDeps } from './route.ts';

/** Who is signed in, and how far they see. */
export const meRoutes = (deps: RouteDeps): readonly Route[] => [
  {
    method: 'GET',
    path: /^\/v1\/me$/,
    answer: async (event) => {
      const user = userOf(event);
      const { id, role, centreId } = user;
      const [inReach, year] = await Promise.all([centresInReach(deps)(user), latestYear(deps)(centreId, requestTime(event))]);
      const centres = inReach.map(({ sign: _, ...centre }) => centre);
      const me = { id, role, may: actionsOf(role), centreId, centres };
      return json(200, { ...me, ...(year === undefined ? {} : { latestYear: year }) } satisfies MeAnswer);
    },
  },
];
