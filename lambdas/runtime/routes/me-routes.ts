import type { MeAnswer } from '../../../contracts/console/me.ts';
import { actionsOf } from '../../../domain/shared/permissions.ts';
import { centresInReach } from '../../../workflows/centres-in-reach.ts';
import { json, userOf } from '../http.ts';
import type { Route, RouteDeps } from './route.ts';

/** Who is signed in, and how far they see. */
export const meRoutes = (deps: RouteDeps): readonly Route[] => [
  {
    method: 'GET',
    path: /^\/v1\/me$/,
    answer: async (event) => {
      const user = userOf(event);
      const { id, role, centreId } = user;
      const centres = (await centresInReach(deps)(user)).map(({ sign: _, ...centre }) => centre);
      return json(200, { id, role, may: actionsOf(role), centreId, centres } satisfies MeAnswer);
    },
  },
];
