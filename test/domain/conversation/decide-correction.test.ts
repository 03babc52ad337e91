import { describe, expect, test } from '@jest/globals';
import { decideCorrection } from '../../../domain/conversation/decide-correction.ts';
import { evolve, evolveAll } from '../../../domain/conversation/evolve.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { answered, asking, T0 } from './given.ts';

const AT = T0 + 1000;
const ended = (f: FollowUp, state: FollowUp['state'], reason?: FollowUp['reason']) =>
  evolve(f, { type: 'Ended', at: T0 + 9, state, reason });
const correct = (f: FollowUp, question: 'overall' | 'charged', value: number) =>
  decideCorrection(f, { at: AT, question, value, by: 'sup-1' });

describe('an answer given by mistake', () => {
  const f = ended(asking(answered('overall', 1, T0), answered('charged', 9, T0)), 'partial');

  test('is put right; what it was stays on record, and when and how the client answered', () => {
    const decided = correct(f, 'charged', 8);
    expect(decided).toEqual({
      ok: true,
      value: [{ type: 'AnswerCorrected', at: AT, question: 'charged', value: 8, by: 'sup-1' }],
    });
    const after = decided.ok ? evolveAll(f, decided.value) : f;
    expect(after).toEqual({
      ...f,
      answers: { overall: 1, charged: 8 },
      givenAt: { overall: T0, charged: AT },
      corrections: [{ question: 'charged', was: 9, at: AT, by: 'sup-1' }],
    });
  });

  test('a 1 that a person has found meant is confirmed, and another code is not', () => {
    const five = ended(asking(answered('overall', 5, T0)), 'partial');
    const one = correct(five, 'overall', 1);
    expect(one.ok && evolveAll(five, one.value).confirmed).toBe(true);
    const four = correct({ ...f, confirmed: true }, 'overall', 4);
    expect(four.ok && evolveAll({ ...f, confirmed: true }, four.value).confirmed).toBe(false);
    const charged = correct({ ...f, confirmed: true }, 'charged', 0);
    expect(charged.ok && evolveAll({ ...f, confirmed: true }, charged.value).confirmed).toBe(true);
  });

  test('that nobody had confirmed takes the case off the call list', () => {
    const unconfirmed = ended(asking(answered('overall', 1, T0)), 'to-call', 'unconfirmed');
    expect(correct(unconfirmed, 'overall', 5)).toMatchObject({
      ok: true,
      value: [{ type: 'AnswerCorrected' }, { type: 'EndChanged', state: 'partial' }],
    });
  });

  test('leaves a case to be called that still has no overall', () => {
    const silent = ended(asking(answered('charged', 9, T0)), 'to-call', 'no-answer');
    expect(correct(silent, 'charged', 8)).toMatchObject({ ok: true, value: [{ type: 'AnswerCorrected' }] });
    expect(correct({ ...silent, reason: undefined }, 'charged', 8)).toMatchObject({
      ok: true,
      value: [{ type: 'AnswerCorrected' }],
    });
  });

  test('again changes nothing', () => expect(correct(f, 'charged', 9)).toEqual({ ok: true, value: [] }));

  test.each([
    ['charged', 5, 'no-such-code'],
    ['overall', 9, 'no-such-code'],
  ] as const)('%s cannot be %d', (question, value, error) => expect(correct(f, question, value)).toEqual({ ok: false, error }));

  test('that was never given cannot be put right', () => {
    expect(correct(asking(), 'overall', 4)).toEqual({ ok: false, error: 'no-answer' });
  });
});

test('a correction of what was never answered would only be the answer', () => {
  const fact = { type: 'AnswerCorrected', at: AT, question: 'overall', value: 4, by: 'sup-1' } as const;
  expect(evolve(asking(), fact)).toMatchObject({ answers: { overall: 4 }, corrections: [] });
});
