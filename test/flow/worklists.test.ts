import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isDrawnForCheck } from '../../domain/case/telephone-check.ts';
import { DAY_MS, HOUR_MS } from '../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import { inboundSms } from '../../local/replay/requests.ts';
import { askConsole } from '../fixtures/console.ts';
import type { ConsoleAnswer, SignedIn } from '../fixtures/console.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';
import { expectListsToHold } from '../fixtures/worklists.ts';

/*
 * Whom somebody has to phone, what came of it, and what of an answer by text a call finds: through the functions, the stream
 * and the API on the engine. The cases of a test are its own.
 */

const clerk: SignedIn = { id: 'clerk-1', role: 'clerk', centre: 'C01' };
const supervisor: SignedIn = { id: 'sup-1', role: 'supervisor', centre: 'P01' };
const ALL = { overall: 4, charged: 8, communication: 4, absent: 8 };

let house: House;
let ask: ReturnType<typeof askConsole>;

beforeAll(async () => {
  house = await startHouse(Date.parse('2025-03-03T10:00:00+08:00'));
  ask = askConsole(house.engine);
}, 180_000);
afterAll(async () => house.stop());

const followUp = async (caseNo: string) => (await house.store.followUp(caseNo))!.followUp;
const isHeld = async (caseNo: string): Promise<boolean> => (await house.store.followUp(caseNo))?.sealedPerson !== undefined;
const write = async (phone: string, ...bodies: readonly string[]): Promise<void> => {
  for (const body of bodies) {
    const at = house.engine.now() + 1000;
    house.engine.setTime(at);
    house.engine.publish('InboundSms', inboundSms(`m-${at}`, `+86${phone}`, body), {}, { timestamp: at });
    await house.engine.settle();
  }
};
const post = async (user: SignedIn, path: string, body: unknown): Promise<ConsoleAnswer> => {
  const answer = await ask(user, 'POST', `/v1/cases/${path}`, body);
  await house.engine.settle();
  return answer;
};
const called = (caseNo: string, outcome: string) => post(clerk, `${caseNo}/calls`, { outcome });
const entered = (caseNo: string, answers: object, channel = 'phone') =>
  post(clerk, `${caseNo}/answers`, { channel, answers, comment: '' });
interface Listed {
  readonly entries: readonly Record<string, unknown>[];
  readonly after?: string;
}
const listed = async (list: string, user = supervisor): Promise<Listed> =>
  (await ask(user, 'GET', `/v1/centres/${list}`)).body as Listed;
/** The lines of these cases, in their order. */
const lines = async (cases: RegExp, list = 'C01/calls', user = clerk): Promise<readonly Record<string, unknown>[]> =>
  (await listed(`${list}?limit=200`, user)).entries.filter(({ caseNo }) => cases.test(caseNo as string));
const kinds = async (cases: RegExp, list?: string) => (await lines(cases, list)).map(({ caseNo, kind }) => [caseNo, kind]);

