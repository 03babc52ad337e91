import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEngine } from '../../local/engine/engine.ts';
import type { Engine } from '../../local/engine/engine.ts';
import { synthesise } from '../../local/synthesise.ts';
import { askConsole } from '../fixtures/console.ts';
import type { SignedIn } from '../fixtures/console.ts';

const operator: SignedIn = { id: 'op-1', role: 'operator', centre: 'P01' };
const supervisor: SignedIn = { id: 'sup-1', role: 'supervisor', centre: 'C01' };

let engine: Engine;
let ask: ReturnType<typeof askConsole>;
beforeAll(async () => {
  engine = await startEngine({
    assembly: await synthesise(() => undefined),
    keySeed: 'centres',
    clock: { kind: 'virtual', at: Date.parse('2026-03-02T10:00:00+08:00') },
  });
  ask = askConsole(engine);
}, 180_000);
afterAll(() => engine.stop());

const row = (centre_id: string, level: string, parent_id = '', name = '样例中心') => ({ centre_id, name, level, parent_id });
const enter = (user: SignedIn, ...centres: object[]) => ask(user, 'PUT', '/v1/centres', { centres });

describe('an empty installation', () => {
  test('gets its tree: the top first, then what lies below it, in one request or several', async () => {
    expect((await enter(operator, row('C01', 'county', 'P01'))).status).toBe(422);
    expect(await enter(operator, row('P01', 'city'), row('C01', 'county', 'P01'))).toMatchObject({ body: { centres: 2 } });
    expect(await enter(operator, row('C02', '县', 'P01'), row('S01', 'station', 'C02'))).toMatchObject({ body: { centres: 2 } });
    const city = await ask(operator, 'GET', '/v1/centres/P01');
    expect(city.body).toMatchObject({ centre: { id: 'P01' }, children: [{ id: 'C01' }, { id: 'C02', level: 'county' }] });
  });

  test('a centre is changed and moved, and its policy stays', async () => {
    const policy = { version: '2026-a', followUp: { waitHours: 48 } };
    expect((await ask(supervisor, 'PUT', '/v1/centres/C01/policy', policy)).body).toEqual({ outcome: 'set' });
    await enter(operator, row('C01', 'county', 'C02', '改名中心'));
    expect((await ask(operator, 'GET', '/v1/centres/C01')).body).toMatchObject({
      centre: { name: '改名中心', parentId: 'C02' },
      policy: { version: '2026-a', followUp: { waitHours: 48 } },
    });
    const [before, after] = await Promise.all(['P01', 'C02'].map((id) => ask(operator, 'GET', `/v1/centres/${id}`)));
    expect(before?.body).toMatchObject({ children: [{ id: 'C02' }] });
    expect(after?.body).toMatchObject({ children: [{ id: 'C01' }, { id: 'S01' }] });
  });

  test.each<[string, object[], string]>([
    ['a parent nobody knows', [row('C09', 'county', 'X')], 'parent_id'],
    ['a circle', [row('C02', 'county', 'C01')], 'parent_id'],
    ['a zone that is none', [{ ...row('C09', 'county', 'P01'), zone: 'Mars' }], 'zone'],
    ['a name missing', [row('C09', 'county', 'P01', '')], 'name'],
  ])('%s is refused by column, and nothing is entered', async (_, rows, column) => {
    const refused = await enter(operator, row('C08', 'county', 'P01'), ...rows);
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ column })]) },
    });
    expect((await ask(operator, 'GET', '/v1/centres/C08')).status).toBe(404);
  });
});

describe('a policy', () => {
  test('of a version is set once; another content needs another version', async () => {
    const set = (body: object) => ask(supervisor, 'PUT', '/v1/centres/C01/policy', body);
    expect((await set({ version: '2026-b', score: { k: 10 } })).body).toEqual({ outcome: 'set' });
    expect((await set({ version: '2026-b', score: { k: 10 } })).body).toEqual({ outcome: 'repeat' });
    expect(await set({ version: '2026-b', score: { k: 11 } })).toMatchObject({ status: 409, body: { title: 'version-taken' } });
    expect(await set({ version: '2026-c', score: { k: -1 } })).toMatchObject({
      status: 422,
      body: { errors: [{ column: 'score.k' }] },
    });
    const { body } = await ask(supervisor, 'GET', '/v1/centres/C01/policies');
    expect((body as { policies: { version: string; by: string }[] }).policies.map(({ version, by }) => [version, by])).toEqual([
      ['2026-a', 'sup-1'],
      ['2026-b', 'sup-1'],
    ]);
  });
});

test.each<[string, SignedIn, 'GET' | 'PUT', string, object | undefined]>([
  [
    'an operator of one centre enters none beside it',
    { ...operator, centre: 'C01' },
    'PUT',
    '/v1/centres',
    { centres: [row('C09', 'county', 'P01')] },
  ],
  ['nor a top that is not the own node', operator, 'PUT', '/v1/centres', { centres: [row('P02', 'city')] }],
  ['a supervisor enters no centre', supervisor, 'PUT', '/v1/centres', { centres: [row('S09', 'station', 'C01')] }],
  ['a supervisor sets no policy above', supervisor, 'PUT', '/v1/centres/C02/policy', { version: 'x' }],
  ['nobody reads the centre above', supervisor, 'GET', '/v1/centres/P01', undefined],
  ['a lawyer reads none', { id: 'L1', role: 'lawyer', centre: 'C01' }, 'GET', '/v1/centres/C01', undefined],
])('%s', async (_, user, method, path, body) => expect((await ask(user, method, path, body)).status).toBe(404));
