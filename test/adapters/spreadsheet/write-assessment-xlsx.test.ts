import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { AssessedLawyer } from '../../../adapters/spreadsheet/assessment-columns.ts';
import { readTable } from '../../../adapters/spreadsheet/read-table.ts';
import type { AssessmentMeta } from '../../../adapters/spreadsheet/write-assessment-xlsx.ts';
import { writeAssessmentXlsx } from '../../../adapters/spreadsheet/write-assessment-xlsx.ts';
import type { AssessmentRow } from '../../../domain/assessment/assess.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';

const META = { at: Date.parse('2026-01-15T00:00:00+08:00'), policy: STANDARD_1, sha256: 'a'.repeat(64) };

const ROW: AssessmentRow = {
  centreId: 'C01',
  lawyerId: '013301',
  lawyerName: '样例律师甲',
  firm: '样例律师事务所',
  closings: 12,
  n: 9,
  files: 95,
  clients: 88.123456,
  quantity: 100,
  bonus: 2,
  deduction: 0,
  total: 93.5,
  status: 'graded',
  grade: 'excellent',
  flags: ['reward.commend', 'reward.priority'],
  reasons: [],
};
const FAILING: AssessedLawyer = {
  row: {
    ...ROW,
    lawyerName: '=cmd|calc',
    firm: undefined,
    total: 50,
    grade: 'failing',
    flags: ['penalty.refer'],
    reasons: ['veto:charged', 'no-files'],
  },
  policy: STANDARD_1,
  low: undefined,
  high: undefined,
};
const UNGRADED: AssessedLawyer = {
  row: { ...ROW, total: undefined, grade: undefined, status: 'not-graded', flags: [], reasons: ['few-closings'] },
  policy: STANDARD_1,
  low: 0.4,
  high: 0.9,
};
const LAWYERS: readonly AssessedLawyer[] = [{ row: ROW, policy: STANDARD_1, low: 0.7, high: 0.98 }, FAILING, UNGRADED];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assessment-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = async (
  name: string,
  lawyers: Iterable<AssessedLawyer> | AsyncIterable<AssessedLawyer> = LAWYERS,
  meta: AssessmentMeta = META,
) => {
  const path = join(folder, name);
  await writeAssessmentXlsx(path, 2025, lawyers, () => meta);
  return path;
};

const open = async (path: string): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
};

describe('the table', () => {
  test('reads back with Chinese headings and words', async () => {
    const result = await readTable(readFileSync(await write('table.xlsx')), 'table.xlsx');
    if (!result.ok) throw new Error(result.error.en);
    const { headers, rows } = result.value;
    expect(headers).toEqual(
      '机构代码 执业证号 承办人 所在单位 结案数 有效评价 案卷质量 受援人评价 办案机关意见 庭审旁听 办案数量 归档时效 加分 扣分 总分 状态 等次 建议 理由'.split(
        ' ',
      ),
    );
    expect(rows.map(({ cells }) => Object.values(cells))).toEqual([
      [
        ...['C01', '013301', '样例律师甲', '样例律师事务所', '12', '9', '95', '88.123456', '', '', '100', '', '2', '0', '93.5'],
        '已评定',
        '优秀',
        expect.stringMatching(/^建议表彰.*70\.0%.*\n建议优先指派/),
        '',
      ],
      [
        ...['C01', '013301', "'=cmd|calc", '', '12', '9', '95', '88.123456', '', '', '100', '', '2', '0', '50'],
        '已评定',
        '不合格',
        expect.stringMatching(/^建议移送.*一票否决/),
        expect.stringMatching(/收取受援人财物\n缺少案卷质量$/),
      ],
      [
        ...['C01', '013301', '样例律师甲', '样例律师事务所', '12', '9', '95', '88.123456', '', '', '100', '', '2', '0', ''],
        '不评定等次',
        '',
        '',
        expect.stringContaining('少于3件'),
      ],
    ]);
  });

  test('has a frozen header, a filter over all rows, number formats and few colours', async () => {
    const sheet = (await open(await write('shape.xlsx'))).worksheets[0]!;
    expect(sheet.name).toBe('2025年度考核');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:S4');
    expect(['E2', 'H2', 'O2', 'A2'].map((cell) => sheet.getCell(cell).numFmt)).toEqual(['0', '0.00', '0.0', undefined]);
    expect(sheet.getCell('O2').value).toBe(93.5);
    expect(sheet.getCell('B2').value).toBe('013301');
    const fills = ['Q2', 'Q3', 'Q4'].map((cell) => sheet.getCell(cell).fill as ExcelJS.FillPattern | undefined);
    expect(fills.map((fill) => fill?.fgColor?.argb)).toEqual(['FFE6F2E6', 'FFFBE9E7', undefined]);
  });

  test('prints on A3, every row as high as its longest text', async () => {
    const long = LAWYERS.map(({ row, ...rest }) => ({ ...rest, row: { ...row, firm: '样例律师事务所(普通合伙)第一分所' } }));
    const sheet = (await open(await write('print.xlsx', [...LAWYERS, ...long]))).worksheets[0]!;
    expect(sheet.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    // Proposals longer than their column, two reasons, one line, and a firm longer than its column.
    expect([2, 3, 4, 7].map((row) => sheet.getRow(row).height)).toEqual([60, 30, 15, 30]);
  });

  test('no cell holds a formula', async () => {
    const workbook = await open(await write('formula.xlsx'));
    workbook.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => expect([cell.formula, cell.text.startsWith('=')]).toEqual([undefined, false])),
      ),
    );
  });
});