describe('a case that no text can reach', () => {
  test('is phoned until somebody is reached; then its answers count, and the person can go', async () => {
    await house.close({ case_no: 'A-1', client_phone: '0571-1234567' });
    await house.close({ case_no: 'A-2', client_phone: '', contact: 'phone', kind: 'labour', respondent: 'guardian' });
    expect(await lines(/^A-/)).toEqual([
      expect.objectContaining({ caseNo: 'A-1', kind: 'call', reason: 'no-mobile', attempts: 0, isDue: true }),
      {
        caseNo: 'A-2',
        centreId: 'C01',
        lawyerId: 'L1',
        kind: 'call',
        reason: 'phone',
        since: house.engine.now(),
        dueAt: house.engine.now(),
        attempts: 0,
        caseKind: 'labour',
        respondent: 'guardian',
        language: 'zh',
        isDue: true,
      },
    ]);

    expect(await called('A-1', 'no-answer')).toMatchObject({ status: 200, body: { outcome: 'done' } });
    const dueAt = house.engine.now() + DAY_MS;
    expect(await lines(/^A-/)).toMatchObject([
      { caseNo: 'A-2' },
      { caseNo: 'A-1', attempts: 1, lastOutcome: 'no-answer', dueAt, isDue: false },
    ]);
    await house.wait(DAY_MS);
    expect(await lines(/^A-1/)).toMatchObject([{ isDue: true }]);
    expect(await isHeld('A-1')).toBe(true);

    expect((await entered('A-1', ALL, 'visit')).body).toEqual({ outcome: 'done' });
    expect(await kinds(/^A-/)).toEqual([['A-2', 'call']]);
    expect(await followUp('A-1')).toMatchObject({ state: 'completed', channel: 'visit', enteredBy: 'clerk-1', answers: ALL });
    await house.wait(DAY_MS);
    expect([await isHeld('A-1'), await isHeld('A-2')]).toEqual([false, true]);
    expect(await house.store.history('A-1')).toMatchObject([
      { by: 'clerk-1', what: 'call:no-answer' },
      { by: 'clerk-1', what: 'answers:visit' },
    ]);
  }, 60_000);

  test('is called three times and no more', async () => {
    await house.close({ case_no: 'B-1', client_phone: '', contact: 'phone' });
    for (let n = 1; n <= 3; n += 1) {
      expect((await called('B-1', 'no-answer')).status).toBe(200);
      expect(await lines(/^B-/)).toHaveLength(n < 3 ? 1 : 0);
      await house.wait(DAY_MS);
    }
    expect(await followUp('B-1')).toMatchObject({ state: 'to-call', reason: 'phone' });
    expect(await called('B-1', 'answered')).toMatchObject({
      status: 409,
      body: { title: 'not-on-list', detail: expect.stringContaining('不在待电话名单') as unknown },
    });
    expect(await isHeld('B-1')).toBe(false);
  }, 60_000);

  test('moves with its case to another centre and lawyer', async () => {
    await house.close({ case_no: 'M-1', client_phone: '', contact: 'phone' });
    house.engine.setTime(house.engine.now() + 1000);
    await house.close({ case_no: 'M-1', client_phone: '', contact: 'phone', centre_id: 'C02', lawyer_id: 'L2' });
    expect(await kinds(/^M-/)).toEqual([]);
    expect(await lines(/^M-/, 'C02/calls', supervisor)).toMatchObject([{ centreId: 'C02', lawyerId: 'L2', reason: 'phone' }]);
  });
});

describe('a refusal', () => {
  test('on the telephone holds for the number in every centre: no later case is asked, no earlier one phoned', async () => {
    const client_phone = '13800000031';
    await house.close({ case_no: 'R-1', client_phone, matter: '家庭暴力' });
    await house.close({ case_no: 'R-2', client_phone, contact: 'phone', centre_id: 'C02' });
    expect((await called('R-1', 'refused')).body).toEqual({ outcome: 'done' });
    await house.close({ case_no: 'R-3', client_phone, centre_id: 'C02' });
    const ends = await Promise.all(['R-1', 'R-2', 'R-3'].map(followUp));
    expect(ends.map(({ state, reason }) => [state, reason])).toEqual([
      ['refused', undefined],
      ['to-call', 'phone'],
      ['excluded', 'refused-earlier'],
    ]);
    expect([await kinds(/^R-/), await lines(/^R-/, 'C02/calls', supervisor)]).toEqual([[], []]);
    expect(await house.store.history('R-1')).toMatchObject([{ by: 'clerk-1', what: 'call:refused' }]);
    expect(await house.store.history('R-2')).toMatchObject([{ by: 'clerk-1', what: 'call:refused' }]);
    expect(house.texts.filter(({ phone }) => phone.endsWith(client_phone))).toEqual([]);
  }, 60_000);

  test('by text takes the other cases of the number off the list', async () => {
    const client_phone = '13800000032';
    await house.close({ case_no: 'T-1', client_phone, contact: 'phone' });
    await house.close({ case_no: 'T-2', client_phone });
    await house.wait(73 * HOUR_MS);
    expect(await kinds(/^T-/)).toEqual([['T-1', 'call']]);
    await write(client_phone, 'TD');
    expect(await kinds(/^T-/)).toEqual([]);
    expect([(await followUp('T-1')).state, (await followUp('T-2')).state]).toEqual(['to-call', 'refused']);
    expect(await house.store.history('T-1')).toMatchObject([{ by: 'client', what: 'call:refused' }]);
  }, 60_000);
});

