import fc from 'fast-check';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { TalliedAlert } from '../../../domain/score/alert-tally.ts';
import { ALERT_CAUSES, ALERT_LEVELS, ALERT_OUTCOMES, CASE_KINDS, CATEGORIES, RESULTS } from '../../../domain/shared/codes.ts';
import { DAY_MS } from '../../../domain/shared/instant.ts';
import { aFollowUp, answered } from '../response/a-follow-up.ts';

const NEW_YEAR = Date.parse('2025-01-01T00:00:00+08:00');

const aCase = (caseNo: string): fc.Arbitrary<FollowUp> =>
  fc
    .record({
      overall: fc.option(fc.constantFrom(1, 2, 3, 4, 5), { nil: undefined }),
      communication: fc.option(fc.constantFrom(1, 2, 3, 4, 5), { nil: undefined }),
      day: fc.integer({ min: 0, max: 364 }),
      kind: fc.constantFrom(...CASE_KINDS),
      categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
      result: fc.option(fc.constantFrom(...RESULTS), { nil: undefined }),
      source: fc.constantFrom('', '法院通知', '本机构受理'),
      service: fc.constantFrom('case', 'case', 'case', 'consultation'),
      people: fc.option(fc.nat(9), { nil: undefined }),
      state: fc.constantFrom('usual', 'usual', 'usual', 'cancelled', 'excluded'),
    })
    .map(({ overall, communication, day, result, people, state, ...closing }) => {
      const facts = { ...closing, closedAt: NEW_YEAR + day * DAY_MS, ...(result && { result }), ...(people && { people }) };
      const more = {
        closing: facts as Partial<FollowUp['closing']>,
        ...(state === 'usual' ? {} : { state, reason: 'deceased' }),
      };
      const rest = more as Parameters<typeof aFollowUp>[1];
      if (overall === undefined) return aFollowUp(caseNo, rest);
      const answers = { overall, ...(communication && { communication }) } as FollowUp['answers'];
      return answered(caseNo, overall, { ...rest, answers });
    });

/** Cases closed in 2025 in all their variety, and alerts on some of them. */
export const aYearOfCases = (): fc.Arbitrary<{ followUps: readonly FollowUp[]; alerts: readonly TalliedAlert[] }> =>
  fc.record({
    followUps: fc.nat(12).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => aCase(`案${i}`)))),
    alerts: fc.uniqueArray(
      fc.record(
        {
          caseNo: fc.nat(14).map((i) => `案${i}`),
          cause: fc.constantFrom(...ALERT_CAUSES),
          level: fc.constantFrom(...ALERT_LEVELS),
          escalations: fc.nat(2),
          outcome: fc.constantFrom(...ALERT_OUTCOMES),
        },
        { requiredKeys: ['caseNo', 'cause', 'level', 'escalations'] },
      ),
      { selector: ({ caseNo, cause }) => `${caseNo} ${cause}`, maxLength: 8 },
    ),
  });
