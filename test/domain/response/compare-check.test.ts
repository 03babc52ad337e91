import { expect, test } from '@jest/globals';
import { compareCheck, compareChecks } from '../../../domain/response/compare-check.ts';
import type { Answers } from '../../../domain/shared/codes.ts';
import type { FollowUp, TextAnswer } from '../../../domain/conversation/follow-up.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { answered } from './a-follow-up.ts';

const ended = (caseNo: string, rest: Partial<FollowUp> = {}): FollowUp =>
  answered(caseNo, 5, { check: true, endedAt: 5, ...rest });
const check = (text: Answers, phone: Answers, channel: TextAnswer['channel'] = 'sms') =>
  ({ at: 1, by: 'clerk-1', channel: 'phone', answers: phone, beside: { channel, answers: text } }) as const;
const checked = (caseNo: string, ...answers: Parameters<typeof check>): FollowUp =>
  ended(caseNo, { checked: check(...answers), calls: [{ kind: 'check', at: 1, by: 'clerk-1', outcome: 'answered', note: '' }] });
const NOTHING = { compared: 0 };

test.each<[string, Answers, Answers, readonly string[]]>([
  ['the same answers', { overall: 4, charged: 8 }, { overall: 4, charged: 8 }, []],
  ['other answers', { overall: 4, charged: 8, absent: 8 }, { overall: 5, charged: 9, absent: 8 }, ['overall', 'charged']],
  ['a 0 that became an 8', { charged: 0 }, { charged: 8 }, ['charged']],
  ['questions that one of both left open', { overall: 4 }, { communication: 2 }, []],
])('%s', (_, text, phone, questions) => expect(compareCheck(check(text, phone))).toEqual(questions));

test('five text answers beside what the same clients said on the telephone', () => {
  const followUps = [
    checked('3', { overall: 2, charged: 9 }, { overall: 5, charged: 8 }),
    checked('1', { overall: 4, charged: 8 }, { overall: 4, charged: 8 }),
    checked('2', { overall: 3, charged: 0 }, { overall: 4, charged: 9 }),
    checked('4', { overall: 5, charged: 8 }, { overall: 3, charged: 8 }),
    checked('5', { overall: 5, charged: 8, communication: 5 }, { overall: 5, charged: 8, communication: 5 }),
    checked('6', { overall: 1 }, { overall: 5 }, 'web'),
  ];
  expect(compareChecks(followUps, STANDARD_1)).toEqual({
    drawn: 6,
    waiting: 0,
    checked: 6,
    byChannel: {
      // 100 - 30, 80 - 80, 80 - 60, 60 - 100, 100 - 100
      sms: {
        overall: { compared: 5, sameShare: 2 / 5, meanDifference: (70 + 0 + 20 - 40 + 0) / 5 },
        charged: { compared: 5, sameShare: 3 / 5 },
        communication: { compared: 1 },
        absent: NOTHING,
      },
      web: { overall: { compared: 1 }, charged: NOTHING, communication: NOTHING, absent: NOTHING },
    },
    disagreements: [
      { caseNo: '2', lawyerId: 'L001', questions: ['overall', 'charged'] },
      { caseNo: '3', lawyerId: 'L001', questions: ['overall', 'charged'] },
      { caseNo: '4', lawyerId: 'L001', questions: ['overall'] },
      { caseNo: '6', lawyerId: 'L001', questions: ['overall'] },
    ],
  });
});

test('figures come with as many cases as a score needs responses', () => {
  const four = [1, 2, 3, 4].map((n) => checked(String(n), { overall: 4 }, { overall: 5 }));
  const { byChannel, disagreements } = compareChecks(four, STANDARD_1);
  expect(byChannel.sms.overall).toEqual({ compared: 4 });
  expect(disagreements).toHaveLength(4);
  const policy = { ...STANDARD_1, score: { ...STANDARD_1.score, minResponses: 4 } };
  expect(compareChecks(four, policy).byChannel.sms.overall).toEqual({ compared: 4, sameShare: 0, meanDifference: 20 });
});

test('communication has points as well, money and absence have none', () => {
  const answers = { overall: 4, charged: 8, communication: 2, absent: 8 } as const;
  const five = [1, 2, 3, 4, 5].map((n) => checked(String(n), answers, { ...answers, communication: 3 }));
  const { overall, charged, communication, absent } = compareChecks(five, STANDARD_1).byChannel.sms;
  expect(communication).toEqual({ compared: 5, sameShare: 0, meanDifference: 30 });
  expect(overall).toEqual({ compared: 5, sameShare: 1, meanDifference: 0 });
  expect([charged, absent]).toEqual([
    { compared: 5, sameShare: 1 },
    { compared: 5, sameShare: 1 },
  ]);
});

test('who was checked stays counted, though a correction leaves nothing to check', () => {
  const corrected = { ...checked('1', { charged: 0 }, { charged: 8 }), check: false };
  expect(compareChecks([corrected], STANDARD_1)).toMatchObject({ drawn: 1, waiting: 0, checked: 1 });
});

test('counts who waits, who was checked, and who could not be; a response that does not count is none of them', () => {
  const missed = ended('2', { calls: [{ kind: 'check', at: 1, by: 'clerk-1', outcome: 'wrong-number', note: '' }] });
  const voided = { at: 1, by: 'sup-1', reason: '错案' };
  const followUps = [
    ended('1'),
    missed,
    checked('3', { overall: 4 }, { overall: 4 }),
    answered('4', 5),
    { ...ended('5'), voided },
    { ...checked('6', { overall: 4 }, { overall: 1 }), voided },
    { ...checked('7', { overall: 4 }, { overall: 1 }), state: 'cancelled' as const },
  ];
  expect(compareChecks(followUps, STANDARD_1)).toMatchObject({ drawn: 3, waiting: 1, checked: 1, disagreements: [] });
});
