import { CallBody } from '../../../contracts/console-api.ts';
import type { Alert } from '../../../domain/alert/alert.ts';
import { nextDeadline } from '../../../domain/alert/escalate.ts';
import type { CallEntry } from '../../../domain/conversation/call-list.ts';
import { compareChecks } from '../../../domain/response/compare-check.ts';
import { recordCall } from '../../../workflows/record-call.ts';
import { json } from '../http.ts';
import { actorsOf, bodyOf, notFound, pageOf, queryOf, settled } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** What waits for somebody in a centre: the call list and the open alerts; and what came of a call. */
export const worklistRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/calls$/,
      answer: async (event, [centreId = '']) => {
        const { at } = await actors.at(event, 'read-calls', centreId);
        const kind = queryOf(event, 'kind');
        const entries = (await deps.store.calls(centreId)).filter((entry) => kind === undefined || entry.kind === kind);
        const listed = entries.toSorted((a, b) => dueAt(a) - dueAt(b) || (a.caseNo < b.caseNo ? -1 : 1));
        return json(
          200,
          pageOf(
            event,
            listed.map((entry) => ({ ...entry, isDue: dueAt(entry) <= at })),
          ),
        );
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/alerts$/,
      answer: async (event, [centreId = '']) => {
        const { by } = await actors.at(event, 'read-alerts', centreId);
        // Nobody reads a complaint about themselves.
        const alerts = (await deps.store.openAlerts(centreId)).filter(({ lawyerId }) => lawyerId !== by);
        return json(
          200,
          pageOf(
            event,
            alerts.toSorted((a, b) => deadlineOf(a) - deadlineOf(b) || (a.caseNo < b.caseNo ? -1 : 1)),
          ),
        );
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/checks$/,
      answer: async (event, [centreId = '']) => {
        await actors.at(event, 'read-scores', centreId);
        const year = Number(queryOf(event, 'year'));
        const policy = (await deps.store.centre(centreId))?.policy;
        if (!Number.isInteger(year) || policy === undefined) throw notFound();
        const scores = await deps.store.scores(centreId, year);
        const years = await Promise.all(scores.map(({ lawyerId }) => deps.store.scoredYear(lawyerId, centreId, year)));
        return json(
          200,
          compareChecks(
            years.flatMap(({ followUps }) => followUps),
            policy,
          ),
        );
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/calls$/,
      answer: async (event, [caseNo = '']) => {
        const { outcome, note = '' } = bodyOf(event, CallBody);
        const who = await actors.onCase(event, 'enter-answers', caseNo);
        return settled(await recordCall(deps)({ caseNo, outcome, note, ...who }));
      },
    },
  ];
};

/** From when on a case is to be phoned. */
const dueAt = ({ againAt, since }: CallEntry): number => againAt ?? since;

/** The next deadline; one that was escalated already counts as the first. */
const deadlineOf = (alert: Alert): number => nextDeadline(alert) ?? alert.resolveBy;
