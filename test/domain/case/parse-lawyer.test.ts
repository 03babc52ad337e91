import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LawyerEntry } from '../../../domain/case/lawyer.ts';
import { parseLawyer } from '../../../domain/case/parse-lawyer.ts';
import type { InputError } from '../../../domain/shared/result.ts';

const MINIMAL = { lawyer_id: 'L1', name: '律师001', centres: 'C01' };

const entryOf = (row: Record<string, unknown>): LawyerEntry => {
  const result = parseLawyer(row);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const errorsOf = (row: Record<string, unknown>): readonly InputError[] => {
  const result = parseLawyer(row);
  return result.ok ? [] : result.error;
};

describe('a row of the register', () => {
  test('with the required columns alone tells nothing else', () => {
    expect(entryOf(MINIMAL)).toStrictEqual({ lawyerId: 'L1', name: '律师001', centreIds: ['C01'] });
  });

  const full = {
    lawyerId: 'L1',
    name: '律师001',
    role: 'legal-service-worker',
    firm: '第一法律服务所',
    specialities: '劳动、婚姻家庭',
    phone: '13800000001',
    centreIds: ['C01', 'C02'],
    status: 'suspended',
  };

  test('may be in Chinese', () => {
    const row = {
      执业证号: 'L1',
      姓名: '律师001',
      身份: '基层法律服务工作者',
      律所: '第一法律服务所',
      专长: '劳动、婚姻家庭',
      联系电话: '13800000001',
      机构代码: 'C01、C02',
      状态: '暂停',
    };
    expect(entryOf(row)).toStrictEqual(full);
  });

  test('may be in English, with a phone stored as a number', () => {
    const { lawyerId: lawyer_id, centreIds: _, ...same } = full;
    expect(entryOf({ ...same, lawyer_id, phone: 13800000001, centres: ' C01 ;C02; C01' })).toStrictEqual(full);
  });

  test.each([
    ['no licence number', { lawyer_id: '' }, 'lawyer_id', 'must not be empty'],
    ['a long licence number', { lawyer_id: 'L'.repeat(33) }, 'lawyer_id', '1 to 32 characters'],
    ['no name', { name: ' ' }, 'name', 'must not be empty'],
    ['no centre', { centres: '' }, 'centres', 'must not be empty'],
    ['separators for centres', { centres: ';；、' }, 'centres', 'must be 1 to 50 ids'],
    ['a centre too long', { centres: `C01;${'C'.repeat(33)}` }, 'centres', '1 to 32 characters'],
    [
      'centres too many',
      { centres: Array.from({ length: 51 }, (_, n) => `C${n}`).join(';') },
      'centres',
      'must be 1 to 50 ids of centres, separated by ;',
    ],
    ['an unknown role', { role: 'judge' }, 'role', 'must be one of lawyer, legal-service-worker, volunteer'],
    ['an unknown status', { status: '在职' }, 'status', 'must be one of active, suspended, left'],
    ['a firm too long', { firm: '所'.repeat(201) }, 'firm', 'at most 200 characters'],
    ['specialities too long', { specialities: '劳'.repeat(201) }, 'specialities', 'at most 200 characters'],
    ['a failed formula for a phone', { phone: '#REF!' }, 'phone', 'error of a formula'],
  ])('%s is refused', (_, wrong, column, message) => {
    const errors = errorsOf({ ...MINIMAL, ...wrong });
    expect(errors.map((error) => error.column)).toEqual([column]);
    expect(errors[0]?.message.en).toContain(message);
    expect(errors[0]?.message.zh).toMatch(/[一-龥]/);
  });

  test('50 centres are taken', () => {
    const centres = Array.from({ length: 50 }, (_, n) => `C${n}`);
    expect(entryOf({ ...MINIMAL, centres: centres.join('、') }).centreIds).toEqual(centres);
  });

  test('any row is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('lawyer_id', 'name', 'centres', 'role', 'phone'), fc.anything()), (row) => {
        const result = parseLawyer(row);
        return result.ok || result.error.length > 0;
      }),
    );
  });
});
