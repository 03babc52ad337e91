import { AssessmentBody, ObjectionDecisionBody, SimulationBody, StatusBody } from '../../../contracts/console-api.ts';
import { parsePolicy } from '../../../contracts/policy.ts';
import { runOf } from '../../../domain/assessment/assessment-table.ts';
import { freezeTable, publishTable, settleObjection } from '../../../workflows/decide-table.ts';
import type { TableAct } from '../../../workflows/decide-table.ts';
import { explainRow } from '../../../workflows/explain-row.ts';
import { verifyRun } from '../../../workflows/reckon-rows.ts';
import { placeOf } from '../../../workflows/run-place.ts';
import { setStatus } from '../../../workflows/set-status.ts';
import { compareRuns, simulationPlace } from '../../../workflows/simulate-policy.ts';
import { json, Problem } from '../http.ts';
import type { HttpEvent, HttpResult } from '../http.ts';
import { actorsOf, bodyOf, conflict, notFound, queryOf, settled } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** Rows of one answer. */
const PAGE = 500;
const TABLE = '/v1/centres/(?<centreId>[^/]+)/assessments/(?<year>\\d{4})';

/** The annual assessment of a centre: run, read, tried under another policy, published, objected to, made final. */
export const assessmentRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  const { store } = deps;

  /** A route below a centre's table, for those who may read it, or change it. */
  const onTable = (
    method: string,
    rest: string,
    action: 'assess' | 'read-assessment',
    answer: (act: TableAct, event: HttpEvent, more: readonly string[]) => Promise<HttpResult>,
  ): Route => ({
    method,
    path: new RegExp(`^${TABLE}${rest}$`),
    answer: async (event, [centreId = '', year = '', ...more]) => {
      const who = await actors.at(event, action, centreId);
      return answer({ centreId, year: Number(year), ...who }, event, more);
    },
  });
  /** The run a query names: `draft` (the default), `v1`, `v2` … @throws Problem 404 */
  const runOfQuery = async ({ centreId, year }: TableAct, event: HttpEvent, name: string, fallback = 'draft') => {
    const place = await placeOf(deps)(centreId, year, queryOf(event, name) ?? fallback);
    if (place === undefined) throw notFound();
    return place;
  };

  return [
    {
      method: 'POST',
      path: /^\/v1\/assessments$/,
      answer: async (event) => {
        const { centreId, year } = bodyOf(event, AssessmentBody);
        const who = await actors.at(event, 'assess', centreId);
        const running = (await store.assessmentTable(centreId, year))?.table.running;
        await deps.queues.assess({ centreId, year, ...who });
        return json(202, { outcome: 'queued', run: runOf(who), ...(running === undefined ? {} : { waitsFor: runOf(running) }) });
      },
    },
    onTable('GET', '', 'read-assessment', async ({ centreId, year }) => {
      const table = (await store.assessmentTable(centreId, year))?.table ?? { centreId, year, finals: [] };
      const { running, draft } = table;
      const progress = running && (await store.progress({ centreId, year, run: runOf(running) }));
      const manifest = draft && (await store.manifest({ centreId, year, run: runOf(draft) }));
      return json(200, { table, progress, manifest });
    }),
    onTable('GET', '/rows', 'read-assessment', async (act, event) => {
      const place = await runOfQuery(act, event, 'version');
      const after = queryOf(event, 'after') ?? '';
      const rows = (await store.assessmentRows(place)).filter(({ lawyerId }) => lawyerId > after);
      const page = rows.slice(0, PAGE);
      return json(200, { rows: page, ...(rows.length > PAGE ? { after: page.at(-1)?.lawyerId } : {}) });
    }),
    onTable('GET', '/rows/(?<lawyerId>[^/]+)', 'read-assessment', async (act, event, [lawyerId = '']) => {
      const explained = await explainRow(deps)(await runOfQuery(act, event, 'version'), lawyerId);
      if (explained === undefined) throw notFound();
      return json(200, explained);
    }),
    onTable('GET', '/differences', 'read-assessment', async (act, event) => {
      const compared = await compareRuns(deps)(await runOfQuery(act, event, 'from'), await runOfQuery(act, event, 'to'));
      if (compared === undefined) throw notFound();
      return json(200, compared);
    }),
    onTable('POST', '/verification', 'read-assessment', async (act, event) => {
      const verified = await verifyRun(deps)(await runOfQuery(act, event, 'version'));
      if (verified === undefined) throw notFound();
      return json(200, verified);
    }),
    onTable('POST', '/simulations', 'assess', async (act, event) => {
      const { policy } = bodyOf(event, SimulationBody);
      const parsed = parsePolicy(policy);
      if (!parsed.ok) throw new Problem(422, 'policy breaks its rules 考核办法不合规则', parsed.error);
      if ((await placeOf(deps)(act.centreId, act.year, 'draft')) === undefined) throw conflict('no-draft');
      await deps.queues.assess({ ...act, policy });
      return json(202, { outcome: 'queued', simulation: simulationPlace(act).run });
    }),
    onTable('GET', '/simulations/(?<run>simulation-[^/]+)', 'read-assessment', async (act, event, [run = '']) => {
      const { centreId, year } = act;
      const place = { centreId, year, run };
      const manifest = await store.manifest(place);
      if (manifest === undefined) return json(202, { progress: await store.progress(place) });
      return json(200, { manifest, comparison: await compareRuns(deps)(await runOfQuery(act, event, 'from'), place) });
    }),
    onTable('POST', '/publication', 'assess', async (act) => settled(await publishTable(deps)(act))),
    onTable('POST', '/final', 'assess', async (act) => settled(await freezeTable(deps)(act))),
    onTable('GET', '/objections', 'read-assessment', async ({ centreId, year }) =>
      json(200, { objections: await store.objections(centreId, year) }),
    ),
    onTable(
      'POST',
      '/objections/(?<lawyerId>[^/]+)/(?<n>\\d+)/decision',
      'assess',
      async (act, event, [lawyerId = '', n = '']) => {
        const decision = bodyOf(event, ObjectionDecisionBody);
        return settled(await settleObjection(deps)(act, { lawyerId, number: Number(n), ...decision }));
      },
    ),
    onTable('PUT', '/lawyers/(?<lawyerId>[^/]+)/status', 'assess', async (act, event, [lawyerId = '']) => {
      const { status, reason } = bodyOf(event, StatusBody);
      const set = await setStatus(deps)(act, { lawyerId, reason, ...(status === 'none' ? {} : { status }) });
      if (set === 'no-lawyer') throw notFound();
      return json(200, { outcome: 'set' });
    }),
  ];
};
