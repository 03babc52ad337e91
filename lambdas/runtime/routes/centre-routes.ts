import { CentresBody } from '../../../contracts/console-api.ts';
import { parsePolicy } from '../../../contracts/policy.ts';
import { authorise } from '../../../workflows/authorise.ts';
import type { User } from '../../../workflows/authorise.ts';
import { enterCentres, setPolicy } from '../../../workflows/set-up-centres.ts';
import { bodyJson, json, Problem, requestTime, userOf } from '../http.ts';
import { actorsOf, bodyOf, conflict, notFound } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** The tree of centres, and the policy of each. */
export const centreRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  const may = authorise(deps);
  const { store } = deps;
  return [
    {
      method: 'PUT',
      path: /^\/v1\/centres$/,
      answer: async (event) => {
        const { centres } = bodyOf(event, CentresBody);
        const user = userOf(event);
        const act = { by: user.id, at: requestTime(event) };
        const entered = await enterCentres(deps)(centres, act, async (seat, was) => {
          const isFree = 'below' in seat ? may(user, 'edit-centres', seat.below) : isOwnTop(user, seat.newTop);
          return (await isFree) && (was === undefined || (await may(user, 'edit-centres', was.id)));
        });
        if (entered.ok) return json(200, { outcome: 'entered', centres: entered.value });
        if (entered.error === 'not-yours') throw notFound();
        throw new Problem(422, 'rows break rules, nothing was entered 有不合规则的行,未录入任何机构', entered.error);
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)$/,
      answer: async (event, [centreId = '']) => {
        await actors.at(event, 'read-set-up', centreId);
        const found = await store.centre(centreId);
        if (found === undefined) throw notFound();
        return json(200, { ...found, children: await store.children(centreId) });
      },
    },
    {
      method: 'PUT',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/policy$/,
      answer: async (event, [centreId = '']) => {
        const who = await actors.at(event, 'edit-policy', centreId);
        const document = bodyJson(event);
        const parsed = parsePolicy(document);
        if (!parsed.ok) throw new Problem(422, 'policy breaks its rules 考核办法不合规则', parsed.error);
        const outcome = await setPolicy(deps)(centreId, { version: parsed.value.version, document }, who);
        if (outcome === 'version-taken') throw conflict(outcome);
        return json(200, { outcome });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/policies$/,
      answer: async (event, [centreId = '']) => {
        await actors.at(event, 'read-set-up', centreId);
        return json(200, { policies: await store.policies(centreId) });
      },
    },
  ];
};

/** The top of a new tree is entered by the operator whose node it is to be: the token says so. */
const isOwnTop = ({ role, centreId }: User, top: string): boolean => role === 'operator' && centreId === top;
