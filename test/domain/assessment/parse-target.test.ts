import { describe, expect, test } from '@jest/globals';
import { TARGET_COLUMNS, TARGET_TABLE } from '../../../domain/assessment/columns.ts';
import { parseTarget } from '../../../domain/assessment/parse-target.ts';

const ROW = { centre_id: 'C01', lawyer_id: 'L1', year: '2025', target: '12' };

describe('a row of targets', () => {
  test("is a lawyer's, in English or Chinese", () => {
    const target = { ok: true, value: { centreId: 'C01', lawyerId: 'L1', year: 2025, target: 12 } };
    expect(parseTarget(ROW)).toStrictEqual(target);
    expect(parseTarget({ 机构代码: 'C01', 执业证号: 'L1', 年度: 2025, 目标件数: 12 })).toStrictEqual(target);
  });

  test("without a lawyer is the centre's", () => {
    expect(parseTarget({ ...ROW, lawyer_id: ' ' })).toStrictEqual({
      ok: true,
      value: { centreId: 'C01', year: 2025, target: 12 },
    });
  });

  test.each([
    ['1', 1],
    ['10000', 10_000],
  ])('the target %s is taken', (target, expected) => {
    expect(parseTarget({ ...ROW, target })).toMatchObject({ ok: true, value: { target: expected } });
  });

  test.each([
    ['no centre', { centre_id: '' }, 'centre_id'],
    ['a lawyer too long', { lawyer_id: 'L'.repeat(33) }, 'lawyer_id'],
    ['no year', { year: '' }, 'year'],
    ['a year of two digits', { year: '25' }, 'year'],
    ['no target', { target: '' }, 'target'],
    ['a target of 0', { target: '0' }, 'target'],
    ['a target too high', { target: '10001' }, 'target'],
    ['a target with a unit', { target: '12件' }, 'target'],
  ])('%s is refused', (_, wrong, column) => {
    const result = parseTarget({ ...ROW, ...wrong });
    expect(result.ok ? [] : result.error.map((error) => error.column)).toEqual([column]);
  });
});

test('every header is its own', () => {
  expect(TARGET_TABLE.headers.size).toBe(2 * Object.keys(TARGET_COLUMNS).length);
});
