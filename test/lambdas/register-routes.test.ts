import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { LawyersAnswer, RegisterAnswer } from '../../contracts/console/lawyers.ts';
import { MeAnswer } from '../../contracts/console/me.ts';
import { ROLES } from '../../domain/shared/permissions.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import type { Store } from '../../workflows/ports.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { refreshSummaries } from '../../workflows/refresh-summaries.ts';
import { keepOpenAlerts } from '../../workflows/keep-worklists.ts';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { askRoutes, matrix, NO_FILES, plantCentres } from '../fixtures/routes.ts';
import type { Asked } from '../fixtures/routes.ts';
import { testStore } from '../fixtures/table.ts';

const NOW = Date.parse('2025-06-02T10:30:00+08:00');

let store: Store;
let deps: Parameters<typeof consoleRoutes>[0];
let stop: () => Promise<void>;
const ask = askRoutes(() => consoleRoutes(deps), NOW);

beforeAll(async () => {
  ({ store, stop } = await testStore());
  deps = { ...inProcess(store, { now: NOW }).deps, ...NO_FILES };
  await plantCentres(store);
  await store.saveLawyer({ lawyerId: 'L1', centreId: 'C01', name: '样例律师', firm: '样例所', phoneKey: '1#abc' });
  await store.saveLawyer({ lawyerId: 'L1', centreId: 'C02' });
  await store.saveLawyer({ lawyerId: 'L3', centreId: 'C01', status: 'left', role: 'volunteer' });
  for (let n = 1; n <= 6; n += 1) await close(`A-${n}`, 'L1', n === 1 ? 2 : 5);
  await close('B-1', 'L2', 4);
  for (const cause of ['overall', 'trend'] as const) await raiseOn('A-1', cause);
  await raiseOn('B-1', 'pattern');
});
afterAll(async () => stop());

const close = async (caseNo: string, lawyerId: string, overall: 2 | 4 | 5, year = 2025): Promise<void> => {
  const closing = { lawyerId, centreId: 'C01', closedAt: Date.parse(`${year}-03-03T10:00+08:00`) };
  const followUp = { ...answered(caseNo, overall, { closing }), year };
  await store.saveFollowUp({ followUp, version: 1, changedAt: NOW }, undefined, []);
  await recomputeScore(inProcess(store, { now: NOW }).deps)({ lawyerId, centreId: 'C01', year }, NOW);
};
const raiseOn = async (caseNo: string, cause: 'overall' | 'trend' | 'pattern'): Promise<void> => {
  await raise(inProcess(store, { now: NOW }).deps)((await store.followUp(caseNo))!.followUp, { cause, level: 'low' }, NOW);
  await keepOpenAlerts({ store })({ is: (await store.alert(caseNo, cause))!.alert });
};

describe('who is signed in', () => {
  const me = async (asked: Asked) => MeAnswer.parse((await ask('GET /v1/me', asked)).body);
  const idsOf = async (asked: Asked) => (await me(asked)).centres.map(({ id }) => id);

  test('sees the own node and all below it, each after the one above', async () => {
    expect(await idsOf({ centre: 'P01' })).toEqual(['P01', 'C01', 'C02', 'S01']);
    expect(await me({ centre: 'C01', role: 'clerk' })).toMatchObject({
      id: 'clerk-1',
      role: 'clerk',
      may: expect.arrayContaining(['enter-answers']),
      centreId: 'C01',
      centres: [
        { id: 'C01', name: '样例县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' },
        { id: 'S01', level: 'station', parentId: 'C01' },
      ],
    });
  });

  test('is a lawyer: the centres in reach that have the lawyer in their register', async () => {
    expect(await idsOf({ role: 'lawyer', sub: 'L1', centre: 'P01' })).toEqual(['C01', 'C02']);
    expect(await idsOf({ role: 'lawyer', sub: 'L1', centre: 'C02' })).toEqual(['C02']);
    expect(await idsOf({ role: 'lawyer', sub: 'L9', centre: 'P01' })).toEqual([]);
  });

  test('a centre that moves is seen from where it is', async () => {
    const was = (await store.presentCentre('S01'))!;
    const entry = { at: NOW, by: 'op-1', what: 'Changed', why: '', centreId: 'S01' };
    await store.enterCentre({ ...was, parentId: 'C02' }, was, entry);
    expect([await idsOf({ centre: 'C01' }), await idsOf({ centre: 'C02' })]).toEqual([['C01'], ['C02', 'S01']]);
    await store.enterCentre(was, { ...was, parentId: 'C02' }, entry);
    expect(await idsOf({ centre: 'C01' })).toEqual(['C01', 'S01']);
  });

  test('at a node that nobody has entered yet, or as a case system, sees none', async () => {
    expect(await idsOf({ role: 'operator', centre: 'P99' })).toEqual([]);
    expect(await idsOf({ role: 'case-system', centre: 'P01' })).toEqual([]);
  });

  test.each(ROLES)('%s: may do what the routes let this role do', async (role) => {
    const { may } = await me({ role });
    expect(may.includes('act-on-alert')).toBe(role === 'supervisor');
    expect(may.includes('read-own-figures')).toBe(role === 'lawyer');
  });

  test('hears of the latest year with figures, of the last five before this one', async () => {
    const year = async (centre: string) => (await me({ centre })).latestYear;
    expect([await year('C01'), await year('P99')]).toEqual([undefined, undefined]);
    await store.markChanged('C01', 2025);
    await refreshSummaries({ store })(NOW);
    expect([await year('C01'), await year('P01'), await year('C02')]).toEqual([2025, 2025, undefined]);
    const later = askRoutes(() => consoleRoutes(deps), NOW + 3 * 366 * DAY_MS);
    expect(MeAnswer.parse((await later('GET /v1/me')).body).latestYear).toBe(2025);
    const muchLater = askRoutes(() => consoleRoutes(deps), NOW + 6 * 366 * DAY_MS);
    expect(MeAnswer.parse((await muchLater('GET /v1/me')).body).latestYear).toBeUndefined();
  });

  test('with a role nobody knows is nobody', async () => {
    expect((await ask('GET /v1/me', { role: 'chief' as 'clerk' })).status).toBe(403);
  });
});

