import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { AlertAnswer } from '../../contracts/console/alerts.ts';
import { CaseAnswer, CasesAnswer, CaseSearchAnswer } from '../../contracts/console/cases.ts';
import { HOUR_MS } from '../../domain/shared/instant.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import { privacyRoutes } from '../../lambdas/runtime/routes/privacy-routes.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import type { Deps, Store } from '../../workflows/ports.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { askRoutes, matrix, NO_FILES, plantCentres } from '../fixtures/routes.ts';
import type { Asked } from '../fixtures/routes.ts';
import { testStore } from '../fixtures/table.ts';

const CLOSED = Date.parse('2025-03-03T10:00:00+08:00');
const ASKED = CLOSED + 72 * HOUR_MS;
const NOW = Date.parse('2025-03-20T09:00:00+08:00');
const PHONE = '+8613800000001';

let store: Store;
let stop: () => Promise<void>;
let deps: Deps;
const ask = askRoutes(() => consoleRoutes({ ...deps, ...NO_FILES }), NOW);
const search = askRoutes(() => privacyRoutes(deps), NOW);

beforeAll(async () => {
  ({ store, stop } = await testStore());
  ({ deps } = inProcess(store, { now: NOW }));
  await plantCentres(store);
  await close('K-1', 'C01', { lawyer_name: '样例律师', matter: '劳动争议', category: '农民工;妇女', people: 3 });
  await close('K-2', 'C02');
  await close('K-3', 'C01', { lawyer_id: 'L2', client_phone: '' });
  const then = inProcess(store, { now: ASKED }).deps;
  await advanceCase(then)('K-1');
  await receiveMessage(then)({ id: 'm-1', from: PHONE, body: '2 律师态度不好', sentAt: ASKED + 1000 });
  await raiseOn('K-1', 'overall');
});
afterAll(async () => stop());

const close = async (caseNo: string, centre: string, more: object = {}): Promise<void> => {
  const row = { case_no: caseNo, centre_id: centre, lawyer_id: 'L1', client_name: '样例受援人', client_phone: PHONE, ...more };
  await takeInClosing(inProcess(store, { now: CLOSED }).deps)({
    at: CLOSED,
    row: { closed_at: new Date(CLOSED).toISOString(), ...row },
  });
};
const raiseOn = async (caseNo: string, cause: 'overall' | 'charged'): Promise<void> =>
  raise(inProcess(store, { now: ASKED }).deps)(
    (await store.followUp(caseNo))!.followUp,
    { cause, level: 'medium' },
    ASKED + 2000,
  );
const story = async (caseNo: string, asked: Asked = {}) => CaseAnswer.parse((await ask(`GET /v1/cases/${caseNo}`, asked)).body);

