import { describe, expect, test } from '@jest/globals';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { causesOf } from '../../../domain/alert/alert-causes.ts';
import { aFollowUp, answered } from '../response/a-follow-up.ts';

describe('what needs a supervisor', () => {
  const withAnswers = (answers: FollowUp['answers'], rest: Partial<FollowUp> = {}): FollowUp => ({
    ...aFollowUp('1'),
    answers,
    ...rest,
  });

  const withCheck = (answers: FollowUp['answers']): FollowUp => {
    const beside = { channel: 'sms', answers: { overall: 5, charged: 8, absent: 8, communication: 5 } } as const;
    return withAnswers(beside.answers, { checked: { at: 1, by: 'clerk-1', channel: 'phone', answers, beside } });
  };

  test.each<[string, FollowUp, readonly string[]]>([
    ['nothing answered', aFollowUp('1'), []],
    ['all is well', withAnswers({ overall: 3, charged: 8, communication: 3, absent: 8 }), []],
    ['unsure is no', withAnswers({ overall: 5, charged: 0, communication: 5, absent: 0 }), []],
    ['a confirmed 1', answered('1', 1), ['overall high']],
    ['an unconfirmed 1 may be a mistake', answered('1', 1, { confirmed: false }), []],
    ['a 2', answered('1', 2), ['overall medium']],
    ['a 2 has nothing to confirm', answered('1', 2, { confirmed: false }), ['overall medium']],
    ['charged', withAnswers({ charged: 9 }), ['charged critical']],
    ['communication of 1', withAnswers({ communication: 1 }), ['communication medium']],
    ['communication of 2', withAnswers({ communication: 2 }), ['communication medium']],
    ['absent', withAnswers({ absent: 9 }), ['absent high']],
    ['charged in words', withAnswers({}, { redFlags: { charged: 1 } }), ['charged critical']],
    ['absent in words, whatever the code says', withAnswers({ absent: 8 }, { redFlags: { absent: 0 } }), ['absent high']],
    ['in code and in words: once', withAnswers({ charged: 9 }, { redFlags: { charged: 5 } }), ['charged critical']],
    ['a trend and a pattern', withAnswers({}, { redFlags: { pattern: 1, trend: 2 } }), ['trend low', 'pattern low']],
    ['words about the rest are no cause', withAnswers({}, { redFlags: { overall: 1, communication: 1 } }), []],
    [
      'everything at once, in a fixed order',
      withAnswers({ overall: 2, charged: 9, communication: 1, absent: 9 }),
      ['overall medium', 'charged critical', 'communication medium', 'absent high'],
    ],
    ['a voided response too', answered('1', 2, { voided: { at: 1, by: 'sup-1', reason: 'abuse' } }), ['overall medium']],
    ['charged, told in a check beside an answer by text', withCheck({ charged: 9, overall: 1 }), ['charged critical']],
    ['absent, told in a check', withCheck({ absent: 9, communication: 1 }), ['absent high']],
    ['praise in a check', withCheck({ overall: 5, charged: 8 }), []],
    ['whatever the state', withAnswers({}, { state: 'refused', redFlags: { charged: 1 } }), ['charged critical']],
  ])('%s', (_, f, expected) => expect(causesOf(f).map(({ cause, level }) => `${cause} ${level}`)).toEqual(expected));
});

test('a pattern of the phone says what of it was seen', () => {
  const f = { ...aFollowUp('1'), redFlags: { pattern: 1 }, phoneSigns: ['shared-phone', 'inside-phone'] as const };
  expect(causesOf(f)).toEqual([{ cause: 'pattern', level: 'low', signs: ['shared-phone', 'inside-phone'] }]);
});
