import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AssessmentInput } from '../../../domain/assessment/assess.ts';
import { assess, openGraveAlerts } from '../../../domain/assessment/assess.ts';
import { dimensionScores } from '../../../domain/assessment/dimensions.ts';
import { explain } from '../../../domain/assessment/explain.ts';
import { lawyerRow } from '../../../domain/assessment/lawyer-row.ts';
import type { LawyerRow, ShownRow } from '../../../domain/assessment/lawyer-row.ts';
import { availableWeight } from '../../../domain/assessment/total.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { showable, shownScore } from '../../../domain/score/lawyer-view.ts';
import { scoreLawyer, scoredClosings } from '../../../domain/score/score-lawyer.ts';
import type { Shown } from '../../../domain/score/shown-groups.ts';
import { NOTHING_SHOWN, showMore } from '../../../domain/score/shown-groups.ts';
import type { Stars } from '../../../domain/shared/codes.ts';
import type { Policy } from '../../../domain/shared/policy.ts';
import { STANDARD_1, SURVEY_ONLY_1 } from '../../../domain/shared/policy.ts';
import { answered } from '../response/a-follow-up.ts';
import { someEvidence } from './some-evidence.ts';

const FILES = [1, 2].map((n) => someEvidence('file-review', { id: `f-${n}`, score: 84 }));
const inputOf = (followUps: readonly FollowUp[], rest: Partial<AssessmentInput> = {}): AssessmentInput => ({
  centreId: 'C01',
  lawyer: { id: 'L001' },
  at: Date.parse('2026-01-15T00:00:00+08:00'),
  followUps,
  alerts: [],
  evidence: FILES,
  policy: STANDARD_1,
  ...rest,
});
const cases = (answers: readonly Stars[]): readonly FollowUp[] =>
  answers.map((overall, i) => answered(String(i).padStart(2, '0'), overall, { answeredAt: i }));

/** What the lawyer sees of a row, with what has been shown before. */
const seen = (input: AssessmentInput, shown: Shown): LawyerRow => {
  const { policy, evidence } = input;
  const row = assess(input);
  const score = scoreLawyer(input);
  const openAlerts = openGraveAlerts(input);
  const explanations = explain({ row, low: score.low, high: score.high, evidence, openAlerts, policy });
  const scores = dimensionScores({ ...input, score, closings: scoredClosings(input.followUps) });
  return lawyerRow({ row, scores, explanations, shown: shownScore(shown, policy), policy });
};
const look = (followUps: readonly FollowUp[], before = NOTHING_SHOWN): Shown => showMore(before, showable(followUps, STANDARD_1));

describe('what a lawyer sees of the own row', () => {
  test('is the row itself where every response has been shown', () => {
    const input = inputOf(cases([5, 5, 4, 5, 3, 5, 2, 5, 4, 5]));
    const { row, low, high, explanations } = seen(input, look(input.followUps));
    expect(row).toEqual(assess(input));
    expect([low, high]).toEqual([scoreLawyer(input).low, scoreLawyer(input).high]);
    expect(explanations.map(({ words }) => words.zh)).toEqual([]);
  });

  test('has figures of whole groups, a total of these, and the grade of all', () => {
    const input = inputOf(cases([5, 5, 5, 5, 5, 1, 1, 1, 1]));
    const official = assess(input);
    const { row } = seen(input, look(input.followUps));
    expect([official.n, official.clients, official.total, official.grade]).toEqual([9, 70.833333, 81.2, 'good']);
    expect([row.n, row.clients, row.total, row.grade]).toEqual([5, 85, 86.1, 'good']);
  });

  test('has neither figure nor total of clients before five were shown, nor where the policy wants more', () => {
    const few = inputOf(cases([5, 4, 3, 2]), { policy: SURVEY_ONLY_1 });
    expect(seen(few, look(few.followUps)).row).toEqual({ ...assess(few), n: undefined });
    const policy: Policy = { ...SURVEY_ONLY_1, score: { ...SURVEY_ONLY_1.score, minResponses: 7 } };
    const seven = inputOf(cases([5, 4, 3, 2, 1, 5, 5]), { policy });
    expect(assess(seven)).toMatchObject({ n: 7, status: 'graded' });
    const { row, low } = seen(seven, look(seven.followUps));
    expect([row.n, row.clients, row.total, row.status, low]).toEqual([undefined, undefined, undefined, 'graded', undefined]);
  });

  test('has no total where what was shown weighs too little for one', () => {
    const lone: Policy = { ...STANDARD_1, score: { ...STANDARD_1.score, minResponses: 6 } };
    const input = inputOf(cases([5, 5, 5, 5, 5, 5]), { policy: lone, evidence: [] });
    const policy: Policy = { ...lone, assessment: { ...lone.assessment, required: [], minWeight: 30 } };
    expect(assess({ ...input, policy }).total).toBeDefined();
    expect(seen({ ...input, policy }, look(input.followUps)).row.total).toBeUndefined();
  });

  test('says why in rules, without a figure of responses, and gives no sign of an alert', () => {
    const evidence = [...FILES, someEvidence('complaint', { id: 'alert:2025-7:charged' })];
    const alerts = [{ caseNo: '00', cause: 'charged', level: 'critical' }] as const;
    const input = inputOf(cases([2, 2, 2, 2, 2, 5]), { evidence, alerts });
    expect(assess(input).flags).toEqual(['penalty.talk', 'review.open-alert']);
    const { row, explanations } = seen(input, look(input.followUps));
    expect(row.flags).toEqual(['penalty.talk']);
    expect(explanations.map(({ code, words, evidence: ids }) => [code, words.zh, ids])).toEqual([
      ['penalty.talk', '建议提醒谈话：满意率A区间上限低于80.0%', ['f-1', 'f-2']],
    ]);
  });

  test('names a veto and other evidence', () => {
    const evidence = [...FILES, someEvidence('veto', { id: 'v-1', cause: 'charged' })];
    const { explanations } = seen(inputOf(cases([5, 5, 5]), { evidence }), NOTHING_SHOWN);
    expect(explanations.map(({ code, evidence: ids }) => [code, ids])).toContainEqual(['veto:charged', ['v-1']]);
    expect(explanations[0]?.words.zh).toBe('建议约谈：经人工认定存在一票否决情形，等次不合格');
  });
});

