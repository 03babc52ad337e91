import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import type { HttpEvent, HttpResult } from '../../lambdas/runtime/http.ts';
import { privacyRoutes } from '../../lambdas/runtime/routes/privacy-routes.ts';
import { routed } from '../../lambdas/runtime/routes/route.ts';
import { assessCentre } from '../../workflows/assess-centre.ts';
import { ROLES } from '../../domain/shared/permissions.ts';
import type { Role } from '../../domain/shared/permissions.ts';
import type { FileDeps, Store } from '../../workflows/ports.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { accessTable } from '../fixtures/access-table.ts';
import type { AccessLine } from '../fixtures/access-table.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';

/*
 * Every role × every route × a thing of the own centre, of one below, one beside and the one above. The routes are those the
 * functions answer by, the expectations those of docs/security.md.
 */

const NOW = Date.parse('2025-03-10T09:00:00+08:00');
const HOME = 'C01';
/** Where a thing lies, seen from the user's node. */
const PLACES = { own: HOME, lower: 'C11', beside: 'C02', upper: 'P01' } as const;
type Place = keyof typeof PLACES;
const TREE = [
  { id: 'P01', level: 'city' },
  { id: 'C01', level: 'county', parentId: 'P01' },
  { id: 'C02', level: 'county', parentId: 'P01' },
  { id: 'C11', level: 'station', parentId: 'C01' },
] as const;

/** A thing there is none of, at a centre there is none of. */
const NOWHERE = 'C99';
const caseOf = (centre: string): string => `M-${centre}`;

/** Bodies that are as agreed, for the requests that need one. */
const BODIES: Readonly<Record<string, (centre: string) => unknown>> = {
  'PUT /v1/centres': (centre) => ({
    centres: [
      {
        centre_id: centre,
        name: '样例',
        level: 'county',
        parent_id: TREE.map((c) => (c.id === centre && 'parentId' in c ? c.parentId : '')).join(''),
      },
    ],
  }),
  'PUT /v1/centres/{centreId}/policy': () => ({ version: '2025-1' }),
  'POST /v1/closings': (centre) => ({
    closings: [
      {
        case_no: `N-${centre}`,
        centre_id: centre,
        lawyer_id: 'L1',
        client_name: '甲',
        contact: 'phone',
        closed_at: '2025-03-03',
      },
    ],
  }),
  'POST /v1/uploads': (centreId) => ({ kind: 'closings', centreId, fileName: 'a.csv', size: 10 }),
  'POST /v1/cases/{caseNo}/calls': () => ({ outcome: 'no-answer' }),
  'POST /v1/cases/{caseNo}/answers': () => ({ channel: 'phone', answers: { overall: 4 } }),
  'POST /v1/cases/{caseNo}/void': () => REASON,
  'POST /v1/cases/{caseNo}/restore': () => REASON,
  'POST /v1/cases/{caseNo}/alerts/{cause}': () => ({ action: 'contact' }),
  'POST /v1/cases/{caseNo}/reveal': () => REASON,
  'POST /v1/cases/search': (centre) => ({ caseNo: caseOf(centre) }),
  'POST /v1/centres/{centreId}/assessments/{year}/exports': () => ({ file: 'assessment.csv', why: '查验权限' }),
  'POST /v1/persons/export': (centre) => ({ caseNo: caseOf(centre) }),
  'POST /v1/persons/erasure': (centre) => ({ caseNo: `E-${centre}`, ...REASON }),
  'PUT /v1/evidence/{id}': (centreId) => ({
    lawyerId: 'L1',
    centreId,
    kind: 'commendation',
    year: 2025,
    fact: 'f',
    note: '表扬',
  }),
  'POST /v1/evidence/{id}/withdrawal': () => REASON,
  'PUT /v1/targets': (centreId) => ({ centreId, lawyerId: 'L1', year: 2025, target: 12 }),
  'PUT /v1/centres/{centreId}/monthly-figures/{month}': () => ({}),
  'POST /v1/assessments': (centreId) => ({ centreId, year: 2025 }),
  'POST /v1/centres/{centreId}/assessments/{year}/simulations': () => ({ policy: {} }),
  'POST /v1/centres/{centreId}/assessments/{year}/objections/{lawyerId}/{n}/decision': () => ({ outcome: 'kept', ...REASON }),
  'PUT /v1/centres/{centreId}/assessments/{year}/lawyers/{lawyerId}/status': () => ({ status: 'deferred', ...REASON }),
  'POST /v1/me/assessments/{year}/objections': (centreId) => ({ centreId, text: '不同意' }),
};
const REASON = { reason: '查验权限' };

