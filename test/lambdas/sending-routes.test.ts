import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answering } from '../../lambdas/runtime/http.ts';
import type { HttpEvent } from '../../lambdas/runtime/http.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import type { Deps, FileDeps, Store } from '../../workflows/ports.ts';
import { testStore } from '../fixtures/table.ts';

const NOW = Date.parse('2026-11-30T23:30:00+08:00');

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
  await store.countSegments('2026-11', 1234);
  await store.countSegments('2026-10', 5);
});
afterAll(async () => stop());

const get = async (query: Readonly<Record<string, string>>, role = 'operator', smsMonthlySegments?: number) => {
  const deps = { store, smsMonthlySegments } as Deps & FileDeps;
  const route = consoleRoutes(deps).find(({ method, path }) => method === 'GET' && path.test('/v1/sending'));
  const event = {
    queryStringParameters: query,
    requestContext: { timeEpoch: NOW, authorizer: { jwt: { claims: { sub: 'somebody', role, centre: 'C01' } } } },
  } as unknown as HttpEvent;
  const { statusCode, body } = await answering(() => route!.answer(event, []));
  return { statusCode, body: JSON.parse(body ?? '') as unknown };
};

describe('GET /v1/sending', () => {
  test.each([
    [{ month: '2026-11' }, 2000, { month: '2026-11', segments: 1234, cap: 2000, at: '2026-11-30T15:30:00Z' }],
    [{ month: '2026-10' }, undefined, { month: '2026-10', segments: 5, at: '2026-11-30T15:30:00Z' }],
    [{ month: '2031-01' }, undefined, { month: '2031-01', segments: 0, at: '2026-11-30T15:30:00Z' }],
    [{}, undefined, { month: '2026-11', segments: 1234, at: '2026-11-30T15:30:00Z' }],
  ])('%j with a cap of %p', async (query, cap, body) => {
    expect(await get(query, 'operator', cap)).toEqual({ statusCode: 200, body });
  });

  test('says while all sending is paused since when, by whom and why', async () => {
    const at = NOW - 1000;
    await store.putSendingPause({ isOn: true, at, by: 'op-1', why: '模板待复核' });
    expect(await get({})).toMatchObject({ body: { paused: { since: '2026-11-30T15:29:59Z', by: 'op-1', why: '模板待复核' } } });
    await store.putSendingPause({ isOn: false, at, by: 'op-1', why: '已复核' });
    expect((await get({})).body).not.toHaveProperty('paused');
  });

  test.each(['operator', 'supervisor', 'auditor'])('is for the %s', async (role) => {
    expect((await get({}, role)).statusCode).toBe(200);
  });

  test.each(['clerk', 'lawyer', 'case-system', 'nobody'])('is not for the %s', async (role) => {
    expect((await get({}, role)).statusCode).toBe(403);
  });

  test.each(['2026-13', '2026-00', '2026-1', '202611', '', '2026-11#'])('says what is wrong with the month %p', async (month) => {
    expect(await get({ month })).toMatchObject({
      statusCode: 400,
      body: { errors: [{ column: 'month', value: month, message: { zh: expect.any(String), en: expect.any(String) } }] },
    });
  });
});