describe("a case's story", () => {
  test('holds closing, texts, answers, alerts and history, and nobody by name or number', async () => {
    const told = await story('K-1');
    expect(told).toMatchObject({
      closing: { caseNo: 'K-1', lawyerName: '样例律师', matter: '劳动争议', categories: ['migrant-worker', 'woman'], people: 3 },
      year: 2025,
      state: 'asking',
      isPersonHeld: true,
      hasComment: true,
      texts: [
        { kind: 'question:overall', state: 'handed', at: ASKED, segments: 1 },
        { kind: 'question:charged', state: 'queued' },
      ],
      response: { answers: { overall: 2 }, givenAt: { overall: ASKED + 1000 }, corrections: [] },
      calls: [],
      alerts: [{ cause: 'overall', level: 'medium', state: 'open', deadline: expect.any(Number), escalations: 0 }],
      history: [],
    });
    expect(JSON.stringify(told)).not.toMatch(/样例受援人|13800000001|phoneKey|inbound|态度不好/);
  });

  test('for a clerk has no alerts and no history, for an auditor no answers', async () => {
    const clerks = await story('K-1', { role: 'clerk' });
    expect([clerks.alerts, clerks.history, clerks.response?.answers]).toEqual([undefined, undefined, { overall: 2 }]);
    const auditors = await story('K-1', { role: 'auditor' });
    expect([auditors.response, auditors.withheld]).toEqual([undefined, 'role']);
    expect(auditors.alerts).toHaveLength(1);
  });

  test('keeps the answer by text from the clerk who is to check it, until that is done', async () => {
    const followUp = { ...answered('K-9', 3), answers: { overall: 3, charged: 0 } as const, endedAt: NOW };
    await store.saveFollowUp({ followUp, version: 1, changedAt: NOW }, undefined, []);
    const asked = await story('K-9', { role: 'clerk' });
    expect(asked).toMatchObject({ withheld: 'check-waiting', onCallList: { kind: 'check', attempts: 0, dueAt: NOW } });
    expect(asked.response).toBeUndefined();
    expect((await story('K-9')).response?.answers).toEqual({ overall: 3, charged: 0 });
    await ask('POST /v1/cases/K-9/answers', { role: 'clerk', body: { channel: 'phone', answers: { overall: 5, charged: 8 } } });
    expect((await story('K-9', { role: 'clerk' })).response).toMatchObject({ answers: { overall: 5 }, enteredBy: 'clerk-1' });
    expect((await story('K-9')).history).toMatchObject([{ by: 'clerk-1', what: 'answers:phone' }]);
  });

  test('is not told to the lawyer of the case, as whomever they sign in', async () => {
    const own = await ask('GET /v1/cases/K-1', { sub: 'L1' });
    expect(own.status).toBe(404);
    expect((await ask('GET /v1/cases/K-1/alerts/overall', { sub: 'L1' })).body).toEqual(own.body);
    expect(await caseNos('year=2025', { sub: 'L1' })).not.toContain('K-1');
    expect(
      CaseSearchAnswer.parse((await search('POST /v1/cases/search', { sub: 'L1', body: { phone: PHONE } })).body).cases,
    ).toEqual([]);
  });

  test.each<[string, object | undefined]>([
    ['GET /v1/cases/K-1/messages', undefined],
    ['GET /v1/cases/K-1/history', undefined],
    ['POST /v1/cases/K-1/reveal', { reason: '核对' }],
    ['POST /v1/cases/K-1/answers', { channel: 'phone', answers: { overall: 5 } }],
    ['POST /v1/cases/K-1/calls', { outcome: 'no-answer' }],
    ['POST /v1/cases/K-1/void', { reason: '误录' }],
    ['POST /v1/cases/K-1/alerts/overall', { action: 'contact' }],
  ])('nor is anything opened or done by that lawyer as staff: %s', async (request, body) => {
    const before = await store.history('K-1');
    const routes = askRoutes(() => [...consoleRoutes({ ...deps, ...NO_FILES }), ...privacyRoutes(deps)], NOW);
    const own = await routes(request, { sub: 'L1', body });
    expect(own).toEqual(await routes(request.replace('K-1', 'K-99'), { sub: 'L1', body }));
    expect(own.status).toBe(404);
    expect(await store.history('K-1')).toEqual(before);
  });

  test('nor does that lawyer take out or erase what is held of the client', async () => {
    for (const [what, more] of [['export'], ['erasure', { reason: '本人要求' }]] as const) {
      expect((await search(`POST /v1/persons/${what}`, { sub: 'L1', body: { phone: PHONE, ...more } })).body).toMatchObject({
        cases: [],
      });
    }
    expect((await store.followUp('K-1'))?.sealedPerson).toBeDefined();
  });

  test.each(matrix(['clerk', 'supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/cases/K-1', { role, centre })).status).toBe(status);
  });

  test.each(['', '/alerts/overall'])('of a case that is not there is answered like one that is not yours: %s', async (rest) => {
    expect(await ask(`GET /v1/cases/K-99${rest}`)).toEqual(await ask(`GET /v1/cases/K-2${rest}`));
  });
});

const caseNos = async (query: string, asked: Asked = {}): Promise<readonly string[]> => {
  const page = CasesAnswer.parse((await ask(`GET /v1/centres/C01/cases?${query}`, asked)).body);
  return page.entries.map(({ caseNo }) => caseNo);
};

