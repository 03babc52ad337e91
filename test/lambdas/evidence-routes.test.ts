import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { AuditAnswer } from '../../contracts/console/audit.ts';
import { EvidenceAnswer, TargetsAnswer } from '../../contracts/console/evidence.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import { privacyRoutes } from '../../lambdas/runtime/routes/privacy-routes.ts';
import type { Deps, Store } from '../../workflows/ports.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { askRoutes, matrix, NO_FILES, plantCentres } from '../fixtures/routes.ts';
import type { Asked } from '../fixtures/routes.ts';
import { testStore } from '../fixtures/table.ts';

const NOW = Date.parse('2025-06-02T10:30:00+08:00');

let store: Store;
let stop: () => Promise<void>;
let deps: Deps;
/** Each request comes a second after the one before. */
let at = NOW;
const ask = (request: string, asked?: Asked) =>
  askRoutes(() => consoleRoutes({ ...deps, ...NO_FILES }), (at += 1000))(request, asked);

beforeAll(async () => {
  ({ store, stop } = await testStore());
  ({ deps } = inProcess(store, { now: NOW }));
  await plantCentres(store);
  await store.saveLawyer({ lawyerId: 'L1', centreId: 'C01', name: '样例律师', firm: '样例所' });
  for (let n = 1; n <= 5; n += 1) await review(`e-${n}`, n === 2 ? 'L2' : 'L1');
  await review('x-1', 'L1', 'C02');
});
afterAll(async () => stop());

const review = async (id: string, lawyerId: string, centreId = 'C01') => {
  const body = { lawyerId, centreId, kind: 'file-review', score: 90, year: 2025, note: '卷宗完整' };
  expect((await ask(`PUT /v1/evidence/${id}`, { centre: 'P01', body })).status).toBe(201);
};
const evidence = async (query: string, asked: Asked = {}) =>
  EvidenceAnswer.parse((await ask(`GET /v1/centres/C01/evidence?${query}`, asked)).body);
const ids = ({ entries }: EvidenceAnswer) => entries.map(({ id }) => id);

describe('evidence of a year', () => {
  test('is listed newest first, page by page, and withdrawn pieces stay', async () => {
    await ask('POST /v1/evidence/e-3/withdrawal', { body: { reason: '录错' }, sub: 'sup-2' });
    const first = await evidence('year=2025&limit=3');
    expect(ids(first)).toEqual(['e-5', 'e-4', 'e-3']);
    expect(first.entries[2]).toMatchObject({ score: 90, by: 'supervisor-1', withdrawn: { reason: '录错', by: 'sup-2' } });
    const next = await evidence(`year=2025&limit=3&after=${first.after}`);
    expect([ids(next), next.after]).toEqual([['e-2', 'e-1'], undefined]);
    expect(ids(await evidence('year=2024'))).toEqual([]);
  });

  test('a veto is taken with the day on which the lawyer was heard and what they said, and shows them', async () => {
    const veto = { lawyerId: 'L3', centreId: 'C02', kind: 'veto', cause: 'charged', year: 2025, raisedBy: 'clerk-1' };
    const unheard = await ask('PUT /v1/evidence/v-1', { centre: 'P01', body: veto });
    expect([unheard.status, JSON.stringify(unheard.body)]).toEqual([422, expect.stringMatching(/heardOn.*statement/)]);
    const heard = { ...veto, heardOn: '2025-05-30', statement: '未收取任何费用' };
    expect((await ask('PUT /v1/evidence/v-1', { centre: 'P01', body: heard })).status).toBe(201);
    const { body } = await ask('GET /v1/centres/C02/evidence?year=2025&lawyerId=L3', { centre: 'P01' });
    expect(EvidenceAnswer.parse(body).entries).toMatchObject([{ id: 'v-1', ...heard }]);
  });

  test('of one lawyer is that of this centre', async () => {
    expect(ids(await evidence('year=2025&lawyerId=L2'))).toEqual(['e-2']);
    expect(ids(await evidence('year=2025&lawyerId=L1'))).toEqual(['e-1', 'e-3', 'e-4', 'e-5']);
  });

  test('is not shown to whom it is held against', async () => {
    expect(ids(await evidence('year=2025', { sub: 'L1' }))).toEqual(['e-2']);
    expect(ids(await evidence('year=2025&lawyerId=L1', { sub: 'L1' }))).toEqual([]);
  });

  test.each(['', 'year=x', 'year=2025&after=x', `year=2025&after=${Buffer.from('9999999999999999~e').toString('base64url')}`])(
    '%p is refused',
    async (query) => expect((await ask(`GET /v1/centres/C01/evidence?${query}`)).status).toBe(400),
  );

  test.each(matrix(['supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/centres/C01/evidence?year=2025', { role, centre })).status).toBe(status);
  });
});

describe('targets of a year', () => {
  test('are those of the lawyers, by name, and the centre’s own', async () => {
    for (const more of [{ lawyerId: 'L1', target: 12 }, { lawyerId: 'L2', target: 6 }, { target: 60 }]) {
      expect((await ask('PUT /v1/targets', { body: { centreId: 'C01', year: 2025, ...more } })).status).toBe(200);
    }
    expect(TargetsAnswer.parse((await ask('GET /v1/centres/C01/targets?year=2025')).body)).toEqual({
      own: 60,
      entries: [
        { lawyerId: 'L1', name: '样例律师', firm: '样例所', target: 12 },
        { lawyerId: 'L2', target: 6 },
      ],
    });
    expect(TargetsAnswer.parse((await ask('GET /v1/centres/C01/targets?year=2024')).body)).toEqual({ entries: [] });
  });

  test.each(matrix(['supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/centres/C01/targets?year=2025', { role, centre })).status).toBe(status);
  });
});

