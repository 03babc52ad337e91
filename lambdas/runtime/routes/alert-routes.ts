import * as z from 'zod/mini';
import { AlertActionBody } from '../../../contracts/console-api.ts';
import { ALERT_CAUSES } from '../../../domain/shared/codes.ts';
import { actOnAlert } from '../../../workflows/handle-alert.ts';
import type { AlertAction } from '../../../workflows/handle-alert.ts';
import { toldAlert } from '../../../workflows/tell-case.ts';
import { json } from '../http.ts';
import { alertAnswer } from './case-answers.ts';
import { actorsOf, bodyOf, notFound, settled } from './route.ts';
import type { Route, RouteDeps } from './route.ts';
import { asSeen, versioned } from './versions.ts';

/** An alert, and what supervisors do about it. */
export const alertRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/alerts\/(?<cause>[^/]+)$/,
      answer: async (event, [caseNo = '', cause = '']) => {
        const { by } = await actors.onCase(event, 'read-alerts', caseNo);
        const stored = await deps.store.alert(caseNo, cause);
        if (stored === undefined || stored.alert.lawyerId === by) throw notFound();
        return versioned(json(200, alertAnswer(toldAlert(stored.alert))), stored.version);
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/alerts\/(?<cause>[^/]+)$/,
      isOnce: true,
      answer: async (event, [caseNo = '', causeName = '']) => {
        const body = bodyOf(event, AlertActionBody);
        const cause = ALERT_CAUSES.find((known) => known === causeName);
        if (cause === undefined) throw notFound();
        const who = await actors.onCase(event, 'act-on-alert', caseNo);
        const act = { caseNo, cause, action: actionOf(body), ...who };
        return settled(await actOnAlert(asSeen(deps, event, { caseNo, cause }))(act));
      },
    },
  ];
};

type Body = z.infer<typeof AlertActionBody>;

const actionOf = (body: Body): AlertAction['action'] => {
  if (body.action === 'contact') return { kind: 'contact' };
  return body.action === 'escalate' ? { kind: 'escalate', why: body.note } : { kind: 'resolve', ...resolutionOf(body) };
};

const resolutionOf = ({ outcome, note, clientTold, whyNotTold, correctTo, complaint }: Extract<Body, { action: 'resolve' }>) => ({
  outcome,
  note,
  ...(clientTold === undefined ? {} : { clientTold }),
  ...(whyNotTold === undefined ? {} : { whyNotTold }),
  ...(correctTo === undefined ? {} : { correctTo }),
  ...(complaint === undefined ? {} : { isComplaint: complaint }),
});
