import { describe, expect, test } from '@jest/globals';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { patterns } from '../../../domain/score/patterns.ts';
import { scoredResponses } from '../../../domain/score/scored-response.ts';
import type { Answers } from '../../../domain/shared/codes.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { answered } from '../response/a-follow-up.ts';

const start = Date.parse('2025-03-06T10:00:00+08:00');
const signs = (followUps: readonly FollowUp[]): readonly string[] =>
  patterns(scoredResponses(followUps, STANDARD_1), STANDARD_1.score.pattern).map(({ caseNo, sign }) => `${sign} ${caseNo}`);

describe('all at top marks', () => {
  const series = (n: number, odd: Record<number, Answers> = {}): readonly FollowUp[] =>
    Array.from({ length: n }, (_, i) =>
      answered(String(i + 1), 5, { answers: odd[i + 1] ?? { overall: 5 }, answeredAt: start + i * HOUR_MS }),
    );

  test.each<[string, readonly FollowUp[], readonly string[]]>([
    ['nineteen are too few', series(19), []],
    ['the twentieth makes the number', series(20), ['all-top 20']],
    ['more change nothing: once a year', series(25), ['all-top 20']],
    ['a lower one afterwards doesn’t undo it', series(25, { 22: { overall: 4 } }), ['all-top 20']],
    ['a lower one among them', series(25, { 3: { overall: 4 } }), []],
    ['every mark has to be the best', series(20, { 7: { overall: 5, communication: 4 } }), []],
    ['best in both', series(20, { 7: { overall: 5, communication: 5 } }), ['all-top 20']],
    ['a yes or no is no mark', series(20, { 7: { overall: 5, charged: 9 } }), ['all-top 20']],
  ])('%s', (_, followUps, expected) => expect(signs(followUps)).toEqual(expected));

  test('the case stays the same while clients who rated earlier answer on', () => {
    const rated = series(22).map((f, i) => ({ ...f, givenAt: { overall: start + i * HOUR_MS } }));
    const answeringOn = rated.map((f, i) => (i < 5 ? { ...f, answeredAt: start + (30 + i) * HOUR_MS } : f));
    expect([signs(rated), signs(answeringOn)]).toEqual([['all-top 20'], ['all-top 20']]);
  });

  test('the order is that of time, not of arrival', () => {
    expect(signs(series(20).toReversed())).toEqual(['all-top 20']);
  });
});

describe('identical answers from different phones', () => {
  const complete: Answers = { overall: 4, charged: 8, communication: 3, absent: 8 };
  const at = (caseNo: string, minutes: number, rest: Parameters<typeof answered>[2] = {}): FollowUp =>
    answered(caseNo, 4, { answers: complete, answeredAt: start + minutes * MINUTE_MS, ...rest });

  test.each<[string, readonly FollowUp[], readonly string[]]>([
    ['five minutes apart', [at('a', 0), at('b', 5)], ['identical b']],
    ['a moment more', [at('a', 0), at('b', 5 + 1 / MINUTE_MS)], []],
    ['each later one', [at('a', 0), at('b', 4), at('c', 8)], ['identical b', 'identical c']],
    ['at the very same time, by case number', [at('b', 0), at('a', 0)], ['identical b']],
    ['from one phone', [at('a', 0, { phoneKey: 'p' }), at('b', 1, { phoneKey: 'p' })], []],
    ['one phone twice and another', [at('a', 0, { phoneKey: 'p' }), at('b', 1, { phoneKey: 'p' }), at('c', 2)], ['identical c']],
    ['on the web as well', [at('a', 0, { channel: 'web' }), at('b', 1, { channel: 'sms' })], ['identical b']],
    ['entered by staff after a call', [at('a', 0, { channel: 'phone' }), at('b', 1, { channel: 'phone' })], []],
    ['one of them entered by staff', [at('a', 0, { channel: 'paper' }), at('b', 1)], []],
    ['different in one', [at('a', 0), at('b', 1, { answers: { ...complete, absent: 0 } })], []],
    ['alike but incomplete', [at('a', 0, { answers: { overall: 4 } }), at('b', 1, { answers: { overall: 4 } })], []],
  ])('%s', (_, followUps, expected) => expect(signs(followUps)).toEqual(expected));
});
