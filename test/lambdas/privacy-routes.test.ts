import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { HOUR_MS } from '../../domain/shared/instant.ts';
import type { HttpEvent } from '../../lambdas/runtime/http.ts';
import { privacyRoutes } from '../../lambdas/runtime/routes/privacy-routes.ts';
import { routed } from '../../lambdas/runtime/routes/route.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import { ROLES } from '../../domain/shared/permissions.ts';
import type { Role } from '../../domain/shared/permissions.ts';
import type { Deps, Store } from '../../workflows/ports.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { expectContract } from '../fixtures/contract.ts';
import { testStore } from '../fixtures/table.ts';

const CLOSED = Date.parse('2025-03-03T10:00:00+08:00');
const ASKED = CLOSED + 72 * HOUR_MS;
const NOW = Date.parse('2025-03-10T09:00:00+08:00');
const PHONE = '+8613800000001';

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
  const centre = { level: 'county', zone: 'Asia/Shanghai' } as const;
  await store.saveCentre({ id: 'P01', name: '样例市', ...centre, level: 'city' }, {});
  for (const id of ['C01', 'C02']) await store.saveCentre({ id, name: '样例县', ...centre, parentId: 'P01' }, {});
  await close('P-1', 'C01', PHONE);
  await close('P-2', 'C02', PHONE);
  const { deps } = inProcess(store, { now: ASKED });
  await advanceCase(deps)('P-1');
  await receiveMessage(deps)({ id: 'm-1', from: PHONE, body: '2 律师态度不好', sentAt: ASKED + 1000 });
  await raise(deps)((await store.followUp('P-1'))!.followUp, { cause: 'overall', level: 'medium' }, ASKED + 2000);
});
afterAll(async () => stop());

const close = async (caseNo: string, centre: string, phone: string): Promise<void> => {
  const row = { case_no: caseNo, centre_id: centre, lawyer_id: 'L1', client_name: '样例受援人', client_phone: phone };
  const { deps } = inProcess(store, { now: CLOSED });
  await takeInClosing(deps)({ at: CLOSED, row: { ...row, closed_at: new Date(CLOSED).toISOString() } });
};

interface Asked {
  readonly role?: Role;
  readonly centre?: string;
  readonly body?: unknown;
  readonly deps?: Partial<Deps>;
}
const ask = async (request: string, { role = 'supervisor', centre = 'C01', body, deps = {} }: Asked = {}) => {
  const [method = '', path = ''] = request.split(' ');
  const answer = routed(privacyRoutes({ ...inProcess(store, { now: NOW }).deps, ...deps }));
  const claims = { sub: `${role}-1`, role, centre };
  const event = { requestContext: { timeEpoch: NOW, http: { method, path }, authorizer: { jwt: { claims } } } };
  const {
    statusCode,
    headers,
    body: answered = '',
  } = await answer({ ...event, body: JSON.stringify(body) } as unknown as HttpEvent);
  const parsed = JSON.parse(answered) as unknown;
  expectContract(method, path, { status: statusCode ?? 0, body: parsed });
  return { statusCode, headers, body: parsed };
};
const whatsOf = async (caseNo: string) => (await store.history(caseNo)).map(({ what }) => what);

const REASON = { reason: '短信未送达,电话回访' };
const REQUESTS: readonly (readonly [string, unknown, readonly Role[], number])[] = [
  ['POST /v1/cases/P-1/reveal', REASON, ['clerk', 'supervisor'], 404],
  ['GET /v1/cases/P-1/messages', undefined, ['clerk', 'supervisor'], 404],
  ['GET /v1/cases/P-1/history', undefined, ['supervisor', 'auditor'], 404],
  ['POST /v1/persons/export', { phone: '13899999999' }, ['supervisor'], 403],
  ['POST /v1/persons/erasure', { phone: '13899999999', ...REASON }, ['supervisor'], 403],
  ['GET /v1/privacy/audits', undefined, ['auditor', 'operator'], 403],
];

describe.each(REQUESTS)('%s', (request, body, allowed, refusal) => {
  test.each(ROLES)('by a %s', async (role) => {
    const before = await whatsOf('P-1');
    const { statusCode, headers } = await ask(request, { role, body });
    expect(statusCode).toBe(allowed.includes(role) ? 200 : refusal);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    if (!allowed.includes(role)) expect(await whatsOf('P-1')).toEqual(before);
  });
});

