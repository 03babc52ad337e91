import { describe, expect, test } from '@jest/globals';
import { BASIS_OF_FLAG, BASIS_OF_VETO } from '../../../domain/assessment/basis.ts';
import { DIMENSION_WORDS, VETO_WORDS } from '../../../domain/assessment/reason-words.ts';
import { GRADE_TERMS, STATUS_TERMS } from '../../../domain/assessment/terms.ts';
import { eachHasWords } from '../shared/each-has-words.ts';

eachHasWords({
  grades: GRADE_TERMS,
  statuses: STATUS_TERMS,
  dimensions: DIMENSION_WORDS,
  vetoes: VETO_WORDS,
});

describe('what a proposal or a veto rests on', () => {
  const NUMERALS = '一二三四五六七八九';
  /** 六十三 -> 63, 十 -> 10 */
  const numberOf = (numeral: string): number => {
    const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['-', numeral];
    const digit = (text = ''): number => (text === '' ? 0 : NUMERALS.indexOf(text) + 1);
    return (tens === '-' ? 0 : 10 * (tens === '' ? 1 : digit(tens))) + digit(ones);
  };

  test.each(Object.entries({ ...BASIS_OF_FLAG, ...BASIS_OF_VETO }))('%s: the same articles in both languages', (_, basis) => {
    const chinese = [...basis.zh.matchAll(/第([一二三四五六七八九十]+)[条项]/g)].map(([, numeral = '']) => numberOf(numeral));
    const english = [...basis.en.matchAll(/\d+/g)].map(Number);
    expect(english).toEqual(chinese);
    expect([basis.zh.includes('本机构考核办法'), basis.zh.includes('《')]).toEqual([
      basis.en.includes('the centre’s assessment policy'),
      basis.en.includes('Law art. '),
    ]);
    expect(basis.zh).toMatch(/本机构考核办法|《/);
  });
});
