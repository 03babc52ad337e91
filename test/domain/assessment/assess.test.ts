import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AssessedAlert, AssessmentInput } from '../../../domain/assessment/assess.ts';
import { assess } from '../../../domain/assessment/assess.ts';
import { ASSESSMENT_STATUSES } from '../../../domain/assessment/status.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { AlertCause } from '../../../domain/shared/codes.ts';
import { ALERT_LEVELS, ALERT_OUTCOMES, EVIDENCE_KINDS, GRADES, VETO_CAUSES } from '../../../domain/shared/codes.ts';
import { DIMENSIONS, STANDARD_1, SURVEY_ONLY_1 } from '../../../domain/shared/policy.ts';
import { answered } from '../response/a-follow-up.ts';
import { someEvidence, withdrawn } from './some-evidence.ts';

const at = Date.parse('2026-01-15T00:00:00+08:00');
const sixCases: readonly FollowUp[] = [1, 2, 3, 4, 5, 6].map((i) => answered(String(i), 5));
const row = (input: Partial<AssessmentInput>) =>
  assess({
    centreId: 'C01',
    lawyer: { id: 'L001' },
    at,
    followUps: sixCases,
    alerts: [],
    evidence: [],
    policy: STANDARD_1,
    ...input,
  });

describe('the row of a lawyer', () => {
  test('with all there is', () => {
    const evidence = [
      someEvidence('file-review', { id: 'f-1', grade: 'excellent' }),
      someEvidence('file-review', { id: 'f-2', score: 92, grade: 'failing' }),
      someEvidence('file-review', { id: 'f-3', grade: 'failing', withdrawn }),
      someEvidence('opinion', { score: 90 }),
      someEvidence('hearing', { id: 'h-1', score: 80 }),
      someEvidence('hearing', { id: 'h-2', score: 91 }),
      someEvidence('typical-case'),
    ];
    const followUps = sixCases.map((f, i): FollowUp => ({
      ...f,
      closing: { ...f.closing, filedOn: i < 4 ? '2025-03-20' : '2025-05-01' },
    }));
    expect(row({ lawyer: { id: 'L001', name: '甲律师', firm: '第一律师事务所' }, followUps, evidence })).toEqual({
      centreId: 'C01',
      lawyerId: 'L001',
      lawyerName: '甲律师',
      firm: '第一律师事务所',
      closings: 6,
      n: 6,
      files: 93.5,
      clients: 85.714286,
      opinion: 90,
      hearing: 85.5,
      quantity: 100,
      timeliness: 66.666667,
      bonus: 2,
      deduction: 0,
      // (40·93.5 + 25·85.7142857 + 10·90 + 10·85.5 + 8·100 + 7·66.6666667) / 100 + 2
      total: 91,
      status: 'graded',
      grade: 'excellent',
      flags: ['reward.commend', 'reward.priority', 'reward.subsidy'],
      reasons: [],
    });
  });

  test('with nothing but the survey', () => {
    expect(row({})).toEqual({
      centreId: 'C01',
      lawyerId: 'L001',
      closings: 6,
      n: 6,
      clients: 85.714286,
      quantity: 100,
      bonus: 0,
      deduction: 0,
      status: 'insufficient-data',
      flags: [],
      reasons: ['no-files', 'low-weight'],
    });
  });

  test('under the preset for centres that begin', () => {
    expect(row({ policy: SURVEY_ONLY_1 })).toMatchObject({ status: 'graded', total: 88.2, grade: 'good', reasons: [] });
  });

  test('with too few responses, too few closings and a target of its own', () => {
    const result = row({ followUps: sixCases.slice(0, 2), target: 8 });
    expect(result).toMatchObject({ closings: 2, n: 2, quantity: 25, status: 'not-graded', reasons: ['few-closings'] });
    expect(result.clients).toBeUndefined();
  });

  test('four responses are too few for the clients’ dimension, five are not', () => {
    expect(row({ followUps: sixCases.slice(0, 4) }).clients).toBeUndefined();
    expect(row({ followUps: sixCases.slice(0, 5) }).clients).toBe(85);
  });

  test('a mark that is neither score nor grade counts for nothing', () => {
    expect(row({ evidence: [someEvidence('file-review')] }).files).toBeUndefined();
    expect(row({ evidence: [someEvidence('file-review'), someEvidence('file-review', { id: 'f-2', score: 70 })] }).files).toBe(
      70,
    );
  });

  test('failing this year and last', () => {
    const evidence = [someEvidence('veto', { cause: 'charged' })];
    expect(row({ evidence, lastGrade: 'failing' }).flags).toEqual([
      'penalty.interview',
      'penalty.rectify',
      'penalty.withhold-subsidy',
      'penalty.suspend',
      'penalty.remove',
      'penalty.refer',
    ]);
  });

  test('a talk, where nearly all are dissatisfied', () => {
    const followUps = sixCases.map((f, i): FollowUp => (i === 0 ? f : { ...f, answers: { overall: 2 } }));
    const evidence = [
      someEvidence('file-review', { id: 'f-1', score: 90 }),
      someEvidence('file-review', { id: 'f-2', score: 90 }),
    ];
    expect(row({ followUps, evidence }).flags).toEqual(['penalty.talk']);
  });

  test('a deduction is shown as points taken away, and keeps the subsidy as it is', () => {
    const evidence = [
      someEvidence('file-review', { id: 'f-1', score: 100 }),
      someEvidence('file-review', { id: 'f-2', score: 100 }),
      someEvidence('not-informed'),
    ];
    expect(row({ evidence })).toMatchObject({ deduction: 2, total: 93.1, flags: ['reward.commend', 'reward.priority'] });
  });
});

