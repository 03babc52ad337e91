import { CallBody } from '../../../contracts/console-api.ts';
import type { OpenAlertsAnswer } from '../../../contracts/console/worklists.ts';
import type { OpenAlert } from '../../../domain/alert/open-alert.ts';
import { CALL_KINDS } from '../../../domain/conversation/follow-up.ts';
import { compareCentreChecks } from '../../../workflows/compare-centre-checks.ts';
import { readAlertsBelow } from '../../../workflows/read-alerts-below.ts';
import { recordCall } from '../../../workflows/record-call.ts';
import { json } from '../http.ts';
import type { HttpEvent } from '../http.ts';
import { requestKeyOf } from './answered-once.ts';
import { oneOfQuery, pageOf, yearOfQuery } from './list-query.ts';
import { actorsOf, bodyOf, settled } from './route.ts';
import type { Actor, Route, RouteDeps } from './route.ts';
import { asSeen } from './versions.ts';

/** What waits for somebody in a centre: the call list and the open alerts; what came of a call, and of the telephone checks. */
export const worklistRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/calls$/,
      answer: async (event, [centreId = '']) => {
        const { at } = await actors.at(event, 'read-calls', centreId);
        const kind = oneOfQuery(event, 'kind', CALL_KINDS);
        const entries = (await deps.store.calls(centreId))
          .filter((entry) => kind === undefined || entry.kind === kind)
          .map((entry) => ({ ...entry, dueAt: entry.againAt ?? entry.since }));
        const page = pageOf(event, entries, ({ dueAt, caseNo }) => ({ at: dueAt, name: caseNo }));
        return json(200, { ...page, entries: page.entries.map((entry) => ({ ...entry, isDue: entry.dueAt <= at })) });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/alerts$/,
      answer: async (event, [centreId = '']) => {
        const who = await actors.at(event, 'read-alerts', centreId);
        return json(200, alertsPage(event, await deps.store.openAlerts(centreId), who));
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/alerts\/below$/,
      answer: async (event, [centreId = '']) => {
        const who = await actors.at(event, 'read-alerts', centreId);
        return json(200, alertsPage(event, await readAlertsBelow(deps)(centreId, who.at), who));
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/checks$/,
      answer: async (event, [centreId = '']) => {
        const { by } = await actors.at(event, 'read-scores', centreId);
        return json(200, await compareCentreChecks(deps)(centreId, yearOfQuery(event), by));
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/calls$/,
      isOnce: true,
      answer: async (event, [caseNo = '']) => {
        const { outcome, note = '' } = bodyOf(event, CallBody);
        const who = await actors.onCase(event, 'enter-answers', caseNo);
        const key = requestKeyOf(event);
        const call = { caseNo, outcome, note, ...who, ...(key === undefined ? {} : { key }) };
        return settled(await recordCall(asSeen(deps, event, { caseNo }))(call));
      },
    },
  ];
};

/** Open alerts by deadline; nobody reads a complaint about themselves. */
const alertsPage = (event: HttpEvent, open: readonly OpenAlert[], { by, at }: Actor): OpenAlertsAnswer => {
  const alerts = open.filter(({ lawyerId }) => lawyerId !== by);
  const page = pageOf(event, alerts, ({ deadline, caseNo, cause }) => ({ at: deadline, name: `${caseNo} ${cause}` }));
  return { ...page, entries: page.entries.map((alert) => ({ ...alert, isOverdue: alert.deadline < at })) };
};