/** Parts of a path that don't depend on the place. */
const PARTS: Readonly<Record<string, string>> = {
  year: '2025',
  month: '2025-01',
  lawyerId: 'L1',
  cause: 'charged',
  n: '1',
  run: 'simulation-x',
  kind: 'closings',
};
const partsOf = (centre: string): Record<string, string> => ({
  ...PARTS,
  centreId: centre,
  centre,
  caseNo: caseOf(centre),
  id: `e-${centre}`,
  file: 'a.csv',
});
const filled = (path: string, centre: string): string =>
  path.replace(/\{(\w+)\}/g, (whole, name: string) => partsOf(centre)[name] ?? whole);

/** What everybody's permission is judged by; the rest is touched only by those who may. */
const JUDGED_BY = new Set(['centre', 'followUp', 'evidence']);
/** Where an answer of 200 alone does not tell whether somebody got what was asked for. */
const GOT: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => boolean>> = {
  'POST /v1/closings': ({ accepted }) => accepted === 1,
  'POST /v1/persons/export': ({ cases }) => Array.isArray(cases) && cases.length > 0,
  'POST /v1/cases/search': ({ cases }) => Array.isArray(cases) && cases.length > 0,
  'POST /v1/persons/erasure': ({ cases }) => Array.isArray(cases) && cases.length > 0,
  'PUT /v1/centres': ({ outcome }) => outcome === 'entered',
};

let house: House;
let answer: (event: HttpEvent) => Promise<HttpResult>;
let routes: ReturnType<typeof consoleRoutes>;
/** What has a function of its own is asked of it; the other routes answer here, where it shows what they touch. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  'POST /v1/closings': 'ClosingsApi',
};
const touched = new Set<string>();
const watched = <T extends object>(what: T): T =>
  new Proxy(what, {
    get: (target, name, receiver) => {
      if (!JUDGED_BY.has(String(name))) touched.add(String(name));
      return Reflect.get(target, name, receiver) as unknown;
    },
  });

beforeAll(async () => {
  house = await startHouse(NOW);
  const { store } = house;
  await seed(store);
  const { deps } = inProcess(watched(store), { now: NOW });
  const uploads = {
    find: () => Promise.resolve({ etag: 'x' }),
    result: () => Promise.resolve({ etag: 'x', rejected: 1, state: 'taken-in' }),
    rejectedUrl: () => Promise.resolve('https://example.org/'),
    offer: () => Promise.resolve({ url: 'https://example.org/', headers: {} }),
  } as unknown as FileDeps['uploads'];
  const exports = {
    manifest: () => Promise.resolve({ rows: 1 }),
    downloadUrl: () => Promise.resolve('https://example.org/'),
  } as unknown as FileDeps['exports'];
  const queues = watched(deps.queues);
  routes = [
    ...consoleRoutes({ ...deps, queues, uploads: watched(uploads), exports: watched(exports) }),
    ...privacyRoutes({ ...deps, queues }),
  ];
  answer = routed(routes);
}, 180_000);
afterAll(() => house.stop());
beforeEach(() => touched.clear());

/** A tree, and in each of its centres a case that is to be phoned, with an answer, an alert, and a draft of the year. */
const seed = async (store: Store): Promise<void> => {
  const { deps } = inProcess(store, { now: NOW });
  for (const centre of TREE) await store.saveCentre({ name: '样例', zone: 'Asia/Shanghai', ...centre }, {});
  for (const centre of Object.values(PLACES)) {
    for (const caseNo of [caseOf(centre), `E-${centre}`]) {
      const row = {
        case_no: caseNo,
        centre_id: centre,
        lawyer_id: 'L1',
        client_name: '甲',
        client_phone: '13800000001',
        contact: 'phone',
      };
      await takeInClosing(deps)({ at: NOW - DAY_MS, row: { ...row, closed_at: new Date(NOW - 2 * DAY_MS).toISOString() } });
    }
    await raise(deps)((await store.followUp(caseOf(centre)))!.followUp, { cause: 'charged', level: 'critical' }, NOW - DAY_MS);
    await recomputeScore(deps)({ lawyerId: 'L1', centreId: centre, year: 2025 }, NOW);
    await store.saveExport({
      id: `e-${centre}`,
      centreId: centre,
      year: 2025,
      file: 'assessment.csv',
      version: 'draft',
      below: false,
      at: NOW,
      by: 'sup-0',
      why: '',
    });
    await assessCentre(deps)({ centreId: centre, year: 2025, at: NOW, by: 'sup-0' });
  }
};

