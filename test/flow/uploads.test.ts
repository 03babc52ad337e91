import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { ROLES } from '../../domain/shared/permissions.ts';
import type { Role } from '../../domain/shared/permissions.ts';
import type { SignedIn } from '../fixtures/console.ts';
import { NOW, openHouse } from './spreadsheet-house.ts';
import type { SpreadsheetHouse } from './spreadsheet-house.ts';

/*
 * Spreadsheets uploaded through the console's API: who may, what each kind does, and that nothing of it is told to the log.
 */

const user = (role: Role, centre: string, id = `${role}-1`): SignedIn => ({ id, role, centre });
const supervisor = user('supervisor', 'C01', 'sup-1');
const KINDS = ['closings', 'lawyers', 'evidence', 'targets'] as const;
type Kind = (typeof KINDS)[number];

let house: SpreadsheetHouse;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const CLOSINGS = 'case_no,centre_id,lawyer_id,client_name,client_phone,closed_at\n';

describe('an upload', () => {
  test('goes where the API says, becomes cases, and leaves its result and its rejected rows', async () => {
    const rows = `K-1,C01,L1,样例受援人甲,13800000001,2026-03-01\nK-2,C01,,样例受援人乙,13800000002,2026-03-01\n`;
    const { key, status, body } = await house.upload(supervisor, 'closings', 'C01', CLOSINGS + rows, '2 月/结案?.csv');
    expect(key).toMatch(/^closings\/C01\/20260302T020000Z-[0-9a-f]{8}-2-月-结案-\.csv$/);
    expect([status, body]).toMatchObject([200, { key, state: 'taken-in', by: 'sup-1', rows: 2, taken: 1, rejected: 1 }]);
    expect((await house.store.followUp('K-1'))?.followUp.state).toBe('waiting');

    const rejected = await house.ask(supervisor, 'GET', `/v1/uploads/${encodeURI(key)}/rejected`);
    const answer = await fetch((rejected.body as { url: string }).url);
    expect(await answer.text()).toContain('K-2,C01,,样例受援人乙,');
  });

  test('is received until it was worked off, and unknown before', async () => {
    const size = Buffer.byteLength(CLOSINGS);
    const request = { kind: 'closings', centreId: 'C01', fileName: 'a.CSV', size };
    const offered = await house.ask(supervisor, 'POST', '/v1/uploads', request);
    const { key, url, headers } = offered.body as { key: string; url: string; headers: Record<string, string> };
    const state = () => house.ask(supervisor, 'GET', `/v1/uploads/${encodeURI(key)}`);
    expect((await state()).status).toBe(404);
    await fetch(url, { method: 'PUT', body: CLOSINGS, headers });
    expect(await state()).toEqual({ status: 200, body: { key, state: 'received' } });
    await house.engine.settle();
    expect(await state()).toMatchObject({ status: 200, body: { state: 'taken-in', rows: 0 } });
    expect((await house.ask(supervisor, 'GET', `/v1/uploads/${encodeURI(key)}/rejected`)).status).toBe(404);
  });

  test('twice of one file are two', async () => {
    const upload = () => house.upload(supervisor, 'targets', 'C01', 'centre_id,year,target\nC01,2026,30\n');
    const first = await upload();
    house.engine.setTime(NOW + 1000);
    const second = await upload();
    house.engine.setTime(NOW);
    expect(second.key).not.toBe(first.key);
    expect([first.body, second.body]).toMatchObject([{ taken: 1 }, { taken: 1 }]);
  });

  test('must arrive within ten minutes', async () => {
    const request = { kind: 'closings', centreId: 'C01', fileName: 'late.csv', size: 1 };
    const { body } = await house.ask(supervisor, 'POST', '/v1/uploads', request);
    const { url, headers } = body as { url: string; headers: Record<string, string> };
    house.engine.setTime(NOW + 10 * 60_000);
    expect((await fetch(url, { method: 'PUT', body: 'x', headers })).status).toBe(403);
    house.engine.setTime(NOW);
  });

  const FINE = { kind: 'closings', centreId: 'C01', fileName: 'a.csv', size: 1 };
  test.each([
    ['another ending', { fileName: 'a.pdf' }, 'fileName'],
    ['an old book', { fileName: 'a.xls' }, 'fileName'],
    ['no bytes', { size: 0 }, 'size'],
    ['a byte more than 20 MB', { size: 20 * 1024 * 1024 + 1 }, 'size'],
    ['half a byte', { size: 1.5 }, 'size'],
    ['a kind that is none', { kind: 'payments' }, 'kind'],
    ['no name', { fileName: '' }, 'fileName'],
    ['a field that is none', { by: 'somebody' }, 'by'],
  ])('with %s is refused before it starts', async (_, wrong, column) => {
    const refused = await house.ask(supervisor, 'POST', '/v1/uploads', { ...FINE, ...wrong });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ column, message: { zh: expect.any(String), en: expect.any(String) } }] },
    });
  });

  test('of 20 MB is offered', async () => {
    expect((await house.ask(supervisor, 'POST', '/v1/uploads', { ...FINE, size: 20 * 1024 * 1024 })).status).toBe(201);
  });
});

