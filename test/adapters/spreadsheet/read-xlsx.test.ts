import { describe, expect, jest, test } from '@jest/globals';
import { readTable } from '../../../adapters/spreadsheet/read-table.ts';
import type { Table } from '../../../adapters/spreadsheet/table.ts';
import type { WorkbookParts } from './xlsx-file.ts';
import { entriesOf, relation, textRow, xlsxOf, zipOf } from './xlsx-file.ts';

const read = async (bytes: Buffer): Promise<Table> => {
  const result = await readTable(bytes, 'a.xlsx');
  if (!result.ok) throw new Error(result.error.en);
  return result.value;
};

const refusal = async (bytes: Buffer): Promise<string> => {
  const result = await readTable(bytes, 'a.xlsx');
  return result.ok ? 'read' : result.error.en;
};

/** The first cell under the header `h`. */
const firstCell = async (cell: string, parts: WorkbookParts = {}): Promise<string | undefined> => {
  const { rows } = await read(xlsxOf({ ...parts, rows: `${textRow('h')}<row>${cell}</row>` }));
  return rows[0]?.cells['h'];
};

const DAMAGED = 'a.xlsx: the file is no valid XLSX, or is damaged';

describe('cells', () => {
  const strings = [
    '<si><t>汉字</t><rPh sb="0" eb="2"><t>hanzi</t></rPh><phoneticPr fontId="1"/></si>',
    '<si><r><rPr><b/></rPr><t xml:space="preserve">rich </t></r><r><t>text</t></r></si>',
    '<si><t>a_x000D_b_x005F_c &amp; &lt;d&gt;</t></si>',
    '<si/>',
  ].join('');
  const styles = [
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>',
    '<numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts>',
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>',
    '<cellXfs><xf/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs><dxfs><xf numFmtId="14"/></dxfs>',
  ].join('');

  test.each([
    ['a shared text, without its pronunciation', '<c t="s"><v>0</v></c>', '汉字'],
    ['a shared text in several fonts', '<c t="s"><v>1</v></c>', 'rich text'],
    ['escapes', '<c t="s"><v>2</v></c>', 'a\rb_c & <d>'],
    ['a text of its own in several fonts', '<c t="inlineStr"><is><r><t>one</t></r><r><t> two</t></r></is></c>', 'one two'],
    ['a text in CDATA', '<c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', 'a<b'],
    ['a formula’s text', '<c t="str"><f>A1&amp;B1</f><v>cached</v></c>', 'cached'],
    ['a formula’s number', '<c><f>A1+B1</f><v>12</v></c>', '12'],
    ['a formula saved without a result', '<c><f>VLOOKUP(A1,B:C,2)</f></c>', '#N/A'],
    ['an error', '<c t="e"><v>#REF!</v></c>', '#REF!'],
    ['yes', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['no', '<c t="b"><v>0</v></c>', 'FALSE'],
    ['a phone number stored as number', '<c><v>13800000001</v></c>', '13800000001'],
    ['the same with exponent', '<c><v>1.3800000001E10</v></c>', '13800000001'],
    ['more digits than a number holds', '<c><v>123456789012345678</v></c>', '123456789012345678'],
    ['a negative number', '<c><v>-5</v></c>', '-5'],
    ['a fraction', '<c><v>0.1</v></c>', '0.1'],
    ['a sum of fractions, as spreadsheets show it', '<c><v>0.30000000000000004</v></c>', '0.3'],
    ['a tiny number', '<c><v>1E-7</v></c>', '0.0000001'],
    ['a huge number', '<c><v>1E+21</v></c>', '1000000000000000000000'],
    ['what is no number', '<c><v>abc</v></c>', 'abc'],
    ['a date by built-in format', '<c s="1"><v>45851.524305555555</v></c>', '2025-07-13 12:35:00'],
    ['a date by a format of its own', '<c s="2"><v>45851</v></c>', '2025-07-13 00:00:00'],
    ['a number whose format only has letters in quotes', '<c s="3"><v>45851</v></c>', '45851'],
    ['a time without a day', '<c s="1"><v>0.5</v></c>', '0.5'],
    ['a number in no style', '<c s="x"><v>45851</v></c>', '45851'],
    ['a date as text', '<c t="d"><v>2025-07-13T12:35:00</v></c>', '2025-07-13T12:35:00'],
  ])('%s', async (_, cell, expected) => {
    expect(await firstCell(cell, { strings, styles })).toBe(expected);
  });

  test.each([
    ['an empty text', '<c t="s"><v>3</v></c>'],
    ['a styled cell', '<c s="1"/>'],
    ['an empty value', '<c><v></v></c>'],
    ['an empty date', '<c s="1"><v></v></c>'],
  ])('%s is empty', async (_, cell) => {
    const { rows } = await read(xlsxOf({ strings, styles, rows: `${textRow('a', 'b')}<row>${cell}<c><v>1</v></c></row>` }));
    expect(rows[0]?.cells).toEqual({ a: '', b: '1' });
  });

  test('dates may count from 1904', async () => {
    const workbook = '<workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>';
    expect(await firstCell('<c s="1"><v>44389.524305555555</v></c>', { styles, workbook })).toBe('2025-07-13 12:35:00');
  });

  test('a text that refers to nothing is damage', async () => {
    expect(await refusal(xlsxOf({ strings, rows: '<row><c t="s"><v>9</v></c></row>' }))).toBe(DAMAGED);
  });
});

describe('where cells and rows stand', () => {
  test('empty rows are skipped and counted, cells lie under their column', async () => {
    const rows = [
      '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="C2" t="inlineStr"><is><t>c</t></is></c></row>',
      '<row r="3"/><row r="4"><c r="A4" s="1"/></row>',
      '<row r="7"><c r="C7"><v>3</v></c></row>',
      '<row><c><v>1</v></c><c><v>2</v></c></row>',
    ].join('');
    expect(await read(xlsxOf({ rows }))).toEqual({
      headers: ['a', 'column 2', 'c'],
      rows: [
        { line: 7, cells: { a: '', 'column 2': '', c: '3' } },
        { line: 8, cells: { a: '1', 'column 2': '2', c: '' } },
      ],
      rowErrors: [],
    });
  });

  test('what stands beside the headers is an error of the row', async () => {
    const { rows, rowErrors } = await read(xlsxOf({ rows: textRow('a') + textRow('1', '2') + textRow('3') }));
    expect(rows).toEqual([{ line: 3, cells: { a: '3' } }]);
    expect(rowErrors).toEqual([
      {
        line: 2,
        column: '',
        value: '1,2',
        text: '1,2',
        message: { zh: '这一行有 2 格,应与列名行一样为 1 格', en: 'the row has 2 cells; must have 1 like the header row' },
      },
    ]);
  });

  test('columns count past Z', async () => {
    const rows = `${textRow(...Array.from({ length: 28 }, (_, at) => `h${at}`))}<row r="5"><c r="AB5"><v>28</v></c></row>`;
    expect((await read(xlsxOf({ rows }))).rows[0]).toMatchObject({ line: 5, cells: { h26: '', h27: '28' } });
  });

  test('the first visible sheet is read, wherever it lies and whatever prefix its elements have', async () => {
    const workbook = [
      '<sheets><sheet name="图" r:id="r0"/><sheet name="藏" state="hidden" r:id="r1"/>',
      '<sheet name="错" id="r1"/><sheet name="表" ns:id="r2"/><sheet name="后" r:id="r1"/></sheets>',
    ].join('');
    const workbookRelations = [
      relation('r0', 'chartsheet', 'chartsheets/sheet1.xml'),
      relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('r2', 'worksheet', '../xl/tables/closings.xml'),
    ].join('');
    const content = '<x:worksheet><x:sheetData><x:row><x:c t="str"><x:v>here</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const entries = [{ name: 'xl/tables/closings.xml', content }];
    expect((await read(xlsxOf({ workbook, workbookRelations, entries, rows: textRow('not here') }))).headers).toEqual(['here']);
  });
});

describe('files that are not what they should be', () => {
  const plain = entriesOf({ rows: textRow('a') });
  const without = (name: string) => zipOf(plain.filter((entry) => entry.name !== name));
  const bytes = zipOf(plain);

  test.each([
    ['cut off', bytes.subarray(0, bytes.length - 30)],
    ['only the beginning of a zip', Buffer.from('504b0304ffffffff', 'hex')],
    ['with a damaged list of parts', Buffer.concat([bytes.subarray(0, -200), Buffer.alloc(100), bytes.subarray(-100)])],
    ['a zip of something else', zipOf([{ name: 'readme.txt', content: 'x' }])],
    ['without workbook', without('xl/workbook.xml')],
    ['without a sheet that it names', without('xl/worksheets/sheet1.xml')],
    [
      'without relations',
      zipOf([...plain.filter(({ name }) => name !== '_rels/.rels'), { name: '_rels/.rels', content: '<R/>' }]),
    ],
    ['with XML that does not close', xlsxOf({ rows: '<row>' })],
    ['with an undefined entity', xlsxOf({ rows: '<row><c t="str"><v>&bomb;</v></c></row>' })],
    [
      'with bytes that are not UTF-8',
      xlsxOf({ entries: [{ name: 'xl/workbook.xml', content: Buffer.from('<workbook>\xff</workbook>', 'latin1') }] }),
    ],
    ['with a row that goes back', xlsxOf({ rows: '<row r="5"/><row r="5"/>' })],
    ['with a row beyond the last', xlsxOf({ rows: '<row r="1000000000"><c><v>1</v></c></row>' })],
    ['with a row that is no number', xlsxOf({ rows: '<row r="1.5"/>' })],
    ['with a column beyond the last', xlsxOf({ rows: '<row><c r="ZZZ1"><v>1</v></c></row>' })],
  ])('%s', async (_, file) => {
    expect(await refusal(file)).toBe(DAMAGED);
  });

  test('document types are refused, so that entities cannot multiply', async () => {
    const content =
      '<!DOCTYPE w [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await refusal(xlsxOf({ entries: [{ name: 'xl/worksheets/sheet1.xml', content }] }))).toBe(DAMAGED);
  });

  test('no sheet to be seen', async () => {
    const workbook = '<sheets><sheet name="表" state="veryHidden" r:id="rId1"/></sheets>';
    expect(await refusal(xlsxOf({ workbook }))).toBe('a.xlsx: the file has no visible sheet');
  });

  test('a sheet that lies outside the file is not fetched', async () => {
    const workbookRelations = relation('rId1', 'worksheet', 'http://example.org/sheet.xml', 'TargetMode="External"');
    expect(await refusal(xlsxOf({ workbookRelations }))).toBe('a.xlsx: the file has no visible sheet');
  });

  test('an empty sheet', async () => {
    expect(await refusal(xlsxOf({}))).toBe('a.xlsx: the file is empty; its first row must name the columns');
  });
});

// Reading so much takes seconds where the machine is busy.
jest.setTimeout(60_000);

describe('files that are too much', () => {
  const huge = Buffer.alloc(210 * 1024 * 1024, '<!-- 20 characters -->');

  test('more than 200 MB unpacked, whatever it packs to', async () => {
    const file = xlsxOf({ entries: [{ name: 'xl/worksheets/sheet1.xml', content: huge }] });
    expect(file.length).toBeLessThan(2 * 1024 * 1024);
    expect(await refusal(file)).toBe('a.xlsx: larger than 200 MB when unpacked');
  });

  test('a part that inflates to more than it says is not inflated further', async () => {
    const entries = [{ name: 'xl/worksheets/sheet1.xml', content: huge, claimedSize: 100 }];
    expect(await refusal(xlsxOf({ entries }))).toBe(DAMAGED);
  });

  test('huge parts that nobody asks for cost nothing', async () => {
    const entries = [{ name: 'xl/media/image1.png', content: huge }];
    expect(await refusal(xlsxOf({ rows: textRow('a'), entries }))).toBe('read');
  });

  test('more than 3,000,000 different texts', async () => {
    const reason = 'a.xlsx: more than 3000000 different texts; split the file';
    expect(await refusal(xlsxOf({ rows: textRow('a'), strings: '<si/>'.repeat(3_000_001) }))).toBe(reason);
  });

  test.each([
    ['deep elements', '<a>'.repeat(65) + '</a>'.repeat(65)],
    ['elements with too many attributes', `<a ${Array.from({ length: 257 }, (_, at) => `a${at}=""`).join(' ')}/>`],
  ])('%s', async (_, xml) => {
    expect(await refusal(xlsxOf({ rows: textRow('a') + xml }))).toBe(DAMAGED);
  });

  test('more than 10,000 parts', async () => {
    const entries = Array.from({ length: 10_000 }, (_, at) => ({ name: `xl/media/${at}`, content: '' }));
    expect(await refusal(xlsxOf({ rows: textRow('a'), entries }))).toBe(DAMAGED);
  });

  test('200,000 rows are read, one more is not', async () => {
    const row = '<row><c><v>1</v></c></row>';
    const { rows } = await read(xlsxOf({ rows: textRow('a') + row.repeat(200_000) }));
    expect([rows.length, rows.at(-1)?.line]).toEqual([200_000, 200_001]);
    expect(await refusal(xlsxOf({ rows: textRow('a') + row.repeat(200_001) }))).toBe(
      'a.xlsx: more than 200000 rows; split the file',
    );
  });

  test('100 columns are read, one more is not; empty styled cells out there do not count', async () => {
    const headers = (count: number) => textRow(...Array.from({ length: count }, (_, at) => `h${at}`));
    expect((await read(xlsxOf({ rows: `${headers(100)}<row r="2"><c r="XFD2" s="1"/></row>` }))).headers).toHaveLength(100);
    expect(await refusal(xlsxOf({ rows: headers(101) }))).toBe('a.xlsx: more than 100 columns');
  });
});
