import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import type { Store } from '../../workflows/ports.ts';
import { askRoutes, NO_FILES, plantCentres } from '../fixtures/routes.ts';
import type { Answered } from '../fixtures/routes.ts';
import { testStore } from '../fixtures/table.ts';

/*
 * Two people on a target, a month's figures, a centre: who comes second on an old version is told who was first and what stands
 * there now, and nothing is overwritten unseen.
 */

const NOW = Date.parse('2025-06-02T10:30:00+08:00');
const MONTH = '/v1/centres/C01/monthly-figures/2025-05';

let store: Store;
let stop: () => Promise<void>;
const routes = (over: Partial<Store> = {}) =>
  askRoutes(() => {
    const { deps } = inProcess(store, { now: NOW });
    return consoleRoutes({ ...deps, store: { ...deps.store, ...over }, ...NO_FILES });
  }, NOW);
const ask = routes();
const put = (address: string, body: unknown, sub: string, tag?: string, via = ask) =>
  via(`PUT ${address}`, {
    body,
    sub,
    role: address === '/v1/centres' ? 'operator' : 'supervisor',
    headers: tag === undefined ? {} : { 'if-match': tag },
  });
const tagOf = async (address: string): Promise<string> => String((await ask(`GET ${address}`)).headers['etag']);
const refused = (answer: Answered, by: string, is: unknown): void =>
  expect(answer).toMatchObject({
    status: 412,
    body: { title: 'changed', detail: expect.stringContaining('重新载入'), changed: { by, at: NOW, is } },
  });

beforeAll(async () => {
  ({ store, stop } = await testStore());
  await plantCentres(store);
});
afterAll(async () => stop());

describe('a month’s figures', () => {
  test('on what was seen are entered, on what has passed are refused with what stands', async () => {
    const none = await tagOf(MONTH);
    expect((await put(MONTH, { 'publicity-events': 3 }, 'sup-1', none)).status).toBe(200);
    refused(await put(MONTH, { 'publicity-events': 5 }, 'sup-2', none), 'sup-1', { 'publicity-events': 3 });
    const { headers, body } = await ask(`GET ${MONTH}`);
    expect(body).toEqual({ figures: { 'publicity-events': 3 } });
    expect((await put(MONTH, { 'publicity-events': 5 }, 'sup-2', String(headers['etag']))).body).toEqual({ outcome: 'set' });
    expect((await put(MONTH, { 'publicity-events': 6 }, 'sup-1')).body).toEqual({ outcome: 'set' });
  });

  test('that change between loading and saving are not overwritten', async () => {
    const month = MONTH.replace('05', '04');
    const rival: Store['saveEntered'] = async (place, entered, history, seen) => {
      await store.saveEntered(place, { 'training-sessions': 1 }, { ...history, by: 'fast' });
      return store.saveEntered(place, entered, history, seen);
    };
    const late = await put(month, { 'publicity-events': 5 }, 'slow', await tagOf(month), routes({ saveEntered: rival }));
    refused(late, 'fast', { 'training-sessions': 1 });
    expect((await store.entered({ nodeId: 'C01', year: 2025, month: '04' }))?.is).toEqual({ 'training-sessions': 1 });
  });
});

describe('a target', () => {
  const set = (target: number, sub: string, tag?: string, more = {}) =>
    put('/v1/targets', { centreId: 'C01', year: 2025, target, ...more }, sub, tag);

  test.each([
    ['of the centre', {}],
    ['of a lawyer', { lawyerId: 'L1' }],
  ])('%s: its number is its version, 0 where none is set', async (_, more) => {
    expect((await set(12, 'sup-1', '"0"', more)).status).toBe(200);
    refused(await set(20, 'sup-2', '"0"', more), 'sup-1', 12);
    expect((await set(20, 'sup-2', '"12"', more)).status).toBe(200);
    expect((await set(8, 'sup-1', undefined, more)).status).toBe(200);
    expect((await set(9, 'sup-1', '*', more)).status).toBe(200);
  });
});

describe('a centre', () => {
  const row = (name: string, id = 'S01') => ({ centre_id: id, name, level: 'station', parent_id: 'C01' });
  const change = (tag: string | undefined, sub: string, ...rows: object[]) => put('/v1/centres', { centres: rows }, sub, tag);

  test('on what was seen is changed, on what has passed refused; a new one rests on there being none', async () => {
    const seen = await tagOf('/v1/centres/S01');
    expect((await change(seen, 'op-1', row('改名站'))).status).toBe(200);
    refused(await change(seen, 'op-2', row('另一名')), 'op-1', { id: 'S01', name: '改名站' });
    expect(await store.presentCentre('S01')).toMatchObject({ name: '改名站' });
    expect((await change(await tagOf('/v1/centres/S01'), 'op-2', row('另一名'))).status).toBe(200);
    expect((await change(seen, 'op-2', row('新站', 'S02'))).status).toBe(412);
    expect(await store.presentCentre('S02')).toBeUndefined();
  });

  test('set up before anybody signed in tells no person', async () => {
    const late = await change('"0123"', 'op-2', { centre_id: 'C01', name: '样例县', level: 'county', parent_id: 'P01' });
    expect(late.status).toBe(404);
    const answer = await ask('PUT /v1/centres', {
      role: 'operator',
      centre: 'P01',
      body: { centres: [{ centre_id: 'C01', name: '样例县', level: 'county', parent_id: 'P01' }] },
      headers: { 'if-match': '"0123"' },
    });
    expect(answer).toMatchObject({ status: 412, body: { changed: { is: { id: 'C01' } } } });
  });

  test('is one, where a version is named', async () => {
    expect(await change(await tagOf('/v1/centres/S01'), 'op-1', row('一'), row('二', 'S03'))).toMatchObject({
      status: 400,
      body: { errors: [{ column: 'If-Match' }] },
    });
  });
});

test.each(['"x"', '12', 'W/"12"', '"12", "13"'])('what is no version of ours, %s, fits nothing', async (tag) => {
  expect((await put(MONTH, { 'publicity-events': 99 }, 'sup-1', tag)).status).toBe(412);
});

test('a store too busy to write says so, and is no change of somebody else', async () => {
  const busy = routes({ saveTarget: () => Promise.resolve(false) });
  const body = { centreId: 'C01', year: 2024, target: 3 };
  await expect(put('/v1/targets', body, 'sup-1', '"0"', busy)).rejects.toThrow('busy');
  await expect(put('/v1/targets', body, 'sup-1', undefined, busy)).rejects.toThrow('busy');
});