describe('who may upload, and see what came of it', () => {
  const MAY: Readonly<Record<Kind, readonly Role[]>> = {
    closings: ['supervisor', 'operator', 'case-system'],
    lawyers: ['supervisor', 'operator'],
    evidence: ['supervisor'],
    targets: ['supervisor'],
  };
  const offer = async (who: SignedIn, kind: Kind, centreId: string): Promise<number> =>
    (await house.ask(who, 'POST', '/v1/uploads', { kind, centreId, fileName: 'a.csv', size: 9 })).status;

  test.each(KINDS)('%s: by role', async (kind) => {
    const statuses = await Promise.all(ROLES.map((role) => offer(user(role, 'C01'), kind, 'C01')));
    expect(ROLES.filter((_, n) => statuses[n] === 201)).toEqual(ROLES.filter((role) => MAY[kind].includes(role)));
    expect(new Set(statuses)).toEqual(new Set([201, 404]));
  });

  test.each([
    ['own', 'C01', 201],
    ['lower', 'S01', 201],
    ['beside', 'C02', 404],
    ['upper', 'P01', 404],
    ['unknown', 'X99', 404],
  ])('%s centre', async (_, centre, status) => {
    expect(await offer(supervisor, 'closings', centre)).toBe(status);
  });

  test('results: own and lower centres alone, and by the kind', async () => {
    const { key } = await house.upload(supervisor, 'evidence', 'C01', 'id,kind,lawyer_id,centre_id\n,,,\n1,x,L1,C01\n');
    const see = async (who: SignedIn) =>
      Promise.all(['', '/rejected'].map(async (more) => (await house.ask(who, 'GET', `/v1/uploads/${key}${more}`)).status));
    expect(await see(user('supervisor', 'P01'))).toEqual([200, 200]);
    expect(await see(user('supervisor', 'C02'))).toEqual([404, 404]);
    expect(await see(user('supervisor', 'S01'))).toEqual([404, 404]);
    expect(await see(user('clerk', 'C01'))).toEqual([404, 404]);
    expect(await see(user('case-system', 'C01'))).toEqual([404, 404]);
  });

  test.each(['closings/C01/none.csv', 'payments/C01/a.csv', 'closings/C01', 'closings/C01/a/b'])(
    '%s is not there',
    async (key) => {
      expect((await house.ask(supervisor, 'GET', `/v1/uploads/${key}`)).status).toBe(404);
    },
  );
});