describe('the sheet of explanations', () => {
  test('explains every column and names year, time, policy, rows and hash', async () => {
    const sheet = (await open(await write('explained.xlsx'))).worksheets[1]!;
    const lines = Array.from(sheet.getSheetValues(), (values) => (Array.isArray(values) ? values.slice(1) : []));
    expect(sheet.name).toBe('说明');
    const by = (first: string) => lines.find(([name]) => name === first)?.[2];
    expect(by('年度')).toBe('2025');
    expect(by('考核时间')).toBe('2026-01-14T16:00:00Z(世界时)');
    expect(by('行数')).toBe(3);
    expect(by('SHA-256')).toBe(`${META.sha256}(同一张表的 CSV)`);
    expect(by('考核办法')).toBe('standard-1,版本 1');
    expect(by('权重')).toBe('案卷质量 40、受援人评价 25、办案机关意见 10、庭审旁听 10、办案数量 8、归档时效 7');
    expect(by('等次')).toBe('不合格 0 至 60、合格 60 至 80、良好 80 至 90、优秀 90 至 110');
    const explained = lines.slice(lines.findIndex(([name]) => name === '列') + 1);
    expect(explained.map(([, name]) => name)).toEqual(
      'centre_id lawyer_id lawyer_name firm closings n files clients opinion hearing quantity timeliness bonus deduction total status grade flags reasons'.split(
        ' ',
      ),
    );
    expect(explained.filter(([heading, , meaning]) => !heading || !meaning)).toEqual([]);
  });
});

test('a table of several centres names the policy of each, and the centres that have none', async () => {
  const other = { ...STANDARD_1, version: '2', assessment: { ...STANDARD_1.assessment, talkHigh: 0.7 } };
  const of = (centreId: string, policy: typeof STANDARD_1): AssessedLawyer => ({
    ...UNGRADED,
    row: { ...ROW, centreId },
    policy,
  });
  const lawyers = [of('C01', STANDARD_1), of('C02', other), of('C03', { ...STANDARD_1 })];
  const sheet = (await open(await write('province.xlsx', lawyers, { ...META, missing: ['C07', 'C08'] }))).worksheets[1]!;
  const lines = Array.from(sheet.getSheetValues(), (values) => (Array.isArray(values) ? values.slice(1) : []));
  const all = (first: string) => lines.filter(([name]) => name === first).map(([, , words]) => words as string);
  expect(all('未列入')).toEqual(['有结案但没有这一版考核表的机构:C07、C08']);
  expect(all('适用机构')).toEqual(['C01、C03', 'C02']);
  expect(all('考核办法')).toEqual(['standard-1,版本 1', 'standard-1,版本 2']);
  expect(all('奖惩界线')[1]).toContain('低于 0.7');
  expect(all('归档时效')).toHaveLength(2);
});

describe('the file', () => {
  test('is the same for the same input, whenever it is written', async () => {
    const first = readFileSync(await write('first.xlsx'));
    await new Promise((resolve) => setTimeout(resolve, 2100)); // a zip notes times to two seconds
    const second = readFileSync(await write('second.xlsx'));
    expect(second.equals(first)).toBe(true);
    const other = readFileSync(await write('other.xlsx', LAWYERS, { ...META, sha256: 'b'.repeat(64) }));
    expect(other.equals(first)).toBe(false);
  });

  test('takes rows as they come', async () => {
    async function* many() {
      for (let at = 0; at < 1200; at += 1) yield await Promise.resolve(UNGRADED);
    }
    const workbook = await open(await write('many.xlsx', many()));
    expect(workbook.worksheets[0]?.rowCount).toBe(1201);
  });

  test('a table without rows has its header', async () => {
    expect((await open(await write('empty.xlsx', []))).worksheets[0]?.rowCount).toBe(1);
  });

  test('fails when it cannot be written, and when the rows fail', async () => {
    await expect(writeAssessmentXlsx(join(folder, 'no', 'folder.xlsx'), 2025, LAWYERS, () => META)).rejects.toThrow('ENOENT');
    // Linux has a device that is always full.
    await expect(writeAssessmentXlsx('/dev/full', 2025, Array<AssessedLawyer>(5000).fill(UNGRADED), () => META)).rejects.toThrow(
      'ENOSPC',
    );
    function* broken() {
      yield UNGRADED;
      throw new Error('no more');
    }
    await expect(write('broken.xlsx', broken())).rejects.toThrow('no more');
  });
});