describe('the telephone check', () => {
  const drawn = (caseNo: string, phone: string) => ({ caseNo, phone });
  const whole = drawn('D-5', '13800000051');
  const partly = drawn('D-11', '13800000052');
  const refusing = drawn('D-12', '13800000053');
  const others = [drawn('D-14', '13800000054'), drawn('D-15', '13800000055')];
  const unsure = { caseNo: 'D-1', phone: '13800000059' };
  const all = [whole, partly, refusing, ...others, unsure];

  beforeAll(async () => {
    expect(all.filter(({ caseNo }) => !isDrawnForCheck(caseNo, 0.3))).toEqual([unsure]);
    for (const { caseNo, phone } of all) await house.close({ case_no: caseNo, client_phone: phone });
    await house.wait(73 * HOUR_MS);
    await write(unsure.phone, '4', '0', '4', '8', '0');
    await write(partly.phone, '2');
    for (const { phone } of [whole, refusing, ...others]) await write(phone, '3', '8', '4', '8', '0');
    await house.wait(8 * DAY_MS);
  }, 60_000);

  test('is for those drawn who answered by text, and for who was unsure about money', async () => {
    const on = await kinds(/^D-/);
    expect(on.toSorted()).toEqual(all.map(({ caseNo }) => [caseNo, 'check']).toSorted());
    expect((await listed('C01/calls?kind=check', clerk)).entries).toHaveLength(on.length);
    expect((await listed('C01/calls?kind=call', clerk)).entries.map(({ kind }) => kind)).toEqual(['call']);
  });

  test('stands beside a complete answer, which stays the response', async () => {
    expect((await entered(whole.caseNo, { ...ALL, charged: 9 })).body).toEqual({ outcome: 'checked' });
    expect(await kinds(/^D-5$/)).toEqual([]);
    const after = await followUp(whole.caseNo);
    expect(after).toMatchObject({ state: 'completed', channel: 'sms', answers: { overall: 3, charged: 8 } });
    expect(after).toMatchObject({ checked: { channel: 'phone', answers: { charged: 9 } } });
    expect(after.enteredBy).toBeUndefined();
    // What it tells of misconduct is heard all the same.
    const alerts = (await house.store.alerts(whole.caseNo)).map(({ alert: { cause, level } }) => [cause, level]);
    expect(alerts).toEqual([['charged', 'critical']]);
    expect((await entered(whole.caseNo, ALL)).body).toEqual({ outcome: 'ignored' });
  });

  test('of an incomplete answer is the response, and compared with what it replaces', async () => {
    expect((await entered(partly.caseNo, ALL)).body).toEqual({ outcome: 'done' });
    expect(await followUp(partly.caseNo)).toMatchObject({ state: 'completed', channel: 'phone', answers: ALL });
    expect(await listed('C01/checks?year=2025')).toMatchObject({
      disagreements: [
        { caseNo: partly.caseNo, lawyerId: 'L1', questions: ['overall'] },
        { caseNo: whole.caseNo, lawyerId: 'L1', questions: ['overall', 'charged'] },
      ],
    });
  });

  test('is not for who refuses after having answered', async () => {
    await write(refusing.phone, 'TD');
    expect(await kinds(/^D-12$/)).toEqual([]);
    expect((await followUp(refusing.caseNo)).state).toBe('completed');
    expect((await called(refusing.caseNo, 'answered')).status).toBe(409);
  });

  test('shows no share or mean before five cases; and to nobody their own cases', async () => {
    const before = await listed('C01/checks?year=2025');
    expect(before).toMatchObject({ drawn: 6, waiting: 3, checked: 2, byChannel: { sms: { overall: { compared: 2 } } } });
    expect(JSON.stringify(before)).not.toContain('sameShare');
    for (const { caseNo } of [unsure, ...others]) {
      expect((await entered(caseNo, ALL)).body).toEqual({ outcome: 'checked' });
    }
    expect(await listed('C01/checks?year=2025')).toMatchObject({
      drawn: 6,
      waiting: 0,
      checked: 5,
      // 3 → 4 three times, 2 → 4 once, 4 → 4 once: (20 + 20 + 20 + 50 + 0) / 5
      byChannel: { sms: { overall: { compared: 5, sameShare: 0.2, meanDifference: 22 } }, web: { overall: { compared: 0 } } },
    });
    expect(await listed('C01/checks?year=2025', { ...supervisor, id: 'L1' })).toMatchObject({ checked: 5, disagreements: [] });
    expect(await listed('C01/checks?year=2024')).toMatchObject({ drawn: 0, checked: 0 });
  });
});

