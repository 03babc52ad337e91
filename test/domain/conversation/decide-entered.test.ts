import { describe, expect, test } from '@jest/globals';
import { decideClerk, decideForm, decideVoid, decideVoidLift } from '../../../domain/conversation/decide-entered.ts';
import { evolveAll } from '../../../domain/conversation/evolve.ts';
import type { FollowUp, FollowUpState } from '../../../domain/conversation/follow-up.ts';
import type { Answers } from '../../../domain/shared/codes.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, commenting, given, T0 } from './given.ts';

const ALL: Answers = { overall: 4, charged: 8, communication: 5, absent: 0 };
const NOON = T0 + 2 * HOUR_MS;
const form = (f: FollowUp, answers: Answers, at = NOON, comment = '') => decideForm(f, { at, answers, comment }, STANDARD_1);
const onWeb = (answers: Answers, at = NOON, comment = '') => ({ type: 'AnswersReplaced', channel: 'web', at, answers, comment });

describe('a form', () => {
  test('that is complete ends the conversation', () => {
    expect(form(asking(), ALL, NOON, '很好')).toEqual({
      ok: true,
      value: [onWeb(ALL, NOON, '很好'), { type: 'Ended', at: NOON, state: 'completed' }],
    });
  });

  test('with a 1 needs no confirming', () => {
    const worst: Answers = { ...ALL, overall: 1 };
    expect(form(asking(), worst)).toEqual({ ok: true, value: [onWeb(worst), { type: 'Ended', at: NOON, state: 'completed' }] });
  });

  test('that is incomplete is kept; the conversation goes on and nothing is sent', () => {
    expect(form(asking(answered('overall', 2, T0)), { overall: 4 })).toEqual({ ok: true, value: [onWeb({ overall: 4 })] });
  });

  test('of a consultation is complete with its one answer', () => {
    const f = given({ ...asking(), closing: closingFacts({ service: 'consultation' }) });
    expect(form(f, { overall: 5 })).toMatchObject({ ok: true, value: [{}, { type: 'Ended', state: 'completed' }] });
  });

  test('after a complete answer by text is ignored', () => {
    expect(form(commenting(T0 + HOUR_MS), ALL)).toEqual({ ok: false, error: 'ignored' });
  });

  test('is taken from the first text to the last moment of the conversation', () => {
    const refused = { ok: false, error: 'outside-link-life' };
    expect(form(asking(), ALL, T0 - 1)).toEqual(refused);
    expect(form(asking(), ALL, T0)).toMatchObject({ ok: true });
    expect(form(asking(), ALL, T0 + 7 * DAY_MS)).toMatchObject({ ok: true });
    expect(form(asking(), ALL, T0 + 7 * DAY_MS + 1)).toEqual(refused);
  });

  test.each<[string, number, Answers, string]>([
    ['at once', 0, ALL, 'repeat'],
    ['ten minutes later', 10 * MINUTE_MS, ALL, 'repeat'],
    ['later than that', 10 * MINUTE_MS + 1, ALL, 'outside-link-life'],
    ['with a time before it', -1, ALL, 'outside-link-life'],
    ['with another answer', 1, { ...ALL, charged: 9 }, 'outside-link-life'],
    ['with an answer less', 1, { overall: 4, charged: 8, communication: 5 }, 'outside-link-life'],
  ])('that was taken, sent again %s: %p ms, %j is %s', (_, later, answers, error) => {
    const sent = form(asking(), ALL);
    const taken = evolveAll(asking(), sent.ok ? sent.value : []);
    expect(form(taken, answers, NOON + later)).toEqual({ ok: false, error });
  });

  test('after answers that came another way is no repeat', () => {
    const entered = clerk(asking(), ALL);
    const byClerk = evolveAll(asking(), entered.ok ? entered.value : []);
    expect(form(byClerk, ALL)).toEqual({ ok: false, error: 'outside-link-life' });
  });

  test.each<FollowUpState>(['waiting', 'completed', 'partial', 'refused', 'to-call', 'excluded', 'cancelled'])(
    'is refused when the follow-up is %s',
    (state) => expect(form({ ...asking(), state }, ALL)).toEqual({ ok: false, error: 'outside-link-life' }),
  );
});

