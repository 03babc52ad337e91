import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { formulaSafe } from '../../../adapters/spreadsheet/formula-safe.ts';
import { streamCsv, writeCsv } from '../../../adapters/spreadsheet/write-csv.ts';

const COLUMNS = ['a', 'b.c'] as const;

describe('a table as CSV', () => {
  test('header first, columns in their order, what is empty is empty', () => {
    const rows = [{ 'b.c': 2, a: '一' }, { a: 0 }, { 'b.c': undefined, a: '' }];
    expect(writeCsv(rows, COLUMNS)).toBe('a,b.c\n一,2\n0,\n,\n');
    expect(writeCsv([], COLUMNS)).toBe('a,b.c\n');
  });

  test('what would break a row is quoted', () => {
    const rows = [
      { a: 'x,y', 'b.c': 'say "hi"' },
      { a: 'one\ntwo', 'b.c': 'one\rtwo' },
      { a: ' x ', 'b.c': "'" },
    ];
    expect(writeCsv(rows, COLUMNS)).toBe('a,b.c\n"x,y","say ""hi"""\n"one\ntwo","one\rtwo"\n x ,\'\n');
  });

  test('a byte order mark when asked for', () => {
    expect(writeCsv([], COLUMNS, { bom: true })).toBe('\uFEFFa,b.c\n');
  });

  const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1'];

  test.each(FORMULAS)('%j stands as it is for machines, with an apostrophe for people', (text) => {
    const cell = (options: { safe?: boolean }) =>
      writeCsv([{ a: text }], ['a'], options)
        .slice(2, -1)
        .replaceAll('"', '');
    expect(cell({})).toBe(text);
    expect(cell({ safe: true })).toBe(`'${text}`);
    expect(formulaSafe(text)).toBe(`'${text}`);
  });

  test.each(['1-1', 'a=b', "'=1", '', '张三'])('%j is no formula', (text) => {
    expect(writeCsv([{ a: text, b: 'x' }], ['a', 'b'], { safe: true })).toBe(`a,b\n${text},x\n`);
    expect(formulaSafe(text)).toBe(text);
  });

  test('a number below 0 is no formula either', () => {
    expect(writeCsv([{ a: -5 }], ['a'], { safe: true })).toBe('a\n-5\n');
  });
});

describe('a table as CSV into a stream', () => {
  async function* rows(count: number) {
    for (let at = 0; at < count; at += 1) yield await Promise.resolve({ a: `=${at}` });
  }

  test('is the same text', async () => {
    const target = new PassThrough();
    const [content] = await Promise.all([buffer(target), streamCsv(target, rows(3), COLUMNS, { bom: true, safe: true })]);
    expect(content.toString()).toBe("\uFEFFa,b.c\n'=0,\n'=1,\n'=2,\n");
  });

  test('takes no more rows than the stream can swallow', async () => {
    let made = 0;
    async function* counted() {
      for await (const row of rows(100_000)) {
        made += 1;
        yield row;
      }
    }
    const target = new Writable({ write: () => undefined });
    void streamCsv(target, counted(), COLUMNS).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(made).toBeLessThan(50_000);
    target.destroy();
  });

  test('fails when the stream fails, and when the rows fail', async () => {
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    await expect(streamCsv(full, rows(3), COLUMNS)).rejects.toThrow('disk full');
    async function* broken() {
      yield* rows(1);
      throw new Error('no more');
    }
    await expect(streamCsv(new PassThrough().resume(), broken(), COLUMNS)).rejects.toThrow('no more');
  });
});
