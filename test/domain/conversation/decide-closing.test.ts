import { describe, expect, test } from '@jest/globals';
import type { Admission } from '../../../domain/case/admit.ts';
import type { ArrivedClosing } from '../../../domain/conversation/decide-closing.ts';
import { beginFollowUp, decideClosing, decideReopened } from '../../../domain/conversation/decide-closing.ts';
import { decideErasureRequest } from '../../../domain/conversation/decide-erasure-request.ts';
import { evolveAll } from '../../../domain/conversation/evolve.ts';
import type { ClosingFacts, EndReason, FollowUp } from '../../../domain/conversation/follow-up.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, clock, commenting, given, T0 } from './given.ts';

const waiting: Admission = { state: 'waiting', dueAt: T0 + 90 * DAY_MS };
const LATER = T0 + 20 * DAY_MS;

const arrived = (closing: Partial<ClosingFacts> = {}, more: Partial<ArrivedClosing> = {}): ArrivedClosing => ({
  at: LATER,
  closing: closingFacts(closing),
  zone: 'Asia/Shanghai',
  phoneKey: '1#00',
  isSamePerson: true,
  admission: waiting,
  signs: [],
  ...more,
});
const changed = (closing: Partial<ClosingFacts>, more: object = {}) => ({
  type: 'ClosingChanged',
  at: LATER,
  closing: closingFacts(closing),
  year: 2025,
  zone: 'Asia/Shanghai',
  ...more,
});
const admitted = { type: 'Admitted', at: LATER, admission: waiting, isNewAttempt: false };

describe('the year of a closing', () => {
  test.each([
    ['2025-12-31T15:59:59Z', 'Asia/Shanghai', 2025],
    ['2025-12-31T16:00:00Z', 'Asia/Shanghai', 2026],
    ['2025-12-31T16:00:00Z', 'Asia/Urumqi', 2025],
  ])('%s in %s is %d', (closedAt, zone, year) =>
    expect(beginFollowUp(arrived({ closedAt: Date.parse(closedAt) }, { zone }), STANDARD_1).year).toBe(year),
  );
});

describe('a case that has not been seen before', () => {
  const begin = (more: Partial<ArrivedClosing>) => beginFollowUp(arrived({}, { at: T0, ...more }), STANDARD_1);

  test('waits for its first text', () => {
    const cameIn = { receivedAt: T0, closingAt: T0, heldSince: T0 };
    expect(begin({})).toEqual({ ...followUp({ ...cameIn, dueAt: waiting.dueAt }), check: false });
    expect(beginFollowUp(arrived({ caseNo: '沪援2025-18' }), STANDARD_1).check).toBe(true);
  });

  test('or is not asked, from this moment', () => {
    expect(begin({ admission: { state: 'excluded', reason: 'terminated' } })).toMatchObject({
      state: 'excluded',
      reason: 'terminated',
      endedAt: T0,
      dueAt: undefined,
      personErasedAt: T0,
    });
  });

  test('keeps what the closing itself gives away, and no phone where there is none', () => {
    const f = begin({ signs: ['shared-phone', 'changed-phone'], phoneKey: undefined });
    expect([f.redFlags, f.phoneSigns]).toEqual([{ pattern: T0 }, ['shared-phone', 'changed-phone']]);
    expect(f).not.toHaveProperty('phoneKey');
  });

  test('belongs to the year of its closing in its zone', () => {
    expect(beginFollowUp(arrived({ closedAt: Date.parse('2025-12-31T16:00:00Z') }), STANDARD_1).year).toBe(2026);
  });
});

describe('what a phone shows', () => {
  const seen = followUp({ redFlags: { pattern: 5 }, phoneSigns: ['shared-phone'] });

  test('stays when another phone shows more, with the time of first sight', () => {
    const after = evolveAll(
      seen,
      decideClosing(seen, arrived({}, { isSamePerson: false, signs: ['changed-phone', 'shared-phone'] })),
    );
    expect([after.redFlags, after.phoneSigns]).toEqual([{ pattern: 5 }, ['shared-phone', 'changed-phone']]);
  });

  test('is not looked at again when the phone stays, or is not taken over any more', () => {
    const shown = { signs: ['inside-phone' as const] };
    expect(decideClosing(seen, arrived({ lawyerId: 'L002' }, shown))[0]).not.toHaveProperty('signs');
    const asked = { ...seen, askedAt: T0 };
    expect(decideClosing(asked, arrived({ lawyerId: 'L002' }, { ...shown, isSamePerson: false }))[0]).not.toHaveProperty('signs');
  });
});

