import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import type { Item } from '../../adapters/dynamodb/follow-up-item.ts';
import type { Key } from '../../adapters/dynamodb/keys.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { Operation } from '../../contracts/openapi/operation.ts';
import { OPERATIONS } from '../../contracts/openapi/operations.ts';
import { ROLES } from '../../domain/shared/permissions.ts';
import type { Role } from '../../domain/shared/permissions.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import { privacyRoutes } from '../../lambdas/runtime/routes/privacy-routes.ts';
import { rolesOf } from '../../scripts/write-openapi.ts';
import { assessCentre } from '../../workflows/assess-centre.ts';
import { objectToRow, publishTable } from '../../workflows/decide-table.ts';
import type { FileDeps, Store } from '../../workflows/ports.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { askRoutes, PLACES, plantCentres } from '../fixtures/routes.ts';
import { testStore } from '../fixtures/table.ts';

/*
 * Every route, asked by every role from its own centre, the one above, the one beside and the one below: who may is answered, who may not
 * learns nothing and changes nothing. Everything asked for lies in C01.
 */

const NOW = Date.parse('2026-01-15T10:00:00+08:00');
const CASES = ['K-1', 'K-2', 'K-3'] as const;
const UPLOAD = 'closings/C01/20260115T020000Z-abc-a.csv';

let store: Store;
let table: Table;
let stop: () => Promise<void>;
let n = 0;

beforeAll(async () => {
  ({ store, table, stop } = await testStore());
  const { deps } = inProcess(store, { now: NOW });
  await plantCentres(store);
  await store.saveLawyer({ lawyerId: 'L1', centreId: 'C01', name: '样例律师' });
  for (const caseNo of CASES) {
    const followUp = answered(caseNo, 2, { closing: { lawyerId: 'L1' }, phoneKey: '1#x' });
    const sealedPerson = Buffer.from(JSON.stringify({ name: '样例受援人', phone: '+8613800000001' }));
    await store.saveFollowUp({ followUp, version: 1, changedAt: NOW, sealedPerson }, undefined, []);
  }
  await recomputeScore(deps)({ lawyerId: 'L1', centreId: 'C01', year: 2025 }, NOW);
  await raise(deps)((await store.followUp('K-1'))!.followUp, { cause: 'overall', level: 'medium' }, NOW);
  await store.saveEvidence(
    { id: 'e-1', lawyerId: 'L1', centreId: 'C01', kind: 'commendation', year: 2025, at: NOW, by: 'sup-9' },
    { lawyerId: 'L1', at: NOW, by: 'sup-9', what: 'Evidence:commendation:e-1', why: '' },
  );
  const act = { centreId: 'C01', year: 2025, at: NOW, by: 'sup-9' };
  await store.saveExport({ ...act, id: 'x-1', file: 'bar.csv', version: 'draft', below: false, why: '报送市局' });
  await assessCentre(deps)(act);
  await publishTable(deps)({ ...act, at: NOW + 1 });
  await objectToRow(deps)({ ...act, at: NOW + 2, by: 'L1' }, '案卷分数有误');
});
afterAll(async () => stop());

const uploads = {
  find: () => Promise.resolve({ etag: 'e' }),
  result: (key: string) =>
    Promise.resolve({ key, etag: 'e', at: '', state: 'taken-in', rows: 1, taken: 0, rejected: 1, unreadColumns: [], errors: [] }),
  offer: () => Promise.resolve({ url: 'https://bucket.example', headers: {} }),
  rejectedUrl: () => Promise.resolve('https://bucket.example'),
} as unknown as FileDeps['uploads'];
const exports = {
  manifest: (key: string) => Promise.resolve({ key, contentType: 'text/csv', rows: 1, bytes: 10, sha256: 'ab' }),
  downloadUrl: () => Promise.resolve('https://bucket.example'),
} as unknown as FileDeps['exports'];

