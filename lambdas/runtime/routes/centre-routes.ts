import { CentresBody } from '../../../contracts/console-api.ts';
import { parsePolicy } from '../../../contracts/policy.ts';
import { inputError } from '../../../domain/shared/input-error.ts';
import { authorise } from '../../../workflows/authorise.ts';
import type { User } from '../../../workflows/authorise.ts';
import { enterCentres, setPolicy } from '../../../workflows/set-up-centres.ts';
import { recordTag } from '../../../workflows/write-as-seen.ts';
import { bodyJson, json, Problem, requestTime, userOf } from '../http.ts';
import type { HttpEvent } from '../http.ts';
import { actorsOf, bodyOf, conflict, notFound } from './route.ts';
import type { Route, RouteDeps } from './route.ts';
import { changedSince, seenTag, versioned } from './versions.ts';

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
        const entered = await enterCentres(deps)(
          centres,
          act,
          async (seat, was) => {
            const isFree = 'below' in seat ? may(user, 'edit-centres', seat.below) : isOwnTop(user, seat.newTop);
            return (await isFree) && (was === undefined || (await may(user, 'edit-centres', was.id)));
          },
          seenOfOne(event, centres.length),
        );
        if (entered.ok) return json(200, { outcome: 'entered', centres: entered.value });
        if (entered.error === 'not-yours') throw notFound();
        if ('kind' in entered.error) throw changedSince(entered.error);
        throw new Problem(422, 'rows break rules, nothing was entered 有不合规则的行,未录入任何机构', entered.error);
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)$/,
      answer: async (event, [centreId = '']) => {
        await actors.at(event, 'read-set-up', centreId);
        const [found, centre] = await Promise.all([store.centre(centreId), store.presentCentre(centreId)]);
        if (found === undefined || centre === undefined) throw notFound();
        return versioned(json(200, { ...found, centre, children: await store.children(centreId) }), recordTag(centre));
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

/** What the request rests on: `If-Match` names one version, so it goes with one centre. @throws Problem 400 */
const seenOfOne = (event: HttpEvent, centres: number): string | undefined => {
  const seen = seenTag(event);
  if (seen === undefined || centres === 1) return seen;
  const error = inputError('If-Match', event.headers['if-match'], '只能用于一个机构', 'goes with one centre alone');
  throw new Problem(400, 'header is not as agreed 请求头不合规定', [error]);
};

/** The top of a new tree is entered by the operator whose node it is to be: the token says so. */
const isOwnTop = ({ role, centreId }: User, top: string): boolean => role === 'operator' && centreId === top;
