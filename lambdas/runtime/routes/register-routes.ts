import type { LawyersAnswer, RegisterAnswer } from '../../../contracts/console/lawyers.ts';
import { readLawyers } from '../../../workflows/read-lawyers.ts';
import { json } from '../http.ts';
import { MOST_LAWYERS, pageOf, yearOfQuery } from './list-query.ts';
import { registerLine } from './register-line.ts';
import { actorsOf } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

const byId = ({ lawyerId }: { readonly lawyerId: string }) => ({ at: 0, name: lawyerId });

/** The lawyers of a centre: their scores, and the register. */
export const registerRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/lawyers$/,
      answer: async (event, [centreId = '']) => {
        const year = yearOfQuery(event);
        const who = await actors.at(event, 'read-scores', centreId);
        const lawyers = await readLawyers(deps)(centreId, year, who);
        return json(200, pageOf(event, lawyers, byId, MOST_LAWYERS) satisfies LawyersAnswer);
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/register$/,
      answer: async (event, [centreId = '']) => {
        await actors.at(event, 'read-register', centreId);
        const lines = (await deps.store.register(centreId)).map(registerLine);
        return json(200, pageOf(event, lines, byId, MOST_LAWYERS) satisfies RegisterAnswer);
      },
    },
  ];
};
