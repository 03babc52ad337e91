import { describe, expect, test } from '@jest/globals';
import type { AssessmentTable } from '../../../domain/assessment/assessment-table.ts';
import type { Objection, ObjectionDecision, ObjectionRefusal } from '../../../domain/assessment/objection.ts';
import { decideObjection, object } from '../../../domain/assessment/objection.ts';

const UNTIL = 1000;
const draft: AssessmentTable = { centreId: 'C01', year: 2025, draft: { at: 1, by: 'sup-1' }, finals: [] };
const published: AssessmentTable = { ...draft, publication: { at: 5, by: 'sup-1', objectionsUntil: UNTIL } };
const decision: ObjectionDecision = { outcome: 'rejected', reason: '分数无误', by: 'sup-2', at: 20 };
const open: Objection = { lawyerId: 'L1', number: 1, at: 10, text: '案卷分有误' };
const text = '案卷分有误';

describe('an objection is raised', () => {
  test('in the days for it, the last moment included', () => {
    expect(object(published, [], { lawyerId: 'L1', text, at: UNTIL })).toEqual({ ok: true, value: { ...open, at: UNTIL } });
  });

  test('again, once the former one is decided', () => {
    const again = object(published, [{ ...open, decision }], { lawyerId: 'L1', text, at: 30 });
    expect(again).toEqual({ ok: true, value: { ...open, number: 2, at: 30 } });
  });

  test.each<[string, AssessmentTable, readonly Objection[], string, number, ObjectionRefusal]>([
    ['before the table is published', draft, [], text, 10, 'not-published'],
    ['too late', published, [], text, UNTIL + 1, 'too-late'],
    ['while another is undecided', published, [open], text, 10, 'undecided-before'],
    ['without words', published, [], ' \n', 10, 'text-missing'],
  ])('not %s', (_, table, known, words, at, error) =>
    expect(object(table, known, { lawyerId: 'L1', text: words, at })).toEqual({ ok: false, error }),
  );
});

describe('an objection is decided', () => {
  test('by another person, with a reason', () => {
    expect(decideObjection(published, open, decision)).toEqual({ ok: true, value: { ...open, decision } });
    expect(decideObjection(draft, open, { ...decision, outcome: 'upheld' }).ok).toBe(true);
  });

  test.each<[string, Objection, ObjectionDecision, ObjectionRefusal]>([
    ['twice', { ...open, decision }, decision, 'already-decided'],
    ['without a reason', open, { ...decision, reason: ' ' }, 'reason-missing'],
    ['by the one who published the table', open, { ...decision, by: 'sup-1' }, 'same-person'],
    ['by the one who objects', open, { ...decision, by: 'L1' }, 'same-person'],
  ])('not %s', (_, objection, by, error) => expect(decideObjection(published, objection, by)).toEqual({ ok: false, error }));
});
