import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../domain/score/cell.ts';
import { cellFigures, cellOf, NO_CELL } from '../../../domain/score/cell.ts';
import { addUp } from '../../../domain/score/sums.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { aFollowUp, answered } from '../response/a-follow-up.ts';

describe('a cell', () => {
  const cell = cellOf(
    [answered('1', 5), answered('2', 4, { answers: { overall: 4, communication: 2 } }), aFollowUp('3')],
    policy,
  );

  test('sums closings, answers and points', () => {
    expect(cell).toEqual({ closings: 3, histogram: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 }, micropoints: 155_000_000 });
  });

  test('gives its figures', () => {
    expect(cellFigures(cell, 1.96)).toMatchObject({ closings: 3, n: 2, rateA: 1, rateB: 1, high: 1, meanPoints: 77.5 });
    expect(cellFigures(cell, 1.96).low).toBeCloseTo(0.342, 3);
  });

  test('without responses has no rates', () => expect(cellFigures(NO_CELL, 1.96)).toEqual({ closings: 0, n: 0 }));

  test('points that are no whole numbers add up alike in any order', () => {
    const thirds = { ...policy, score: { ...policy.score, points: { 1: 0, 2: 100 / 3, 3: 0.1, 4: 0.2, 5: 100 } } };
    const cells = [2, 3, 4, 2, 3].map((overall, i) => cellOf([answered(String(i), overall as 2)], thirds));
    expect(addUp<Cell>(cells.toReversed(), NO_CELL)).toEqual(addUp<Cell>(cells, NO_CELL));
  });
});

test('the published figures of Dongguan: 93.63 % and 88.93 %', () => {
  const { rateA, rateB, n } = cellFigures({ ...NO_CELL, histogram: { 1: 0, 2: 496, 3: 731, 4: 6554, 5: 0 } }, 1.96);
  expect({ n, rateA: rateA?.toFixed(4), rateB: rateB?.toFixed(4) }).toEqual({ n: 7781, rateA: '0.9363', rateB: '0.8893' });
});