describe('open alerts', () => {
  test('are listed by deadline, overdue ones first, and gone when resolved', async () => {
    await house.close({ case_no: 'O-1', client_phone: '', contact: 'phone' });
    await house.close({ case_no: 'O-2', client_phone: '', contact: 'phone' });
    await entered('O-1', { ...ALL, communication: 2 });
    await house.wait(HOUR_MS);
    await entered('O-2', { ...ALL, charged: 9, overall: 1 });
    const causes = async (user = supervisor) =>
      (await lines(/^O-/, 'C01/alerts', user)).map(({ caseNo, cause, isOverdue }) => [caseNo, cause, isOverdue]);
    expect(await causes()).toEqual([
      ['O-2', 'charged', false],
      ['O-2', 'overall', false],
      ['O-1', 'communication', false],
    ]);
    await house.wait(25 * HOUR_MS);
    expect((await causes())[0]).toEqual(['O-2', 'charged', true]);
    expect(await causes({ ...supervisor, id: 'L1' })).toEqual([]);

    const resolve = { action: 'resolve', outcome: 'not-confirmed', note: '已与受援人沟通', clientTold: true };
    expect((await post(supervisor, 'O-2/alerts/charged', { action: 'contact' })).status).toBe(200);
    expect((await post(supervisor, 'O-2/alerts/overall', resolve)).status).toBe(200);
    expect(await lines(/^O-/, 'C01/alerts', supervisor)).toMatchObject([
      { caseNo: 'O-1', state: 'open' },
      { caseNo: 'O-2', cause: 'charged', state: 'contacted' },
    ]);
  }, 60_000);
});

