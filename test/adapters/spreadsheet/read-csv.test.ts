import { describe, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readTable } from '../../../adapters/spreadsheet/read-table.ts';
import type { Table } from '../../../adapters/spreadsheet/table.ts';

const read = async (content: string | Buffer): Promise<Table> => {
  const result = await readTable(Buffer.from(content), '结案.csv');
  if (!result.ok) throw new Error(result.error.en);
  return result.value;
};

const refusal = async (content: string | Buffer): Promise<string> => {
  const result = await readTable(Buffer.from(content), 'a.csv');
  return result.ok ? 'read' : result.error.en;
};

const TEXT = '案号,案由\n2025-1,民间借贷𠮷\n';

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['GB18030', iconv.encode(TEXT, 'gb18030')],
    ['GB18030 with byte order mark', iconv.encode(TEXT, 'gb18030', { addBOM: true })],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({
      headers: ['案号', '案由'],
      rows: [{ line: 2, cells: { 案号: '2025-1', 案由: '民间借贷𠮷' } }],
      rowErrors: [],
    });
  });

  test.each([
    [
      'UTF-16, low byte first',
      Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
      'the file is in UTF-16; save it as UTF-8 or GB18030 (GBK)',
    ],
    [
      'UTF-16, high byte first',
      Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16(),
      'the file is in UTF-16; save it as UTF-8 or GB18030 (GBK)',
    ],
    ['UTF-16 without mark', Buffer.from('a,b\n1,2\n', 'utf16le'), 'NUL in line 1: this is no text file'],
    ['NUL', Buffer.from('a,b\n1,2\n\0,3\n'), 'NUL in line 3: this is no text file'],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await refusal(bytes)).toBe(`a.csv: ${reason}`);
  });

  test('UTF-8 with one damaged byte is not taken for GB18030', async () => {
    const bytes = Buffer.from('case_no,matter\n1,民间借贷\n2,离婚纠纷\n');
    bytes[bytes.lastIndexOf('婚') + 1] = 0x41;
    expect(await refusal(bytes)).toBe(
      'a.csv: line 3 has bytes that are neither UTF-8 nor GB18030; save it as UTF-8 or GB18030 (GBK)',
    );
  });

  test('GB18030 with a damaged byte', async () => {
    const bytes = Buffer.concat([iconv.encode('案号,案由\r\n1,民间借贷\r\n', 'gb18030'), Buffer.from([0xff])]);
    expect(await refusal(bytes)).toContain('line 3 has bytes that are neither');
  });
});

describe('lines and cells', () => {
  test('blank lines are skipped and counted, whatever the line ends', async () => {
    const { rows } = await read('\r\na,b\r\n\r\n1,"x\r\n\ny"\r\n , \n,\n2,"say ""hi"""\r3,\r\n\n');
    expect(rows).toEqual([
      { line: 4, cells: { a: '1', b: 'x\r\n\ny' } },
      { line: 9, cells: { a: '2', b: 'say "hi"' } },
      { line: 10, cells: { a: '3', b: '' } },
    ]);
  });

  test.each([
    ['comma', 'a,b\n1,2'],
    ['tab', 'a\tb\n1\t2'],
    ['semicolon', '\n"a,,,";b\n1;2'],
  ])('separated by %s', async (_, content) => {
    expect(Object.values((await read(content)).rows[0]!.cells)).toEqual(['1', '2']);
  });

  test('one column needs no separator', async () => {
    expect(await read('a')).toEqual({ headers: ['a'], rows: [], rowErrors: [] });
  });

  test('a quote inside a plain cell is a character', async () => {
    expect((await read('a,b\n5"管,x"y"\n')).rows[0]?.cells).toEqual({ a: '5"管', b: 'x"y"' });
  });

  test('headers are trimmed; a name like __proto__ is a name like others', async () => {
    const { headers, rows } = await read(' a ,__proto__\n1,2\n');
    expect(headers).toEqual(['a', '__proto__']);
    expect(Object.entries(rows[0]!.cells)).toEqual([
      ['a', '1'],
      ['__proto__', '2'],
    ]);
  });
});

