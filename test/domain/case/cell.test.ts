import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellParser } from '../../../domain/case/cell.ts';
import { cellList, cellText, codesOf, numberBetween, wholeBetween } from '../../../domain/case/cell.ts';
import { headerKey } from '../../../domain/case/columns.ts';
import { CATEGORY_TERMS } from '../../../domain/case/terms.ts';

const read = <T>(parse: CellParser<T>, text: string): T | undefined => {
  const result = parse(text);
  return result.ok ? result.value : undefined;
};

describe('a number between two', () => {
  const score = numberBetween(0, 100);
  const year = wholeBetween(2000, 2100);

  test.each<[string, number | undefined]>([
    ['0', 0],
    ['100', 100],
    ['92.5', 92.5],
    ['92.500000', 92.5],
    ['0.123456', 0.123456],
    ['９２', 92],
    ['100.000001', undefined],
    ['101', undefined],
    ['-1', undefined],
    ['92.', undefined],
    ['.5', undefined],
    ['1.2345678', undefined],
    ['9e1', undefined],
    ['0x10', undefined],
    ['92分', undefined],
    ['约92', undefined],
    ['9,2', undefined],
    ['', undefined],
  ])('a score of %j is %p', (text, expected) => expect(read(score, text)).toBe(expected));

  test.each<[string, number | undefined]>([
    ['2000', 2000],
    ['2100', 2100],
    ['2025.00', 2025],
    ['1999', undefined],
    ['2101', undefined],
    ['2025.5', undefined],
    ['2025年', undefined],
  ])('a year of %j is %p', (text, expected) => expect(read(year, text)).toBe(expected));

  test('says between which, in both languages', () => {
    expect([score('x'), year('x')]).toEqual([
      { ok: false, error: { zh: '应为 0 至 100 的数', en: 'must be a number from 0 to 100' } },
      { ok: false, error: { zh: '应为 2000 至 2100 的整数', en: 'must be a whole number from 2000 to 2100' } },
    ]);
  });

  test('takes what lies between, whatever the two are', () => {
    const whole = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(whole, whole, whole, (a, b, value) => {
        const [least, most] = a < b ? [a, b] : [b, a];
        const expected = value >= least && value <= most ? value : undefined;
        for (const between of [numberBetween, wholeBetween]) expect(read(between(least, most), String(value))).toBe(expected);
      }),
    );
  });
});

describe('a list', () => {
  test('of texts is joined; with anything else in it, it is refused in words', () => {
    expect(cellList(['woman', 'elderly '])).toEqual({ ok: true, value: 'woman;elderly' });
    expect(cellList(['woman', 3])).toEqual({ ok: false, error: { zh: '应为文字的列表', en: 'must be a list of texts' } });
    expect(cellList('woman')).toEqual({ ok: true, value: 'woman' });
  });

  test('of codes may end with a separator, or have two in a row', () => {
    expect(read(codesOf(CATEGORY_TERMS), '妇女;; 、老年人; ')).toEqual(['woman', 'elderly']);
    expect(read(codesOf(CATEGORY_TERMS), '妇女;老人')).toBeUndefined();
  });
});

test.each([
  ['the sign of a failed formula alone is no value', ' #N/A ', false],
  ['with words before it, it is text', '见 #N/A', true],
  ['with words after it, it is text', '#REF! 为笔误', true],
])('%s', (_, text, isText) => expect(cellText(text).ok).toBe(isText));

test('a header is known whatever its width and case', () => {
  expect(headerKey(' ＣＡＳＥ_no ')).toBe('case_no');
});