describe('the lawyers of a year', () => {
  test('with figures, standing and open alerts', async () => {
    const { body } = await ask('GET /v1/centres/C01/lawyers?year=2025', { role: 'auditor' });
    expect(LawyersAnswer.parse(body)).toEqual({
      entries: [
        {
          lawyerId: 'L1',
          name: '样例律师',
          firm: '样例所',
          closings: 6,
          n: 6,
          rateA: 5 / 6,
          rateB: 5 / 6,
          low: expect.closeTo(0.4365, 4),
          high: expect.closeTo(0.9699, 4),
          serviceScore: expect.any(Number),
          standing: 'not-distinguishable',
          trend: 'too-few-before',
          openAlerts: 2,
          isWarned: true,
        },
        expect.objectContaining({ lawyerId: 'L2', n: 1, standing: 'too-few', trend: 'too-few', openAlerts: 1, isWarned: false }),
      ],
    });
  });

  test('beside the same months of the year before, where both have enough responses', async () => {
    for (let n = 1; n <= 5; n += 1) await close(`Z-${n}`, 'L1', n === 1 ? 2 : 5, 2024);
    const { body } = await ask('GET /v1/centres/C01/lawyers?year=2025');
    expect(LawyersAnswer.parse(body).entries[0]?.trend).toEqual({ now: 5 / 6, before: 4 / 5 });
    const before = await ask('GET /v1/centres/C01/lawyers?year=2024');
    expect(LawyersAnswer.parse(before.body).entries[0]?.trend).toBe('too-few-before');
  });

  test('who looks learns of no alert about themselves', async () => {
    const { body } = await ask('GET /v1/centres/C01/lawyers?year=2025', { sub: 'L1' });
    expect(LawyersAnswer.parse(body).entries[0]).toMatchObject({ openAlerts: 0, isWarned: false });
  });

  test('come in pages', async () => {
    const first = LawyersAnswer.parse((await ask('GET /v1/centres/C01/lawyers?year=2025&limit=1')).body);
    const next = LawyersAnswer.parse((await ask(`GET /v1/centres/C01/lawyers?year=2025&limit=1&after=${first.after}`)).body);
    expect([first, next].map(({ entries }) => entries.map(({ lawyerId }) => lawyerId))).toEqual([['L1'], ['L2']]);
    expect(next.after).toBeUndefined();
  });

  test.each(['', 'year=25', 'year=2025&limit=3001', 'year=2025&limit=0', 'year=2025&after=x'])('%p is refused', async (query) => {
    expect(await ask(`GET /v1/centres/C01/lawyers?${query}`)).toMatchObject({
      status: 400,
      body: { errors: [{ message: { zh: expect.any(String) } }] },
    });
  });

  test.each(matrix(['supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/centres/C01/lawyers?year=2025', { role, centre })).status).toBe(status);
  });

  test('a thousand come in one answer, or in three', async () => {
    const [{ score, byMonth }] = (await store.scores('C01', 2025)) as [Awaited<ReturnType<Store['scores']>>[number]];
    const ids = Array.from({ length: 1000 }, (_, n) => `M${String(n).padStart(4, '0')}`);
    const made = ids.map((lawyerId) => ({ centreId: 'C02', year: 2025, lawyerId, score, byMonth, version: 1 }));
    for (let n = 0; n < ids.length; n += 100) await Promise.all(made.slice(n, n + 100).map((one) => store.saveScore(one)));
    const page = async (query: string) =>
      LawyersAnswer.parse((await ask(`GET /v1/centres/C02/lawyers?year=2025${query}`, { centre: 'C02' })).body);
    const [first, whole] = [await page('&limit=400'), await page('&limit=3000')];
    const second = await page(`&limit=400&after=${first.after}`);
    const third = await page(`&limit=400&after=${second.after}`);
    const seen = [first, second, third].flatMap(({ entries }) => entries.map(({ lawyerId }) => lawyerId));
    expect([seen, third.after, whole.after]).toEqual([ids, undefined, undefined]);
    expect(whole.entries).toHaveLength(1000);
  });
});

describe('the register', () => {
  test('names everybody, whether they have cases or not, and no number', async () => {
    const { body } = await ask('GET /v1/centres/C01/register', { role: 'clerk' });
    expect(RegisterAnswer.parse(body).entries).toEqual([
      { lawyerId: 'L1', name: '样例律师', firm: '样例所', hasPhone: true },
      { lawyerId: 'L3', status: 'left', role: 'volunteer', hasPhone: false },
    ]);
  });

  test.each(matrix(['clerk', 'supervisor', 'auditor', 'operator']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/centres/C01/register', { role, centre })).status).toBe(status);
  });
});

test.each(['lawyers?year=2025', 'register'])(
  '%s of a centre that is not there is answered like one that is not yours',
  async (list) => {
    expect(await ask(`GET /v1/centres/C99/${list}`)).toEqual(await ask(`GET /v1/centres/P01/${list}`));
  },
);