describe('the register', () => {
  const HEADER = '执业证号,姓名,身份,律所,专长,联系电话,机构代码,状态\n';
  test('is filled from a table in GB18030; a lawyer of two centres stands in both', async () => {
    const rows = `L10,样例律师甲,律师,样例所,劳动,13900000010,C01;S01,在册\nL11,样例律师乙,法官,,,,C01,\nL12,样例律师丙,志愿者,,,,C02,\n`;
    const { body } = await house.upload(supervisor, 'lawyers', 'C01', iconv.encode(HEADER + rows, 'gb18030'));
    expect(body).toMatchObject({
      rows: 3,
      taken: 1,
      rejected: 2,
      errors: [
        { row: 3, column: 'role' },
        { row: 4, column: 'centres' },
      ],
    });
    for (const centre of ['C01', 'S01']) {
      expect(await house.store.lawyer('L10', centre)).toMatchObject({
        name: '样例律师甲',
        role: 'lawyer',
        firm: '样例所',
        specialities: '劳动',
        status: 'active',
        phoneKey: expect.stringMatching(/^1#[0-9a-f]{32}$/),
      });
    }
    expect(await house.store.lawyer('L12', 'C02')).toBeUndefined();
  });

  test("a client with a lawyer's phone is an alert, to be looked at and never scored", async () => {
    const row = 'K-10,C01,L1,样例受援人,13900000010,2026-03-01\n';
    await house.upload(supervisor, 'closings', 'C01', CLOSINGS + row);
    const { alerts } = await house.snapshot();
    expect(alerts.map(({ alert }) => [alert.caseNo, alert.cause, alert.level])).toEqual([['K-10', 'pattern', 'low']]);
  });
});

describe('evidence', () => {
  const HEADER = 'id,kind,lawyer_id,centre_id,score,grade,cause,year,fact,raised_by,by,note\n';
  const VETO_HEADER = HEADER.replace('by,note', 'by,heard_on,statement,note');
  const recorded = async (id: string) => house.store.evidence(id);

  test('is recorded by who stands in the row, else by who uploads; again it is the same', async () => {
    const rows = 'E-1,案卷评查,L1,C01,92.5,,,2025,,,reviewer-1,\nE-2,typical-case,L1,S01,,,,,,,,典型案例\n';
    expect((await house.upload(supervisor, 'evidence', 'C01', HEADER + rows)).body).toMatchObject({ taken: 2, rejected: 0 });
    expect(await recorded('E-1')).toMatchObject({ kind: 'file-review', score: 92.5, year: 2025, by: 'reviewer-1', at: NOW });
    expect(await recorded('E-2')).toMatchObject({ kind: 'typical-case', year: 2026, by: 'sup-1', note: '典型案例' });
    house.engine.setTime(NOW + 60_000);
    expect((await house.upload(supervisor, 'evidence', 'C01', HEADER + rows)).body).toMatchObject({ taken: 2, rejected: 0 });
    expect(await recorded('E-1')).toMatchObject({ at: NOW });
    house.engine.setTime(NOW);
  });

  test('that breaks a rule of its kind, or has the number of another, comes back', async () => {
    const rows =
      'E-3,案卷评查,L1,C01,,,,,,,,\nE-1,案卷评查,L1,C01,50,,,2025,,,reviewer-1,\nE-4,表彰,L1,C02,,,,,,,,\nE-5,表彰,L1,C01,,,,,,,,\nE-5,表彰,L1,C01,,,,,另一事,,,\n';
    const { body } = await house.upload(supervisor, 'evidence', 'C01', HEADER + rows);
    expect(body).toMatchObject({
      taken: 1,
      errors: [
        { row: 2, column: 'score' },
        { row: 3, column: 'id', message: { en: 'this id has other content; ids must differ, as 2025-C01-001' } },
        { row: 4, column: 'centre_id' },
        { row: 6, column: 'id' },
      ],
    });
    expect(await recorded('E-1')).toMatchObject({ score: 92.5 });
  });

  test('a veto needs two persons and a hearing, and the second person uploads it', async () => {
    const veto = (id: string, raisedBy: string, by: string, heard = '2025-03-03,未收取费用'): string =>
      `${id},一票否决,L1,C01,,,收取财物,,,${raisedBy},${by},${heard},已核实\n`;
    const rows =
      veto('V-1', 'sup-2', '') +
      veto('V-2', 'sup-1', 'sup-2') +
      veto('V-3', 'sup-1', '') +
      veto('V-4', 'sup-2', 'sup-1') +
      veto('V-5', 'sup-2', '', ',');
    const { body } = await house.upload(supervisor, 'evidence', 'C01', VETO_HEADER + rows);
    expect(body).toMatchObject({
      taken: 2,
      errors: [
        { row: 3, column: 'by', message: { en: 'a veto is uploaded by the person who found it true' } },
        { row: 4, column: 'by' },
        { row: 6, column: 'heard_on' },
        { row: 6, column: 'statement' },
      ],
    });
    expect(await Promise.all(['V-1', 'V-2', 'V-3', 'V-4'].map(async (id) => (await recorded(id))?.by))).toEqual([
      'sup-1',
      undefined,
      undefined,
      'sup-1',
    ]);
  });

  test('dropped by hand has no sender: who recorded it stands in the row', async () => {
    const rows =
      'E-6,表彰,L1,C01,,,,,,,,,,\nV-6,一票否决,L1,C01,,,收取财物,,,sup-2,,2025-03-03,未收取,\nV-7,一票否决,L1,C01,,,收取财物,,,sup-2,sup-3,2025-03-03,未收取,\n';
    expect(await house.drop('evidence/C01/by-hand.csv', VETO_HEADER + rows)).toMatchObject({
      taken: 2,
      errors: [{ row: 3, column: 'by' }],
    });
    expect([await recorded('E-6'), await recorded('V-7')]).toMatchObject([{ id: 'E-6' }, { by: 'sup-3' }]);
  });
});

describe('targets', () => {
  test("are set for lawyers and for the centre, others' aside", async () => {
    const rows = '机构代码,执业证号,年度,目标件数\nC01,L20,2026,12\nC01,,2026,300\nC02,,2026,5\nC01,L21,2026,0\n';
    const { body } = await house.upload(supervisor, 'targets', 'C01', rows);
    expect(body).toMatchObject({
      taken: 2,
      errors: [
        { row: 4, column: 'centre_id' },
        { row: 5, column: 'target' },
      ],
    });
    expect((await house.store.lawyerYear('L20', 'C01', 2026)).target).toBe(12);
    expect(await house.store.lawyer('L20', 'C01')).toBeDefined();
  });
});

describe('when all is done', () => {
  test('the log has named no person, number, comment or file', () => {
    const printed = house.logs.join('\n');
    expect(printed).toContain('"outcome":"taken-in"');
    expect(printed).toContain('rejected rows handed out');
    for (const secret of ['样例受援人', '样例律师', '13800000001', '13900000010', '已听取陈述', '结案-', 'by-hand']) {
      expect(printed.includes(secret) ? secret : '').toBe('');
    }
  });

  test('no role was asked for more than it grants, nor has rights on the bucket that nobody needs', () => {
    expect(house.engine.refusals).toEqual([]);
    const bucket = house.engine.model.find('AWS::S3::Bucket', 'Uploads').name;
    const isOfBucket = (arn: string): boolean => arn.startsWith(`arn:aws:s3:::${bucket}`);
    const unused = house.engine
      .unusedGrants()
      .filter(({ action, resources }) => action.startsWith('s3:') && resources.some(isOfBucket));
    // Needed only when an answer breaks off.
    expect(unused.map(({ action }) => action)).toEqual(['s3:AbortMultipartUpload']);
    expect(house.deadLetters()).toEqual([]);
  });
});
