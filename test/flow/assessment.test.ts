import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { readTable } from '../../adapters/spreadsheet/read-table.ts';
import { Table } from '../../adapters/dynamodb/table.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { startEngine } from '../../local/engine/engine.ts';
import type { Engine } from '../../local/engine/engine.ts';
import { operatorOf } from '../../local/operator.ts';
import type { Operator } from '../../local/operator.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { ExportManifest } from '../../workflows/ports.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { askConsole } from '../fixtures/console.ts';
import type { SignedIn } from '../fixtures/console.ts';

const START = Date.parse('2026-01-15T10:00:00+08:00');
const CENTRES = [
  { id: 'P01', name: '样例市', level: 'city', zone: 'Asia/Shanghai' },
  { id: 'C01', name: '样例县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' },
  { id: 'C02', name: '邻县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' },
] as const;
const TABLE = '/v1/centres/C01/assessments/2025';

const sup = (id: string, centre = 'C01'): SignedIn => ({ id, role: 'supervisor', centre });
const lawyer = (id: string): SignedIn => ({ id, role: 'lawyer', centre: 'C01' });

let engine: Engine;
let operator: Operator;
let ask: ReturnType<typeof askConsole>;

beforeAll(async () => {
  const assembly = await synthesise(() => undefined);
  engine = await startEngine({ assembly, keySeed: 'assessment', clock: { kind: 'virtual', at: START } });
  operator = operatorOf(engine);
  ask = askConsole(engine);
  for (const centre of CENTRES) await operator.store.saveCentre(centre, {});
  for (const [rank, lawyerId] of ['L1', 'L2', 'L3'].entries()) {
    await operator.store.saveLawyer({ lawyerId, centreId: 'C01' });
    for (let i = 0; i < 6; i += 1) {
      const followUp = answered(`${lawyerId}-${i}`, 5, { closing: { lawyerId }, personErasedAt: START });
      await operator.store.saveFollowUp({ followUp, version: 1, changedAt: START }, undefined, []);
    }
    for (const n of [1, 2]) {
      const evidence = { lawyerId, centreId: 'C01', kind: 'file-review', year: 2025, score: [95, 85, 65][rank] };
      expect((await ask(sup('sup-1'), 'PUT', `/v1/evidence/${lawyerId}-f${n}`, evidence)).status).toBe(201);
    }
  }
  await engine.settle();
}, 180_000);
afterAll(async () => {
  operator.close();
  await engine.stop();
});

/** The table itself, as an auditor with the operator's access reads it. */
const table = (): Table => {
  const { ref } = engine.model.find('AWS::DynamoDB::GlobalTable', 'Table');
  const { region } = engine.model.place;
  return new Table(ref, new DynamoDBClient({ endpoint: engine.endpoint, region, credentials: engine.operator }));
};
const later = (days: number): void => engine.setTime(engine.now() + days * DAY_MS);
const run = async (): Promise<void> => {
  later(0.01);
  expect((await ask(sup('sup-1'), 'POST', '/v1/assessments', { centreId: 'C01', year: 2025 })).status).toBe(202);
  await engine.settle();
};

