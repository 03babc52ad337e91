import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AssessmentRow } from '../../../domain/assessment/assess.ts';
import { compareTables, standingOf } from '../../../domain/assessment/compare-tables.ts';

const row = (lawyerId: string, more: Partial<AssessmentRow> = {}): AssessmentRow => ({
  centreId: 'C01',
  lawyerId,
  lawyerName: undefined,
  firm: undefined,
  closings: 6,
  n: 5,
  files: 90,
  bonus: 0,
  deduction: 0,
  total: 85,
  status: 'graded',
  grade: 'good',
  flags: [],
  reasons: [],
  ...more,
});

describe('two tables', () => {
  test('that are the same differ in nothing', () => {
    expect(compareTables([row('L1'), row('L2')], [row('L2'), row('L1')])).toEqual({ differences: [], moves: [], unchanged: 2 });
  });

  test('differ in what is judged, named by field', () => {
    const was = [row('L1'), row('L2'), row('L3', { lawyerName: '旧名' })];
    const is = [
      row('L1', { total: 92, grade: 'excellent', flags: ['reward.commend'] }),
      row('L2', { files: undefined }),
      row('L3'),
    ];
    const { differences, moves, unchanged } = compareTables(was, is);
    expect(differences.map(({ lawyerId, fields }) => [lawyerId, fields])).toEqual([
      ['L1', ['total', 'grade', 'flags']],
      ['L2', ['files']],
    ]);
    expect([differences[0]?.was, differences[0]?.is]).toEqual([was[0], is[0]]);
    expect(moves).toEqual([{ from: 'good', to: 'excellent', lawyers: 1 }]);
    expect(unchanged).toBe(1);
  });

  test('may each have a lawyer the other has not', () => {
    const { differences, moves } = compareTables([row('L1')], [row('L2', { status: 'deferred', grade: undefined })]);
    expect(differences.map((difference) => Object.keys(difference))).toEqual([
      ['lawyerId', 'was', 'fields'],
      ['lawyerId', 'is', 'fields'],
    ]);
    expect(moves).toEqual([
      { from: 'absent', to: 'deferred', lawyers: 1 },
      { from: 'good', to: 'absent', lawyers: 1 },
    ]);
  });

  test('the moves that concern most lawyers come first', () => {
    const was = ['L1', 'L2', 'L3'].map((id) => row(id));
    const is = [row('L1', { grade: 'competent' }), row('L2', { grade: 'excellent' }), row('L3', { grade: 'excellent' })];
    expect(compareTables(was, is).moves.map(({ to, lawyers }) => [to, lawyers])).toEqual([
      ['excellent', 2],
      ['competent', 1],
    ]);
  });

  test('compared the other way round move the other way round', () => {
    const table = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('L1', 'L2', 'L3', 'L4'), grade: fc.constantFrom('failing', 'good', undefined) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(table, table, (a, b) => {
        const was = a.map(({ id, grade }) => row(id, { grade }));
        const is = b.map(({ id, grade }) => row(id, { grade }));
        const there = compareTables(was, is);
        const back = compareTables(is, was);
        const sorted = (moves: typeof there.moves) =>
          moves.map((move) => JSON.stringify([move.from, move.to, move.lawyers])).toSorted();
        expect(sorted(back.moves.map(({ from, to, lawyers }) => ({ from: to, to: from, lawyers })))).toEqual(sorted(there.moves));
        expect(there.differences.length + there.unchanged).toBe(new Set([...was, ...is].map(({ lawyerId }) => lawyerId)).size);
      }),
    );
  });
});

test('a row stands by its grade, else by why it has none', () => {
  expect([
    standingOf(undefined),
    standingOf(row('L1')),
    standingOf(row('L1', { grade: undefined, status: 'not-graded' })),
  ]).toEqual(['absent', 'good', 'not-graded']);
});