describe('a closing of a case that waits', () => {
  test('the same again changes nothing', () => expect(decideClosing(followUp(), arrived())).toEqual([]));

  test('an older one that is delivered late is no news', () => {
    const f = followUp({ closingAt: T0 });
    expect(decideClosing(f, arrived({ lawyerId: 'L002' }, { at: T0 - 1 }))).toEqual([]);
    expect(decideClosing(f, arrived({ lawyerId: 'L002' }, { at: T0 }))).not.toEqual([]);
  });

  test.each<Partial<ClosingFacts>>([
    { filedOn: '2025-03-20' },
    { result: 'partial' },
    { firm: '第一律师事务所' },
    { people: 3 },
    { recovered: 12_000 },
  ])('that adds %j moves no date', (closing) => {
    expect(decideClosing(followUp(), arrived(closing))).toEqual([changed(closing, { phoneKey: '1#00' })]);
  });

  test.each<Partial<ClosingFacts>>([
    { lawyerId: 'L002' },
    { contact: 'phone' },
    { categories: ['woman'] },
    { matter: '家庭暴力', filedOn: '2025-03-20' },
    { closedAt: clock('2025-03-04 10:00') },
  ])('with %j replaces it and starts it anew', (closing) => {
    expect(decideClosing(followUp(), arrived(closing))).toEqual([changed(closing, { phoneKey: '1#00' }), admitted]);
  });

  test('with another person or phone replaces both', () => {
    const other = { isSamePerson: false, phoneKey: '1#ff' };
    expect(decideClosing(followUp(), arrived({}, other))).toEqual([changed({}, { phoneKey: '1#ff' }), admitted]);
    const looked = decideClosing(followUp(), arrived({}, { ...other, signs: ['inside-phone'] }));
    expect(looked).toEqual([changed({}, { phoneKey: '1#ff', signs: ['inside-phone'] }), admitted]);
    const none = { isSamePerson: false, phoneKey: undefined };
    expect(decideClosing(followUp(), arrived({ filedOn: '2025-03-20' }, none))).toEqual([
      changed({ filedOn: '2025-03-20' }, { phoneKey: null }),
      admitted,
    ]);
  });

  test('a value that is gone is gone', () => {
    const f = followUp({ closing: closingFacts({ acceptedOn: '2025-01-02' }) });
    expect(decideClosing(f, arrived())).toEqual([changed({}, { phoneKey: '1#00' }), admitted]);
  });

  test('the same holds for one that was never asked', () => {
    const f = followUp({ state: 'to-call', reason: 'no-mobile', dueAt: undefined });
    expect(decideClosing(f, arrived({ contact: 'paper' }))).toContainEqual(admitted);
  });
});

describe('a closing of a case that has been asked', () => {
  const f = given(asking(answered('overall', 4, T0)), { type: 'Ended', at: T0 + HOUR_MS, state: 'partial' });

  test('the same again changes nothing, nor does another phone', () => {
    expect(decideClosing(f, arrived({}, { isSamePerson: false, phoneKey: '1#ff' }))).toEqual([]);
  });

  test.each<Partial<ClosingFacts>>([
    { filedOn: '2025-03-20' },
    { result: 'favourable' },
    { firm: '第一律师事务所' },
    { people: 3 },
    { recovered: 12_000 },
    { lawyerId: 'L002', lawyerName: '律师二' },
    { closedAt: clock('2025-03-01 09:00') },
  ])('%j is taken over', (closing) => expect(decideClosing(f, arrived(closing))).toEqual([changed(closing)]));

  test('another centre and year move the case', () => {
    const moved = { centreId: 'C02', closedAt: Date.parse('2024-12-31T17:00:00Z') };
    expect(decideClosing(f, arrived(moved, { zone: 'Asia/Urumqi' }))).toEqual([
      changed(moved, { zone: 'Asia/Urumqi', year: 2024 }),
    ]);
  });

  test('anything else is not', () => {
    expect(decideClosing(f, arrived({ matter: '工伤', contact: 'phone', service: 'consultation' }))).toEqual([]);
    expect(decideClosing(f, arrived({ matter: '工伤', people: 2 }))).toEqual([changed({ people: 2 })]);
  });

  test('nor once a clerk has entered an answer', () => {
    const entered = given(followUp({ state: 'to-call', reason: 'phone', dueAt: undefined }), {
      type: 'AnswersReplaced',
      at: T0,
      channel: 'phone',
      answers: { overall: 4 },
      comment: '',
      by: 'clerk-1',
    });
    expect(decideClosing(entered, arrived({ matter: '工伤' }))).toEqual([]);
  });
});

describe('a case that is reopened', () => {
  const reopened = (f: FollowUp, at: number) => decideReopened(f, at, STANDARD_1);

  test('is cancelled, once', () => {
    expect(reopened(asking(), T0 + 1)).toEqual([{ type: 'Reopened', at: T0 + 1 }]);
    expect(reopened(given(asking(), { type: 'Reopened', at: T0 + 1 }), T0 + 2)).toEqual([]);
  });

  test('after its conversation ran out, that end comes first', () => {
    expect(reopened(asking(), LATER)).toEqual([
      { type: 'Ended', at: T0 + 7 * DAY_MS, state: 'to-call', reason: 'no-answer' },
      { type: 'Reopened', at: LATER },
    ]);
  });

  test('a reopening that comes again after the case was closed again changes nothing; a new one does', () => {
    const again = evolveAll(followUp(), [
      { type: 'Reopened', at: T0 },
      { type: 'Admitted', at: T0 + HOUR_MS, admission: waiting, isNewAttempt: true },
    ]);
    expect(reopened(again, T0)).toEqual([]);
    expect(reopened(again, T0 - 1)).toEqual([]);
    expect(reopened(again, T0 + 2 * HOUR_MS)).toEqual([{ type: 'Reopened', at: T0 + 2 * HOUR_MS }]);
  });
});