describe('an annual assessment from draft to a corrected version', () => {
  test('is run, read, explained and recomputed', async () => {
    expect((await ask(sup('sup-1'), 'GET', TABLE)).body).toEqual({ table: { centreId: 'C01', year: 2025, finals: [] } });
    await run();
    expect((await ask(sup('sup-1'), 'GET', TABLE)).body).toMatchObject({ manifest: { rows: 3, by: 'sup-1' } });
    const rows = await ask(sup('aud', 'P01'), 'GET', `${TABLE}/rows`);
    expect(rows.body).toMatchObject({
      rows: [
        { lawyerId: 'L1', grade: 'excellent' },
        { lawyerId: 'L2', grade: 'good' },
        { lawyerId: 'L3', grade: 'competent' },
      ],
    });
    const explained = await ask({ id: 'aud', role: 'auditor', centre: 'P01' }, 'GET', `${TABLE}/rows/L1`);
    expect(explained.body).toMatchObject({
      low: expect.any(Number),
      explanations: expect.arrayContaining([expect.objectContaining({ code: 'reward.commend', evidence: ['L1-f1', 'L1-f2'] })]),
    });
    expect((await ask(sup('sup-1'), 'POST', `${TABLE}/verification`)).body).toMatchObject({ isSame: true });
  }, 60_000);

  test('another policy shows who would move; one that breaks its rules is refused in words', async () => {
    const bands = (good: number, excellent: number) => [
      { grade: 'failing', from: 0, to: 60 },
      { grade: 'competent', from: 60, to: good },
      { grade: 'good', from: good, to: excellent },
      { grade: 'excellent', from: excellent, to: 110 },
    ];
    const queued = await ask(sup('sup-1'), 'POST', `${TABLE}/simulations`, { policy: { assessment: { grades: bands(88, 95) } } });
    expect(queued.status).toBe(202);
    const { simulation } = queued.body as { simulation: string };
    await engine.settle();
    expect((await ask(sup('sup-1'), 'GET', `${TABLE}/simulations/${simulation}`)).body).toMatchObject({
      comparison: {
        moves: [
          { from: 'excellent', to: 'good', lawyers: 1 },
          { from: 'good', to: 'competent', lawyers: 1 },
        ],
        unchanged: 1,
      },
    });
    const asPage = { accept: 'text/html' };
    const page = await ask(sup('sup-1'), 'GET', `${TABLE}/simulations/${simulation}`, undefined, asPage);
    expect(page.body).toMatch(/等次变动 2 人.*<svg .*优秀到良好 1 人/s);
    // The bands of Quzhou 2020, published with nothing from 70 to 80.
    const hole = [...bands(80, 90).slice(0, 1), { grade: 'competent', from: 60, to: 70 }, ...bands(80, 90).slice(2)];
    const refused = await ask(sup('sup-1'), 'POST', `${TABLE}/simulations`, { policy: { assessment: { grades: hole } } });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ column: 'assessment.grades', message: { en: 'totals from 70 up to 80 have no grade' } }] },
    });
  }, 60_000);

  test('a lawyer reads the own published row, objects; another person decides; a second one makes it final', async () => {
    expect((await ask(lawyer('L3'), 'GET', '/v1/me/assessments/2025?centre=C01')).status).toBe(404);
    expect((await ask(sup('sup-1'), 'POST', `${TABLE}/publication`)).body).toEqual({ outcome: 'done' });
    expect((await ask(sup('sup-1'), 'POST', `${TABLE}/publication`)).body).toEqual({ outcome: 'ignored' });
    const own = await ask(lawyer('L3'), 'GET', '/v1/me/assessments/2025?centre=C01');
    // Five of six answers are shown, as in the own figures, and the total is reckoned from these.
    const row = { lawyerId: 'L3', grade: 'competent', n: 5, clients: 85, total: 75.7 };
    expect(own.body).toMatchObject({ row, objections: [], publication: { by: 'sup-1' } });
    const objection = { centreId: 'C01', text: '第二份案卷分数有误' };
    expect((await ask(lawyer('L3'), 'POST', '/v1/me/assessments/2025/objections', objection)).body).toEqual({ outcome: 'done' });
    expect((await ask(lawyer('L3'), 'POST', '/v1/me/assessments/2025/objections', objection)).status).toBe(409);
    const decision = { outcome: 'upheld', reason: '复核属实,原分撤回' };
    const decide = `${TABLE}/objections/L3/1/decision`;
    expect(await ask(sup('sup-1'), 'POST', decide, decision)).toMatchObject({ status: 409, body: { title: 'same-person' } });
    expect((await ask(sup('sup-2'), 'POST', decide, decision)).body).toEqual({ outcome: 'done' });
    await ask(sup('sup-2'), 'POST', '/v1/evidence/L3-f2/withdrawal', { reason: '评分有误' });
    await ask(sup('sup-2'), 'PUT', '/v1/evidence/L3-f3', {
      lawyerId: 'L3',
      centreId: 'C01',
      kind: 'file-review',
      year: 2025,
      score: 97,
    });
    later(20);
    expect(await ask(sup('sup-2'), 'POST', `${TABLE}/final`)).toMatchObject({ status: 409, body: { title: 'draft-outdated' } });
    await run();
    expect(await ask(sup('sup-1'), 'POST', `${TABLE}/final`)).toMatchObject({ status: 409, body: { title: 'same-person' } });
    expect((await ask(sup('sup-2'), 'POST', `${TABLE}/final`)).body).toEqual({ outcome: 'done' });
    const final = await ask(lawyer('L3'), 'GET', '/v1/me/assessments/2025?centre=C01');
    expect(final.body).toMatchObject({ row: { grade: 'good' }, final: { number: 1, by: 'sup-2', publishedBy: 'sup-1' } });
  }, 60_000);

  test('a closing corrected after that changes nothing of it, and shows in the next version', async () => {
    const before = await ask(sup('sup-1'), 'GET', `${TABLE}/rows?version=v1`);
    const voided = await ask(sup('sup-1'), 'POST', '/v1/cases/L1-0/void', { reason: '录错案件' });
    expect(voided.body).toEqual({ outcome: 'done' });
    await engine.settle();
    await run();
    expect(await ask(sup('sup-1'), 'GET', `${TABLE}/rows?version=v1`)).toEqual(before);
    expect((await ask(sup('sup-1'), 'POST', `${TABLE}/verification?version=v1`)).body).toMatchObject({ isSame: true });
    expect((await ask(sup('sup-1'), 'GET', `${TABLE}/differences?from=v1&to=draft`)).body).toMatchObject({
      comparison: { differences: [{ lawyerId: 'L1', fields: ['n', 'clients', 'total'] }], unchanged: 2 },
    });
    const forms = (await ask(sup('sup-1'), 'GET', `${TABLE}/forms?version=v1`)).body as string;
    expect(forms.match(/<section class="form">/g)).toHaveLength(3);
    expect(forms).toContain('版本 v1');
    // Six answered, five are shown: the paper a lawyer signs tells no total of six.
    expect(forms).toContain('有效评价</td><td>5 份');
    expect((await ask(sup('sup-1'), 'GET', `${TABLE}/forms?lawyer=L9`)).status).toBe(404);
  }, 60_000);
});