describe('an open alert', () => {
  const followUps = [
    ...sixCases,
    answered('7', 2, { state: 'cancelled' }),
    answered('8', 2, { closing: { service: 'consultation' } }),
  ];
  const flags = (alert: Partial<AssessedAlert>): readonly string[] =>
    row({ followUps, alerts: [{ caseNo: '1', cause: 'absent', level: 'high', ...alert }] }).flags;

  test.each<[string, Partial<AssessedAlert>, boolean]>([
    ['of level high', {}, true],
    ['of level critical', { level: 'critical' }, true],
    ['of level medium', { level: 'medium' }, false],
    ['of level low', { level: 'low' }, false],
    ['that is resolved', { outcome: 'confirmed' }, false],
    ['on a case that was reopened', { caseNo: '7' }, true],
    ['on a consultation', { caseNo: '8' }, false],
    ['on somebody else’s case', { caseNo: '9' }, false],
  ])('%s', (_, alert, expected) => expect(flags(alert)).toEqual(expected ? ['review.open-alert'] : []));
});

describe('whatever the input', () => {
  const evidence = fc.record({
    kind: fc.constantFrom(...EVIDENCE_KINDS),
    score: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
    grade: fc.constantFrom(...GRADES),
    cause: fc.constantFrom(...VETO_CAUSES),
    fact: fc.constantFrom('a', 'b', undefined),
    withdrawn: fc.constantFrom(withdrawn, undefined),
  });
  const alerts = fc.record({
    caseNo: fc.constantFrom('0', '1'),
    cause: fc.constantFrom<AlertCause>('charged', 'overall'),
    level: fc.constantFrom(...ALERT_LEVELS),
    outcome: fc.constantFrom(...ALERT_OUTCOMES, undefined),
  });
  const inputs = fc.record({
    overalls: fc.array(fc.constantFrom(1, 2, 3, 4, 5), { maxLength: 12 }),
    evidence: fc.array(evidence, { maxLength: 12 }),
    alerts: fc.array(alerts, { maxLength: 4 }),
    target: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    lastGrade: fc.constantFrom(...GRADES, undefined),
    policy: fc.constantFrom(STANDARD_1, SURVEY_ONLY_1),
  });

  test('scores stay within 0 and 100, totals within 0 and 110; status, total and grade go together; twice is the same', () => {
    fc.assert(
      fc.property(inputs, ({ overalls, evidence: items, ...rest }) => {
        const input = {
          ...rest,
          followUps: overalls.map((overall, i) => answered(String(i), overall as 1)),
          evidence: items.map(({ kind, ...item }, i) => someEvidence(kind, { id: String(i), ...item })),
        };
        const result = row(input);
        for (const dimension of DIMENSIONS) {
          const score = result[dimension] ?? 0;
          expect(score >= 0 && score <= 100).toBe(true);
        }
        const hasVeto = input.evidence.some((item) => item.kind === 'veto' && !item.withdrawn);
        if (result.total !== undefined) expect(result.total >= 0 && result.total <= 110).toBe(true);
        expect(ASSESSMENT_STATUSES).toContain(result.status);
        expect(result.total !== undefined).toBe(result.status === 'graded' || result.status === 'deferred');
        expect(result.grade !== undefined).toBe(result.status === 'graded' || hasVeto);
        if (hasVeto) expect(result.grade).toBe('failing');
        expect(row(input)).toEqual(result);
      }),
    );
  });
});