/**
 * The sums of points the answers that were not shown may have: somebody who knows the policy, all that a row shows and the own
 * figures solves the total for the clients' score, and that for the sum.
 */
const sumsBehind = (row: ShownRow, own: { readonly n: number; readonly points: number }, { score, assessment }: Policy) => {
  const { weights } = assessment;
  const { clients: _, ...others } = row;
  const known = Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (others[name as 'files'] ?? 0), 0);
  const weight = availableWeight(row, assessment);
  const clients = (((row.total ?? 0) - row.bonus + row.deduction) * weight - known) / weights.clients;
  const slack = (0.05 * weight) / weights.clients;
  return [1, 2, 3, 4].flatMap((more) => {
    const n = own.n + more;
    const sum = clients * (score.k + n) - score.k * score.prior.civil - own.points;
    return sum < -slack * (score.k + n) || sum > 100 * more + slack * (score.k + n) ? [] : [{ more, sum }];
  });
};

describe('whoever adds and subtracts', () => {
  const five = cases([5, 4, 4, 5, 4]);
  const own = { n: 5, points: 440 };

  test('would read the answer of a sixth client from the official total', () => {
    const sixth = (overall: Stars) => assess(inputOf([...five, answered('99', overall, { answeredAt: 99 })]));
    const read = ([1, 3, 5] as const).map((overall) => sumsBehind(sixth(overall), own, STANDARD_1)[0]?.sum ?? NaN);
    expect(Math.abs(read[0]! - 0)).toBeLessThan(5);
    expect(Math.abs(read[1]! - 60)).toBeLessThan(5);
    expect(Math.abs(read[2]! - 100)).toBeLessThan(5);
  });

  test('gets nothing from the row as it is shown, whatever was answered, corrected or voided since', () => {
    const stars = fc.constantFrom<Stars>(1, 2, 3, 4, 5);
    const later = fc.array(stars, { maxLength: 4 });
    const correction = fc.option(fc.record({ which: fc.nat(4), overall: stars, isVoid: fc.boolean() }), { nil: undefined });
    const policies = fc.constantFrom(STANDARD_1, SURVEY_ONLY_1);
    fc.assert(
      fc.property(
        fc.array(stars, { minLength: 5, maxLength: 5 }),
        later,
        later,
        correction,
        policies,
        (first, one, other, fix, policy) => {
          const before = cases(first);
          const shown = look(before);
          const since = (answers: readonly Stars[]): readonly FollowUp[] => [
            ...before.map((f, i): FollowUp => {
              if (fix === undefined || i !== fix.which) return f;
              return fix.isVoid
                ? { ...f, voided: { at: 1, by: 'sup-1', reason: '' } }
                : { ...f, answers: { overall: fix.overall } };
            }),
            ...answers.map((overall, i) => answered(`9${i}`, overall, { answeredAt: 90 + i })),
          ];
          // The same number of closings, which the lawyer knows; those without an answer have none.
          const [a, b] = [one, other].map((answers) => {
            const followUps = since(answers);
            const silent = Array.from({ length: 4 - answers.length }, (_, i) =>
              answered(`8${i}`, 5, { state: 'to-call', answers: {} }),
            );
            const input = inputOf([...followUps, ...silent], { policy });
            const now = look(input.followUps, shown);
            // A fifth new response would make a group; here there are four at most.
            expect(now).toBe(shown);
            return seen(input, now);
          });
          const decided = ({ row: { status, grade, flags, reasons, total } }: LawyerRow) => [
            status,
            grade,
            flags,
            reasons,
            total === undefined,
          ];
          fc.pre(JSON.stringify(decided(a!)) === JSON.stringify(decided(b!)));
          expect(a).toEqual(b);
        },
      ),
      { numRuns: 300 },
    );
  });
});
