import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answering } from '../../lambdas/runtime/http.ts';
import type { HttpEvent } from '../../lambdas/runtime/http.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import type { Role } from '../../domain/shared/permissions.ts';
import { ROLES } from '../../domain/shared/permissions.ts';
import type { Deps, FileDeps, Store } from '../../workflows/ports.ts';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import { refreshSummaries } from '../../workflows/refresh-summaries.ts';
import { weekdays } from '../domain/alert/alerts.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { expectContract } from '../fixtures/contract.ts';
import { testStore } from '../fixtures/table.ts';
import { plantTarget } from '../fixtures/targets.ts';

const NOW = Date.parse('2025-06-02T10:30:00+08:00');
const YEAR = 2025;

let store: Store;
let deps: Deps & FileDeps;
let stop: () => Promise<void>;

/** A province with two counties; in the first two lawyers with cases. */
const TREE = { P01: undefined, C01: 'P01', C02: 'P01', S01: 'C01' } as const;

beforeAll(async () => {
  ({ store, stop } = await testStore());
  deps = { store, clock: { now: () => NOW, pause: () => Promise.resolve() }, calendar: weekdays } as unknown as Deps & FileDeps;
  for (const [id, parent] of Object.entries(TREE)) {
    const seat = parent === undefined ? {} : { parentId: parent };
    await store.saveCentre({ id, name: `样例${id}中心`, level: 'county', zone: 'Asia/Shanghai', ...seat }, {});
  }
  await store.saveLawyer({ lawyerId: 'L1', centreId: 'C01', name: '样例律师' });
  await store.saveLawyer({ lawyerId: 'L1', centreId: 'C02' });
  for (let n = 1; n <= 7; n += 1) await close(`A-${n}`, 'L1', n === 1 ? 2 : 5);
  await close('B-1', 'L2', 4);
  await close('A-24', 'L1', 5, 2024);
  await plantTarget(store, { lawyerId: 'L1', centreId: 'C01', year: YEAR, target: 14 });
  await refreshSummaries({ store })(NOW);
});
afterAll(async () => stop());

const close = async (caseNo: string, lawyerId: string, overall: FollowUp['answers']['overall'], year = YEAR): Promise<void> => {
  const closing = { lawyerId, centreId: 'C01', closedAt: Date.parse(`${year}-03-03T10:00+08:00`) };
  const was = await store.followUp(caseNo);
  const followUp = { ...answered(caseNo, overall ?? 5, { closing }), year };
  await store.saveFollowUp({ followUp, version: (was?.version ?? 0) + 1, changedAt: NOW }, was, []);
  await recomputeScore(deps)({ lawyerId, centreId: 'C01', year }, NOW);
};

interface Asked {
  readonly role?: Role;
  readonly centre?: string;
  readonly sub?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly accept?: string;
}

const ask = async (address: string, asked: Asked = {}) => {
  const { role = 'supervisor', centre = 'C01', sub = 'sup-1', method = 'GET', body, accept } = asked;
  const url = new URL(address, 'http://console.example');
  const route = consoleRoutes(deps).find((known) => known.method === method && known.path.test(url.pathname));
  const event = {
    headers: accept === undefined ? {} : { accept },
    body: JSON.stringify(body),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { timeEpoch: NOW, authorizer: { jwt: { claims: { sub, role, centre } } } },
  } as unknown as HttpEvent;
  const params = Object.values(route!.path.exec(url.pathname)?.groups ?? {});
  const answer = await answering(() => route!.answer(event, params));
  const isJson = String(answer.headers?.['content-type']).includes('json');
  const answered = {
    status: answer.statusCode ?? 0,
    body: (isJson ? JSON.parse(answer.body ?? '') : answer.body) as unknown,
  };
  expectContract(method, url.pathname, answered);
  return answered;
};

