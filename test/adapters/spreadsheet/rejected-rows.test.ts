import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTable } from '../../../adapters/spreadsheet/read-table.ts';
import { rejectedCsv, withoutOurs } from '../../../adapters/spreadsheet/rejected-rows.ts';
import type { RejectedRow, UploadedTable } from '../../../workflows/ports.ts';

const error = (column: string, value: string) => ({ column, value, message: { zh: `${column}不对`, en: `${column} is wrong` } });
const csvOf = async (headers: readonly string[], rows: readonly RejectedRow[]): Promise<Buffer> =>
  buffer(rejectedCsv({ headers, rows }));
/** What the reader makes of the answer, put right and sent again. */
const again = async (bytes: Buffer): Promise<UploadedTable> => {
  const table = await readTable(bytes, 'again.csv');
  if (!table.ok) throw new Error(table.error.en);
  return withoutOurs(table.value);
};

describe('a file of rejected rows', () => {
  test('has each row as it stood, with its line and everything that is wrong', async () => {
    const bytes = await csvOf(
      ['案号', '受援人'],
      [{ line: 7, cells: { 案号: '', 受援人: '甲,乙' }, errors: [error('case_no', ''), error('client_name', '甲,乙')] }],
    );
    expect(bytes.toString()).toBe(
      '\uFEFF案号,受援人,行 row,列 column,值 value,说明 message\n' +
        ',"甲,乙",7,case_no; client_name,"; 甲,乙",case_no不对 / case_no is wrong; client_name不对 / client_name is wrong\n',
    );
  });

  test('holds no formula, neither from the row nor from the value', async () => {
    const bytes = await csvOf(['a'], [{ line: 2, cells: { a: '=HYPERLINK("http://x")' }, errors: [error('a', '=HYPERLINK')] }]);
    expect(bytes.toString()).not.toMatch(/(^|,|\n)"?[=+\-@]/);
  });

  test('can be sent again: our columns are taken away, and the cells are as they were', async () => {
    const cells = { phone: '+8613800000001', note: "'quoted", sum: '-5', wide: '＝1', case_no: 'K-1' };
    const headers = Object.keys(cells);
    const table = await again(await csvOf(headers, [{ line: 2, cells, errors: [error('phone', cells.phone)] }]));
    expect(table.headers).toEqual(headers);
    expect(table.rows).toEqual([{ line: 2, cells }]);
  });

  test('rejected a second time is no wider than the first', async () => {
    const first = await again(await csvOf(['a'], [{ line: 2, cells: { a: 'x' }, errors: [error('a', 'x')] }]));
    const [row] = first.rows;
    const second = await csvOf(first.headers, [{ ...row!, errors: [error('a', 'x')] }]);
    expect(second.toString().split('\n')[0]).toBe('\uFEFFa,行 row,列 column,值 value,说明 message');
  });

  test('whatever stands in a cell comes back', async () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && !/^'[=+\-@\t\r＝＋－＠]/.test(text));
    await fc.assert(
      fc.asyncProperty(cell, async (a) => {
        const table = await again(await csvOf(['a', 'b'], [{ line: 2, cells: { a, b: 'there' }, errors: [error('a', 'x')] }]));
        return table.rows[0]?.cells['a'] === a;
      }),
      { numRuns: 200 },
    );
  });

  test('of many rows comes in pieces', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => ({
      line: n + 2,
      cells: { a: 'x'.repeat(50) },
      errors: [error('a', 'x')],
    }));
    let pieces = 0;
    for await (const piece of rejectedCsv({ headers: ['a'], rows })) {
      expect(piece.length).toBeLessThan(200_000);
      pieces += 1;
    }
    expect(pieces).toBeGreaterThan(5);
  });

  test('breaks off with what goes wrong on the way', async () => {
    const broken = { line: 2, cells: { a: 'x' }, errors: undefined } as unknown as RejectedRow;
    await expect(csvOf(['a'], [broken])).rejects.toThrow(TypeError);
  });
});