const LINES = accessTable();
const named = ({ method, path }: AccessLine): string => `${method} ${path}`;

const ask = async (line: AccessLine, role: Role, centre: string) => {
  const body = BODIES[named(line)]?.(centre);
  const claims = { sub: role === 'lawyer' ? 'L1' : `${role}-1`, role, centre: HOME };
  const event = {
    headers: { 'content-type': 'application/json' },
    routeKey: named(line),
    pathParameters: partsOf(centre),
    queryStringParameters: { year: '2025', centre, from: 'draft', to: 'draft' },
    requestContext: {
      requestId: 'r-1',
      timeEpoch: NOW,
      http: { method: line.method, path: filled(line.path, centre) },
      authorizer: { jwt: { claims } },
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  } as unknown as HttpEvent;
  touched.clear();
  const own = FUNCTIONS[named(line)];
  const answered = own === undefined ? await answer(event) : ((await house.engine.invoke(own, event)) as HttpResult);
  const { statusCode, body: text = '' } = answered;
  const json = (): Readonly<Record<string, unknown>> => JSON.parse(text) as Readonly<Record<string, unknown>>;
  const isRefused = statusCode === 403 || statusCode === 404;
  const got = GOT[named(line)];
  const isGranted = got === undefined ? !isRefused || touched.size > 0 : !isRefused && statusCode! < 400 && got(json());
  return { statusCode, text, isGranted };
};

const REACHED: Readonly<Record<AccessLine['scope'], readonly Place[]>> = {
  'own centre and below': ['own', 'lower'],
  below: ['lower'],
  'whole installation': ['own', 'lower', 'beside', 'upper'],
  oneself: ['own', 'lower', 'beside', 'upper'],
};

test('every route of the functions has its line in docs/security.md, and every line its route', () => {
  const lineOf = ({ method, path }: { readonly method: string; readonly path: RegExp }) =>
    LINES.filter((line) => line.method === method && path.test(filled(line.path, HOME)));
  const without = routes.filter((route) => lineOf(route).length === 0).map(({ method, path }) => `${method} ${path.source}`);
  expect({ routesWithoutLine: without }).toEqual({ routesWithoutLine: [] });
  const isAnswered = (line: AccessLine): boolean =>
    FUNCTIONS[named(line)] !== undefined || routes.some((route) => lineOf(route).includes(line));
  expect({ linesWithoutRoute: LINES.filter((line) => !isAnswered(line)).map(named) }).toEqual({ linesWithoutRoute: [] });
});

test('every request that takes a body has one here that is as agreed', () => {
  const bare = LINES.filter((line) => line.method !== 'GET' && !/(verification|publication|final|link)$/.test(line.path));
  expect(bare.map(named).filter((name) => BODIES[name] === undefined)).toEqual([]);
});

describe.each(LINES.map((line) => [named(line), line] as const))('%s', (_, line) => {
  test.each(ROLES)('by a %s', async (role) => {
    const places = Object.keys(PLACES) as Place[];
    const granted: string[] = [];
    for (const place of places) if ((await ask(line, role, PLACES[place])).isGranted) granted.push(place);
    expect(granted).toEqual(line.roles.includes(role) ? REACHED[line.scope] : []);
  });
});

test.each(LINES.filter(({ scope }) => scope === 'own centre and below').map((line) => [named(line), line] as const))(
  '%s: what is beside or above is told like what does not exist',
  async (_, line) => {
    const [role] = line.roles;
    const told = async (centre: string): Promise<string> => {
      const { statusCode, text } = await ask(line, role!, centre);
      return `${statusCode} ${text}`.replaceAll(centre, '');
    };
    const nothing = await told(NOWHERE);
    expect([await told(PLACES.beside), await told(PLACES.upper)]).toEqual([nothing, nothing]);
  },
);
