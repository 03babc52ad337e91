import { describe, expect, test } from '@jest/globals';
import { evolve, evolveAll } from '../../../domain/conversation/evolve.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { FollowUp, FollowUpState, TextKind, TextState } from '../../../domain/conversation/follow-up.ts';
import {
  answersRecovery,
  decideRecovery,
  RECOVERY_MS,
  recoveryDueAt,
  recoveryNeedsUntil,
  wantRecovery,
} from '../../../domain/conversation/recovery.ts';
import { nextLookAt, personErasureAt } from '../../../domain/conversation/retention.ts';
import { viewAt } from '../../../domain/conversation/standing.ts';
import type { AlertCause } from '../../../domain/shared/codes.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import type { Policy } from '../../../domain/shared/policy.ts';
import { answered, asking, clock, T0 } from './given.ts';

const POLICY: Policy = { ...STANDARD_1, alert: { ...STANDARD_1.alert, recovery: { ask: true } } };
/** The survey ends on Friday at ten; the alert is resolved on Monday at three in the afternoon. */
const ENDED = clock('2025-03-07 10:00');
const RESOLVED = clock('2025-03-10 15:00');

const ended = (more: Partial<FollowUp> = {}): FollowUp => ({
  ...evolve(asking(answered('overall', 2, T0)), { type: 'Ended', at: ENDED, state: 'partial' }),
  ...more,
});
const wanted = (more: Partial<FollowUp> = {}, at = RESOLVED, cause: AlertCause = 'overall'): FollowUp =>
  evolve(ended(more), { type: 'RecoveryWanted', at, cause });
const asked = (at = RESOLVED, state: TextState = 'sent'): FollowUp => {
  const f = evolveAll(wanted(), [
    { type: 'RecoveryAsked', at, causes: ['overall'] },
    { type: 'TextQueued', at, kind: 'recovery' },
  ]);
  return { ...f, texts: f.texts.map((text) => (text.kind === 'recovery' ? { ...text, state } : text)) };
};

describe('a question is wanted', () => {
  const want = (f: FollowUp, policy = POLICY) => wantRecovery(f, 'overall', RESOLVED, policy).length > 0;

  test.each<[FollowUpState, boolean]>([
    ['asking', true],
    ['completed', true],
    ['partial', true],
    ['to-call', true],
    ['waiting', false],
    ['refused', false],
    ['excluded', false],
    ['cancelled', false],
  ])('of a case that is %s: %p', (state, isWanted) => expect(want(ended({ state }))).toBe(isWanted));

  test.each<[string, Partial<FollowUp>]>([
    ['who was never texted', { askedAt: undefined }],
    ['who has no mobile number', { phoneKey: undefined }],
    ['who has been erased', { personErasedAt: RESOLVED }],
  ])('never of a client %s', (_, more) => expect(want(ended(more))).toBe(false));

  test('nor where the policy does not say so, which is the default', () => expect(want(ended(), STANDARD_1)).toBe(false));

  test('with its alert and time', () => {
    expect(wantRecovery(ended(), 'charged', RESOLVED, POLICY)).toEqual([
      { type: 'RecoveryWanted', at: RESOLVED, cause: 'charged' },
    ]);
  });

  test('once for alerts that are resolved before it has left, anew for one after', () => {
    const both = evolve(wanted(), { type: 'RecoveryWanted', at: RESOLVED + 5, cause: 'absent' });
    expect(both.recovery).toEqual({ causes: ['overall', 'absent'], wantedAt: RESOLVED + 5, askFrom: RESOLVED + 5 });
    expect(evolve(both, { type: 'RecoveryWanted', at: RESOLVED + 6, cause: 'overall' }).recovery?.causes).toEqual([
      'absent',
      'overall',
    ]);
    const again = evolve(asked(), { type: 'RecoveryWanted', at: RESOLVED + DAY_MS, cause: 'absent' });
    expect(again.recovery).toEqual({ causes: ['absent'], wantedAt: RESOLVED + DAY_MS, askFrom: RESOLVED + DAY_MS });
  });
});

describe('the question is due', () => {
  test.each<[string, FollowUp, string | undefined]>([
    ['at once in the day', wanted(), '2025-03-10 15:00'],
    ['the next morning after eight', wanted({}, clock('2025-03-10 20:00')), '2025-03-11 09:00'],
    ['not before the number has rested', wanted({ endedAt: clock('2025-03-10 14:00') }), '2025-03-11 14:00'],
    ['not while the survey goes on', wanted({ state: 'asking', endedAt: undefined }), undefined],
    ['not in the survey of a case reopened and asked again', wanted({ state: 'asking' }), undefined],
    ['not once the client has refused', wanted({ state: 'refused' }), undefined],
    ['not once the number is erased', wanted({ personErasedAt: RESOLVED + 1 }), undefined],
    ['not where none is wanted', ended(), undefined],
    ['not twice', asked(), undefined],
    [
      'not before what it was put off to',
      evolve(wanted(), { type: 'RecoveryPutOff', from: clock('2025-03-12 10:00') }),
      '2025-03-12 10:00',
    ],
    ['on the seventh day', evolve(wanted(), { type: 'RecoveryPutOff', from: RESOLVED + RECOVERY_MS }), '2025-03-17 15:00'],
    ['not later', evolve(wanted(), { type: 'RecoveryPutOff', from: RESOLVED + RECOVERY_MS + 1 }), undefined],
    ['not after it was dropped', evolve(wanted(), { type: 'RecoveryDropped' }), undefined],
  ])('%s', (_, f, at) => expect(recoveryDueAt(f, POLICY)).toBe(at && clock(at)));

  test('and looked at then', () => expect(nextLookAt(wanted(), POLICY)).toBe(RESOLVED));

  test('a case that is closed again after a reopening starts without it', () => {
    const admission = { state: 'waiting', dueAt: RESOLVED } as const;
    expect(evolve(wanted(), { type: 'Admitted', at: RESOLVED, admission, isNewAttempt: true }).recovery).toBeUndefined();
    expect(evolve(wanted(), { type: 'Admitted', at: RESOLVED, admission, isNewAttempt: false }).recovery).toBeDefined();
  });
});

