import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../domain/shared/instant.ts';
import { callEntry } from '../../domain/conversation/call-list.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import { startEngine } from '../../local/engine/engine.ts';
import type { Engine } from '../../local/engine/engine.ts';
import { operatorOf } from '../../local/operator.ts';
import type { Operator } from '../../local/operator.ts';
import { inboundSms } from '../../local/replay/requests.ts';
import { synthesise } from '../../local/synthesise.ts';
import { askConsole } from '../fixtures/console.ts';
import type { SignedIn } from '../fixtures/console.ts';

const START = Date.parse('2025-03-03T10:00:00+08:00');
const clerk: SignedIn = { id: 'clerk-1', role: 'clerk', centre: 'C01' };
const supervisor: SignedIn = { id: 'sup-1', role: 'supervisor', centre: 'P01' };

let engine: Engine;
let operator: Operator;
let ask: ReturnType<typeof askConsole>;

beforeAll(async () => {
  const assembly = await synthesise(() => undefined);
  engine = await startEngine({ assembly, keySeed: 'worklists', clock: { kind: 'virtual', at: START }, onSms: () => undefined });
  operator = operatorOf(engine);
  ask = askConsole(engine);
  await operator.store.saveCentre({ id: 'P01', name: '样例市', level: 'city', zone: 'Asia/Shanghai' }, {});
  for (const id of ['C01', 'C02']) {
    await operator.store.saveCentre({ id, name: '样例县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' }, {});
  }
}, 180_000);
afterAll(async () => {
  operator.close();
  await engine.stop();
});

const close = async (row: Record<string, string>): Promise<void> => {
  const detail = {
    centre_id: 'C01',
    lawyer_id: 'L1',
    client_name: '样例受援人',
    closed_at: new Date(engine.now()).toISOString(),
    ...row,
  };
  engine.putEvent({ bus: 'CaseBus', source: 'test', detailType: 'CaseClosed', detail, time: engine.now() });
  await engine.settle();
};
const pass = async (ms: number): Promise<void> => {
  engine.setTime(engine.now() + ms);
  await engine.fireSchedules(engine.now(), ['EachMinute']);
  await engine.settle();
};
const reply = async (phone: string, body: string): Promise<void> => {
  engine.setTime(engine.now() + 1000);
  engine.publish('InboundSms', inboundSms(`m-${engine.now()}`, phone, body), {}, { timestamp: engine.now() });
  await engine.settle();
};
const calls = async (user = clerk, query = ''): Promise<unknown> => {
  const { body } = await ask(user, 'GET', `/v1/centres/C01/calls${query}`);
  return (body as { entries: Record<string, unknown>[] }).entries.map(({ caseNo, kind, attempts, isDue }) => [
    caseNo,
    kind,
    attempts,
    isDue,
  ]);
};
const called = (caseNo: string, outcome: string, user = clerk) => ask(user, 'POST', `/v1/cases/${caseNo}/calls`, { outcome });

describe('the call list', () => {
  test('holds whom no text can reach, until they were reached', async () => {
    await close({ case_no: 'W-1', client_phone: '0571-1234567' });
    await close({ case_no: 'W-2', client_phone: '', contact: 'phone' });
    expect(await calls()).toEqual([
      ['W-1', 'call', 0, true],
      ['W-2', 'call', 0, true],
    ]);
    expect((await called('W-1', 'no-answer')).body).toEqual({ outcome: 'done' });
    await engine.settle();
    expect(await calls()).toEqual([
      ['W-2', 'call', 0, true],
      ['W-1', 'call', 1, false],
    ]);
    engine.setTime(engine.now() + DAY_MS);
    const answers = { channel: 'visit', answers: { overall: 4, charged: 8, communication: 4, absent: 8 }, comment: '律师负责' };
    expect((await ask(clerk, 'POST', '/v1/cases/W-1/answers', answers)).body).toEqual({ outcome: 'done' });
    await engine.settle();
    expect(await calls()).toEqual([['W-2', 'call', 0, true]]);
    const stored = await operator.store.followUp('W-1');
    expect(stored?.followUp).toMatchObject({ state: 'completed', channel: 'visit', enteredBy: 'clerk-1', hasComment: true });
    expect(await called('W-1', 'answered')).toMatchObject({ status: 409, body: { title: 'not-on-list' } });
  }, 60_000);

  test('a refusal on the telephone holds for every centre', async () => {
    await close({ case_no: 'W-3', client_phone: '13800000031', matter: '家庭暴力' });
    expect((await called('W-3', 'refused')).body).toEqual({ outcome: 'done' });
    await close({ case_no: 'W-4', client_phone: '13800000031', centre_id: 'C02' });
    const standing = await Promise.all(['W-3', 'W-4'].map(async (caseNo) => (await operator.store.followUp(caseNo))?.followUp));
    expect(standing.map((f) => [f?.state, f?.reason])).toEqual([
      ['refused', undefined],
      ['excluded', 'refused-earlier'],
    ]);
    expect(await calls()).toEqual([['W-2', 'call', 0, true]]);
  }, 60_000);

  test('follows a case to another centre', async () => {
    engine.setTime(engine.now() + 1000);
    await close({ case_no: 'W-2', client_phone: '', contact: 'phone', centre_id: 'C02', lawyer_id: 'L2' });
    expect(await calls()).toEqual([]);
    const { body } = await ask(supervisor, 'GET', '/v1/centres/C02/calls');
    expect(body).toMatchObject({ entries: [{ caseNo: 'W-2', centreId: 'C02', lawyerId: 'L2', reason: 'phone' }] });
  }, 60_000);
});

