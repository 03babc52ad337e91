import { expect, test } from '@jest/globals';
import { compareChecks } from '../../../domain/response/compare-check.ts';
import type { Answers } from '../../../domain/shared/codes.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { answered } from './a-follow-up.ts';

const checked = (caseNo: string, answers: Answers, phone: Answers, rest: Partial<FollowUp> = {}): FollowUp => ({
  ...answered(caseNo, 5),
  answers,
  checked: { at: 1, by: 'clerk-1', channel: 'phone', answers: phone },
  ...rest,
});

test('text answers beside what the same clients said on the telephone', () => {
  const followUps = [
    checked('3', { overall: 2, charged: 9 }, { overall: 5, charged: 8 }),
    checked('1', { overall: 4, charged: 8 }, { overall: 4, charged: 8, communication: 3 }),
    checked('2', { overall: 3 }, { overall: 4 }),
    checked('4', { overall: 1, absent: 8 }, { absent: 8 }, { channel: 'web' }),
    checked('7', { absent: 8 }, { absent: 9 }, { channel: 'web' }),
    answered('5', 5, { check: true, endedAt: 5 }),
    answered('6', 5),
  ];
  const none = { compared: 0, same: 0 };
  expect(compareChecks(followUps, STANDARD_1)).toEqual({
    toCheck: 6,
    checked: 5,
    byChannel: {
      sms: {
        overall: { compared: 3, same: 1, meanDifference: 4 / 3 },
        charged: { compared: 2, same: 1 },
        communication: none,
        absent: none,
      },
      web: { overall: none, charged: none, communication: none, absent: { compared: 2, same: 1 } },
    },
    disagreements: [
      { caseNo: '2', questions: ['overall'] },
      { caseNo: '3', questions: ['overall', 'charged'] },
      { caseNo: '7', questions: ['absent'] },
    ],
  });
});

test('nothing checked is nothing found', () => {
  expect(compareChecks([answered('1', 5), checked('2', {}, {}, { channel: undefined })], STANDARD_1)).toEqual({
    toCheck: 1,
    checked: 1,
    byChannel: {},
    disagreements: [],
  });
});