describe('a case that is closed again', () => {
  const REOPENED = T0 + 10 * DAY_MS;
  const reopened = (f: FollowUp): FollowUp => given(f, { type: 'Reopened', at: REOPENED });
  const ended = (f: FollowUp, state: 'refused' | 'partial' | 'completed' | 'excluded' | 'to-call', reason?: EndReason) =>
    reopened(given(f, { type: 'Ended', at: T0 + HOUR_MS, state, reason }));
  const closedAgain = { closedAt: LATER, lawyerId: 'L002' };
  const startsAnew = [changed(closedAgain, { phoneKey: '1#00' }), { ...admitted, isNewAttempt: true }];

  test('without a response is asked again', () => {
    expect(decideClosing(ended(asking(), 'to-call', 'no-answer'), arrived(closedAgain))).toEqual(startsAnew);
    expect(decideClosing(reopened(followUp()), arrived(closedAgain))).toEqual(startsAnew);
    expect(decideClosing(reopened(asking(answered('overall', 1, T0))), arrived(closedAgain))).toEqual(startsAnew);
  });

  test('with the phone as it is now', () => {
    const f = reopened(asking());
    expect(decideClosing(f, arrived(closedAgain, { phoneKey: undefined }))[0]).toEqual(changed(closedAgain, { phoneKey: null }));
  });

  test.each(['completed', 'partial', 'refused'] as const)('with a response takes its former state (%s) back', (state) => {
    const f = ended(commenting(T0), state);
    expect(decideClosing(f, arrived(closedAgain))).toEqual([
      changed(closedAgain),
      { type: 'Restored', state, reason: undefined, endedAt: T0 + HOUR_MS },
    ]);
  });

  test('with a response that was still being given ends by what had been answered', () => {
    expect(decideClosing(reopened(asking(answered('overall', 4, T0))), arrived(closedAgain))).toEqual([
      changed(closedAgain),
      { type: 'Restored', state: 'partial', endedAt: LATER },
    ]);
  });

  test.each(['wrong-person', 'deceased', 'detained'] as const)('is not asked again at a phone that has told %s', (reason) => {
    const f = ended(asking(), 'excluded', reason);
    const restored = { type: 'Restored', state: 'excluded', reason, endedAt: T0 + HOUR_MS };
    expect(decideClosing(f, arrived(closedAgain))).toEqual([changed(closedAgain, { phoneKey: '1#00' }), restored]);
    expect(decideClosing(f, arrived(closedAgain, { isSamePerson: false }))).toEqual(startsAnew);
    const other = arrived(closedAgain, { phoneKey: '1#ff' });
    expect(decideClosing(f, other)).toEqual([changed(closedAgain, { phoneKey: '1#ff' }), startsAnew[1]]);
  });

  test('is asked when it was the former closing that said detained, and this one does not', () => {
    const f = reopened(followUp({ state: 'excluded', reason: 'detained', endedAt: T0, dueAt: undefined }));
    expect(decideClosing(f, arrived(closedAgain))).toEqual(startsAnew);
  });

  test('a closing that came in before the reopening is an old one', () => {
    expect(decideClosing(reopened(asking()), arrived(closedAgain, { at: REOPENED - 1 }))).toEqual([]);
    expect(decideClosing(reopened(asking()), arrived(closedAgain, { at: REOPENED }))).toHaveLength(2);
  });
});

describe('a client who asked to be erased', () => {
  const erased = (f: FollowUp): FollowUp => evolveAll(f, decideErasureRequest(f, T0 + HOUR_MS, STANDARD_1));
  const another = arrived({ matter: '工伤', filedOn: '2025-04-01' }, { isSamePerson: false, phoneKey: '1#ff' });

  test('before the first text is not held or asked because the closing comes again, changed', () => {
    expect(decideClosing(erased(followUp()), another)).toEqual([changed({ filedOn: '2025-04-01' })]);
    expect(decideClosing(erased(followUp()), arrived({}, { isSamePerson: false }))).toEqual([]);
  });

  test('nor because the case is opened and closed again', () => {
    const f = evolveAll(erased(asking()), [{ type: 'Reopened', at: T0 + DAY_MS }]);
    const facts = decideClosing(f, another);
    expect(facts).toEqual([
      changed({ matter: '工伤', filedOn: '2025-04-01' }),
      { type: 'Admitted', at: LATER, admission: { state: 'excluded', reason: 'asked-not-to' }, isNewAttempt: true },
    ]);
    expect(evolveAll(f, facts)).toMatchObject({ state: 'excluded', personErasedAt: T0 + HOUR_MS, phoneKey: undefined });
  });

  test('takes a response back that counted before', () => {
    const f = evolveAll(erased(asking(answered('overall', 4, T0))), [{ type: 'Reopened', at: T0 + DAY_MS }]);
    expect(decideClosing(f, another)[1]).toMatchObject({ type: 'Restored', state: 'partial' });
  });
});
