import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '../../../domain/assessment/evidence.ts';
import { deductionOf } from '../../../domain/assessment/points.ts';
import type { SetStatus } from '../../../domain/assessment/status.ts';
import type { Verdict, VerdictInput } from '../../../domain/assessment/verdict.ts';
import { verdictOf } from '../../../domain/assessment/verdict.ts';
import { STANDARD_1, SURVEY_ONLY_1 } from '../../../domain/shared/policy.ts';
import { someEvidence } from './some-evidence.ts';

const file = (id: string): Evidence => someEvidence('file-review', { id, score: 50 });
const twoFiles = [file('f-1'), file('f-2')];
const charged = someEvidence('veto', { cause: 'charged' });
const complaint = someEvidence('complaint');

/** A lawyer of three closings with files and clients at `mark` (weight 65) and two file reviews. */
const verdict = (mark: number, { evidence = twoFiles, policy = STANDARD_1, ...rest }: Partial<VerdictInput> = {}): Verdict =>
  verdictOf({
    closings: 3,
    scores: { files: mark, clients: mark },
    bonus: 0,
    deduction: deductionOf(evidence, policy.assessment),
    evidence,
    policy,
    ...rest,
  });

describe('the grade', () => {
  test.each<[string, Verdict, Verdict]>([
    ['excellent', verdict(90), { status: 'graded', total: 90, grade: 'excellent', reasons: [] }],
    ['good', verdict(89.9), { status: 'graded', total: 89.9, grade: 'good', reasons: [] }],
    ['by the total as printed', verdict(89.95), { status: 'graded', total: 90, grade: 'excellent', reasons: [] }],
    ['failing on two files', verdict(59.9), { status: 'graded', total: 59.9, grade: 'failing', reasons: [] }],
    ['with bonus', verdict(88, { bonus: 2 }), { status: 'graded', total: 90, grade: 'excellent', reasons: [] }],
    [
      'excellent held to good by a complaint',
      verdict(96, { evidence: [...twoFiles, complaint] }),
      { status: 'graded', total: 91, grade: 'good', reasons: ['complaint'] },
    ],
    [
      'a complaint says nothing where the total is good anyway',
      verdict(90, { evidence: [...twoFiles, complaint] }),
      { status: 'graded', total: 85, grade: 'good', reasons: [] },
    ],
    [
      'not informed doesn’t hold it down',
      verdict(96, { evidence: [...twoFiles, someEvidence('not-informed')] }),
      { status: 'graded', total: 94, grade: 'excellent', reasons: [] },
    ],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

describe('no total', () => {
  test.each<[string, Verdict, Verdict]>([
    [
      'too few closings',
      verdict(90, { closings: 2 }),
      { status: 'not-graded', total: undefined, grade: undefined, reasons: ['few-closings'] },
    ],
    [
      'too few closings come before too little known',
      verdict(90, { closings: 0, scores: {} }),
      { status: 'not-graded', total: undefined, grade: undefined, reasons: ['few-closings'] },
    ],
    [
      'no files',
      verdict(90, { scores: { clients: 90, opinion: 90, hearing: 90, quantity: 90, timeliness: 90 } }),
      { status: 'insufficient-data', total: undefined, grade: undefined, reasons: ['no-files'] },
    ],
    [
      'files alone weigh too little',
      verdict(90, { scores: { files: 90 } }),
      { status: 'insufficient-data', total: undefined, grade: undefined, reasons: ['low-weight'] },
    ],
    [
      'neither files nor weight',
      verdict(90, { scores: { clients: 90 } }),
      { status: 'insufficient-data', total: undefined, grade: undefined, reasons: ['no-files', 'low-weight'] },
    ],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));

  test('weight at the line is enough', () => {
    const scores = { files: 90, opinion: 90, hearing: 90 };
    expect(verdict(0, { scores })).toMatchObject({ status: 'graded', total: 90 });
    expect(verdict(0, { scores: { files: 90, opinion: 90, quantity: 90 } })).toMatchObject({ status: 'insufficient-data' });
  });
});

describe('a failing total on too few file reviews', () => {
  test.each<[string, Verdict, Verdict]>([
    [
      'is deferred',
      verdict(59.9, { evidence: [file('f-1')] }),
      { status: 'deferred', total: 59.9, grade: undefined, reasons: ['second-file'] },
    ],
    [
      'not one that passes',
      verdict(60, { evidence: [file('f-1')] }),
      { status: 'graded', total: 60, grade: 'competent', reasons: [] },
    ],
    [
      'a withdrawn review is none',
      verdict(50, { evidence: [file('f-1'), { ...file('f-2'), withdrawn: { reason: 'r', by: 'b', at: 1 } }] }),
      { status: 'deferred', total: 50, grade: undefined, reasons: ['second-file'] },
    ],
    [
      'not beside a veto',
      verdict(50, { evidence: [charged] }),
      { status: 'graded', total: 50, grade: 'failing', reasons: ['veto:charged'] },
    ],
    [
      'not where the policy asks for no files',
      verdict(50, { evidence: [], policy: SURVEY_ONLY_1 }),
      { status: 'graded', total: 50, grade: 'failing', reasons: [] },
    ],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

describe('a veto makes the grade failing', () => {
  test.each<[string, Verdict, Verdict]>([
    [
      'of an excellent total',
      verdict(95, { evidence: [...twoFiles, charged] }),
      { status: 'graded', total: 95, grade: 'failing', reasons: ['veto:charged'] },
    ],
    [
      'beside a complaint, which then decides nothing',
      verdict(100, { evidence: [...twoFiles, charged, complaint] }),
      { status: 'graded', total: 95, grade: 'failing', reasons: ['veto:charged'] },
    ],
    [
      'with too few closings',
      verdict(95, { closings: 1, evidence: [charged] }),
      { status: 'not-graded', total: undefined, grade: 'failing', reasons: ['few-closings', 'veto:charged'] },
    ],
    [
      'with too little known',
      verdict(95, { scores: { files: 95 }, evidence: [charged] }),
      { status: 'insufficient-data', total: undefined, grade: 'failing', reasons: ['low-weight', 'veto:charged'] },
    ],
    [
      'each cause once, in a fixed order',
      verdict(95, { evidence: [...twoFiles, someEvidence('veto', { cause: 'leaked' }), charged, charged] }),
      { status: 'graded', total: 95, grade: 'failing', reasons: ['veto:charged', 'veto:leaked'] },
    ],
    [
      'until it is withdrawn',
      verdict(95, { evidence: [...twoFiles, { ...charged, withdrawn: { reason: 'mistake', by: 'sup-2', at: 1 } }] }),
      { status: 'graded', total: 95, grade: 'excellent', reasons: [] },
    ],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));
});

describe('a status that a supervisor set', () => {
  const set = (status: SetStatus['status'], reason = 'ill for most of the year'): SetStatus => ({ status, reason, by: 'sup-1' });
  const code = 'set-by-supervisor:ill for most of the year' as const;

  test.each<[string, Verdict, Verdict]>([
    [
      'not graded: no total',
      verdict(95, { setStatus: set('not-graded') }),
      { status: 'not-graded', total: undefined, grade: undefined, reasons: [code] },
    ],
    [
      'deferred: the total is shown',
      verdict(95, { setStatus: set('deferred') }),
      { status: 'deferred', total: 95, grade: undefined, reasons: [code] },
    ],
    [
      'deferred, with too little known',
      verdict(95, { scores: { files: 95 }, setStatus: set('deferred') }),
      { status: 'deferred', total: undefined, grade: undefined, reasons: [code, 'low-weight'] },
    ],
    [
      'no second file is asked for beside it',
      verdict(50, { evidence: [], setStatus: set('deferred') }),
      { status: 'deferred', total: 50, grade: undefined, reasons: [code] },
    ],
    [
      'a complaint decides nothing beside it',
      verdict(100, { evidence: [...twoFiles, complaint], setStatus: set('deferred') }),
      { status: 'deferred', total: 95, grade: undefined, reasons: [code] },
    ],
    [
      'a veto fails it all the same',
      verdict(95, { evidence: [charged], setStatus: set('deferred') }),
      { status: 'deferred', total: 95, grade: 'failing', reasons: [code, 'veto:charged'] },
    ],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));

  test('the words can’t be taken for two codes where codes are joined by semicolons', () => {
    expect(verdict(95, { setStatus: set('deferred', 'ill; abroad') }).reasons).toEqual(['set-by-supervisor:ill\uff1b abroad']);
  });
});
