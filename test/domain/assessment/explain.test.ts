import { describe, expect, test } from '@jest/globals';
import type { AssessmentInput } from '../../../domain/assessment/assess.ts';
import { assess, openGraveAlerts } from '../../../domain/assessment/assess.ts';
import type { Explanation } from '../../../domain/assessment/explain.ts';
import { explain } from '../../../domain/assessment/explain.ts';
import { FLAGS } from '../../../domain/assessment/flags.ts';
import { flagWords } from '../../../domain/assessment/flag-words.ts';
import { BASIS_OF_FLAG } from '../../../domain/assessment/basis.ts';
import { scoreLawyer } from '../../../domain/score/score-lawyer.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { Evidence } from '../../../domain/assessment/evidence.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { answered } from '../response/a-follow-up.ts';
import { someEvidence, withdrawn } from './some-evidence.ts';

const cases = (overall: 1 | 2 | 5, n: number): readonly FollowUp[] =>
  Array.from({ length: n }, (_, i) => answered(String(i), overall));
const files = (score: number, n = 2): readonly Evidence[] =>
  Array.from({ length: n }, (_, i) => someEvidence('file-review', { id: `f-${i}`, score }));

const explained = (change: Partial<AssessmentInput>): readonly Explanation[] => {
  const input: AssessmentInput = {
    centreId: 'C01',
    lawyer: { id: 'L001' },
    at: Date.parse('2026-01-15T00:00:00+08:00'),
    followUps: cases(5, 6),
    alerts: [],
    evidence: files(95),
    policy: STANDARD_1,
    ...change,
  };
  const { low, high } = scoreLawyer(input);
  return explain({
    row: assess(input),
    low,
    high,
    evidence: input.evidence,
    openAlerts: openGraveAlerts(input),
    policy: input.policy,
  });
};
const english = (change: Partial<AssessmentInput>) =>
  explained(change).map(({ code, words, evidence }) => [code, words.en, evidence]);

