import { describe, expect, test } from '@jest/globals';
import {
  answerToCheck,
  callEntry,
  callKind,
  decideCall,
  decideNotPhoned,
  decideRefusedElsewhere,
} from '../../../domain/conversation/call-list.ts';
import { decideClerk } from '../../../domain/conversation/decide-entered.ts';
import { evolve, evolveAll } from '../../../domain/conversation/evolve.ts';
import type { Call, CallOutcome, FollowUp } from '../../../domain/conversation/follow-up.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, clock, T0 } from './given.ts';

const END = T0 + 9;
const NOON = clock('2025-03-20 12:00');
const toCall = (more: Partial<FollowUp> = {}): FollowUp => ({
  ...evolve(asking(), { type: 'Ended', at: END, state: 'to-call', reason: 'no-answer' }),
  ...more,
});
const byText = (more: Partial<FollowUp> = {}): FollowUp => ({
  ...evolve(asking(answered('overall', 4, T0)), { type: 'Ended', at: END, state: 'partial' }),
  check: true,
  ...more,
});
const call = (outcome: CallOutcome, kind: Call['kind'] = 'call'): Call => ({ kind, at: NOON, by: 'clerk-1', outcome, note: '' });
const report = (outcome: CallOutcome, at = NOON) => ({ at, by: 'clerk-1', outcome, note: '下午再打' });

describe('who is to be phoned', () => {
  test.each<[string, FollowUp, 'call' | 'check' | undefined]>([
    ['whom no text reached', toCall(), 'call'],
    ['nobody while the conversation goes on', asking(), undefined],
    ['nobody who refused', toCall({ state: 'refused' }), undefined],
    ['again after no answer', toCall({ calls: [call('no-answer'), call('no-answer')] }), 'call'],
    ['not a fourth time', toCall({ calls: [call('no-answer'), call('no-answer'), call('no-answer')] }), undefined],
    ['nobody whose number has been erased', toCall({ personErasedAt: END }), undefined],
    ['nobody who is held for an answer alone', toCall({ heldForAnswer: true }), undefined],
    ['not for a check either', byText({ personErasedAt: END }), undefined],
    ['not at a wrong number', toCall({ calls: [call('wrong-number')] }), undefined],
    ['not who was reached', toCall({ calls: [call('no-answer'), call('answered')] }), undefined],
    ['who was drawn and answered by text', byText(), 'check'],
    ['who was drawn and answered on the web', byText({ channel: 'web', state: 'completed' }), 'check'],
    ['not who was not drawn', byText({ check: false }), undefined],
    ['who is unsure about money, drawn or not', byText({ check: false, answers: { overall: 4, charged: 0 } }), 'check'],
    ['not who answered a person', byText({ channel: 'phone' }), undefined],
    ['not whose 1 is unconfirmed', byText({ answers: { overall: 1 } }), undefined],
    ['not after a consultation', byText({ closing: closingFacts({ service: 'consultation' }) }), undefined],
    ['not in a case that was reopened', byText({ state: 'cancelled' }), undefined],
    ['not whose answer was voided', byText({ voided: { at: 1, by: 'sup-1', reason: '错案' } }), undefined],
    ['not who was checked', byText({ calls: [call('answered', 'check')] }), undefined],
    ['for a check whatever calls were made before the answer', byText({ calls: [call('wrong-number')] }), 'check'],
  ])('%s', (_, f, kind) => expect(callKind(f, STANDARD_1)).toBe(kind));

  test('what is to be checked stays so, however often it was tried', () => {
    const checked = byText({ calls: [call('wrong-number', 'check')] });
    expect([callKind(checked, STANDARD_1), answerToCheck(checked)]).toEqual([
      undefined,
      { channel: 'sms', answers: { overall: 4 } },
    ]);
    expect(answerToCheck(toCall({ check: true }))).toBeUndefined();
  });

  test('nobody whose number has refused', () => {
    for (const [f, kind] of [
      [toCall(), 'call'],
      [byText(), 'check'],
    ] as const) {
      const facts = decideNotPhoned(f, NOON, 'client', STANDARD_1);
      expect(facts).toEqual([{ type: 'CallMade', call: { kind, at: NOON, by: 'client', outcome: 'refused', note: '' } }]);
      const after = evolveAll(f, facts);
      expect([after.state, callKind(after, STANDARD_1)]).toEqual([f.state, undefined]);
      expect(decideNotPhoned(after, NOON, 'client', STANDARD_1)).toEqual([]);
    }
    expect(decideNotPhoned(asking(), NOON, 'client', STANDARD_1)).toEqual([]);
  });

  test('and an open conversation ends, also one that was opened while the refusal was on its way', () => {
    const refused = (f: FollowUp, at: number) => decideRefusedElsewhere(f, at, 'clerk-1', STANDARD_1);
    expect(refused(asking(), NOON)).toEqual([{ type: 'Ended', at: NOON, state: 'refused' }]);
    expect(refused({ ...asking(), askedAt: NOON + 1 }, NOON)).toEqual([{ type: 'Ended', at: NOON + 1, state: 'refused' }]);
    expect(evolveAll(asking(), refused(asking(), NOON)).state).toBe('refused');
    expect(refused({ ...asking(), askedAt: undefined }, NOON)).toEqual([]);
    expect(refused(toCall(), NOON)).toEqual(decideNotPhoned(toCall(), NOON, 'clerk-1', STANDARD_1));
  });
});

