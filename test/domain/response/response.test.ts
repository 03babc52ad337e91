import { describe, expect, test } from '@jest/globals';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { counts, isComplete, isValid, points } from '../../../domain/response/response.ts';
import type { Answers } from '../../../domain/shared/codes.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { aFollowUp, answered } from './a-follow-up.ts';

describe('whether a response counts', () => {
  test.each<[string, FollowUp, boolean]>([
    ['no answer', aFollowUp('1'), false],
    ['only other answers', aFollowUp('1', { answers: { charged: 8, communication: 5, absent: 8 } }), false],
    ['a 2', answered('1', 2), true],
    ['a 1 not confirmed', answered('1', 1, { confirmed: false }), false],
    ['a 1 confirmed', answered('1', 1), true],
  ])('%s', (_, f, expected) => {
    expect(counts(f)).toBe(expected);
    expect(isValid(f)).toBe(expected);
  });

  test.each<[string, FollowUp]>([
    ['voided', answered('1', 5, { voided: { at: 1, by: 'sup-1', reason: 'wrong case' } })],
    ['of a case that was reopened', answered('1', 5, { state: 'cancelled', reason: 'reopened' })],
    ['of an excluded case', answered('1', 5, { state: 'excluded', reason: 'wrong-person' })],
  ])('%s: counts, and is not valid', (_, f) => {
    expect(counts(f)).toBe(true);
    expect(isValid(f)).toBe(false);
  });

  test.each(['waiting', 'asking', 'completed', 'partial', 'refused', 'to-call'] as const)('valid while %s', (state) => {
    expect(isValid(answered('1', 5, { state }))).toBe(true);
  });
});

describe('whether the answers are complete', () => {
  const all: Answers = { overall: 5, charged: 0, communication: 3, absent: 0 };

  test('all four coded questions of a case, and 0 is an answer', () => {
    expect(isComplete(all, 'case')).toBe(true);
  });

  test.each(['overall', 'charged', 'communication', 'absent'] as const)('not without %s', (question) => {
    expect(isComplete({ ...all, [question]: undefined }, 'case')).toBe(false);
  });

  test('a consultation is asked for its overall satisfaction alone', () => {
    expect(isComplete({ overall: 4 }, 'consultation')).toBe(true);
    expect(isComplete({ ...all, overall: undefined }, 'consultation')).toBe(false);
  });
});

describe('points of a response', () => {
  test.each<[Answers, number | undefined]>([
    [{ overall: 1 }, 0],
    [{ overall: 2 }, 30],
    [{ overall: 3 }, 60],
    [{ overall: 4 }, 80],
    [{ overall: 5 }, 100],
    [{ overall: 4, communication: 1 }, 40],
    [{ overall: 5, communication: 4 }, 90],
    [{ communication: 3 }, 60],
    [{ overall: 5, charged: 9, absent: 9 }, 100],
    [{ charged: 8 }, undefined],
    [{}, undefined],
  ])('%j is %p', (answers, expected) => expect(points(answers, STANDARD_1)).toBe(expected));
});