describe('rows that cannot be laid under the headers', () => {
  const outcome = async (content: string) => {
    const { rows, rowErrors } = await read(content);
    return { rows: rows.map(({ line }) => line), errors: rowErrors.map(({ line, value, message }) => [line, value, message.en]) };
  };
  const QUOTES = 'quotes do not match; a quoted cell must begin and end with a quote, and a quote inside it is written twice';

  test('too few and too many cells; empty ones too many do not count', async () => {
    expect(await outcome('a,b\n1\n1,2,3\n1,2,, \n1,2\n')).toEqual({
      rows: [4, 5],
      errors: [
        [2, '1', 'the row has 1 cells; must have 2 like the header row'],
        [3, '1,2,3', 'the row has 3 cells; must have 2 like the header row'],
      ],
    });
  });

  test.each([
    ['a quote that is never closed', 'a,b\n1,"2\n3,4\n5,6\n', [3, 4], [[2, '1,"2', QUOTES]]],
    ['one closed by the next row’s', 'a,b\n1,"2\n3,"4"\n5,6', [3, 4], [[2, '1,"2', QUOTES]]],
    ['text after the closing quote', 'a,b\n1,"2"x\n3,"4"\n', [3], [[2, '1,"2"x', QUOTES]]],
    ['at the end of the file', 'a,b\n1,2\n3,"', [2], [[3, '3,"', QUOTES]]],
  ])('%s spoils its line alone', async (_, content, rows, errors) => {
    expect(await outcome(content)).toEqual({ rows, errors });
  });
});

describe('tables that cannot be read', () => {
  test.each([
    ['', 'the file is empty; its first row must name the columns'],
    ['\uFEFF\r\n , ,\r\n', 'the file is empty; its first row must name the columns'],
    ['a,b,Ａ\n', 'the column "Ａ" stands twice; names must differ'],
    [
      'a,"b\n1,2',
      'header row: quotes do not match; a quoted cell must begin and end with a quote, and a quote inside it is written twice',
    ],
    [`${'x,'.repeat(100)}y`, 'more than 100 columns'],
    [`a\n${'1\n'.repeat(200_001)}`, 'more than 200000 rows; split the file'],
    [Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'the file is larger than 20 MB; split it'],
    [
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'old .xls files and files with a password cannot be read; save it without password as .xlsx or .csv',
    ],
  ])('%#', async (content, reason) => {
    expect(await refusal(content)).toBe(`a.csv: ${reason}`);
  });

  test('the reason is given in Chinese too, with the file’s name', async () => {
    expect(await readTable(Buffer.from(''), '结案.csv')).toEqual({
      ok: false,
      error: {
        zh: '结案.csv:文件是空的,第一行应为列名',
        en: '结案.csv: the file is empty; its first row must name the columns',
      },
    });
  });
});

describe('properties', () => {
  const cell = fc.oneof(fc.constantFrom('', '"', ',', '\r\n', '=1', '案号'), fc.string({ unit: 'grapheme' }));
  const written = (text: string) => text.replaceAll('\0', '').toWellFormed();

  test('what a CSV writer writes is read back', async () => {
    const table = fc.array(fc.tuple(fc.constant('x'), cell.map(written), cell.map(written)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, lineEnd) => {
        const content = stringify([['a', 'b', 'c'], ...rows], { record_delimiter: lineEnd });
        const read_ = await read(content);
        expect(read_.rowErrors).toEqual([]);
        expect(read_.rows.map(({ cells }) => Object.values(cells))).toEqual(rows);
      }),
    );
  });

  test('any bytes are a table or have our reason', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([Buffer.from('504b0304', 'hex'), tail])),
      fc
        .string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '案', '\t', ';'), maxLength: 60 })
        .map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const result = await readTable(Buffer.from(content), 'x');
        if (!result.ok) expect([result.error.zh, result.error.en]).not.toContain('');
      }),
      { numRuns: 1000 },
    );
  });
});
