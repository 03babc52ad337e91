import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { inProcess } from '../../bench/in-process.ts';
import { keys } from '../../adapters/dynamodb/keys.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import { onceOnly } from '../../lambdas/runtime/once.ts';
import type { Once } from '../../lambdas/runtime/once.ts';
import type { Store } from '../../workflows/ports.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { askRoutes, IN_TIME, NO_FILES, plantCentres } from '../fixtures/routes.ts';
import type { Asked } from '../fixtures/routes.ts';
import { testStore } from '../fixtures/table.ts';

/* A write that is sent twice because its answer was lost, on the real table. */

const NOW = Date.parse('2025-03-20T09:00:00+08:00');

let store: Store;
let table: Table;
let once: Once;
let stop: () => Promise<void>;
beforeAll(async () => {
  const made = await testStore();
  ({ store, table, stop } = made);
  once = onceOnly(made.tableName, made.client);
  await plantCentres(store);
  for (let n = 1; n <= 9; n += 1) {
    const row = {
      case_no: `K-${n}`,
      centre_id: 'C01',
      lawyer_id: 'L1',
      client_name: '样例受援人',
      client_phone: '',
      contact: 'phone',
    };
    await takeInClosing(inProcess(store, { now: NOW }).deps)({ at: NOW, row: { ...row, closed_at: '2025-03-10' } });
  }
});
afterAll(async () => stop());

const routes = (changed: Partial<Store> = {}) => {
  const { deps } = inProcess(store, { now: NOW });
  return consoleRoutes({ ...deps, store: { ...store, ...changed }, ...NO_FILES });
};
const call = (caseNo: string, key: string | undefined, note = '', asked: Asked = {}, changed: Partial<Store> = {}) =>
  askRoutes(
    () => routes(changed),
    NOW,
    once,
  )(`POST /v1/cases/${caseNo}/calls`, {
    role: 'clerk',
    body: { outcome: 'no-answer', note },
    headers: key === undefined ? {} : { 'idempotency-key': key },
    ...asked,
  });
const callsOf = async (caseNo: string) => (await store.followUp(caseNo))!.followUp.calls.length;

describe('a write with a key', () => {
  test('sent again is done once and answered alike; without one it is done again', async () => {
    const first = await call('K-1', 'k-1');
    expect(await call('K-1', 'k-1')).toEqual(first);
    expect([first.status, await callsOf('K-1')]).toEqual([200, 1]);
    await call('K-1', undefined);
    expect(await callsOf('K-1')).toBe(2);
  });

  test('with another body is refused, and not done', async () => {
    await call('K-2', 'k-2', '无人接听');
    expect(await call('K-2', 'k-2', '改了一个字')).toMatchObject({
      status: 422,
      body: { title: 'key-reused', detail: expect.stringMatching(/另一内容.*other content/) },
    });
    expect(await callsOf('K-2')).toBe(1);
  });

  test('counts for one user and one address', async () => {
    await call('K-3', 'k-3');
    await call('K-4', 'k-3');
    await call('K-3', 'k-3', '', { sub: 'clerk-2' });
    expect([await callsOf('K-3'), await callsOf('K-4')]).toEqual([2, 1]);
  });

  test('that is under way is not begun again', async () => {
    const [begun, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const slow: Partial<Store> = {
      saveFollowUp: async (...args) => {
        begun.resolve(undefined);
        await held.promise;
        return store.saveFollowUp(...args);
      },
    };
    const first = call('K-5', 'k-5', '', {}, slow);
    await begun.promise;
    expect(await call('K-5', 'k-5')).toMatchObject({ status: 409, body: { title: 'in-progress' } });
    held.resolve(undefined);
    expect((await first).status).toBe(200);
    expect((await call('K-5', 'k-5')).status).toBe(200);
  });

  test('that was refused is decided anew', async () => {
    expect((await call('K-none', 'k-6')).status).toBe(404);
    for (let n = 1; n <= 3; n += 1) await call('K-6', `k-6-${n}`);
    expect((await call('K-6', 'k-6-4')).status).toBe(409);
    expect((await call('K-6', 'k-6-4')).status).toBe(409);
  });

  test('that failed may be tried again with the same key', async () => {
    const broken: Partial<Store> = { saveFollowUp: () => Promise.reject(new Error('no room')) };
    await expect(call('K-7', 'k-7', '', {}, broken)).rejects.toThrow('no room');
    expect((await call('K-7', 'k-7')).status).toBe(200);
    expect(await callsOf('K-7')).toBe(1);
  });

  test('that was cut off may be tried again once its time is over', async () => {
    const cutOff = { getRemainingTimeInMillis: () => -1 } as Context;
    const never = once({ key: 'k', body: '' }, cutOff, () => new Promise(() => undefined));
    await expect(Promise.race([never, new Promise((resolve) => setTimeout(resolve, 300, 'cut off'))])).resolves.toBe('cut off');
    expect(await once({ key: 'k', body: '' }, IN_TIME, () => Promise.resolve({ statusCode: 200 }))).toEqual({
      statusCode: 200,
    });
  });

  test('leaves a hash of the request and its answer for a day, and no word of it', async () => {
    await call('K-8', 'k-8', '家属称本人外出');
    const kept = await table.partition(keys.once().pk);
    const day = Math.floor(Date.now() / 1000) + 24 * 3600;
    for (const { sk, ttl } of kept) {
      expect(sk).toMatch(/^ONCE#[\w+/]{43}=$/);
      expect(Math.abs((ttl as number) - day)).toBeLessThan(60);
    }
    expect(kept.map(({ data }) => (data as { body: string } | undefined)?.body)).toContain('{"outcome":"done"}');
    expect(JSON.stringify(kept)).not.toMatch(/家属|K-8|k-8|clerk/);
  });

  test.each(['', ' ', 'a b', '键', 'x'.repeat(129)])('that is %j is refused', async (key) => {
    expect(await call('K-9', key)).toMatchObject({ status: 400, body: { errors: [{ column: 'Idempotency-Key' }] } });
    expect(await callsOf('K-9')).toBe(0);
  });
});
