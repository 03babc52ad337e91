import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readTable } from '../../../adapters/spreadsheet/read-table.ts';
import { FORMULA, formulaSafe } from '../../../adapters/spreadsheet/formula-safe.ts';
import { writeCsv } from '../../../adapters/spreadsheet/write-csv.ts';
import { relation, textRow, xlsxOf } from './xlsx-file.ts';

/* Files that claim more than they hold, point elsewhere, or were tampered with: a table comes of them, or our reason. */

const read = (bytes: Buffer) => readTable(bytes, 'a');
const cells = async (bytes: Buffer): Promise<readonly unknown[]> => {
  const table = await read(bytes);
  if (!table.ok) throw new Error(table.error.en);
  return table.value.rows.map((row) => row.cells['h']);
};
const sheet = (inside: string): Buffer =>
  xlsxOf({ entries: [{ name: 'xl/worksheets/sheet1.xml', content: `<worksheet>${inside}</worksheet>` }] });

describe('claims', () => {
  test.each([
    ['a dimension of a billion rows', `<dimension ref="A1:XFD1000000000"/><sheetData>${textRow('h')}${textRow('1')}</sheetData>`],
    [
      'columns to the end of the sheet',
      `<cols><col min="1" max="16384" width="9"/></cols><sheetData>${textRow('h')}${textRow('1')}</sheetData>`,
    ],
    [
      'a merged cell over all of it',
      `<sheetData>${textRow('h')}${textRow('1')}</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>`,
    ],
  ])('%s cost nothing', async (_, inside) => {
    const before = process.memoryUsage().heapUsed;
    expect(await cells(sheet(inside))).toEqual(['1']);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50 * 1024 * 1024);
  });

  test.each(['1048577', '1000000000', '99999999999999999999', '-1', '0', 'x', '1.5'])(
    'a row that says it is row %s',
    async (r) => {
      const answer = await read(
        sheet(`<sheetData>${textRow('h')}<row r="${r}"><c t="inlineStr"><is><t>1</t></is></c></row></sheetData>`),
      );
      if (answer.ok) expect(answer.value.rows.length).toBeLessThanOrEqual(1);
      else expect(answer.error).toEqual({ zh: expect.stringMatching(/^a:/), en: expect.stringMatching(/^a: /) });
    },
  );
});

describe('what would have to be worked out or fetched', () => {
  test('of a formula the value that was kept is read, never the formula', async () => {
    const formula = (f: string, v: string): string => `<row><c t="str"><f>${f}</f><v>${v}</v></c></row>`;
    const rows = [formula('WEBSERVICE(&quot;https://example.org/&quot;)', 'kept'), formula('[1]Sheet1!A1', 'too')].join('');
    expect(await cells(xlsxOf({ rows: textRow('h') + rows }))).toEqual(['kept', 'too']);
  });

  test('links to other files and to the network are left alone', async () => {
    const content = `<Relationships>${relation('rId1', 'externalLinkPath', 'https://example.org/x.xlsx', 'TargetMode="External"')}</Relationships>`;
    const entries = [
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
      { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', content },
      { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: content.replace('externalLinkPath', 'hyperlink') },
      { name: '../../../../tmp/out', content: 'x' },
    ];
    const answer = await read(xlsxOf({ rows: textRow('h') + textRow('1'), entries }));
    if (answer.ok) expect(answer.value.rows.map((row) => row.cells['h'])).toEqual(['1']);
    else expect(answer.error.en).toMatch(/^a: /);
  });
});

describe('bytes', () => {
  const good = xlsxOf({ rows: textRow('案号', '承办人') + textRow('2025-1', '甲') });

  test('a workbook with any byte changed, cut off anywhere or with bytes put in is a table or has our reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.constantFrom('change', 'cut', 'put'),
        async (at, byte, how) => {
          const changed = Buffer.from(good);
          if (how === 'change') changed[at] = byte;
          const bytes =
            how === 'cut'
              ? good.subarray(0, at)
              : how === 'put'
                ? Buffer.concat([good.subarray(0, at), Buffer.from([byte]), good.subarray(at)])
                : changed;
          const answer = await read(bytes);
          if (!answer.ok)
            expect([answer.error.zh, answer.error.en]).toEqual([expect.stringMatching(/^a:/), expect.stringMatching(/^a: /)]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each(['utf16-le', 'utf16-be', 'utf-32le', 'big5', 'shift_jis', 'euc-kr', 'utf-7', 'latin1'])(
    'a table in %s is a table or has our reason',
    async (encoding) => {
      const answer = await read(iconv.encode('案号,姓名\n2025-1,张三\n', encoding));
      if (!answer.ok) expect(answer.error.en).toMatch(/^a: /);
    },
  );
});

test('words that are hard to keep come back from a file of ours as they were, and none of them is a formula', async () => {
  const words = fc.oneof(
    fc.constantFrom(
      '=1+1',
      '+1',
      '-1',
      '@x',
      '\t=1',
      "'=1",
      '＝1',
      '-甲',
      '"',
      ',',
      '甲\n乙',
      '\r\n',
      '\u202e',
      '👩‍👩‍👧',
      '__proto__',
    ),
    fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async (list) => {
      const rows = list.map((h) => ({ h, end: 'x' }));
      const back = await cells(Buffer.from(writeCsv(rows, ['h', 'end'], { bom: true, safe: true })));
      expect(back.map((cell) => String(cell).trim())).toEqual(list.map((word) => formulaSafe(word).trim()));
      for (const cell of back) expect(String(cell)).not.toMatch(FORMULA);
    }),
    { numRuns: 200 },
  );
});
