import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ByMonth } from '../../../domain/score/by-month.ts';
import { MONTHS, tallyByMonth } from '../../../domain/score/by-month.ts';
import { changeOf, rollUpMonths } from '../../../domain/score/roll-up.ts';
import { tallyOf } from '../../../domain/score/tally.ts';
import { trendOf } from '../../../domain/score/trend.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { answered } from '../response/a-follow-up.ts';
import { aYearOfCases } from './some-cases.ts';

/** A month in which `satisfied` of five clients and more were satisfied. */
const monthOf = (satisfied: number, others: number): ByMonth => ({
  '03': tallyOf({
    followUps: [
      ...Array.from({ length: satisfied }, (_, n) => answered(`s${n}`, 5)),
      ...Array.from({ length: others }, (_, n) => answered(`d${n}`, 2)),
    ],
    alerts: [],
    policy,
  }),
});

describe('a trend', () => {
  test('sets the rate beside that of the same months a year before', () => {
    expect(trendOf(monthOf(4, 1), monthOf(6, 4), ['02', '03'], policy)).toEqual({ now: 0.8, before: 0.6 });
  });

  test.each<[string, ByMonth, ByMonth, Parameters<typeof trendOf>[2], string]>([
    ['before the first month is over', monthOf(5, 0), monthOf(5, 0), [], 'not-yet'],
    ['with four responses this year', monthOf(4, 0), monthOf(5, 0), ['03'], 'too-few'],
    ['with four the year before', monthOf(5, 0), monthOf(3, 1), ['03'], 'too-few-before'],
    ['without a year before', monthOf(5, 0), {}, ['03'], 'too-few-before'],
    ['where the responses came in a month that is not over', monthOf(5, 0), monthOf(5, 0), ['01', '02'], 'too-few'],
  ])('is not shown %s', (_, now, before, over, why) => expect(trendOf(now, before, over, policy)).toBe(why));

  test('is what the comparison of the detail page says, or nothing', () => {
    fc.assert(
      fc.property(aYearOfCases(), aYearOfCases(), fc.subarray([...MONTHS]), (one, other, over) => {
        const [now, before] = [one, other].map(({ followUps, alerts }) => tallyByMonth({ followUps, alerts, policy })) as [
          ByMonth,
          ByMonth,
        ];
        const { n, rateA } = changeOf(rollUpMonths(now, over), rollUpMonths(before, over));
        const isEnough = n.now >= policy.score.minResponses && n.before >= policy.score.minResponses;
        const trend = trendOf(now, before, over, policy);
        if (over.length > 0 && isEnough) expect(trend).toEqual(rateA);
        else expect(typeof trend).toBe('string');
      }),
    );
  });
});