describe('the telephone check', () => {
  test('takes in a second answer beside the one by text, and reports where they differ', async () => {
    await close({ case_no: 'W-5', client_phone: '13800000051', service: 'case' });
    await pass(73 * HOUR_MS);
    for (const text of ['2', '0', '3', '8', '0']) await reply('+8613800000051', text);
    expect((await operator.store.followUp('W-5'))?.followUp.state).toBe('completed');
    expect(await calls(clerk, '?kind=check')).toEqual([['W-5', 'check', 0, true]]);
    const check = { channel: 'phone', answers: { overall: 4, charged: 9 } };
    expect((await ask(clerk, 'POST', '/v1/cases/W-5/answers', check)).body).toEqual({ outcome: 'done' });
    await engine.settle();
    expect(await calls()).toEqual([]);
    expect((await operator.store.followUp('W-5'))?.followUp.answers).toEqual({
      overall: 2,
      charged: 0,
      communication: 3,
      absent: 8,
    });
    const compared = await ask(supervisor, 'GET', '/v1/centres/C01/checks?year=2025');
    expect(compared.body).toMatchObject({
      checked: 1,
      byChannel: { sms: { overall: { compared: 1, same: 0, meanDifference: 2 }, charged: { compared: 1, same: 0 } } },
      disagreements: [{ caseNo: 'W-5', questions: ['overall', 'charged'] }],
    });
  }, 60_000);
});

describe('open alerts', () => {
  test('are listed by deadline, and gone when resolved', async () => {
    const listed = async (user: SignedIn) =>
      ((await ask(user, 'GET', '/v1/centres/C01/alerts')).body as { entries: { caseNo: string; cause: string }[] }).entries.map(
        ({ caseNo, cause }) => [caseNo, cause],
      );
    expect(await listed(supervisor)).toEqual([['W-5', 'overall']]);
    expect(await listed({ ...supervisor, id: 'L1' })).toEqual([]);
    const note = { action: 'resolve', outcome: 'not-confirmed', note: '已与受援人沟通', clientTold: true };
    expect((await ask(supervisor, 'POST', '/v1/cases/W-5/alerts/overall', note)).body).toEqual({ outcome: 'done' });
    await engine.settle();
    expect(await listed(supervisor)).toEqual([]);
  });
});

test('what the lists hold is what the follow-ups say', async () => {
  const { followUps } = await operator.snapshot();
  for (const centreId of ['C01', 'C02']) {
    const entries = followUps
      .flatMap(({ followUp }) => callEntry(followUp, STANDARD_1) ?? [])
      .filter((entry) => entry.centreId === centreId);
    expect(await operator.store.calls(centreId)).toEqual(entries);
  }
});

test.each<[string, SignedIn, 'GET' | 'POST', string]>([
  ['a lawyer reads no call list', { id: 'L1', role: 'lawyer', centre: 'C01' }, 'GET', '/v1/centres/C01/calls'],
  ['a clerk reads no alerts', clerk, 'GET', '/v1/centres/C01/alerts'],
  ['a clerk compares no checks', clerk, 'GET', '/v1/centres/C01/checks?year=2025'],
  ['nor of the centre beside', clerk, 'GET', '/v1/centres/C02/calls'],
  ['an auditor records no call', { id: 'aud', role: 'auditor', centre: 'P01' }, 'POST', '/v1/cases/W-2/calls'],
  ['a clerk none of the centre beside', clerk, 'POST', '/v1/cases/W-2/calls'],
  ['a year must be named', supervisor, 'GET', '/v1/centres/C01/checks'],
])('%s', async (_, user, method, path) => {
  const body = method === 'POST' ? { outcome: 'answered' } : undefined;
  expect((await ask(user, method, path, body)).status).toBe(404);
});
