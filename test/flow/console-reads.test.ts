import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AlertAnswer } from '../../contracts/console/alerts.ts';
import { AuditAnswer } from '../../contracts/console/audit.ts';
import { CaseAnswer, CasesAnswer, CaseSearchAnswer } from '../../contracts/console/cases.ts';
import { LawyersAnswer, RegisterAnswer } from '../../contracts/console/lawyers.ts';
import { MeAnswer } from '../../contracts/console/me.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';
import { CONSOLE_ISSUER, startTestIssuer } from '../fixtures/issuer.ts';
import type { TestIssuer } from '../fixtures/issuer.ts';

/*
 * What pages read and write, by HTTP through the gateway with signed tokens: the functions' own roles, headers as they arrive, and the
 * answers as the contracts have them. One case goes from the call list to a closed alert.
 */

const PHONE = '13800000077';

let house: House;
let issuer: TestIssuer;
let people: Readonly<Record<'clerk' | 'sup1' | 'sup2' | 'lawyer', Record<string, string>>>;
beforeAll(async () => {
  issuer = await startTestIssuer(CONSOLE_ISSUER);
  house = await startHouse(Date.parse('2025-03-03T10:00:00+08:00'), { issuer: CONSOLE_ISSUER });
  const at = (sub: string, role: string, centre: string) => issuer.signedIn({ sub, role, centre });
  people = {
    clerk: await at('clerk-1', 'clerk', 'C01'),
    sup1: await at('sup-1', 'supervisor', 'C01'),
    sup2: await at('sup-2', 'supervisor', 'P01'),
    lawyer: await at('L1', 'lawyer', 'C01'),
  };
  await house.close({ case_no: 'W-1', client_phone: PHONE, contact: 'phone', lawyer_name: '样例律师' });
}, 180_000);
afterAll(async () => {
  await house.stop();
  await issuer.stop();
});

const ask = async (who: keyof typeof people, request: string, body?: unknown, headers: Record<string, string> = {}) => {
  const [method = '', path = ''] = request.split(' ');
  // What is done at one moment has no order in the log.
  house.engine.setTime(house.engine.now() + 1000);
  const answer = await house.engine.http({
    method,
    path,
    headers: { 'content-type': 'application/json', ...people[who], ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  });
  await house.engine.settle();
  return { status: answer.status, headers: answer.headers, json: JSON.parse(answer.body.toString()) as unknown };
};

test('who is signed in sees the own centre and those below', async () => {
  const { json } = await ask('sup2', 'GET /v1/me');
  expect(MeAnswer.parse(json)).toMatchObject({
    id: 'sup-2',
    centreId: 'P01',
    centres: [{ id: 'P01' }, { id: 'C01' }, { id: 'C02' }],
  });
  expect(MeAnswer.parse((await ask('lawyer', 'GET /v1/me')).json)).toMatchObject({ centres: [{ id: 'C01' }] });
});

test('a case is found by number, which is recorded, and phoned once, though the call is sent twice', async () => {
  const found = CaseSearchAnswer.parse((await ask('clerk', 'POST /v1/cases/search', { phone: PHONE })).json);
  expect(found.cases).toMatchObject([{ caseNo: 'W-1', state: 'to-call' }]);
  const call = () => ask('clerk', 'POST /v1/cases/W-1/calls', { outcome: 'no-answer' }, { 'Idempotency-Key': 'call-1' });
  const [first, again] = [await call(), await call()];
  expect([first.status, again.status, again.json]).toEqual([200, 200, first.json]);
  expect(CaseAnswer.parse((await ask('clerk', 'GET /v1/cases/W-1')).json).calls).toHaveLength(1);
});

test('two on one case: the answers entered on a version that has passed are refused', async () => {
  const { headers } = await ask('clerk', 'GET /v1/cases/W-1');
  const answers = { channel: 'phone', answers: { overall: 1, charged: 9, communication: 2, absent: 8 } };
  const enter = () => ask('clerk', 'POST /v1/cases/W-1/answers', answers, { 'If-Match': String(headers['etag']) });
  expect((await enter()).status).toBe(200);
  expect(await enter()).toMatchObject({ status: 412, json: { title: 'changed' } });
});

test('two supervisors on one alert see each other’s change', async () => {
  const { headers, json } = await ask('sup1', 'GET /v1/cases/W-1/alerts/charged');
  expect(AlertAnswer.parse(json)).toMatchObject({ state: 'open', level: 'critical' });
  const seen = { 'If-Match': String(headers['etag']) };
  expect((await ask('sup2', 'POST /v1/cases/W-1/alerts/charged', { action: 'contact' }, seen)).status).toBe(200);
  const finding = { action: 'resolve', outcome: 'not-confirmed', note: '已核实', clientTold: true };
  expect((await ask('sup1', 'POST /v1/cases/W-1/alerts/charged', finding, seen)).status).toBe(412);
});

test('what was done stands in the log of the centre, and the lawyer’s table tells of it', async () => {
  const { entries } = AuditAnswer.parse((await ask('sup1', 'GET /v1/centres/C01/audit')).json);
  expect(entries.map(({ by, what }) => `${by} ${what}`)).toEqual([
    'sup-2 alert:charged:contact',
    'clerk-1 answers:phone',
    'clerk-1 call:no-answer',
    'clerk-1 FoundByPhone',
  ]);
  const lawyers = LawyersAnswer.parse((await ask('sup1', 'GET /v1/centres/C01/lawyers?year=2025')).json);
  expect(lawyers.entries).toMatchObject([{ lawyerId: 'L1', name: '样例律师', n: 1, standing: 'too-few', openAlerts: 3 }]);
  expect(RegisterAnswer.parse((await ask('clerk', 'GET /v1/centres/C01/register')).json).entries).toHaveLength(1);
  expect(CasesAnswer.parse((await ask('sup1', 'GET /v1/centres/C01/cases?year=2025')).json).entries).toMatchObject([
    { caseNo: 'W-1' },
  ]);
  for (const list of ['evidence', 'targets']) {
    expect((await ask('sup1', `GET /v1/centres/C01/${list}?year=2025`)).json).toEqual({ entries: [] });
  }
});

test('the document is given to who is signed in, and a lawyer reads no case', async () => {
  expect(await ask('lawyer', 'GET /v1/openapi.json')).toMatchObject({ status: 200, json: { openapi: '3.1.0' } });
  expect((await ask('lawyer', 'GET /v1/cases/W-1')).status).toBe(404);
});

test('no name, number or answer has been printed', () => {
  expect(house.log.join('\n')).not.toMatch(/样例受援人|13800000077|样例律师|已核实/);
});