describe('a centre’s figures', () => {
  test('with parts, breakdown, targets and change', async () => {
    const { body } = await ask('/v1/centres/C01/figures?year=2025');
    expect(body).toMatchObject({
      centre: { id: 'C01', name: '样例C01中心' },
      period: { year: 2025 },
      changedAt: '2025-06-02T02:30:00Z',
      cases: { closings: 8, n: 8, rateA: 7 / 8 },
      mayBePublished: false,
      breakdown: { byKind: { civil: { closings: 8 } }, byMonth: { '03': { n: 8 } } },
      parts: [
        { id: 'C01', closings: 8 },
        { id: 'S01', closings: 0 },
      ],
      targets: { lawyers: { lawyers: 1, target: 14, closings: 7, share: 0.5 } },
      change: { months: ['01', '02', '03', '04', '05'], closings: { now: 8, before: 1 } },
    });
  });

  test('of the level above are the sum', async () => {
    const { body } = await ask('/v1/centres/P01/figures?year=2025', { centre: 'P01', role: 'auditor' });
    expect(body).toMatchObject({
      cases: { closings: 8 },
      parts: [{ id: 'P01' }, { id: 'C01', closings: 8 }, { id: 'C02' }],
    });
  });
});

describe('a lawyer’s figures for a supervisor', () => {
  test('are whole: score, standing, breakdown, target, change', async () => {
    const { body } = await ask('/v1/lawyers/L1/figures?centre=C01&year=2025');
    expect(body).toMatchObject({
      lawyer: { lawyerId: 'L1', name: '样例律师' },
      score: { n: 7, redFlags: 0, histogram: { 2: 1, 5: 6 } },
      standing: 'not-distinguishable',
      breakdown: { byMonth: { '03': { n: 7 } }, questions: { overall: { 2: 1 } } },
      target: 14,
      change: { closings: { now: 7, before: 1 } },
    });
  });

  test.each([
    '/v1/lawyers/L9/figures?centre=C01&year=2025',
    '/v1/lawyers/L1/figures?centre=C02&year=2025',
    '/v1/lawyers/L1/figures?year=2025',
  ])('there are none at %s', async (address) => expect((await ask(address)).status).toBe(404));
});

describe('a lawyer’s own figures', () => {
  const own = async (sub = 'L1', centre = 'C01') =>
    ((await ask('/v1/me/figures?year=2025', { role: 'lawyer', sub, centre })).body as { centres: Record<string, unknown>[] })
      .centres;

  test('are those of five, though seven answered, and stay so until ten have; a correction waits with them', async () => {
    const [first] = await own();
    expect(first).toMatchObject({ centreId: 'C01', closings: 7, figures: { n: 5, rateA: 0.8 } });
    await close('A-1', 'L1', 5);
    for (const n of ['A-8', 'A-9']) await close(n, 'L1', 1);
    expect(await own()).toEqual([{ ...first, closings: 9 }]);
    await close('A-99', 'L1', 5);
    expect(await own()).toMatchObject([{ closings: 10, figures: { n: 10, rateA: 0.8 } }]);
  });

  test('looked at by several at once are the same for all', async () => {
    for (const n of [13, 14, 15, 16, 17]) await close(`A-${n}`, 'L1', 5);
    const looks = await Promise.all(Array.from({ length: 6 }, () => own()));
    for (const look of looks) expect(look).toEqual(looks[0]);
  });

  test('are the own alone, of centres in reach', async () => {
    expect(await own('L2')).toEqual([]);
    expect((await own('L1', 'P01')).map(({ centreId }) => centreId)).toEqual(['C01', 'C02']);
    expect((await own('L1', 'C02')).map(({ centreId }) => centreId)).toEqual(['C02']);
  });

  test('hold nothing on alerts, misconduct, standing or who answered', async () => {
    const [first] = await own();
    expect(Object.keys(first!).toSorted()).toEqual(['byCategory', 'byKind', 'byMonth', 'centreId', 'closings', 'figures']);
  });

  test.each(ROLES.filter((role) => role !== 'lawyer'))('are not for a %s', async (role) => {
    expect((await ask('/v1/me/figures?year=2025', { role, sub: 'L1' })).status).toBe(403);
  });
});

