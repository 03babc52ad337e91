import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EVIDENCE_COLUMNS, EVIDENCE_TABLE } from '../../../domain/assessment/columns.ts';
import { parseEvidence } from '../../../domain/assessment/parse-evidence.ts';
import { EVIDENCE_KIND_TERMS, GRADE_CELL_TERMS, VETO_CAUSE_TERMS } from '../../../domain/assessment/evidence-terms.ts';
import type { InputError } from '../../../domain/shared/result.ts';

const MINIMAL = { id: 'E-1', kind: 'commendation', lawyer_id: 'L1', centre_id: 'C01' };

const evidenceOf = (row: Record<string, unknown>) => {
  const result = parseEvidence(row);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const errorsOf = (row: Record<string, unknown>): readonly InputError[] => {
  const result = parseEvidence(row);
  return result.ok ? [] : result.error;
};

describe('a row of evidence', () => {
  test('with the required columns alone has nothing else', () => {
    expect(evidenceOf(MINIMAL)).toStrictEqual({ id: 'E-1', kind: 'commendation', lawyerId: 'L1', centreId: 'C01' });
  });

  const full = {
    id: 'E-1',
    kind: 'veto',
    lawyerId: 'L1',
    centreId: 'C01',
    score: 92.5,
    grade: 'good',
    cause: 'charged',
    year: 2025,
    fact: 'f-7',
    raisedBy: 'sup-2',
    by: 'sup-1',
    heardOn: '2025-11-03',
    statement: '未收取任何费用',
    note: '已听取陈述',
  };

  test('may be in Chinese', () => {
    const row = {
      编号: 'E-1',
      类型: '一票否决',
      执业证号: 'L1',
      机构代码: 'C01',
      分数: '92.5',
      等次: '良好',
      事由: '收取财物',
      年度: '2025',
      事实: 'f-7',
      提出人: 'sup-2',
      认定人: 'sup-1',
      听取陈述日期: '2025年11月3日',
      陈述申辩: '未收取任何费用',
      备注: '已听取陈述',
    };
    expect(evidenceOf(row)).toStrictEqual(full);
  });

  test('may be in English, with numbers as numbers', () => {
    const { lawyerId: lawyer_id, centreId: centre_id, raisedBy: raised_by, heardOn: heard_on, ...same } = full;
    expect(evidenceOf({ ...same, lawyer_id, centre_id, raised_by, heard_on })).toStrictEqual(full);
  });

  test.each([
    ['0', 0],
    ['100', 100],
    ['100.0', 100],
    ['９２．５', 92.5],
  ])('the score %s is %d', (score, expected) => {
    expect(evidenceOf({ ...MINIMAL, score }).score).toBe(expected);
  });

  test.each([
    ['no number of its own', { id: '' }, 'id', 'must not be empty'],
    ['a number too long', { id: 'E'.repeat(129) }, 'id', '1 to 128 characters'],
    ['no kind', { kind: undefined }, 'kind', 'must not be empty'],
    ['an unknown kind', { kind: 'praise' }, 'kind', 'must be one of file-review, opinion'],
    ['no lawyer', { lawyer_id: '' }, 'lawyer_id', 'must not be empty'],
    ['no centre', { centre_id: '' }, 'centre_id', 'must not be empty'],
    ['a score over 100', { score: '100.1' }, 'score', 'must be a number from 0 to 100'],
    ['a score under 0', { score: '-1' }, 'score', 'must be a number from 0 to 100'],
    ['a score in words', { score: '九十分' }, 'score', 'must be a number from 0 to 100'],
    ['a score with a comma', { score: '92,5' }, 'score', 'must be a number from 0 to 100'],
    ['an unknown grade', { grade: 'A' }, 'grade', 'must be one of excellent, good, competent, failing'],
    ['an unknown cause', { cause: 'late' }, 'cause', 'must be one of charged'],
    ['a year too early', { year: '1989' }, 'year', 'must be a whole number from 1990 to 2100'],
    ['a year too late', { year: '2101' }, 'year', 'must be a whole number from 1990 to 2100'],
    ['a year with a fraction', { year: '2025.5' }, 'year', 'must be a whole number from 1990 to 2100'],
    ['a fact too long', { fact: 'f'.repeat(201) }, 'fact', 'at most 200 characters'],
    ['a name too long', { by: 'x'.repeat(201) }, 'by', 'at most 200 characters'],
    ['another name too long', { raised_by: 'x'.repeat(201) }, 'raised_by', 'at most 200 characters'],
    ['a note too long', { note: 'x'.repeat(1001) }, 'note', 'at most 1000 characters'],
  ])('%s is refused', (_, wrong, column, message) => {
    const errors = errorsOf({ ...MINIMAL, ...wrong });
    expect(errors.map((error) => error.column)).toEqual([column]);
    expect(errors[0]?.message.en).toContain(message);
    expect(errors[0]?.message.zh).toMatch(/[一-龥]/);
  });

  test('any row is read or refused, never thrown at', () => {
    const columns = fc.constantFrom(...Object.keys(EVIDENCE_COLUMNS));
    fc.assert(
      fc.property(fc.dictionary(columns, fc.anything()), (row) => {
        const result = parseEvidence(row);
        return result.ok || result.error.length > 0;
      }),
    );
  });
});

test('every word of a list and every header is its own', () => {
  for (const terms of [EVIDENCE_KIND_TERMS, GRADE_CELL_TERMS, VETO_CAUSE_TERMS]) {
    expect(new Set(Object.values(terms)).size).toBe(Object.keys(terms).length);
  }
  expect(EVIDENCE_TABLE.headers.size).toBe(2 * Object.keys(EVIDENCE_COLUMNS).length);
});
