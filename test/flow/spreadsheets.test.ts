import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { textRow, xlsxOf, zipOf } from '../adapters/spreadsheet/xlsx-file.ts';
import { NOW, openHouse } from './spreadsheet-house.ts';
import type { SpreadsheetHouse } from './spreadsheet-house.ts';

/*
 * Spreadsheets from the bucket and from the console to cases, lawyers, evidence and targets, through the deployed functions.
 */

const MB = 1024 * 1024;
const HEADERS = ['案号', '机构代码', '执业证号', '受援人', '联系电话', '结案时间'];
const closing = (caseNo: string, changes: Partial<Record<(typeof HEADERS)[number], string>> = {}): string[] => {
  const row = {
    案号: caseNo,
    机构代码: 'C01',
    执业证号: 'L1',
    受援人: '样例受援人',
    联系电话: '13800000001',
    结案时间: '2026/3/1',
  };
  return HEADERS.map((header) => ({ ...row, ...changes })[header] ?? '');
};
const csv = (...rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join(',')}\n`).join('');

let house: SpreadsheetHouse;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const stateOf = async (caseNo: string): Promise<string | undefined> => (await house.store.followUp(caseNo))?.followUp.state;

describe('closings dropped in the bucket', () => {
  test.each([
    ['UTF-8 with byte order mark', 'bom.csv', (rows: string[][]) => Buffer.from(`\uFEFF${csv(...rows)}`)],
    ['GB18030', 'gb.csv', (rows: string[][]) => iconv.encode(csv(...rows), 'gb18030')],
    ['XLSX', 'book.xlsx', (rows: string[][]) => xlsxOf({ rows: rows.map((row) => textRow(...row)).join('') })],
  ])('as %s become cases; bad rows come back and stop none', async (_, file, encode) => {
    const no = (n: number): string => `${file}-${n}`;
    const rows = [HEADERS, closing(no(1)), closing(no(2), { 受援人: '' }), closing(no(3), { 机构代码: 'S01' })];
    const key = `closings/C01/${file}`;
    const result = await house.drop(key, encode(rows));

    expect(result).toMatchObject({ key, state: 'taken-in', at: '2026-03-02T02:00:00Z', rows: 3, taken: 2, rejected: 1 });
    expect(result.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(result.errors).toEqual([{ row: 3, column: 'client_name', message: { zh: '必填', en: 'must not be empty' } }]);
    expect(await Promise.all([1, 2, 3].map((n) => stateOf(no(n))))).toEqual(['waiting', undefined, 'waiting']);
    expect((await house.store.followUp(no(3)))?.followUp.closing.centreId).toBe('S01');
    expect(await house.text(`results/${key}.rejected.csv`)).toBe(
      `\uFEFF${HEADERS.join(',')},行 row,列 column,值 value,说明 message\n` +
        `${no(2)},C01,L1,,13800000001,2026/3/1,3,client_name,,必填 / must not be empty\n`,
    );
    expect(await house.text(`uploads/${key}`)).toBeUndefined();
  });

  test('of centres beside or above come back, as they would through the API', async () => {
    const others = ['C02', 'P01', 'X99'].map((centre, n) => closing(`beside-${n}`, { 机构代码: centre }));
    const result = await house.drop('closings/C01/beside.csv', csv(HEADERS, ...others));
    expect(result).toMatchObject({ taken: 0, rejected: 3 });
    expect(result.errors.map(({ row, column }) => [row, column])).toEqual([2, 3, 4].map((row) => [row, 'centre_id']));
    expect(await stateOf('beside-0')).toBeUndefined();
  });

  test('put right in the answer and sent again, are taken', async () => {
    const phone = '+8613800000002';
    const row = closing('again-1', { 受援人: '', 联系电话: phone });
    await house.drop('closings/C01/again.csv', csv(HEADERS, row));
    const answered = await house.text('results/closings/C01/again.csv.rejected.csv');
    const right = answered!.replace(`L1,,`, 'L1,样例受援人,');
    expect(await house.drop('closings/C01/again-2.csv', right)).toMatchObject({ taken: 1, rejected: 0, unreadColumns: [] });
    expect(await stateOf('again-1')).toBe('waiting');
  });

  test('with columns that are not ours say which were not read', async () => {
    const rows = [
      [...HEADERS, '备注'],
      [...closing('extra-1'), '甲'],
    ];
    expect(await house.drop('closings/C01/extra.csv', csv(...rows))).toMatchObject({ taken: 1, unreadColumns: ['备注'] });
  });

  test('torn rows and failed formulas come back; the rows between them are taken', async () => {
    const torn = csv(HEADERS, ['torn-1', 'C01'], closing('torn-2'));
    const result = await house.drop('closings/C01/torn.csv', torn);
    expect(result).toMatchObject({ rows: 2, taken: 1, rejected: 1, errors: [{ row: 2, column: '' }] });
    expect(await house.text('results/closings/C01/torn.csv.rejected.csv')).toContain('"torn-1,C01"');

    const cells = closing('formula-1').map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
    const formula = '<c><f>A1</f></c>';
    const saved = '<c t="str"><f>A1</f><v>样例受援人</v></c>';
    const sheet = (name: string): string => `<row>${[...cells.slice(0, 3), name, ...cells.slice(4)].join('')}</row>`;
    const book = xlsxOf({ rows: textRow(...HEADERS) + sheet(formula) + sheet(saved) });
    expect(await house.drop('closings/C01/formula.xlsx', book)).toMatchObject({
      taken: 1,
      rejected: 1,
      errors: [{ row: 2, column: 'client_name', message: { en: 'is the error of a formula; must be the value itself' } }],
    });
  });

  test('delivered again give the same result, and nothing is taken in twice', async () => {
    const key = 'closings/C01/twice.csv';
    const first = await house.drop(key, csv(HEADERS, closing('twice-1')));
    const before = await house.store.followUp('twice-1');
    const object = { key: `uploads/${key}`, etag: first.etag };
    house.engine.putEvent({
      source: 'aws.s3',
      detailType: 'Object Created',
      detail: { bucket: { name: house.engine.model.find('AWS::S3::Bucket', 'Uploads').name }, object },
      time: NOW,
    });
    await house.engine.settle();
    expect(await house.resultOf(key)).toEqual(first);
    expect(await house.store.followUp('twice-1')).toEqual(before);
  });

  test('put there anew later are taken in anew, the same bytes included', async () => {
    const key = 'closings/C01/anew.csv';
    await house.drop(key, csv(HEADERS, closing('anew-1')));
    house.engine.setTime(NOW + 60_000);
    expect(await house.drop(key, csv(HEADERS, closing('anew-1')))).toMatchObject({ at: '2026-03-02T02:01:00Z', taken: 1 });
    house.engine.setTime(NOW);
  });

  test('in hundreds are queued in batches, and the result shows the first hundred errors', async () => {
    const phone = (n: number): string => `138001${String(n).padStart(5, '0')}`;
    const rows = Array.from({ length: 620 }, (_, n) =>
      closing(`many-${n}`, n % 20 === 0 ? { 联系电话: phone(n) } : { 执业证号: '' }),
    );
    const result = await house.drop('closings/C01/many.csv', csv(HEADERS, ...rows));
    expect(result).toMatchObject({ rows: 620, taken: 31, rejected: 589 });
    expect(result.errors).toHaveLength(100);
    expect((await house.text('results/closings/C01/many.csv.rejected.csv'))!.trim().split('\n')).toHaveLength(590);
    expect(await Promise.all(['many-0', 'many-1', 'many-600'].map(stateOf))).toEqual(['waiting', undefined, 'waiting']);
  }, 60_000);
});

describe('a file in which nothing can be read', () => {
  const bomb = (): Buffer => zipOf([{ name: '_rels/.rels', content: ' '.repeat(210 * MB) }]);
  test.each([
    ['a zip bomb', 'closings/C01/bomb.xlsx', bomb, 'larger than 200 MB when unpacked'],
    ['a broken book', 'closings/C01/broken.xlsx', () => Buffer.from('PK\u0003\u0004nonsense'), 'no valid XLSX'],
    ['21 MB', 'closings/C01/large.csv', () => 'x'.repeat(21 * MB), 'larger than 20 MB'],
    ['a picture', 'closings/C01/photo.csv', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'NUL in line'],
    ['an old book', 'closings/C01/old.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old .xls files'],
    ['nothing', 'closings/C01/empty.csv', () => '', 'the file is empty'],
    [
      'no header row',
      'closings/C01/headless.csv',
      () => csv(closing('headless-1')),
      'columns are missing: case_no 案号, centre_id 机构代码, lawyer_id 执业证号, client_name 受援人, closed_at 结案时间',
    ],
    ['a column missing', 'targets/C01/short.csv', () => 'centre_id,year\nC01,2026\n', 'columns are missing: target 目标件数'],
    [
      'too many rows',
      'targets/C01/long.csv',
      () => `centre_id,year,target\n${'C01,2026,1\n'.repeat(10_001)}`,
      'more than 10000 rows',
    ],
    ['a kind that is none', 'payments/C01/a.csv', () => 'a\n1\n', 'must lie under <kind>/<centre>/'],
    ['a place too high', 'closings/a.csv', () => csv(HEADERS), 'must lie under <kind>/<centre>/'],
    ['a centre nobody knows', 'closings/X99/a.csv', () => csv(HEADERS), 'no centre has this id'],
  ])(
    '%s says so, and is kept for a look',
    async (_, key, body, reason) => {
      const result = await house.drop(key, body());
      expect(result).toMatchObject({ key, state: 'refused', rows: 0, taken: 0, rejected: 0, reason: { zh: /[一-龥]/ } });
      expect(result.reason?.en).toContain(reason);
      expect(await house.text(`uploads/${key}`)).toBeDefined();
      expect(await house.text(`results/${key}.rejected.csv`)).toBeUndefined();
    },
    60_000,
  );

  test('a table without rows is no error', async () => {
    expect(await house.drop('closings/C01/none.csv', csv(HEADERS))).toMatchObject({ state: 'taken-in', rows: 0, taken: 0 });
  });
});