test.each(REQUESTS.slice(0, 3))(
  '%s is for the centre of the case and those above, and tells others nothing',
  async (request, body) => {
    const asked = { role: 'supervisor' as const, body };
    expect((await ask(request, { ...asked, centre: 'P01' })).statusCode).toBe(200);
    const beside = await ask(request, { ...asked, centre: 'C02' });
    const nowhere = await ask(request.replace('P-1', 'P-none'), asked);
    expect(beside.statusCode).toBe(404);
    expect(nowhere).toEqual(beside);
  },
);

describe('a reveal', () => {
  test('gives name and number, and says who looked, when and why', async () => {
    const { body } = await ask('POST /v1/cases/P-1/reveal', { role: 'clerk', body: { reason: '第二次电话回访' } });
    expect(body).toEqual({ name: '样例受援人', phone: PHONE });
    const line = { caseNo: 'P-1', at: NOW, by: 'clerk-1', what: 'Revealed', why: '第二次电话回访' };
    expect(await store.history('P-1')).toContainEqual(line);
  });

  test('without a record opens nothing', async () => {
    let opened = 0;
    const { vault } = inProcess(store, { now: NOW }).deps;
    const deps: Partial<Deps> = {
      store: { ...store, record: () => Promise.reject(new Error('no room')) },
      vault: {
        ...vault,
        openPerson: (...args) => ((opened += 1), vault.openPerson(...args)),
        openWords: () => ((opened += 1), Promise.resolve('')),
      },
    };
    await expect(ask('POST /v1/cases/P-1/reveal', { body: REASON, deps })).rejects.toThrow('no room');
    await expect(ask('GET /v1/cases/P-1/messages', { deps })).rejects.toThrow('no room');
    await expect(ask('POST /v1/persons/export', { body: { phone: PHONE }, deps })).rejects.toThrow('no room');
    expect(opened).toBe(0);
  });

  test.each<[string, object]>([
    ['none', {}],
    ['a blank one', { reason: ' ' }],
    ['one that is too long', { reason: 'x'.repeat(1001) }],
    ['anything besides', { ...REASON, name: 'x' }],
  ])('needs a reason: %s is refused', async (_, body) => {
    expect((await ask('POST /v1/cases/P-1/reveal', { body })).statusCode).toBe(400);
  });
});

test('messages are shown as they came, with what was made of them, and the texts beside', async () => {
  const { body } = await ask('GET /v1/cases/P-1/messages');
  expect(body).toEqual({
    caseNo: 'P-1',
    messages: [{ at: '2025-03-06T02:00:01Z', text: '2 律师态度不好', readAs: 'answers', rule: expect.any(String) }],
    comment: '律师态度不好',
    texts: [
      { kind: 'question:overall', state: 'handed', at: '2025-03-06T02:00:00Z' },
      { kind: 'question:charged', state: 'queued', at: '2025-03-06T02:00:01Z' },
    ],
  });
  const line = { caseNo: 'P-1', at: NOW, by: 'supervisor-1', what: 'MessagesRead', why: '' };
  expect(await store.history('P-1')).toContainEqual(line);
});

test('a conversation in which nothing was said is shown, and nobody has opened anything', async () => {
  expect((await ask('GET /v1/cases/P-2/messages', { centre: 'C02' })).body).toEqual({ caseNo: 'P-2', messages: [], texts: [] });
  expect(await whatsOf('P-2')).toEqual([]);
});

test('the history names every look, oldest first', async () => {
  const { body } = await ask('GET /v1/cases/P-1/history', { role: 'auditor', centre: 'P01' });
  const { entries } = body as { entries: { at: string; by: string; what: string; why: string }[] };
  expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted());
  expect(entries).toContainEqual({ at: '2025-03-10T01:00:00Z', by: 'clerk-1', what: 'Revealed', why: REASON.reason });
});

