import { expect, test } from '@jest/globals';
import { responseOf, scoredResponses } from '../../../domain/score/scored-response.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { aFollowUp, answered } from '../response/a-follow-up.ts';

test('responses come in order of time, and of case numbers where it is the same, whatever the order they are given in', () => {
  const given = [
    answered('C', 5, { answeredAt: 2 }),
    answered('A', 5, { answeredAt: 2 }),
    answered('D', 5, { answeredAt: 1 }),
    answered('B', 5, { answeredAt: 2 }),
  ];
  for (const followUps of [given, given.toReversed()])
    expect(scoredResponses(followUps, policy).map(({ caseNo }) => caseNo)).toEqual(['D', 'A', 'B', 'C']);
});

test('a consultation is never scored, nor what is not valid', () => {
  const followUps = [
    answered('1', 5, { closing: { service: 'consultation' } }),
    answered('2', 1, { confirmed: false }),
    aFollowUp('3'),
    answered('4', 4),
  ];
  expect(scoredResponses(followUps, policy).map(({ caseNo }) => caseNo)).toEqual(['4']);
});

test('it was rated when overall was answered, and is as new as its last answer', () => {
  expect(responseOf(answered('1', 4, { answeredAt: 9, givenAt: { overall: 3 } }), policy)).toMatchObject({ at: 9, ratedAt: 3 });
  expect(responseOf(answered('1', 4, { answeredAt: 9 }), policy)).toMatchObject({ at: 9, ratedAt: 9 });
});