describe('a row in words', () => {
  test('a reward, with the figures it rests on', () => {
    expect(explained({})).toEqual([
      {
        code: 'reward.commend',
        words: {
          zh: '建议表彰：等次优秀，有效评价6份，满意率A区间下限61.0%，不低于55.0%',
          en: 'proposed: commendation: graded excellent; 6 valid responses; lower end of rate A 61.0%, at least 55.0%',
        },
        basis: BASIS_OF_FLAG['reward.commend'],
        evidence: ['f-0', 'f-1'],
      },
      expect.objectContaining({ code: 'reward.priority' }),
      expect.objectContaining({
        code: 'reward.subsidy',
        words: expect.objectContaining({ en: expect.stringMatching(/the rate is the province’s\).*; no deduction$/) }),
      }),
    ]);
  });

  test('a failing total names what it is made of', () => {
    const evidence = [
      ...files(20),
      someEvidence('complaint'),
      someEvidence('commendation'),
      someEvidence('opinion', { score: 10, withdrawn }),
    ];
    const marks = [someEvidence('opinion', { score: 20 }), someEvidence('hearing', { score: 20 }), someEvidence('not-informed')];
    expect(english({ evidence: [...evidence, ...marks] })[0]?.[2]).toEqual([
      ...['f-0', 'f-1', 'e-opinion', 'e-hearing'],
      ...['e-complaint', 'e-not-informed'],
    ]);
    expect(english({ evidence, lastGrade: 'failing' })).toEqual([
      ['penalty.interview', 'proposed: formal interview: graded failing with a total of 47.3', ['f-0', 'f-1', 'e-complaint']],
      [
        'penalty.rectify',
        'proposed: rectification within a time limit: graded failing with a total of 47.3',
        ['f-0', 'f-1', 'e-complaint'],
      ],
      [
        'penalty.withhold-subsidy',
        'proposed: no performance part of the subsidy (the base is owed by law): graded failing with a total of 47.3',
        ['f-0', 'f-1', 'e-complaint'],
      ],
      [
        'penalty.suspend',
        'proposed: no new assignments for a time: graded failing with a total of 47.3',
        ['f-0', 'f-1', 'e-complaint'],
      ],
      [
        'penalty.remove',
        'proposed: removal from the roster of legal-aid lawyers: graded failing with a total of 47.3, and failing the year before',
        ['f-0', 'f-1', 'e-complaint'],
      ],
    ]);
  });

  test('a veto names itself and its articles', () => {
    const evidence = [
      ...files(95),
      someEvidence('veto', { id: 'v-1', cause: 'charged' }),
      someEvidence('veto', { id: 'v-2', cause: 'faked-feedback' }),
      someEvidence('veto', { id: 'v-3', cause: 'charged', withdrawn }),
    ];
    const all = explained({ evidence });
    expect(all.find(({ code }) => code === 'penalty.refer')).toEqual({
      code: 'penalty.refer',
      words: {
        zh: '建议移送司法行政部门并函告律师协会：经人工认定存在一票否决情形，等次不合格',
        en: 'proposed: referral to the justice bureau, with a letter to the bar: graded failing by a veto that a person recorded',
      },
      basis: BASIS_OF_FLAG['penalty.refer'],
      evidence: ['v-1', 'v-2'],
    });
    expect(all.slice(-2)).toEqual([
      {
        code: 'veto:charged',
        words: { zh: '经人工认定：收取受援人财物', en: 'found true by a person: taking money or gifts from the client' },
        basis: {
          zh: '《法律援助法》第二十条、第六十三条第三项，《律师法》第四十八条第一项',
          en: 'Legal Aid Law art. 20 and 63(3), Lawyers Law art. 48(1)',
        },
        evidence: ['v-1'],
      },
      {
        code: 'veto:faked-feedback',
        words: {
          zh: '经人工认定：干扰或伪造受援人评价',
          en: 'found true by a person: interfering with or faking clients’ feedback',
        },
        basis: { zh: '本机构考核办法', en: 'the centre’s assessment policy' },
        evidence: ['v-2'],
      },
    ]);
  });

  test('one veto is enough to be named as the ground', () => {
    const evidence = [...files(95), someEvidence('veto', { id: 'v-1', cause: 'absent' })];
    expect(explained({ evidence })[0]).toMatchObject({
      words: { zh: '建议约谈：经人工认定存在一票否决情形，等次不合格' },
      evidence: ['v-1'],
    });
  });

  test('figures are printed to one decimal, in both languages', () => {
    const figures = { n: 9, low: 0.6, high: 0.5015, total: 50, grade: undefined, hasVeto: false, rewardLow: 0.55, talkHigh: 0.8 };
    expect(flagWords('penalty.suspend', figures).zh).toBe('建议暂停指派：总分50.0，等次不合格');
    expect(flagWords('review.second-file', figures).zh).toBe('建议再评查一份案卷：总分50.0不合格，而案卷评查份数不足');
    expect(flagWords('penalty.talk', figures).zh).toBe('建议提醒谈话：有效评价9份，满意率A区间上限50.2%，低于80.0%');
  });

  test.each<[string, Partial<AssessmentInput>, readonly unknown[]]>([
    [
      'a talk',
      { followUps: [...cases(2, 5), answered('x', 5)] },
      [['penalty.talk', 'proposed: a reminding talk: 6 valid responses; upper end of rate A 56.4%, below 80.0%', ['f-0', 'f-1']]],
    ],
    [
      'an open alert, by its case and cause',
      {
        evidence: files(80),
        alerts: [
          { caseNo: '3', cause: 'charged', level: 'critical' },
          { caseNo: '4', cause: 'overall', level: 'high', outcome: 'misrated' },
        ],
      },
      [
        [
          'review.open-alert',
          'proposed: resolve the alerts first: a critical or high alert of the year is still open; the row is not final before it is resolved',
          ['3/charged'],
        ],
      ],
    ],
    [
      'a second file',
      { evidence: [...files(20, 1), someEvidence('commendation')] },
      [
        ['review.second-file', 'proposed: review another file: the total of 52.3 fails, on too few file reviews', ['f-0']],
        ['second-file', 'the total fails on fewer than 2 file reviews, so the grade is deferred', ['f-0']],
      ],
    ],
    ['too few closings', { followUps: cases(5, 2) }, [['few-closings', '2 closings in the year, fewer than 3', []]]],
    [
      'too little known',
      { evidence: [] },
      [
        ['no-files', 'no figure for files', []],
        ['low-weight', 'the dimensions with figures weigh 33, less than 60', []],
      ],
    ],
    [
      'decided by a supervisor',
      { setStatus: { status: 'deferred', reason: 'under investigation', by: 'sup-1' } },
      [['set-by-supervisor:under investigation', 'decided by a supervisor: under investigation', []]],
    ],
  ])('%s', (_, change, expected) => {
    expect(english(change)).toEqual(expected);
    const reason = change.setStatus?.reason ?? '';
    for (const { words, basis } of explained(change)) {
      expect(words.zh.replace(reason, '')).toMatch(/^[\u4e00-\u9fff].*[\u4e00-\u9fff\d%]|质量主管决定：$/);
      expect(words.zh.match(/\d+(\.\d+)?/g)).toEqual(words.en.match(/\d+(\.\d+)?/g));
      expect(basis.zh).toContain('本机构考核办法');
    }
  });

  test('a reward and a removal say their own ground in Chinese as well', () => {
    expect(explained({}).at(-1)?.words.zh).toMatch(/，且无扣分$/);
    expect(explained({ evidence: files(20), lastGrade: 'failing' }).at(-1)?.words.zh).toMatch(/，且上一年度亦不合格$/);
  });

  test('held to good by a complaint', () => {
    const evidence = [...files(110), someEvidence('complaint'), someEvidence('complaint', { id: 'e-2', withdrawn })];
    expect(english({ evidence }).at(-1)).toEqual([
      'complaint',
      'the total is excellent, but a substantiated complaint of the year holds the grade to good',
      ['e-complaint'],
    ]);
  });

  test('every flag is worded as a proposal, in both languages, and punishes nobody, even where figures are missing', () => {
    for (const flag of FLAGS) {
      const figures = {
        n: 0,
        low: undefined,
        high: undefined,
        total: undefined,
        grade: undefined,
        hasVeto: false,
        rewardLow: 0.55,
        talkHigh: 0.8,
      };
      const { zh, en } = flagWords(flag, figures);
      expect([zh.startsWith('建议'), zh.includes('处罚'), en.startsWith('proposed: '), /undefined|NaN/.test(zh + en)]).toEqual([
        true,
        false,
        true,
        false,
      ]);
      expect(BASIS_OF_FLAG[flag].zh).toMatch(/《.+》第.+条/);
    }
  });

  test('without figures a flag says its rule', () => {
    const rule = { n: undefined, low: undefined, high: undefined, total: undefined, grade: undefined, hasVeto: false };
    const lines = FLAGS.map((flag) => flagWords(flag, { ...rule, rewardLow: 0.55, talkHigh: 0.8 }));
    expect(lines[0]).toEqual({
      zh: '建议表彰：等次优秀，满意率A区间下限不低于55.0%',
      en: 'proposed: commendation: graded excellent; lower end of rate A at least 55.0%',
    });
    expect(lines.slice(3, 5).map(({ en }) => en)).toEqual([
      'proposed: a reminding talk: upper end of rate A below 80.0%',
      'proposed: formal interview: graded failing',
    ]);
    expect(lines.at(-1)?.en).toBe('proposed: review another file: the total fails, on too few file reviews');
  });
});