test('a call that its request has recorded before changes nothing, also where the list has done with the case', () => {
  const first = decideCall(toCall(), { ...report('wrong-number'), key: 'request-1' }, STANDARD_1);
  const after = evolveAll(toCall(), first.ok ? first.value : []);
  expect(after.calls).toHaveLength(1);
  expect(decideCall(after, { ...report('wrong-number'), key: 'request-1' }, STANDARD_1)).toEqual({ ok: true, value: [] });
  expect(decideCall(after, { ...report('wrong-number'), key: 'request-2' }, STANDARD_1)).toEqual({
    ok: false,
    error: 'not-on-list',
  });
});

describe('a line of the call list', () => {
  const place = {
    caseNo: '2025-0001',
    centreId: 'C01',
    lawyerId: 'L001',
    caseKind: 'labour',
    respondent: 'self',
    language: 'zh',
  };

  test('names the case, the reason and what was tried, and no person', () => {
    expect(callEntry(toCall(), STANDARD_1)).toEqual({ ...place, kind: 'call', reason: 'no-answer', since: END, attempts: 0 });
    const tried = toCall({ calls: [call('no-answer')], callAgainAt: NOON + 5 });
    expect(callEntry(tried, STANDARD_1)).toEqual({
      ...place,
      kind: 'call',
      reason: 'no-answer',
      since: END,
      attempts: 1,
      lastOutcome: 'no-answer',
      againAt: NOON + 5,
    });
  });

  test('of a check has no reason, and calls made for another purpose do not count', () => {
    const f = byText({ reason: 'no-answer', calls: [call('no-answer')], callAgainAt: NOON });
    expect(callEntry(f, STANDARD_1)).toEqual({ ...place, kind: 'check', since: END, attempts: 0 });
  });

  test('is none where nobody is to be phoned, or nothing has ended', () => {
    expect(callEntry(asking(), STANDARD_1)).toBeUndefined();
    expect(callEntry(toCall({ endedAt: undefined }), STANDARD_1)).toBeUndefined();
    expect(callEntry(toCall({ reason: undefined }), STANDARD_1)).not.toHaveProperty('reason');
  });
});

describe('a call', () => {
  test('nobody answered is made again a day later, in the hours for it', () => {
    const decided = decideCall(toCall(), report('no-answer'), STANDARD_1);
    const made = { type: 'CallMade', call: { kind: 'call', ...report('no-answer') }, againAt: clock('2025-03-21 12:00') };
    expect(decided).toEqual({ ok: true, value: [made] });
    expect(decideCall(toCall(), report('no-answer', clock('2025-03-20 21:00')), STANDARD_1)).toMatchObject({
      value: [{ againAt: clock('2025-03-22 09:00') }],
    });
    const after = decided.ok ? evolveAll(toCall(), decided.value) : toCall();
    expect([after.calls, after.callAgainAt]).toEqual([[made.call], made.againAt]);
  });

  test.each(['answered', 'wrong-number'] as const)('%s ends it, and leaves the case as it is', (outcome) => {
    const tried = toCall({ calls: [call('no-answer')], callAgainAt: NOON });
    const decided = decideCall(tried, report(outcome), STANDARD_1);
    expect(decided).toEqual({ ok: true, value: [{ type: 'CallMade', call: { kind: 'call', ...report(outcome) } }] });
    const after = decided.ok ? evolveAll(tried, decided.value) : tried;
    expect([after.state, after.callAgainAt, callKind(after, STANDARD_1)]).toEqual(['to-call', undefined, undefined]);
  });

  test('refused is a refusal, and of a check only the end of it', () => {
    expect(decideCall(toCall(), report('refused'), STANDARD_1)).toMatchObject({
      value: [{ type: 'CallMade' }, { type: 'EndChanged', state: 'refused' }],
    });
    const checked = decideCall(byText(), report('refused'), STANDARD_1);
    expect(checked).toMatchObject({ value: [{ type: 'CallMade', call: { kind: 'check' } }] });
    expect(checked.ok && checked.value).toHaveLength(1);
  });

  test('on nobody who is to be phoned is refused', () => {
    expect(decideCall(asking(), report('answered'), STANDARD_1)).toEqual({ ok: false, error: 'not-on-list' });
  });

  test('is forgotten when the case is asked anew', () => {
    const checked = { at: 1, by: '', channel: 'phone', answers: {}, beside: { channel: 'sms', answers: {} } } as const;
    const again = evolve(toCall({ calls: [call('wrong-number')], callAgainAt: NOON, checked }), {
      type: 'Admitted',
      at: NOON,
      admission: { state: 'waiting', dueAt: NOON },
      isNewAttempt: true,
    });
    expect([again.calls, again.callAgainAt, again.checked]).toEqual([[], undefined, undefined]);
  });
});