describe('what becomes of it', () => {
  const free = { kind: 'free', causes: ['overall'] } as const;

  test('it leaves, and opens no question of the survey', () => {
    const facts = decideRecovery(wanted(), RESOLVED, POLICY, free);
    expect(facts).toEqual([
      { type: 'RecoveryAsked', at: RESOLVED, causes: ['overall'] },
      { type: 'TextQueued', at: RESOLVED, kind: 'recovery' },
    ]);
    expect(viewAt(asked(), RESOLVED)).toEqual(viewAt(wanted(), RESOLVED));
  });

  test('it leaves for those alerts alone that are still resolved', () => {
    const both = evolve(wanted(), { type: 'RecoveryWanted', at: RESOLVED, cause: 'absent' });
    const after = evolveAll(both, decideRecovery(both, RESOLVED, POLICY, { kind: 'free', causes: ['absent'] }));
    expect(after.recovery?.causes).toEqual(['absent']);
  });

  test('it is dropped, or put off', () => {
    expect(decideRecovery(wanted(), RESOLVED, POLICY, { kind: 'dropped' })).toEqual([{ type: 'RecoveryDropped' }]);
    expect(decideRecovery(wanted(), RESOLVED, POLICY, { kind: 'later', from: RESOLVED + 5 })).toEqual([
      { type: 'RecoveryPutOff', from: RESOLVED + 5 },
    ]);
  });

  test('nothing before it is due, nor where there is none', () => {
    expect(decideRecovery(wanted(), RESOLVED - 1, POLICY, free)).toEqual([]);
    expect(decideRecovery(ended(), RESOLVED, POLICY, free)).toEqual([]);
  });

  test.each<Fact>([
    { type: 'RecoveryPutOff', from: 5 },
    { type: 'RecoveryAsked', at: 5, causes: ['overall'] },
    { type: 'RecoveryAnswered', at: 5, isSettled: true },
    { type: 'RecoveryUnclear', at: 5 },
  ])('without a question $type changes nothing', (fact) => expect(evolve(ended(), fact).recovery).toBeUndefined());
});

describe('a message answers it', () => {
  const LATER = RESOLVED + HOUR_MS;
  const after = (kind: TextKind, state: TextState = 'sent'): FollowUp => {
    const f = asked();
    return { ...f, texts: [...f.texts, { kind, at: RESOLVED + 5, state }] };
  };
  const answeredAt = (at: number): FollowUp => evolve(asked(), { type: 'RecoveryAnswered', at, isSettled: true });

  test.each<[string, FollowUp, number, boolean]>([
    ['an hour later', asked(), LATER, true],
    ['at the moment it left', asked(), RESOLVED, true],
    ['sent before it left', asked(), RESOLVED - 1, false],
    ['on the seventh day', asked(), RESOLVED + RECOVERY_MS, true],
    ['after it', asked(), RESOLVED + RECOVERY_MS + 1, false],
    ['a second time', answeredAt(RESOLVED + 5), LATER, false],
    ['after an unclear one', evolve(asked(), { type: 'RecoveryUnclear', at: RESOLVED + 5 }), LATER, true],
    ['before it was handed over', asked(RESOLVED, 'queued'), LATER, false],
    ['when it never came', asked(RESOLVED, 'failed'), LATER, false],
    ['when nobody knows if it came', asked(RESOLVED, 'unknown'), LATER, true],
    ['after another text', after('refusal-confirmed'), LATER, false],
    ['after one that failed', after('refusal-confirmed', 'failed'), LATER, true],
    ['to a question that was not asked', wanted(), LATER, false],
    ['where there is none', ended(), LATER, false],
  ])('%s: %#', (_, f, at, answers) => expect(answersRecovery(f, at)).toBe(answers));
});

describe('the number is held', () => {
  const lateRepliesOver = T0 + 30 * DAY_MS;
  const late = clock('2025-04-04 15:00');
  const askedLate = evolveAll(wanted({}, late), [{ type: 'RecoveryAsked', at: late + DAY_MS, causes: ['overall'] }]);

  test.each<[string, FollowUp, number]>([
    ['as ever where no question is wanted', ended(), lateRepliesOver],
    ['for a question still to come', wanted({}, late), late + RECOVERY_MS],
    ['for the answer', askedLate, late + DAY_MS + RECOVERY_MS],
    ['no longer once it is there', evolve(askedLate, { type: 'RecoveryAnswered', at: late, isSettled: true }), lateRepliesOver],
    ['no longer than the policy lets', wanted({ heldSince: late - 179 * DAY_MS }, late), late + DAY_MS],
  ])('%s', (_, f, until) => expect(personErasureAt(f, POLICY)).toBe(until));

  test('0 days where nothing is wanted', () => expect(recoveryNeedsUntil(ended())).toBe(0));
});
