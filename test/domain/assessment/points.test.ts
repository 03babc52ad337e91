import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Evidence } from '../../../domain/assessment/evidence.ts';
import { bonusOf, deductionOf } from '../../../domain/assessment/points.ts';
import type { EvidenceKind } from '../../../domain/shared/codes.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { someEvidence, withdrawn } from './some-evidence.ts';

const rules = STANDARD_1.assessment;
const times = (n: number, kind: EvidenceKind, rest: Partial<Evidence> = {}): readonly Evidence[] =>
  Array.from({ length: n }, (_, i) => someEvidence(kind, { id: `${kind}-${i}`, ...rest }));

describe('bonus', () => {
  test.each<[string, readonly Evidence[], number]>([
    ['none', [], 0],
    ['a typical case', times(1, 'typical-case'), 2],
    ['three typical cases: up to 4', times(3, 'typical-case'), 4],
    ['a major case', times(1, 'major-case'), 2],
    ['three major cases: up to 4', times(3, 'major-case'), 4],
    ['a commendation', times(1, 'commendation'), 1],
    ['four commendations: up to 3', times(4, 'commendation'), 3],
    ['each kind by itself', [...times(1, 'typical-case'), ...times(1, 'major-case'), ...times(1, 'commendation')], 5],
    ['all together up to 10', [...times(9, 'typical-case'), ...times(9, 'major-case'), ...times(9, 'commendation')], 10],
    ['withdrawn', times(1, 'typical-case', { withdrawn }), 0],
    ['complaints give none', times(3, 'complaint'), 0],
  ])('%s', (_, evidence, expected) => expect(bonusOf(evidence, rules)).toBe(expected));

  test('without a limit of a kind there is still the common one', () => {
    const open = { ...rules, bonus: { ...rules.bonus, 'typical-case': { each: 2, upTo: null } } };
    expect(bonusOf(times(4, 'typical-case'), open)).toBe(8);
    expect(bonusOf(times(9, 'typical-case'), open)).toBe(10);
  });
});

describe('deduction', () => {
  test.each<[string, readonly Evidence[], number]>([
    ['none', [], 0],
    ['a complaint', times(1, 'complaint'), 5],
    ['complaints have no limit', times(9, 'complaint'), 45],
    ['not informed', times(1, 'not-informed'), 2],
    ['not informed: up to 6', times(4, 'not-informed'), 6],
    ['both', [...times(1, 'complaint'), ...times(1, 'not-informed')], 7],
    ['different facts', [...times(1, 'complaint', { fact: 'a' }), ...times(1, 'complaint', { fact: 'b' })], 10],
    ['the same fact twice', times(2, 'complaint', { fact: 'a' }), 5],
    [
      'the same fact in both kinds: the higher',
      [...times(1, 'not-informed', { fact: 'a' }), ...times(1, 'complaint', { fact: 'a' })],
      5,
    ],
    ['without a fact each counts', times(2, 'complaint'), 10],
    ['withdrawn', times(1, 'complaint', { withdrawn }), 0],
    [
      'a withdrawn one doesn’t take the place of another',
      [...times(1, 'complaint', { fact: 'a', withdrawn }), ...times(1, 'not-informed', { fact: 'a' })],
      2,
    ],
    [
      'facts before limits: three of four facts left are 6',
      [...times(4, 'not-informed'), ...times(1, 'not-informed', { fact: 'a' }), ...times(1, 'complaint', { fact: 'a' })],
      11,
    ],
    [
      'a bonus of the same fact is none of it',
      [...times(1, 'typical-case', { fact: 'a' }), ...times(1, 'complaint', { fact: 'a' })],
      5,
    ],
  ])('%s', (_, evidence, expected) => expect(deductionOf(evidence, rules).points).toBe(expected));

  test('the higher is what the policy makes higher', () => {
    const otherwise = { ...rules, deduction: { complaint: { each: 1, upTo: null }, 'not-informed': { each: 3, upTo: 6 } } };
    const evidence = [...times(1, 'complaint', { fact: 'a' }), ...times(1, 'not-informed', { fact: 'a' })];
    expect(deductionOf(evidence, otherwise)).toEqual({ points: 3, counted: times(1, 'not-informed', { fact: 'a' }) });
  });

  test('names what is counted', () => {
    const evidence = [...times(2, 'complaint', { fact: 'a' }), ...times(1, 'not-informed')];
    expect(deductionOf(evidence, rules).counted.map(({ id }) => id)).toEqual(['complaint-0', 'not-informed-0']);
  });

  test('facts first, then limits: a shared fact frees no room under a limit it didn’t use', () => {
    const items = fc.array(
      fc.tuple(fc.constantFrom('complaint' as const, 'not-informed' as const), fc.constantFrom('a', 'b', undefined)),
    );
    fc.assert(
      fc.property(items, (kinds) => {
        const evidence = kinds.map(([kind, fact], i) => someEvidence(kind, { id: String(i), fact }));
        const complaints = new Set(evidence.filter((e) => e.kind === 'complaint').map(({ id, fact }) => fact ?? id));
        const others = evidence.filter((e) => e.kind === 'not-informed').map(({ id, fact }) => fact ?? id);
        const left = new Set(others.filter((fact) => !complaints.has(fact)));
        expect(deductionOf(evidence, rules).points).toBe(5 * complaints.size + Math.min(6, 2 * left.size));
      }),
    );
  });
});
