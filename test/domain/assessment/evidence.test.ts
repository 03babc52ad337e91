import { describe, expect, test } from '@jest/globals';
import type { EvidenceInput } from '../../../domain/assessment/evidence.ts';
import { checkEvidence, standingEvidence } from '../../../domain/assessment/evidence.ts';
import { someEvidence, withdrawn } from './some-evidence.ts';

/** Of a veto: the lawyer was heard on the day of the record. */
const HEARD = { heardOn: '2025-11-03', statement: '未收取任何费用' };
const check = (input: Partial<EvidenceInput>) => checkEvidence({ ...someEvidence('complaint'), ...input }, 'Asia/Shanghai');

describe('evidence that is taken', () => {
  test.each<[string, Partial<EvidenceInput>]>([
    ['a file review with a score', { kind: 'file-review', score: 92 }],
    ['a file review with a grade', { kind: 'file-review', grade: 'good' }],
    ['a file review with both', { kind: 'file-review', score: 0, grade: 'failing' }],
    ['an opinion', { kind: 'opinion', score: 100 }],
    ['a hearing observation', { kind: 'hearing', score: 0 }],
    ['a veto by another than its raiser', { ...HEARD, kind: 'veto', cause: 'charged', raisedBy: 'sup-2' }],
    ['a veto of which nobody says who raised it', { ...HEARD, kind: 'veto', cause: 'leaked' }],
    ['a veto after a hearing long ago', { ...HEARD, kind: 'veto', cause: 'leaked', heardOn: '2024-02-29' }],
    ['a complaint without a person', { by: undefined }],
    ['a commendation with a mark nobody needs', { kind: 'commendation', score: 900 }],
  ])('%s', (_, input) => {
    expect(check(input)).toEqual({ ok: true, value: { ...someEvidence('complaint'), ...input } });
  });

  test.each([
    [undefined, '2025-12-31T15:59:59Z', 2025],
    [undefined, '2025-12-31T16:00:00Z', 2026],
    [2024, '2025-12-31T16:00:00Z', 2024],
  ])('year %p, dated %s, belongs to %i', (year, date, expected) => {
    expect(check({ year, at: Date.parse(date) })).toMatchObject({ ok: true, value: { year: expected } });
  });
});

describe('evidence that is refused', () => {
  test.each<[string, Partial<EvidenceInput>, string, string, string]>([
    ['a file review without either', { kind: 'file-review' }, 'score', '', 'a file review needs a score (0 to 100) or a grade'],
    ['a mark above 100', { kind: 'file-review', score: 100.5, grade: 'good' }, 'score', '100.5', 'score must be from 0 to 100'],
    ['a mark below 0', { kind: 'hearing', score: -1 }, 'score', '-1', 'score must be from 0 to 100'],
    ['a mark that is no number', { kind: 'opinion', score: NaN }, 'score', 'null', 'score must be from 0 to 100'],
    ['an opinion without a score', { kind: 'opinion', grade: 'good' }, 'score', '', 'score is missing (0 to 100)'],
    ['a hearing without a score', { kind: 'hearing' }, 'score', '', 'score is missing (0 to 100)'],
    [
      'a veto without a cause',
      { ...HEARD, kind: 'veto' },
      'cause',
      '',
      'a veto needs a cause (charged, refused, absent, leaked, faked-feedback)',
    ],
    [
      'a veto without a person',
      { ...HEARD, kind: 'veto', cause: 'absent', by: undefined },
      'by',
      '',
      'a veto needs the person who heard the lawyer and found it true',
    ],
    [
      'a veto by nobody',
      { ...HEARD, kind: 'veto', cause: 'absent', by: ' ' },
      'by',
      ' ',
      'a veto needs the person who heard the lawyer and found it true',
    ],
    [
      'a veto by its raiser',
      { ...HEARD, kind: 'veto', cause: 'absent', by: 'sup-1', raisedBy: ' sup-1' },
      'by',
      'sup-1',
      'a veto is recorded by another person than the one who raised it',
    ],
    ...[undefined, '2025-11-04', '2025-02-29', '2025/11/3', '2025-11-03 10:00'].map(
      (heardOn): [string, Partial<EvidenceInput>, string, string, string] => [
        `a veto with the day of hearing ${heardOn}`,
        { ...HEARD, kind: 'veto', cause: 'absent', heardOn },
        'heardOn',
        heardOn ?? '',
        'a veto needs the day on which the lawyer was heard (YYYY-MM-DD, not after today)',
      ],
    ),
    ...[undefined, ' \n'].map((statement): [string, Partial<EvidenceInput>, string, string, string] => [
      `a veto with the statement ${JSON.stringify(statement)}`,
      { ...HEARD, kind: 'veto', cause: 'absent', statement },
      'statement',
      statement ?? '',
      'a veto needs what the lawyer said to it (or how they were asked, where they stayed away)',
    ]),
    ['half a year', { year: 2025.5 }, 'year', '2025.5', 'year must be a whole number of four digits'],
    ['a short year', { year: 999 }, 'year', '999', 'year must be a whole number of four digits'],
    ['a long year', { year: 10000 }, 'year', '10000', 'year must be a whole number of four digits'],
  ])('%s', (_, input, column, value, en) => {
    expect(check(input)).toEqual({
      ok: false,
      error: [{ column, value, message: { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en } }],
    });
  });

  test('the first and the last year of four digits are taken', () => {
    expect([check({ year: 1000 }).ok, check({ year: 9999 }).ok]).toEqual([true, true]);
  });

  test('with all that is wrong at once', () => {
    const result = check({ kind: 'veto', by: '', year: 1 });
    expect(!result.ok && result.error.map(({ column }) => column)).toEqual(['year', 'cause', 'by', 'heardOn', 'statement']);
  });
});

test('withdrawn evidence doesn’t stand', () => {
  const stands = someEvidence('veto', { id: 'a' });
  expect(standingEvidence([stands, someEvidence('veto', { id: 'b', withdrawn }), someEvidence('hearing')], 'veto')).toEqual([
    stands,
  ]);
});