describe('a work summary', () => {
  test('as data', async () => {
    expect((await ask('/v1/centres/C01/summary?year=2025&half=1')).body).toMatchObject({
      period: { year: 2025, half: 1 },
      cases: { n: expect.any(Number) },
    });
  });

  test.each([
    ['', '样例C01中心2025年上半年工作总结'],
    ['&language=en', '样例C01中心: work summary of the first half of 2025'],
  ])('as a page%s', async (language, title) => {
    const { body } = await ask(`/v1/centres/C01/summary?year=2025&half=1${language}`, { accept: 'text/html,*/*' });
    expect(body).toContain(`<h1>${title}</h1>`);
  });
});

describe('figures entered by hand', () => {
  const put = (month: string, body: unknown, asked: Asked = {}) =>
    ask(`/v1/centres/C01/monthly-figures/${month}`, { method: 'PUT', body, ...asked });

  test('are kept, and the same again changes nothing', async () => {
    expect((await put('2025-05', { 'publicity-events': 3 })).body).toEqual({ outcome: 'set' });
    expect((await put('2025-05', { 'publicity-events': 3 })).body).toEqual({ outcome: 'repeat' });
    expect((await ask('/v1/centres/C01/monthly-figures?year=2025')).body).toEqual({
      centreId: 'C01',
      year: 2025,
      months: { '05': { 'publicity-events': 3 } },
    });
    await refreshSummaries({ store })(NOW);
    expect((await ask('/v1/centres/P01/summary?year=2025', { centre: 'P01' })).body).toMatchObject({
      entered: { 'publicity-events': 3 },
    });
  });

  test.each([
    ['2025-07', {}, 409],
    ['2025-13', {}, 400],
    ['2025-5', {}, 400],
    ['1889-05', {}, 400],
    ['2025-05', { tea: 1 }, 422],
    ['2025-05', { 'training-people': -1 }, 422],
    ['2025-05', [], 400],
  ])('of %s with %j answer %i', async (month, body, status) => expect((await put(month, body)).status).toBe(status));
});

describe('the year of a query', () => {
  test.each(['', 'year=', 'year=20250', 'year=1889', 'year=2025&half=3', 'year=x'])(
    '%p is refused with what is allowed',
    async (query) => {
      for (const address of [`/v1/centres/C01/summary?${query}`, `/v1/centres/C01/figures?${query}`])
        expect(await ask(address)).toMatchObject({ status: 400, body: { errors: [{ message: { zh: expect.any(String) } }] } });
    },
  );
});

describe('who may look where', () => {
  const READ: readonly Role[] = ['supervisor', 'auditor'];
  const places = [
    ['own', 'C01', true],
    ['lower', 'P01', true],
    ['beside', 'C02', false],
    ['upper', 'S01', false],
  ] as const;
  const addresses = [
    ['/v1/centres/C01/figures?year=2025', READ],
    ['/v1/centres/C01/summary?year=2025', READ],
    ['/v1/lawyers/L1/figures?centre=C01&year=2025', READ],
    ['/v1/centres/C01/monthly-figures?year=2025', READ],
  ] as const;
  const cases = ROLES.flatMap((role) =>
    places.flatMap(([place, centre, inReach]) =>
      addresses.map(([address, roles]) => [role, place, address, centre, inReach && roles.includes(role) ? 200 : 404] as const),
    ),
  );

  test.each(cases)('%s, %s: %s', async (role, _, address, centre, status) => {
    expect((await ask(address, { role, centre, sub: 'L1' })).status).toBe(status);
  });

  test.each(
    ROLES.flatMap((role) =>
      places.map(([place, centre, inReach]) => [role, place, centre, inReach && role === 'supervisor' ? 200 : 404] as const),
    ),
  )('%s, %s: entering figures', async (role, _, centre, status) => {
    const asked = { method: 'PUT', role, centre, body: { 'publicity-events': 3 } };
    expect((await ask('/v1/centres/C01/monthly-figures/2025-05', asked)).status).toBe(status);
  });
});