describe('files of the annual table', () => {
  const WHY = '报送省厅';
  const askFor = (user: SignedIn, body: object, path = TABLE) => ask(user, 'POST', `${path}/exports`, { why: WHY, ...body });
  const take = async (user: SignedIn, body: object, path = TABLE) => {
    later(0.01);
    const asked = await askFor(user, body, path);
    expect(asked.status).toBe(202);
    const { id } = (asked.body as { export: { id: string } }).export;
    await engine.settle();
    const found = await ask(user, 'GET', `${path}/exports/${id}`);
    const { state, manifest } = found.body as { state: string; manifest: ExportManifest };
    expect(state).toBe('made');
    const link = await ask(user, 'POST', `${path}/exports/${id}/link`);
    const { url } = link.body as { url: string };
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.sha256);
    return { id, url, bytes, manifest, name: answer.headers.get('content-disposition') };
  };

  test.each([
    ['assessment.csv', 'v1', '\ufeffcentre_id,lawyer_id,', 3],
    ['bar.csv', 'final', '\ufeff年度,法律援助机构代码,执业证号,', 3],
    ['public.csv', 'draft', '\ufeff指标,数值,', 10],
    ['assessment.xlsx', 'v1', 'PK', 3],
  ])(
    '%s of %s is made, told whole by its manifest, and who asked and took it is on record',
    async (file, version, begin, rows) => {
      const { id, bytes, manifest, name, url } = await take(sup('sup-1'), { file, version });
      expect(bytes.toString().startsWith(begin)).toBe(true);
      expect(manifest).toMatchObject({
        rows,
        bytes: bytes.length,
        about: { centreId: 'C01', version, below: false, by: 'sup-1' },
      });
      expect(manifest.about).toMatchObject({
        tables: [{ centreId: 'C01', rows: 3, rowsSha256: expect.any(String) }],
        missing: [],
      });
      expect(name).toContain(`2025-C01-${version}-${file}`);
      expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300');
      const history = await table().query({ pk: 'C#C01', sk: 'H#' });
      const lines = history.filter(({ w }) => (w as string).endsWith(id));
      expect(lines.map(({ w, by, y }) => [w, by, y]).toSorted()).toEqual([
        [`ExportAsked:${file}:${version}:${id}`, 'sup-1', WHY],
        [`ExportTaken:${file}:${version}:${id}`, 'sup-1', WHY],
      ]);
      expect((await ask(sup('sup-1'), 'GET', `${TABLE}/exports`)).body).toMatchObject({
        exports: expect.arrayContaining([
          { id, centreId: 'C01', year: 2025, file, version, below: false, at: expect.any(Number), by: 'sup-1', why: WHY },
        ]),
      });
    },
    60_000,
  );

  test('a node above takes the table of all centres below it, and is told of those without one', async () => {
    for (const caseNo of ['N-1', 'N-2', 'N-3']) {
      const followUp = answered(caseNo, 4, { closing: { lawyerId: 'L1', centreId: 'C02' }, personErasedAt: START });
      await operator.store.saveFollowUp({ followUp, version: 1, changedAt: START }, undefined, []);
    }
    await engine.settle();
    const path = '/v1/centres/P01/assessments/2025';
    const city = sup('sup-p', 'P01');
    const first = await take(city, { file: 'assessment.csv', below: true }, path);
    expect(first.manifest).toMatchObject({ rows: 3, about: { missing: ['C02'] } });
    expect((await ask(sup('sup-9', 'C02'), 'POST', '/v1/assessments', { centreId: 'C02', year: 2025 })).status).toBe(202);
    await engine.settle();
    const both = await take(city, { file: 'assessment.csv', below: true }, path);
    expect(both.manifest).toMatchObject({ rows: 4, about: { tables: [{ centreId: 'C01' }, { centreId: 'C02' }], missing: [] } });
    const ids = both.bytes
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 2).join(' '));
    expect(ids).toEqual(['C01 L1', 'C01 L2', 'C01 L3', 'C02 L1']);
    const sheet = await take(city, { file: 'assessment.xlsx', below: true }, path);
    const read = await readTable(sheet.bytes, 'table.xlsx');
    expect(read.ok && read.value.rows.length).toBe(4);
    // The hash in its sheet of explanations is that of the same table as CSV.
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(sheet.bytes as unknown as ArrayBuffer);
    expect(JSON.stringify(workbook.worksheets[1]!.getSheetValues())).toContain(both.manifest.sha256);
    const aggregate = await take(city, { file: 'public.csv', below: true }, path);
    expect(aggregate.bytes.toString()).toContain('参加考核的承办人数,—');
    expect((await askFor(city, { file: 'bar.csv', version: 'v1', below: true }, path)).status).toBe(404);
  }, 60_000);

  test('one that was not asked for, or is not yet made, has no link', async () => {
    expect((await ask(sup('sup-1'), 'GET', `${TABLE}/exports/none`)).status).toBe(404);
    expect((await ask(sup('sup-1'), 'POST', `${TABLE}/exports/none/link`)).status).toBe(404);
    const waiting = {
      id: 'w',
      centreId: 'C01',
      year: 2025,
      file: 'bar.csv',
      version: 'draft',
      below: false,
      at: 1,
      by: 'x',
      why: 'x',
    } as const;
    await operator.store.saveExport(waiting);
    expect((await ask(sup('sup-1'), 'GET', `${TABLE}/exports/w`)).body).toEqual({ export: waiting, state: 'asked' });
    expect((await ask(sup('sup-1'), 'POST', `${TABLE}/exports/w/link`)).status).toBe(404);
  });

  test('one that has been kept its time has no link, and keeps its manifest', async () => {
    const { id } = await take(sup('sup-1'), { file: 'bar.csv' });
    const old = { ...(await operator.store.export('C01', 2025, id))!, at: 1 };
    await operator.store.saveExport(old);
    expect((await ask(sup('sup-1'), 'GET', `${TABLE}/exports/${id}`)).body).toMatchObject({
      state: 'removed',
      manifest: { sha256: expect.any(String) },
    });
    const link = await ask(sup('sup-1'), 'POST', `${TABLE}/exports/${id}/link`);
    expect([link.status, link.body]).toEqual([409, expect.objectContaining({ title: 'removed' })]);
  });

  test('nobody else asks for one or takes it, and there is no other file; a reason must be given', async () => {
    const { id } = await take(sup('sup-1'), { file: 'bar.csv' });
    for (const user of [lawyer('L1'), sup('sup-9', 'C02'), { id: 'c', role: 'clerk', centre: 'C01' } as const]) {
      expect((await askFor(user, { file: 'bar.csv' })).status).toBe(404);
      expect((await ask(user, 'GET', `${TABLE}/exports`)).status).toBe(404);
      expect((await ask(user, 'GET', `${TABLE}/exports/${id}`)).status).toBe(404);
      expect((await ask(user, 'POST', `${TABLE}/exports/${id}/link`)).status).toBe(404);
    }
    expect((await askFor(sup('sup-1'), { file: 'other.csv' })).status).toBe(400);
    expect((await askFor(sup('sup-1'), { file: 'bar.csv', why: ' ' })).status).toBe(400);
    expect((await askFor(sup('sup-1'), { file: 'bar.csv', version: 'v9' })).status).toBe(404);
  }, 60_000);
});

describe('nobody else', () => {
  test.each<[string, SignedIn, string, string]>([
    ['a supervisor of the centre beside', sup('sup-9', 'C02'), 'GET', TABLE],
    ['a clerk', { id: 'clerk-1', role: 'clerk', centre: 'C01' }, 'GET', `${TABLE}/rows`],
    ['a lawyer, of the whole table', lawyer('L1'), 'GET', `${TABLE}/rows`],
    ['an auditor, to run it', { id: 'aud', role: 'auditor', centre: 'C01' }, 'POST', `${TABLE}/publication`],
    ['a lawyer without a row', lawyer('L9'), 'GET', '/v1/me/assessments/2025?centre=C01'],
    ['a lawyer, in a centre that is none', lawyer('L1'), 'GET', '/v1/me/assessments/2025'],
  ])('%s', async (_, user, method, path) => {
    expect((await ask(user, method as 'GET' | 'POST', path)).status).toBe(404);
  });

  test("a supervisor has no lawyer's view", async () => {
    expect((await ask(sup('L1'), 'GET', '/v1/me/assessments/2025?centre=C01')).status).toBe(403);
  });
});