const clerk = (f: FollowUp, answers: Answers, at = NOON) =>
  decideClerk(f, { at, answers, comment: '', channel: 'phone', by: 'clerk-1' }, STANDARD_1);
const byPhone = (answers: Answers, at = NOON) => ({
  type: 'AnswersReplaced',
  at,
  channel: 'phone',
  answers,
  comment: '',
  by: 'clerk-1',
});

describe('what a clerk enters', () => {
  test.each<[string, FollowUp]>([
    ['waits', followUp()],
    ['is asked', asking()],
    ['is on the call list', given(asking(), { type: 'Ended', at: T0 + 1, state: 'to-call', reason: 'failed' })],
    ['is partly answered', given(asking(answered('overall', 2, T0)), { type: 'Ended', at: T0 + 1, state: 'partial' })],
  ])('ends a case that %s', (_, f) => {
    const call = { type: 'CallMade', call: { kind: 'call', at: NOON, by: 'clerk-1', outcome: 'answered', note: '' } };
    const reached = f.state === 'to-call' ? [call] : [];
    expect(clerk(f, ALL)).toEqual({
      ok: true,
      value: [...reached, byPhone(ALL), { type: 'Ended', at: NOON, state: 'completed' }],
    });
    expect(clerk(f, { overall: 1 })).toEqual({
      ok: true,
      value: [...reached, byPhone({ overall: 1 }), { type: 'Ended', at: NOON, state: 'partial' }],
    });
  });

  test('ends a conversation that was over but for nobody having looked', () => {
    const late = T0 + 8 * DAY_MS;
    expect(clerk(asking(), ALL, late)).toEqual({
      ok: true,
      value: [
        { type: 'Ended', at: T0 + 7 * DAY_MS, state: 'to-call', reason: 'no-answer' },
        byPhone(ALL, late),
        { type: 'Ended', at: late, state: 'completed' },
      ],
    });
  });

  test('without overall is kept and ends nothing', () => {
    expect(clerk(asking(), { charged: 9 })).toEqual({ ok: true, value: [byPhone({ charged: 9 })] });
  });

  test('without overall in place of a partial answer puts the case on the call list', () => {
    const partial = given(asking(answered('overall', 2, T0)), { type: 'Ended', at: T0 + 1, state: 'partial' });
    const decided = clerk(partial, { charged: 8 });
    expect(decided).toEqual({
      ok: true,
      value: [byPhone({ charged: 8 }), { type: 'Ended', at: NOON, state: 'to-call', reason: 'no-answer' }],
    });
  });

  test.each<FollowUpState>(['refused', 'excluded', 'cancelled'])('is not taken for a case that is %s', (state) => {
    expect(clerk({ ...asking(), state }, ALL)).toEqual({ ok: false, error: 'not-to-be-asked' });
  });

  test('never replaces a complete answer, whoever gave it', () => {
    expect(clerk(commenting(T0), ALL)).toEqual({ ok: false, error: 'ignored' });
    const first = clerk(asking(), ALL);
    const f = first.ok ? evolveAll(asking(), first.value) : asking();
    expect(clerk(f, { ...ALL, overall: 2 }, NOON + 1)).toEqual({ ok: false, error: 'ignored' });
  });
});

describe('a response', () => {
  const f = asking(answered('overall', 5, T0));
  const voided = given(f, { type: 'Voided', at: NOON, by: 'sup-1', reason: '录错案件' });

  test('is voided once, with who and why', () => {
    expect(decideVoid(f, NOON, 'sup-1', '录错案件')).toEqual({
      ok: true,
      value: [{ type: 'Voided', at: NOON, by: 'sup-1', reason: '录错案件' }],
    });
    expect(decideVoid(voided, NOON, 'sup-2', '别的')).toEqual({ ok: true, value: [] });
  });

  test('that is not there cannot be voided', () =>
    expect(decideVoid(asking(), NOON, 'sup-1', '无')).toEqual({ ok: false, error: 'no-response' }));

  test('is put back only when it was voided', () => {
    expect(decideVoidLift(voided)).toEqual({ ok: true, value: [{ type: 'VoidLifted' }] });
    expect(decideVoidLift(f)).toEqual({ ok: false, error: 'not-voided' });
  });
});
