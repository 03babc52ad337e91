import { AssessmentBody } from '../../../contracts/console-api.ts';
import { json } from '../http.ts';
import { actorsOf, bodyOf } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** The annual assessment of a centre. */
export const assessmentRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'POST',
      path: /^\/v1\/assessments$/,
      answer: async (event) => {
        const { centreId, year } = bodyOf(event, AssessmentBody);
        const who = await actors.at(event, 'assess', centreId);
        await deps.queues.assess({ centreId, year, ...who });
        return json(202, { outcome: 'queued' });
      },
    },
  ];
};