describe('the audit log', () => {
  const audit = async (query = '', asked: Asked = {}) =>
    AuditAnswer.parse((await ask(`GET /v1/centres/C01/audit?limit=200${query}`, { role: 'auditor', ...asked })).body);
  const whats = async (query?: string, asked?: Asked) => (await audit(query, asked)).entries.map(({ what }) => what);

  beforeAll(async () => {
    for (const lawyerId of ['L1', 'L2']) {
      const followUp = answered(`A-${lawyerId}`, 4, { closing: { lawyerId } });
      const sealedPerson = Buffer.from(JSON.stringify({ name: '样例', phone: '+8613800000001' }));
      await store.saveFollowUp({ followUp, version: 1, changedAt: NOW, sealedPerson }, undefined, []);
      const reveal = askRoutes(() => privacyRoutes(deps), (at += 1000));
      await reveal(`POST /v1/cases/A-${lawyerId}/reveal`, { role: 'clerk', body: { reason: '电话回访' } });
    }
    await ask('POST /v1/cases/A-L1/void', { body: { reason: '录错案件' } });
  });

  test('names what was done in the centre and its cases, newest first: who, when, why, about what', async () => {
    const { entries } = await audit();
    expect(entries.map(({ what }) => what)).toEqual([
      'void',
      'Revealed',
      'Revealed',
      'Target:2025:60',
      'Target:2025:6',
      'Target:2025:12',
      'EvidenceWithdrawn:e-3',
      ...[5, 4, 3, 2, 1].map((n) => `Evidence:file-review:e-${n}`),
    ]);
    expect(entries[0]).toMatchObject({ by: 'supervisor-1', why: '录错案件', caseNo: 'A-L1', lawyerId: 'L1' });
    expect(entries[1]).toMatchObject({ by: 'clerk-1', why: '电话回访', caseNo: 'A-L2', lawyerId: 'L2' });
    expect(entries.at(-1)).toEqual({
      at: NOW + 1000,
      by: 'supervisor-1',
      what: 'Evidence:file-review:e-1',
      why: '卷宗完整',
      lawyerId: 'L1',
    });
    const times = entries.map((line) => line.at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test('of a case stands in its own history as well', async () => {
    expect(await store.history('A-L1')).toMatchObject([{ what: 'Revealed' }, { what: 'void' }]);
  });

  test('comes in pages', async () => {
    const all = await audit();
    const seen: unknown[] = [];
    let after: string | undefined;
    do {
      const next: string = after === undefined ? '' : `&after=${after}`;
      const page = AuditAnswer.parse((await ask(`GET /v1/centres/C01/audit?limit=2${next}`)).body);
      seen.push(...page.entries);
      ({ after } = page);
    } while (after !== undefined);
    expect(seen).toEqual(all.entries);
  });

  test('from one moment to another, both included', async () => {
    const { entries } = await audit();
    const [newer, older] = [entries[0]!.at, entries[2]!.at];
    expect(await whats(`&from=${older}`)).toEqual(['void', 'Revealed', 'Revealed']);
    expect(await whats(`&from=${older}&to=${newer - 1}`)).toEqual(['Revealed', 'Revealed']);
    expect(await whats(`&to=${NOW}`)).toEqual([]);
    expect(await whats(`&from=${newer}&to=${older}`)).toEqual([]);
  });

  test('tells nobody of what concerns them', async () => {
    expect(await whats('', { role: 'supervisor', sub: 'L1' })).toEqual([
      'Revealed',
      'Target:2025:60',
      'Target:2025:6',
      'Evidence:file-review:e-2',
    ]);
  });

  test('has changes of policy, and nothing of other centres', async () => {
    const body = { version: 'own-2', preset: 'standard-1' };
    const set = await ask('PUT /v1/centres/S01/policy', { body });
    expect([set.status, set.body]).toEqual([200, { outcome: expect.any(String) }]);
    const { entries } = AuditAnswer.parse((await ask('GET /v1/centres/S01/audit')).body);
    expect(entries).toMatchObject([{ what: 'Policy:own-2' }]);
    expect(await whats()).not.toContain('Policy:own-2');
  });

  test('a page that begins outside of what is asked for is none, or all of it', async () => {
    const { entries } = await audit();
    const [newer, older] = [entries[0]!.at, entries[2]!.at];
    const after = (moment: number) => `&after=${Buffer.from(`${moment}~x`).toString('base64url')}`;
    expect(await whats(`&from=${older}${after(older - 1)}`)).toEqual([]);
    expect(await whats(`&from=${older}${after(newer + 1)}`)).toEqual(['void', 'Revealed', 'Revealed']);
  });

  test.each([
    'from=x',
    'to=2025-03-01',
    'limit=201',
    'after=x',
    `after=${Buffer.from(`1~${'x'.repeat(201)}`).toString('base64url')}`,
  ])('%s is refused', async (query) => {
    expect((await ask(`GET /v1/centres/C01/audit?${query}`)).status).toBe(400);
  });

  test.each(matrix(['supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/centres/C01/audit', { role, centre })).status).toBe(status);
  });
});

test.each(['evidence?year=2025', 'targets?year=2025', 'audit'])(
  '%s of a centre that is not there is answered like one that is not yours',
  async (list) => {
    expect(await ask(`GET /v1/centres/C99/${list}`)).toEqual(await ask(`GET /v1/centres/P01/${list}`));
  },
);