/** What fills a route: parts of the path, what is asked for, and what it brings; `roles` where the request itself decides. */
interface Example {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: () => unknown;
  readonly roles?: readonly Role[];
}
const REASON = { reason: '核对' };
const EXAMPLES: Readonly<Record<string, Example>> = {
  'PUT /v1/centres': { body: () => ({ centres: [{ centre_id: 'S01', name: '样例站', level: 'station', parent_id: 'C01' }] }) },
  'PUT /v1/centres/{centreId}/policy': { body: () => ({ version: `own-${(n += 1)}` }) },
  'PUT /v1/evidence/{id}': {
    path: { id: 'e-2' },
    body: () => ({ lawyerId: 'L1', centreId: 'C01', kind: 'file-review', score: 90, year: 2025 }),
  },
  'POST /v1/evidence/{id}/withdrawal': { path: { id: 'e-1' }, body: () => REASON },
  'PUT /v1/targets': { body: () => ({ centreId: 'C01', lawyerId: 'L1', year: 2025, target: 12 }) },
  'PUT /v1/centres/{centreId}/monthly-figures/{month}': { path: { month: '2025-05' }, body: () => ({ 'publicity-events': 3 }) },
  'GET /v1/centres/{centreId}/monthly-figures/{month}': { path: { month: '2025-05' } },
  'GET /v1/lawyers/{lawyerId}/figures': { query: 'centre=C01' },
  'POST /v1/uploads': {
    body: () => ({ kind: 'closings', centreId: 'C01', fileName: 'a.csv', size: 10 }),
    roles: ['case-system', 'supervisor', 'operator'],
  },
  'GET /v1/uploads/{kind}/{centre}/{file}': { roles: ['case-system', 'supervisor', 'operator'] },
  'GET /v1/uploads/{kind}/{centre}/{file}/rejected': { roles: ['case-system', 'supervisor', 'operator'] },
  'POST /v1/cases/search': { body: () => ({ caseNo: 'K-1' }) },
  'POST /v1/cases/{caseNo}/answers': { body: () => ({ channel: 'phone', answers: { overall: 4 } }) },
  'POST /v1/cases/{caseNo}/calls': { body: () => ({ outcome: 'no-answer' }) },
  'POST /v1/cases/{caseNo}/void': { body: () => REASON },
  'POST /v1/cases/{caseNo}/restore': { body: () => REASON },
  'POST /v1/cases/{caseNo}/alerts/{cause}': { body: () => ({ action: 'contact' }) },
  'POST /v1/cases/{caseNo}/reveal': { body: () => REASON },
  'POST /v1/persons/export': { body: () => ({ caseNo: 'K-2' }) },
  'POST /v1/persons/erasure': { body: () => ({ caseNo: 'K-3', ...REASON }) },
  'POST /v1/assessments': { body: () => ({ centreId: 'C01', year: 2025 }) },
  'POST /v1/centres/{centreId}/assessments/{year}/exports': { body: () => ({ file: 'bar.csv', why: '报送市局' }) },
  'GET /v1/centres/{centreId}/assessments/{year}/exports/{id}': { path: { id: 'x-1' } },
  'POST /v1/centres/{centreId}/assessments/{year}/exports/{id}/link': { path: { id: 'x-1' } },
  'POST /v1/centres/{centreId}/assessments/{year}/simulations': { body: () => ({ policy: { version: 'try' } }) },
  'GET /v1/centres/{centreId}/assessments/{year}/simulations/{run}': { path: { run: 'simulation-x' } },
  'POST /v1/centres/{centreId}/assessments/{year}/objections/{lawyerId}/{n}/decision': {
    body: () => ({ outcome: 'rejected', reason: '分数无误' }),
  },
  'PUT /v1/centres/{centreId}/assessments/{year}/lawyers/{lawyerId}/status': { body: () => ({ status: 'deferred', ...REASON }) },
  'GET /v1/me/assessments/{year}': { query: 'centre=C01' },
  'POST /v1/me/assessments/{year}/objections': { body: () => ({ centreId: 'C01', text: '异议' }) },
};

/** Answered by functions of their own: test/flow tries those. */
const ELSEWHERE = ['POST /v1/closings', 'GET /health'];
/** Where one asks in general, or for oneself: what is found depends on the place, whether one may ask does not. */
const EVERYWHERE = [
  'GET /v1/openapi.json',
  'GET /v1/me',
  'GET /v1/me/figures',
  'GET /v1/me/assessments/{year}',
  'POST /v1/me/assessments/{year}/objections',
  'GET /v1/sending',
  'POST /v1/cases/search',
  'POST /v1/persons/export',
  'POST /v1/persons/erasure',
  'GET /v1/privacy/audits',
];

const PARTS: Readonly<Record<string, string>> = {
  centreId: 'C01',
  caseNo: 'K-1',
  cause: 'overall',
  year: '2025',
  lawyerId: 'L1',
  n: '1',
};
const requestOf = ({ route, query = [] }: Operation, { path = {}, query: more = '' }: Example): string => {
  const filled = route
    .replace('{kind}/{centre}/{file}', UPLOAD)
    .replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? PARTS[name] ?? '');
  return `${filled}?${[more, ...query.flatMap(({ name }) => (name === 'year' ? ['year=2025'] : []))].join('&')}`;
};

const everything = async (): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let after: Key | undefined;
  do {
    const page = await table.scan({ expression: 'pk > :least', values: { ':least': ' ' } }, after);
    items.push(...page.items);
    ({ after } = page);
  } while (after !== undefined);
  return items;
};

const NOT_THERE = { type: 'about:blank', title: expect.stringMatching(/not there, or not yours/), status: 404 };
const NOT_ALLOWED = { type: 'about:blank', title: expect.stringMatching(/not allowed|for lawyers only/), status: 403 };

describe.each(
  OPERATIONS.filter(({ route }) => !ELSEWHERE.includes(route)).map((operation) => [operation.route, operation] as const),
)('%s', (route, operation) => {
  const example = EXAMPLES[route] ?? {};
  const roles = example.roles ?? rolesOf(operation);
  const isPlaced = !EVERYWHERE.includes(route);
  const ask = (role: Role, centre: string) => {
    const { deps } = inProcess(store, { now: NOW });
    const routes = () => [...privacyRoutes(deps), ...consoleRoutes({ ...deps, uploads, exports })];
    const sub = role === 'lawyer' ? 'L1' : `${role}-1`;
    return askRoutes(routes, NOW + 1000)(requestOf(operation, example), { role, centre, sub, body: example.body?.() });
  };
  const askers = ROLES.flatMap((role) =>
    PLACES.map(([place, centre, inReach]) => ({ role, place, centre, may: roles.includes(role) && (inReach || !isPlaced) })),
  );

  test('is answered to who may', async () => {
    const answers = await Promise.all(
      askers
        .filter(({ may }) => may)
        .map(async ({ role, place, centre }) => [role, place, (await ask(role, centre)).status] as const),
    );
    expect(answers.filter(([, , status]) => status === 403 || status === 404)).toEqual([]);
    expect(answers.length).toBeGreaterThan(0);
  });

  test('tells nobody else anything, and changes nothing', async () => {
    const before = await everything();
    for (const { role, centre } of askers.filter(({ may }) => !may)) {
      const { status, body } = await ask(role, centre);
      expect(body).toEqual(status === 403 ? NOT_ALLOWED : NOT_THERE);
    }
    expect(await everything()).toEqual(before);
  });
});