describe('an export', () => {
  test('holds everything of that number in cases of the own centres, opened', async () => {
    const { body } = await ask('POST /v1/persons/export', { body: { phone: '138 0000 0001' } });
    expect(body).toEqual({
      madeAt: '2025-03-10T01:00:00Z',
      cases: [
        {
          followUp: expect.objectContaining({
            closing: expect.objectContaining({ caseNo: 'P-1', centreId: 'C01', closedAt: '2025-03-03T02:00:00Z' }),
            state: 'asking',
            answers: { overall: 2 },
            givenAt: { overall: '2025-03-06T02:00:01Z' },
            texts: [expect.objectContaining({ kind: 'question:overall', at: '2025-03-06T02:00:00Z' }), expect.anything()],
          }),
          person: { name: '样例受援人', phone: PHONE },
          messages: [expect.objectContaining({ text: '2 律师态度不好' })],
          comment: '律师态度不好',
          alerts: [{ cause: 'overall', level: 'medium', raisedAt: '2025-03-06T02:00:02Z', state: 'open' }],
          history: expect.arrayContaining([
            { caseNo: 'P-1', at: '2025-03-10T01:00:00Z', by: 'supervisor-1', what: 'Exported', why: '' },
          ]),
        },
      ],
    });
    expect(JSON.stringify(body)).not.toMatch(/phoneKey|inbound/);
  });

  test('reaches as far as who asks does', async () => {
    const found = async (centre: string, named: object) => {
      const { body } = await ask('POST /v1/persons/export', { centre, body: named });
      return (body as { cases: { followUp: { closing: { caseNo: string } } }[] }).cases.map((one) => one.followUp.closing.caseNo);
    };
    expect((await found('P01', { phone: PHONE })).toSorted()).toEqual(['P-1', 'P-2']);
    expect(await found('C02', { phone: PHONE })).toEqual(['P-2']);
    expect(await found('C02', { caseNo: 'P-1' })).toEqual([]);
    expect(await found('C01', { caseNo: 'P-1' })).toEqual(['P-1']);
  });

  test('tells nobody whether a number is known elsewhere', async () => {
    await close('P-3', 'C02', '+8613800000003');
    const elsewhere = await ask('POST /v1/persons/export', { body: { phone: '13800000003' } });
    expect(await ask('POST /v1/persons/export', { body: { phone: '13800000004' } })).toEqual(elsewhere);
    expect(elsewhere.body).toEqual({ madeAt: '2025-03-10T01:00:00Z', cases: [] });
    expect(await whatsOf('P-3')).toEqual([]);
    const erased = await ask('POST /v1/persons/erasure', { body: { phone: '13800000003', ...REASON } });
    expect(await ask('POST /v1/persons/erasure', { body: { phone: '13800000004', ...REASON } })).toEqual(erased);
    expect((await store.followUp('P-3'))?.sealedPerson).toBeDefined();
  });

  test.each([['0571-1234567'], ['12348'], ['手机']])('of %s says that it is no mobile number', async (phone) => {
    for (const request of ['POST /v1/persons/export', 'POST /v1/persons/erasure']) {
      const body = request.endsWith('erasure') ? { phone, ...REASON } : { phone };
      const column = { column: 'phone', value: phone, message: { zh: expect.any(String), en: expect.any(String) } };
      expect(await ask(request, { body })).toMatchObject({ statusCode: 422, body: { errors: [column] } });
    }
  });

  test.each([[{}], [{ phone: '' }], [{ phone: PHONE, caseNo: 'P-1' }], [{ phone: PHONE, ...REASON }], [[PHONE]]])(
    'of %j is refused',
    async (body) => {
      expect((await ask('POST /v1/persons/export', { body })).statusCode).toBe(400);
    },
  );
});

describe('an erasure', () => {
  beforeEach(async () => {
    await close('P-4', 'C01', '+8613800000009');
  });

  test('answers with the cases it was about; the name can be revealed no more', async () => {
    const body = { phone: '13800000009', reason: '本人书面申请' };
    expect((await ask('POST /v1/persons/erasure', { body })).body).toEqual({ cases: ['P-4'] });
    expect((await ask('POST /v1/persons/erasure', { body })).body).toEqual({ cases: [] });
    expect(await ask('POST /v1/cases/P-4/reveal', { body: REASON })).toMatchObject({
      statusCode: 410,
      body: { status: 410, title: expect.stringMatching(/erased.*清除/) },
    });
    expect(await whatsOf('P-4')).toEqual(['ErasedOnRequest']);
    const { body: held } = await ask('POST /v1/persons/export', { body: { caseNo: 'P-4' } });
    expect(held).toMatchObject({
      cases: [{ followUp: { state: 'excluded', erasureRequestedAt: '2025-03-10T01:00:00Z' }, messages: [] }],
    });
    expect(JSON.stringify(held)).not.toMatch(/13800000009|样例受援人/);
  });
});

test('audits are shown newest first', async () => {
  const [from, to] = [NOW - 48 * HOUR_MS, NOW - 24 * HOUR_MS];
  await store.saveErasureAudit({ from, to: from, seen: 10, overdue: 1 });
  await store.saveErasureAudit({ from, to, seen: 12, overdue: 0 });
  expect((await ask('GET /v1/privacy/audits', { role: 'auditor' })).body).toEqual({
    audits: [
      { from: '2025-03-08T01:00:00Z', to: '2025-03-09T01:00:00Z', seen: 12, overdue: 0 },
      { from: '2025-03-08T01:00:00Z', to: '2025-03-08T01:00:00Z', seen: 10, overdue: 1 },
    ],
  });
});