describe("a centre's cases", () => {
  beforeAll(async () => {
    for (const lawyerId of ['M1', 'M2', 'M3']) {
      await store.saveLawyer({ lawyerId, centreId: 'C01' });
      for (let n = 1; n <= 3; n += 1) {
        const followUp = answered(`${lawyerId}-${n}`, 5, { closing: { lawyerId, centreId: 'C01' }, state: 'completed' });
        await store.saveFollowUp({ followUp, version: 1, changedAt: NOW }, undefined, []);
      }
    }
  });

  test('come by lawyer and case number, page by page', async () => {
    const all = await caseNos('year=2025&limit=200');
    expect(all).toEqual(['K-1', 'K-3', ...['M1', 'M2', 'M3'].flatMap((l) => [1, 2, 3].map((n) => `${l}-${n}`))]);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const next: string = after === undefined ? '' : `&after=${after}`;
      const page = CasesAnswer.parse((await ask(`GET /v1/centres/C01/cases?year=2025&limit=2${next}`)).body);
      expect(page.entries.length).toBeLessThanOrEqual(2);
      seen.push(...page.entries.map(({ caseNo }) => caseNo));
      ({ after } = page);
    } while (after !== undefined);
    expect(seen).toEqual(all);
  });

  test('of one lawyer, of a state, of a year', async () => {
    expect(await caseNos('year=2025&lawyerId=M2')).toEqual(['M2-1', 'M2-2', 'M2-3']);
    expect(await caseNos('year=2025&state=to-call')).toEqual(['K-3']);
    expect(await caseNos('year=2024')).toEqual([]);
    expect(await caseNos('year=2025&lawyerId=L9')).toEqual([]);
  });

  test('say how far each is, and nothing that was answered', async () => {
    const page = CasesAnswer.parse((await ask('GET /v1/centres/C01/cases?year=2025&limit=1')).body);
    expect(page.entries).toEqual([
      {
        caseNo: 'K-1',
        centreId: 'C01',
        lawyerId: 'L1',
        kind: 'civil',
        service: 'case',
        closedAt: CLOSED,
        state: 'asking',
        channel: 'sms',
        isVoided: false,
      },
    ]);
  });

  test('beyond two hundred lawyers without one, a page is empty and says where to go on', async () => {
    for (let n = 0; n < 250; n += 1) await store.saveLawyer({ lawyerId: `E${String(n).padStart(3, '0')}`, centreId: 'S01' });
    const followUp = answered('E-1', 5, { closing: { lawyerId: 'E249', centreId: 'S01' } });
    await store.saveFollowUp({ followUp, version: 1, changedAt: NOW }, undefined, []);
    const first = CasesAnswer.parse((await ask('GET /v1/centres/S01/cases?year=2025')).body);
    expect(first).toEqual({ entries: [], after: expect.any(String) });
    const next = CasesAnswer.parse((await ask(`GET /v1/centres/S01/cases?year=2025&after=${first.after}`)).body);
    expect(next).toMatchObject({ entries: [{ caseNo: 'E-1' }] });
    expect(next.after).toBeUndefined();
  });

  test.each(['', 'year=25', 'year=2025&state=lost', 'year=2025&limit=201', 'year=2025&after=x'])(
    '%p is refused',
    async (query) => {
      expect((await ask(`GET /v1/centres/C01/cases?${query}`)).status).toBe(400);
    },
  );

  test.each(matrix(['clerk', 'supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/centres/C01/cases?year=2025', { role, centre })).status).toBe(status);
  });
});