describe('a list', () => {
  test('comes in pages, none twice and none left out while it changes', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await house.close({ case_no: `P-${n}`, client_phone: '', contact: 'phone', centre_id: 'C02' });
    }
    const seen: unknown[] = [];
    let after: string | undefined;
    do {
      const page: Listed = await listed(`C02/calls?limit=2${after === undefined ? '' : `&after=${after}`}`);
      expect(page.entries.length).toBeLessThanOrEqual(2);
      seen.push(...page.entries.map(({ caseNo }) => caseNo));
      // Whoever has been seen first is worked on, and off the list.
      if (after === undefined) await post(supervisor, `${String(seen[0])}/calls`, { outcome: 'wrong-number' });
      ({ after } = page);
    } while (after !== undefined);
    const all = ['M-1', 'P-1', 'P-2', 'P-3', 'P-4', 'P-5'];
    expect(seen).toEqual(all);
    expect((await listed('C02/calls')).entries.map(({ caseNo }) => caseNo)).toEqual(all.slice(1));
  });

  test.each([
    ['calls?kind=visit', 'kind', 'visit'],
    ['calls?limit=0', 'limit', '0'],
    ['calls?limit=201', 'limit', '201'],
    ['calls?limit=ten', 'limit', 'ten'],
    ['calls?after=zz', 'after', 'zz'],
    ['alerts?limit=201', 'limit', '201'],
    ['checks', 'year', ''],
    ['checks?year=25', 'year', '25'],
  ])('is refused in words: %s', async (path, column, value) => {
    const { status, body } = await ask(supervisor, 'GET', `/v1/centres/C01/${path}`);
    expect([status, body]).toMatchObject([400, { errors: [{ column, value }] }]);
    const [{ message }] = (body as { errors: [{ message: { zh: string; en: string } }] }).errors;
    expect(message.zh).toMatch(/应为/);
    expect(message.en).toMatch(/must/);
  });

  test('holds what follow-ups and alerts say, and no more', async () => {
    const snapshot = await house.snapshot();
    expect([snapshot.calls.length, snapshot.openAlerts.length].every((n) => n > 1)).toBe(true);
    expectListsToHold(snapshot, STANDARD_1);
  });
});

describe('who may', () => {
  /** Method, address, body, and what who may is answered where it is not 200: the case has been called often enough. */
  const ROUTES = {
    calls: ['GET', 'centres/C01/calls', undefined],
    alerts: ['GET', 'centres/C01/alerts', undefined],
    checks: ['GET', 'centres/C01/checks?year=2025', undefined],
    call: ['POST', 'cases/B-1/calls', { outcome: 'no-answer' }, 409],
    answers: ['POST', 'cases/B-1/answers', { channel: 'phone', answers: {} }],
  } as const satisfies Record<string, readonly [string, string, object?, number?]>;
  type RouteName = keyof typeof ROUTES;
  const MAY = {
    clerk: ['calls', 'call', 'answers'],
    supervisor: ['calls', 'alerts', 'checks', 'call', 'answers'],
    auditor: ['calls', 'alerts', 'checks'],
    lawyer: [],
    operator: [],
    'case-system': [],
  } as const satisfies Record<SignedIn['role'], readonly RouteName[]>;
  const request = async (user: SignedIn, route: RouteName): Promise<ConsoleAnswer> => {
    const [method, path, body] = ROUTES[route];
    return ask(user, method, `/v1/${path}`, body);
  };
  const roles = Object.keys(MAY) as (keyof typeof MAY)[];
  const names = Object.keys(ROUTES) as RouteName[];
  const missing = { status: 404, body: { title: 'not there, or not yours 没有,或不属于您的机构' } };

  test.each(roles)('a %s of the centre, or of one above', async (role) => {
    for (const centre of ['C01', 'P01']) {
      for (const route of names) {
        const answer = await request({ id: 'L9', role, centre }, route);
        const isAllowed = (MAY[role] as readonly string[]).includes(route);
        expect({ route, ...answer }).toMatchObject(
          isAllowed ? { route, status: ROUTES[route][3] ?? 200 } : { route, ...missing },
        );
      }
    }
  });

  test.each(roles)('a %s of the centre beside finds nothing, as where there is nothing', async (role) => {
    for (const route of names) {
      expect({ route, ...(await request({ id: 'L9', role, centre: 'C02' }, route)) }).toMatchObject({ route, ...missing });
    }
    expect(await ask({ ...supervisor, role }, 'GET', '/v1/centres/C77/calls')).toMatchObject(missing);
    expect(await ask({ ...supervisor, role }, 'POST', '/v1/cases/none/calls', { outcome: 'answered' })).toMatchObject(missing);
  });
});