describe('answers a clerk enters', () => {
  const all = { overall: 4, charged: 8, communication: 4, absent: 8 } as const;
  const entry = (answers: FollowUp['answers']) => ({ at: NOON, answers, comment: '', channel: 'phone' as const, by: 'clerk-1' });
  const reached = (kind: Call['kind']) => ({
    type: 'CallMade',
    call: { kind, at: NOON, by: 'clerk-1', outcome: 'answered', note: '' },
  });

  test('take the case off the list', () => {
    expect(decideClerk(toCall(), entry(all), STANDARD_1)).toMatchObject({ value: [reached('call'), {}, { type: 'Ended' }] });
  });

  test('take it off the list also where the client left out the question that counts: somebody was reached', () => {
    const decided = decideClerk(toCall(), entry({ communication: 4 }), STANDARD_1);
    expect(decided).toMatchObject({ value: [reached('call'), { type: 'AnswersReplaced' }] });
    const after = decided.ok ? evolveAll(toCall(), decided.value) : toCall();
    expect([after.state, callKind(after, STANDARD_1)]).toEqual(['to-call', undefined]);
  });

  test('beside a complete answer by text are the check, which changes no answer', () => {
    const complete = byText({ state: 'completed', answers: all });
    const decided = decideClerk(complete, entry({ overall: 2 }), STANDARD_1);
    const beside = { channel: 'sms', answers: all };
    const check = { at: NOON, by: 'clerk-1', channel: 'phone', answers: { overall: 2 }, beside };
    expect(decided).toEqual({ ok: true, value: [{ type: 'CheckRecorded', check }, reached('check')] });
    const after = decided.ok ? evolveAll(complete, decided.value) : complete;
    expect([after.answers, after.checked]).toEqual([all, check]);
    expect(decideClerk(after, entry({ overall: 2 }), STANDARD_1)).toEqual({ ok: false, error: 'ignored' });
  });

  test('beside an incomplete answer by text are the response, and checked against what they replace', () => {
    const partial = byText({ answers: { overall: 4, charged: 8 } });
    const decided = decideClerk(partial, entry(all), STANDARD_1);
    const beside = { channel: 'sms', answers: { overall: 4, charged: 8 } };
    expect(decided).toMatchObject({
      value: [{ type: 'CheckRecorded', check: { answers: all, beside } }, reached('check'), { type: 'AnswersReplaced' }, {}],
    });
    const after = decided.ok ? evolveAll(partial, decided.value) : partial;
    expect(after).toMatchObject({ state: 'completed', channel: 'phone', answers: all, checked: { beside } });
    expect(callKind(after, STANDARD_1)).toBeUndefined();
  });

  test('beside one that is not to be checked change nothing', () => {
    const complete = byText({ state: 'completed', answers: all, check: false });
    expect(decideClerk(complete, entry({ overall: 2 }), STANDARD_1)).toEqual({ ok: false, error: 'ignored' });
  });

  test('where nobody was to be phoned are no call', () => {
    for (const f of [asking(), followUp()]) {
      const entered = decideClerk(f, { ...entry(all), at: T0 + 5 }, STANDARD_1);
      expect(entered.ok && entered.value.map(({ type }) => type)).toEqual(['AnswersReplaced', 'Ended']);
    }
  });
});