describe('a search', () => {
  const found = async (body: object, asked: Asked = {}) =>
    CaseSearchAnswer.parse((await search('POST /v1/cases/search', { body, ...asked })).body).cases.map(({ caseNo }) => caseNo);
  const lookedAt = async (caseNo: string) => (await store.history(caseNo)).filter(({ what }) => what === 'FoundByPhone');

  test('by number finds the cases of the own centres, and is on record in each', async () => {
    expect(await found({ phone: '138 0000 0001' }, { role: 'clerk' })).toEqual(['K-1']);
    expect(await lookedAt('K-1')).toEqual([{ caseNo: 'K-1', at: NOW, by: 'clerk-1', what: 'FoundByPhone', why: '' }]);
    expect(await lookedAt('K-2')).toEqual([]);
    expect((await found({ phone: PHONE }, { centre: 'P01' })).toSorted()).toEqual(['K-1', 'K-2']);
  });

  test('by case number is no look at a person', async () => {
    const before = await store.history('K-3');
    expect(await found({ caseNo: 'K-3' })).toEqual(['K-3']);
    expect(await found({ caseNo: 'K-2' })).toEqual([]);
    expect(await found({ caseNo: 'K-99' })).toEqual([]);
    expect(await store.history('K-3')).toEqual(before);
  });

  test('without a record finds nothing', async () => {
    const { deps: whole } = inProcess(store, { now: NOW });
    const broken = { ...whole, store: { ...store, record: () => Promise.reject(new Error('no room')) } };
    const tried = askRoutes(() => privacyRoutes(broken), NOW)('POST /v1/cases/search', { body: { phone: PHONE } });
    await expect(tried).rejects.toThrow('no room');
  });

  test('tells nobody whether a number is known elsewhere', async () => {
    const known = await search('POST /v1/cases/search', { centre: 'S01', body: { phone: PHONE } });
    expect(await search('POST /v1/cases/search', { centre: 'S01', body: { phone: '13899999999' } })).toEqual(known);
    expect(known.body).toEqual({ cases: [] });
  });

  test.each<[object, number]>([
    [{}, 400],
    [{ phone: PHONE, caseNo: 'K-1' }, 400],
    [{ phone: '12348' }, 422],
  ])('by %j is refused with %i', async (body, status) => {
    expect((await search('POST /v1/cases/search', { body })).status).toBe(status);
  });

  test.each(['lawyer', 'auditor', 'operator', 'case-system'] as const)('is not for a %s', async (role) => {
    expect((await search('POST /v1/cases/search', { role, body: { caseNo: 'K-1' } })).status).toBe(403);
  });
});

