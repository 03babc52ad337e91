import { describe, expect, test } from '@jest/globals';
import type { FlagInput } from '../../../domain/assessment/flags.ts';
import { flagsOf, isProvisional } from '../../../domain/assessment/flags.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';

const flags = (input: Partial<FlagInput>): readonly string[] =>
  flagsOf({
    status: 'graded',
    grade: 'good',
    lastGrade: undefined,
    n: 5,
    low: 0.7,
    high: 0.95,
    deduction: 0,
    hasVeto: false,
    hasOpenAlert: false,
    reasons: [],
    policy: STANDARD_1,
    ...input,
  });

const FAILING = ['penalty.interview', 'penalty.rectify', 'penalty.withhold-subsidy', 'penalty.suspend'];

test.each([
  [['penalty.talk', 'review.open-alert'] as const, true],
  [['penalty.talk', 'review.second-file'] as const, false],
  [[], false],
])('a row with %j is provisional: %p', (all, expected) => expect(isProvisional({ flags: all })).toBe(expected));

describe('proposals', () => {
  test.each<[string, Partial<FlagInput>, readonly string[]]>([
    ['good: none', {}, []],
    ['excellent', { grade: 'excellent' }, ['reward.commend', 'reward.priority', 'reward.subsidy']],
    ['excellent, with a deduction', { grade: 'excellent', deduction: 2 }, ['reward.commend', 'reward.priority']],
    ['excellent on four responses', { grade: 'excellent', n: 4 }, []],
    [
      'excellent, lower end at the line',
      { grade: 'excellent', low: 0.55 },
      ['reward.commend', 'reward.priority', 'reward.subsidy'],
    ],
    ['excellent, lower end below the line', { grade: 'excellent', low: 0.549 }, []],
    ['excellent without responses', { grade: 'excellent', n: 0, low: undefined, high: undefined }, []],
    ['upper end below the line', { high: 0.799 }, ['penalty.talk']],
    ['upper end at the line', { high: 0.8 }, []],
    ['upper end below the line on four responses', { high: 0.5, n: 4 }, []],
    ['no responses, no talk', { n: 0, low: undefined, high: undefined }, []],
    ['competent is talked to as well', { grade: 'competent', high: 0.7 }, ['penalty.talk']],
    ['not graded: no talk', { status: 'not-graded', grade: undefined, high: 0.7 }, []],
    ['failing: no mere talk', { grade: 'failing', high: 0.7 }, FAILING],
    ['failing a second year', { grade: 'failing', lastGrade: 'failing' }, [...FAILING, 'penalty.remove']],
    ['failing after a competent year', { grade: 'failing', lastGrade: 'competent' }, FAILING],
    ['failing last year only', { lastGrade: 'failing' }, []],
    ['a veto', { grade: 'failing', hasVeto: true }, [...FAILING, 'penalty.refer']],
    ['a veto in any status', { status: 'not-graded', grade: 'failing', hasVeto: true }, [...FAILING, 'penalty.refer']],
    ['an open alert', { hasOpenAlert: true }, ['review.open-alert']],
    ['a second file to review', { status: 'deferred', grade: undefined, reasons: ['second-file'] }, ['review.second-file']],
  ])('%s', (_, input, expected) => expect(flags(input)).toEqual(expected));
});
