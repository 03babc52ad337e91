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
import { comparisonAnswer, formsAnswer } from './assessment-pages.ts';
import type { NamedRun } from './assessment-pages.ts';
import { actorsOf, bodyOf, conflict, notFound, queryOf, settled } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** Rows of one answer, and forms of one page: both fit into what the gateway lets through. */
const PAGE = 500;
const FORMS = 100;
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
    isOnce: method === 'POST' && action === 'assess',
    answer: async (event, [centreId = '', year = '', ...more]) => {
      const who = await actors.at(event, action, centreId);
      return answer({ centreId, year: Number(year), ...who }, event, more);
    },
  });
  /** The run a query names: `draft` (the default), `v1`, `v2` … @throws Problem 404 */
  const runOfQuery = async ({ centreId, year }: TableAct, event: HttpEvent, query: string): Promise<NamedRun> => {
    const name = queryOf(event, query) ?? 'draft';
    const place = await placeOf(deps)(centreId, year, name);
    if (place === undefined) throw notFound();
    return { place, name };
  };

  return [
    {
      method: 'POST',
      path: /^\/v1\/assessments$/,
      isOnce: true,
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
      const { place } = await runOfQuery(act, event, 'version');
      const after = queryOf(event, 'after') ?? '';
      const rows = (await store.assessmentRows(place)).filter(({ lawyerId }) => lawyerId > after);
      const page = rows.slice(0, PAGE);
      return json(200, { rows: page, ...(rows.length > PAGE ? { after: page.at(-1)?.lawyerId } : {}) });
    }),
    onTable('GET', '/rows/(?<lawyerId>[^/]+)', 'read-assessment', async (act, event, [lawyerId = '']) => {
      const explained = await explainRow(deps)((await runOfQuery(act, event, 'version')).place, lawyerId);
      if (explained === undefined) throw notFound();
      return json(200, explained);
    }),
    onTable('GET', '/forms', 'read-assessment', async (act, event) => {
      const run = await runOfQuery(act, event, 'version');
      const lawyer = queryOf(event, 'lawyer');
      const after = queryOf(event, 'after') ?? '';
      const ids = (await store.assessmentRows(run.place)).map(({ lawyerId }) => lawyerId).filter((id) => id > after);
      return formsAnswer(deps, run, lawyer === undefined ? ids.slice(0, FORMS) : [lawyer]);
    }),
    onTable('GET', '/differences', 'read-assessment', async (act, event) => {
      const sides = [await runOfQuery(act, event, 'from'), await runOfQuery(act, event, 'to')] as const;
      const compared = await compareRuns(deps)(sides[0].place, sides[1].place);
      if (compared === undefined) throw notFound();
      return comparisonAnswer(deps, event, sides, compared);
    }),
    onTable('POST', '/verification', 'read-assessment', async (act, event) => {
      const verified = await verifyRun(deps)((await runOfQuery(act, event, 'version')).place);
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
      const from = await runOfQuery(act, event, 'from');
      const compared = await compareRuns(deps)(from.place, place);
      if (compared === undefined) throw notFound();
      return comparisonAnswer(deps, event, [from, { place, name: '试算' }], compared);
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