describe('an alert', () => {
  const alertOf = async (caseNo: string, cause: string, asked: Asked = {}) => {
    const { headers, body } = await ask(`GET /v1/cases/${caseNo}/alerts/${cause}`, asked);
    return { etag: String(headers['etag']), alert: AlertAnswer.parse(body) };
  };
  const act = (path: string, action: object, tag?: string, sub = 'sup-1') =>
    ask(`POST /v1/cases/${path}`, { sub, body: action, headers: tag === undefined ? {} : { 'if-match': tag } });

  test('is shown with its clocks and its version', async () => {
    expect(await alertOf('K-1', 'overall', { role: 'auditor' })).toMatchObject({
      etag: '"1"',
      alert: { caseNo: 'K-1', state: 'open', deadline: expect.any(Number), lawyerId: 'L1', notices: [], earlier: [] },
    });
    expect((await ask('GET /v1/cases/K-1/alerts/absent')).status).toBe(404);
  });

  test('two supervisors on it see each other’s change', async () => {
    await raiseOn('K-3', 'charged');
    const { etag } = await alertOf('K-3', 'charged');
    expect((await act('K-3/alerts/charged', { action: 'contact' }, etag, 'sup-1')).status).toBe(200);
    const resolve = { action: 'resolve', outcome: 'not-confirmed', note: '已核实', clientTold: true };
    expect(await act('K-3/alerts/charged', resolve, etag, 'sup-2')).toMatchObject({
      status: 412,
      body: { title: 'changed', detail: expect.stringMatching(/重新载入.*load it again/) },
    });
    const again = await alertOf('K-3', 'charged');
    expect(again.alert).toMatchObject({ state: 'contacted', by: 'sup-1' });
    expect((await act('K-3/alerts/charged', resolve, again.etag, 'sup-2')).status).toBe(200);
    expect((await alertOf('K-3', 'charged')).alert).toMatchObject({ state: 'resolved', by: 'sup-2' });
    expect((await alertOf('K-3', 'charged')).alert.deadline).toBeUndefined();
  });

  test('that is changed between loading and saving is not changed again', async () => {
    await raiseOn('K-2', 'charged');
    const { store: real } = inProcess(store, { now: NOW }).deps;
    const rival: Store = {
      ...real,
      saveAlert: async (next, was, history) => {
        if (next.alert.by === 'slow') await real.saveAlert({ ...next, alert: { ...next.alert, by: 'fast' } }, was, history);
        return real.saveAlert(next, was, history);
      },
    };
    const late = askRoutes(() => consoleRoutes({ ...deps, store: rival, ...NO_FILES }), NOW);
    const asked = { centre: 'C02', sub: 'slow', body: { action: 'contact' }, headers: { 'if-match': '"1"' } };
    expect((await late('POST /v1/cases/K-2/alerts/charged', asked)).status).toBe(412);
    expect((await store.alert('K-2', 'charged'))?.alert).toMatchObject({ by: 'fast' });
  });

  test.each(['"7"', 'W/"1"', '1', '"x"', '"1", "2"'])('of a version %s that is not there is refused', async (tag) => {
    expect((await act('K-1/alerts/overall', { action: 'contact' }, tag)).status).toBe(412);
  });

  test('of any version, or where none is named, is acted on as it stands', async () => {
    expect((await act('K-1/alerts/overall', { action: 'contact' }, '*')).body).toEqual({ outcome: 'done' });
    expect((await act('K-1/alerts/overall', { action: 'contact' })).body).toEqual({ outcome: 'ignored' });
  });

  test.each(matrix(['supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/cases/K-1/alerts/overall', { role, centre })).status).toBe(status);
  });

  test('is handed one level up, once, with the reason on record', async () => {
    await raiseOn('K-1', 'charged');
    const up = { action: 'escalate', note: '涉及本机构负责人' };
    expect((await act('K-1/alerts/charged', { action: 'escalate', note: ' ' })).status).toBe(400);
    expect((await act('K-1/alerts/charged', up, '"9"')).status).toBe(412);
    expect((await act('K-1/alerts/charged', up, '"1"')).body).toEqual({ outcome: 'done' });
    expect((await act('K-1/alerts/charged', up, undefined, 'sup-2')).body).toEqual({ outcome: 'ignored' });
    expect((await alertOf('K-1', 'charged')).alert).toMatchObject({
      state: 'open',
      escalations: 0,
      handedUp: { at: NOW, by: 'sup-1', why: '涉及本机构负责人', to: 'P01' },
    });
    expect((await story('K-1')).history).toContainEqual({
      at: NOW,
      by: 'sup-1',
      what: 'alert:charged:escalate',
      why: '涉及本机构负责人',
    });
  });

  test('stays where nothing is above its centre, and it is said why', async () => {
    const followUp = answered('P-1', 2, { closing: { centreId: 'P01' } });
    await store.saveFollowUp({ followUp, version: 1, changedAt: NOW }, undefined, []);
    await raiseOn('P-1', 'overall');
    const asked = { centre: 'P01', body: { action: 'escalate', note: '请上级办理' } };
    expect(await ask('POST /v1/cases/P-1/alerts/overall', asked)).toMatchObject({
      status: 409,
      body: { title: 'none-above', detail: expect.stringMatching(/没有上级机构.*nothing lies above/) },
    });
    expect((await store.history('P-1')).filter(({ what }) => what.startsWith('alert:'))).toEqual([]);
  });

  test('not yours stays not yours, whatever version is named', async () => {
    const asked = { centre: 'C02', body: { action: 'contact' }, headers: { 'if-match': '"99"' } };
    expect((await ask('POST /v1/cases/K-1/alerts/overall', asked)).status).toBe(404);
  });
});

describe('what is entered on a version that has passed', () => {
  test.each<[string, object]>([
    ['answers', { channel: 'phone', answers: { overall: 4 } }],
    ['calls', { outcome: 'no-answer' }],
    ['void', { reason: '误录' }],
    ['restore', { reason: '误录' }],
  ])('%s: is refused, and changes nothing', async (what, body) => {
    const before = await store.followUp('K-3');
    expect((await ask(`POST /v1/cases/K-3/${what}`, { body, headers: { 'if-match': '"99"' } })).status).toBe(412);
    expect(await store.followUp('K-3')).toEqual(before);
  });

  test('on the one that stands is taken', async () => {
    const { headers } = await ask('GET /v1/cases/K-3');
    const asked = { body: { outcome: 'no-answer' }, headers: { 'if-match': String(headers['etag']) } };
    expect((await ask('POST /v1/cases/K-3/calls', asked)).status).toBe(200);
  });
});
