import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../domain/shared/instant.ts';
import type { ReplayEvent } from '../../contracts/replay-event.ts';
import { askConsole } from '../fixtures/console.ts';
import type { SignedIn } from '../fixtures/console.ts';
import { openHouse } from '../fixtures/played-house.ts';
import type { House } from '../fixtures/played-house.ts';

/* A client's rights, on the whole house: what the functions' roles and keys really let people do. */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const ASKED = START + 3 * DAY_MS;
const PHONE = '+8613800000088';
const NAME = '样例受援人甲';

const clerk: SignedIn = { id: 'clerk-1', role: 'clerk', centre: 'C01' };
const supervisor: SignedIn = { id: 'sup-1', role: 'supervisor', centre: 'C01' };
const auditor: SignedIn = { id: 'aud-1', role: 'auditor', centre: 'P01' };

let house: House;
let ask: ReturnType<typeof askConsole>;
beforeAll(async () => {
  house = await openHouse({ at: START - DAY_MS });
  ask = askConsole(house.engine, 'PrivacyApi');
  await house.store.saveCentre({ id: 'P01', name: '样例市', level: 'city', zone: 'Asia/Shanghai' }, {});
  for (const id of ['C01', 'C02']) {
    await house.store.saveCentre({ id, name: '样例县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' }, {});
  }
  const closing = (caseNo: string, centre: string): ReplayEvent => ({
    type: 'closing',
    at: START,
    row: { case_no: caseNo, centre_id: centre, lawyer_id: 'L1', client_name: NAME, client_phone: PHONE, closed_at: '2025-03-03' },
  });
  const reply = { type: 'reply', at: ASKED + HOUR_MS, from: PHONE, body: '2 律师态度不好', id: 'm-1' } as const;
  await house.play([closing('R-1', 'C01'), closing('R-2', 'C02'), reply], ASKED + 2 * HOUR_MS);
}, 180_000);
afterAll(async () => house.stop());

test('a clerk sees whom to phone, and the record says so', async () => {
  expect(await ask(clerk, 'POST', '/v1/cases/R-1/reveal', { reason: '电话核实' })).toEqual({
    status: 200,
    body: { name: NAME, phone: PHONE },
  });
  expect(await ask(clerk, 'GET', '/v1/cases/R-1/messages')).toMatchObject({
    status: 200,
    body: { messages: [{ text: '2 律师态度不好', readAs: 'answers' }], comment: '律师态度不好', texts: [{}, {}] },
  });
  const { body } = await ask(auditor, 'GET', '/v1/cases/R-1/history');
  const { entries } = body as { entries: { by: string; what: string }[] };
  expect(entries.map(({ by, what }) => `${by} ${what}`).toSorted()).toEqual(['clerk-1 MessagesRead', 'clerk-1 Revealed']);
});

test("what is held is handed out, and erased in the own centre's cases; the neighbour goes on", async () => {
  const { body: exported } = await ask(supervisor, 'POST', '/v1/persons/export', { phone: '138-0000-0088' });
  expect(exported).toMatchObject({ cases: [{ person: { name: NAME, phone: PHONE }, comment: '律师态度不好' }] });

  const erased = await ask(supervisor, 'POST', '/v1/persons/erasure', { phone: PHONE, reason: '本人书面申请' });
  expect(erased).toEqual({ status: 200, body: { cases: ['R-1'] } });
  await house.engine.settle();
  expect(await ask(clerk, 'POST', '/v1/cases/R-1/reveal', { reason: '电话核实' })).toMatchObject({ status: 410 });
  expect((await house.store.followUp('R-1'))?.followUp).toMatchObject({ state: 'partial', answers: { overall: 2 } });
  // The answer stays in the figures, and the alert it raised stays open.
  expect((await house.store.score('C01', 2025, 'L1'))?.score.n).toBe(1);
  expect((await house.store.alerts('R-1')).map(({ alert }) => [alert.cause, alert.resolvedAt])).toEqual([['overall', undefined]]);

  const ofR1 = (await house.items()).filter((item) => JSON.stringify(item).includes('R-1'));
  const isOfPerson = ({ pk, sk, p, cm }: Readonly<Record<string, unknown>>): boolean =>
    p !== undefined || cm !== undefined || String(pk).startsWith('P#') || String(sk).startsWith('M#');
  expect(ofR1.length).toBeGreaterThan(0);
  expect(ofR1.filter(isOfPerson)).toEqual([]);
  await house.play([], ASKED + 3 * DAY_MS);
  expect((await house.store.followUp('R-2'))?.followUp.state).toBe('asking');
  expect(house.sent.at(-1)).toMatchObject({ to: PHONE, body: expect.stringContaining('请评价服务') });
});

test('nothing was refused to the functions, and the two that look at persons may do nothing on the table that they never do', async () => {
  await house.engine.fireSchedules(house.engine.now(), ['EachNight']);
  await house.engine.settle();
  expect(house.engine.refusals).toEqual([]);
  const unused = house.engine.unusedGrants().filter(({ role }) => /PrivacyApi|AuditErasure/.test(role));
  // The table's key is used by DynamoDB in their name, which the engine doesn't see.
  expect(unused.filter(({ action }) => action.startsWith('dynamodb:'))).toEqual([]);
});
