import type { AuditAnswer } from '../../../contracts/console/audit.ts';
import { json } from '../http.ts';
import { afterOf, limitOf, momentOfQuery, written } from './list-query.ts';
import { actorsOf } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** Everything that was done in a centre, newest first; of their own cases and evidence it tells nobody. */
export const auditRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/audit$/,
      answer: async (event, [centreId = '']) => {
        const { by, at } = await actors.at(event, 'read-history', centreId);
        const [from, to] = [momentOfQuery(event, 'from') ?? 0, momentOfQuery(event, 'to') ?? at];
        const after = afterOf(event);
        const { lines, isWhole } = await deps.store.audit({ centreId, from, to, limit: limitOf(event), ...(after && { after }) });
        const last = lines.at(-1);
        const entries = lines.filter(({ lawyerId }) => lawyerId !== by).map(({ name: _, ...line }) => line);
        return json(200, { entries, ...(isWhole || last === undefined ? {} : { after: written(last) }) } satisfies AuditAnswer);
      },
    },
  ];
};
