import { describe, expect, test } from '@jest/globals';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { LawyerView } from '../../../domain/score/lawyer-view.ts';
import { lawyerView, showable } from '../../../domain/score/lawyer-view.ts';
import { NOTHING_SHOWN, showMore } from '../../../domain/score/shown-groups.ts';
import { wilsonInterval } from '../../../domain/score/wilson.ts';
import type { Policy } from '../../../domain/shared/policy.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { aFollowUp, answered } from '../response/a-follow-up.ts';

const view = (followUps: readonly FollowUp[], policy: Policy = STANDARD_1): LawyerView =>
  lawyerView(followUps.length, showMore(NOTHING_SHOWN, showable(followUps, policy)), policy);
const five = (rest: Parameters<typeof answered>[2] = {}, from = 1): FollowUp[] =>
  [5, 4, 3, 2, 5].map((overall, i) => answered(String(from + i).padStart(2, '0'), overall as 5, rest));

describe('what can be shown of responses', () => {
  test('valid ones to handled cases, in order of time and then of case numbers', () => {
    const shown = showable(
      [
        answered('B', 5, { answeredAt: 2 }),
        answered('C', 4, { answeredAt: 1, answers: { overall: 4, communication: 3 } }),
        answered('A', 3, { answeredAt: 2, closing: { kind: 'labour', categories: ['woman'] } }),
        answered('D', 1, { confirmed: false }),
        answered('E', 5, { closing: { service: 'consultation' } }),
        answered('F', 5, { state: 'cancelled' }),
        aFollowUp('G'),
      ],
      STANDARD_1,
    );
    expect(shown).toEqual([
      { caseNo: 'C', kind: 'civil', categories: [], month: '03', overall: 4, communication: 3 },
      { caseNo: 'A', kind: 'labour', categories: ['woman'], month: '03', overall: 3 },
      { caseNo: 'B', kind: 'civil', categories: [], month: '03', overall: 5 },
    ]);
  });
});

describe('the lawyer’s own figures', () => {
  test('of four responses are none, but for the closings', () => {
    expect(view(five().slice(1))).toEqual({ closings: 4, byKind: {}, byCategory: {}, byMonth: {} });
  });

  test('of five', () => {
    const { low, high } = wilsonInterval(4, 5, 1.96);
    const figures = { n: 5, rateA: 0.8, rateB: 0.7, low, high, meanPoints: (100 + 80 + 60 + 30 + 100) / 5 };
    expect(view(five())).toEqual({
      closings: 5,
      figures: { ...figures, serviceScore: (15 * 80 + 370) / 20 },
      byKind: { civil: figures },
      byCategory: {},
      byMonth: { '03': figures },
    });
  });

  test('points are the mean of both scales, and the prior that of the kind', () => {
    const policy = { ...STANDARD_1, score: { ...STANDARD_1.score, prior: { ...STANDARD_1.score.prior, labour: 60 } } };
    const both = five({ closing: { kind: 'labour' }, answers: { overall: 5, communication: 3 } });
    expect(view(both, policy).figures).toMatchObject({ meanPoints: 80, serviceScore: (15 * 60 + 400) / 20 });
  });

  test('a cell is of groups wholly in it: a group of two kinds is in neither', () => {
    const mixed = five().map((f, i) => (i === 0 ? { ...f, closing: { ...f.closing, kind: 'labour' as const } } : f));
    expect(view(mixed)).toMatchObject({ figures: { n: 5 }, byMonth: { '03': { n: 5 } } });
    expect(view(mixed).byKind).toEqual({});
  });

  test('by category, a client of several counts in each', () => {
    const categories = [
      ...five({ closing: { categories: ['woman', 'elderly'] } }),
      ...five({ closing: { categories: ['woman'] } }, 6),
    ];
    expect(view(categories)).toMatchObject({ byCategory: { woman: { n: 10 }, elderly: { n: 5 } } });
  });

  test('communication is shown once five answered it', () => {
    const said = (n: number): FollowUp[] =>
      five().map((f, i) =>
        i < n ? { ...f, answers: { ...f.answers, communication: i === 0 ? (1 as const) : (5 as const) } } : f,
      );
    expect(view(said(4))).not.toHaveProperty('communication');
    expect(view(said(5)).communication).toEqual({ n: 5, rateA: 0.8, rateB: 0.8, ...wilsonInterval(4, 5, 1.96) });
  });

  test('a centre that asks for more responses is heeded, one that asks for fewer is not', () => {
    const asking = (minResponses: number): Policy => ({ ...STANDARD_1, score: { ...STANDARD_1.score, minResponses } });
    expect(view(five(), asking(6))).not.toHaveProperty('figures');
    expect(view(five().slice(1), asking(2))).not.toHaveProperty('figures');
    expect(view(five(), asking(2))).toHaveProperty('figures');
  });

  test('tells nothing of misconduct, alerts, or who has answered', () => {
    const bad = five({ answers: { overall: 5, charged: 9, absent: 9 } });
    expect(JSON.stringify(view(bad))).toBe(JSON.stringify(view(five({ answers: { overall: 5 } }))));
  });
});
