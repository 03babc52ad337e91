import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { evolve } from '../../../domain/conversation/evolve.ts';
import {
  commentErasureAt,
  decideErasure,
  holdAgain,
  isErasureOverdue,
  nextLookAt,
  personErasureAt,
} from '../../../domain/conversation/retention.ts';
import type { Held } from '../../../domain/conversation/retention.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, clock, T0 } from './given.ts';

const END = T0 + HOUR_MS;
const HELD = followUp().heldSince;
const LAST = HELD + 180 * DAY_MS;
const LATE_REPLIES_OVER = T0 + 30 * DAY_MS;

const ended = (state: FollowUp['state'], more: Partial<FollowUp> = {}): FollowUp => ({
  ...evolve(asking(answered('overall', 4, T0)), { type: 'Ended', at: END, state }),
  ...more,
});
const notAsked = (more: Partial<FollowUp> = {}) => followUp({ state: 'excluded', endedAt: T0, dueAt: undefined, ...more });

describe('a person is erased', () => {
  test.each<[string, FollowUp, number | undefined]>([
    ['never while the first text waits', followUp(), undefined],
    ['never while the client is asked', asking(), undefined],
    ['once late replies cannot come any more', ended('completed'), LATE_REPLIES_OVER],
    [
      'a day after a later text',
      ended('refused', { texts: [{ kind: 'confirm', state: 'sent', at: T0 + 40 * DAY_MS }] }),
      T0 + 41 * DAY_MS,
    ],
    ['at once where nobody is asked', notAsked({ texts: [] }), T0],
    ['a year late if the case ended so late', notAsked({ endedAt: LAST + 5 }), LAST + 5],
    ['at the latest where somebody is to be phoned', ended('to-call'), LAST],
    ['at the latest where the telephone check is to come', ended('partial', { check: true }), LAST],
    [
      'once the call is done with',
      ended('to-call', { calls: [{ kind: 'call', at: END, by: 'clerk-1', outcome: 'wrong-number', note: '' }] }),
      LATE_REPLIES_OVER,
    ],
    ['no more than once', ended('completed', { personErasedAt: 5 }), undefined],
    ['not before somebody lets go', ended('completed', { heldUntil: T0 + 50 * DAY_MS }), T0 + 50 * DAY_MS],
    ['a day after the text they were held again for', ended('to-call', { heldForAnswer: true }), T0 + DAY_MS],
    ['at once if there was no text', { ...ended('to-call', { heldForAnswer: true }), texts: [] }, END],
    ['once what they told was heard', ended('to-call', { heldForAnswer: true, heldUntil: T0 + 9 * DAY_MS }), T0 + 9 * DAY_MS],
    ['but at the latest then', ended('completed', { heldUntil: LAST + DAY_MS }), LAST],
  ])('%s', (_, f, at) => expect(personErasureAt(f, STANDARD_1)).toBe(at));

  test('and nothing else is at that moment', () => {
    const f = ended('completed');
    expect(decideErasure(f, LATE_REPLIES_OVER - 1, STANDARD_1, false)).toEqual([]);
    expect(decideErasure(f, LATE_REPLIES_OVER, STANDARD_1, false)).toEqual([{ type: 'PersonErased', at: LATE_REPLIES_OVER }]);
    const erased = evolve(f, { type: 'PersonErased', at: LATE_REPLIES_OVER });
    expect(decideErasure(erased, LAST, STANDARD_1, false)).toEqual([]);
  });

  test('a week later while an alert is open, and at the latest then whatever is open', () => {
    const f = ended('completed');
    const week = LATE_REPLIES_OVER + 7 * DAY_MS;
    expect(decideErasure(f, LATE_REPLIES_OVER, STANDARD_1, true)).toEqual([{ type: 'ErasurePostponed', until: week }]);
    expect(personErasureAt(evolve(f, { type: 'ErasurePostponed', until: week }), STANDARD_1)).toBe(week);
    expect(decideErasure(f, LAST - DAY_MS, STANDARD_1, true)).toEqual([{ type: 'ErasurePostponed', until: LAST }]);
    expect(decideErasure(f, LAST, STANDARD_1, true)).toEqual([{ type: 'PersonErased', at: LAST }]);
  });

  test.each<[string, Fact]>([
    [
      'a new phone',
      { type: 'ClosingChanged', at: END, closing: followUp().closing, year: 2025, zone: 'Asia/Shanghai', phoneKey: '1#ff' },
    ],
    ['a client who writes again', { type: 'PersonHeld', at: END }],
  ])('and held anew with %s', (_, fact) => {
    const f = evolve(ended('refused', { personErasedAt: T0, heldUntil: LAST }), fact);
    expect([f.personErasedAt, f.heldUntil, f.heldSince]).toEqual([undefined, undefined, END]);
    expect(f.heldForAnswer).toBe(fact.type === 'PersonHeld' ? true : undefined);
  });

  test('and held anew for what they wrote: for its answer, or a week for somebody to hear what they told', () => {
    const answer: Fact = { type: 'TextQueued', at: 5, kind: 'refusal-confirmed' };
    const told: Fact = { type: 'RedFlagSeen', at: 5, cause: 'charged' };
    expect(holdAgain([{ type: 'NotUnderstood' }], 5)).toBeUndefined();
    expect(holdAgain([{ type: 'NotUnderstood' }, answer], 5)).toEqual({ type: 'PersonHeld', at: 5 });
    expect(holdAgain([answer], 5)).toEqual({ type: 'PersonHeld', at: 5 });
    expect(holdAgain([answer, told], 5)).toEqual({ type: 'PersonHeld', at: 5, until: 5 + 7 * DAY_MS });
    const f = evolve(ended('completed', { personErasedAt: T0 }), { type: 'PersonHeld', at: LAST, until: LAST + 7 * DAY_MS });
    const week = LAST + 7 * DAY_MS;
    expect(personErasureAt(f, STANDARD_1)).toBe(week);
    expect(decideErasure(f, week, STANDARD_1, true)).toEqual([{ type: 'ErasurePostponed', until: week + 7 * DAY_MS }]);
    expect(decideErasure(f, week, STANDARD_1, false)).toEqual([{ type: 'PersonErased', at: week }]);
    expect(personErasureAt(evolve(f, { type: 'ErasurePostponed', until: week + 999 * DAY_MS }), STANDARD_1)).toBe(
      LAST + 180 * DAY_MS,
    );
  });

  test('but not with a closing that brings no phone', () => {
    const { closing } = followUp();
    const f = evolve(ended('completed', { personErasedAt: T0 }), {
      type: 'ClosingChanged',
      at: END,
      closing,
      year: 2025,
      zone: 'Asia/Shanghai',
    });
    expect([f.personErasedAt, f.heldSince, f.closingAt]).toEqual([T0, HELD, END]);
  });
});

describe('a comment is erased', () => {
  const AT = followUp().receivedAt + 730 * DAY_MS;

  test('two years after the case came in, once', () => {
    const f = ended('completed', { hasComment: true, personErasedAt: T0 });
    expect(commentErasureAt(f, STANDARD_1)).toBe(AT);
    expect(decideErasure(f, AT - 1, STANDARD_1, false)).toEqual([]);
    expect(decideErasure(f, AT, STANDARD_1, true)).toEqual([{ type: 'CommentErased', at: AT }]);
    expect(commentErasureAt(evolve(f, { type: 'CommentErased', at: AT }), STANDARD_1)).toBeUndefined();
    expect(commentErasureAt({ ...f, hasComment: false }, STANDARD_1)).toBeUndefined();
  });
});

test('words that come after the comment was erased go at their time, of one who asked to be erased at once', () => {
  const f = ended('partial', { hasComment: true, commentErasedAt: T0 });
  const said = evolve(f, { type: 'CommentAdded', at: END, text: '谢谢' });
  expect(commentErasureAt(said, STANDARD_1)).toBe(followUp().receivedAt + 730 * DAY_MS);
  const entered = { type: 'AnswersReplaced', at: END, channel: 'phone', answers: {}, comment: '很慢' } as const;
  expect(commentErasureAt(evolve({ ...f, erasureRequestedAt: T0 }, entered), STANDARD_1)).toBe(T0);
  for (const silent of [
    { type: 'CommentAdded', at: END, text: '' },
    { ...entered, comment: '' },
  ] as const) {
    expect(commentErasureAt(evolve(f, silent), STANDARD_1)).toBeUndefined();
  }
});

describe('an audit', () => {
  const person = { person: true, comment: false };
  const comment = { person: false, comment: true };
  const all = { person: true, comment: true };
  const none = { person: false, comment: false };
  const COMMENT_AT = followUp().receivedAt + 730 * DAY_MS;
  test.each<[string, FollowUp, Held, number]>([
    ['whose time is over', ended('completed'), person, LATE_REPLIES_OVER],
    ['held at the latest for a call', ended('to-call'), person, LAST],
    ['held for an alert, until it lets go', ended('completed', { heldUntil: T0 + 50 * DAY_MS }), person, T0 + 50 * DAY_MS],
    ['that the follow-up says is erased', ended('completed', { personErasedAt: END }), person, END],
    ['of a case that never began', followUp(), person, LAST],
    ['of a conversation that began late', asking({ type: 'ConversationOpened', at: LAST }), person, LAST + 7 * DAY_MS],
    ['of a conversation that ended before the policy lets go', asking(), person, LAST],
    ['and a comment whose time is over', ended('completed', { hasComment: true, personErasedAt: END }), comment, COMMENT_AT],
    ['and a comment that the follow-up says is erased', ended('completed', { commentErasedAt: END }), comment, END],
    ['and a comment that the follow-up knows nothing of', ended('completed'), comment, followUp().receivedAt],
    ['whichever of the two is left first', ended('completed', { hasComment: true }), all, LATE_REPLIES_OVER],
  ])('finds a person %s, two days later', (_, f, held, moment) => {
    expect(isErasureOverdue(f, held, moment + 2 * DAY_MS - 1, STANDARD_1)).toBe(false);
    expect(isErasureOverdue(f, held, moment + 2 * DAY_MS, STANDARD_1)).toBe(true);
  });

  test('finds nothing where nothing is left', () => {
    expect(isErasureOverdue(ended('completed', { hasComment: true }), none, COMMENT_AT + DAY_MS * 1000, STANDARD_1)).toBe(false);
  });
});

describe('the next look at a case', () => {
  test.each<[string, FollowUp, number | undefined]>([
    ['is its first text', followUp(), clock('2025-03-06 10:00')],
    ['is its reminder', asking(), clock('2025-03-08 10:00')],
    ['is its erasure', ended('completed'), LATE_REPLIES_OVER],
    [
      'is the end of its comment',
      ended('completed', { personErasedAt: 1, hasComment: true }),
      followUp().receivedAt + 730 * DAY_MS,
    ],
    ['is none when all is done', ended('completed', { personErasedAt: 1 }), undefined],
  ])('%s', (_, f, at) => expect(nextLookAt(f, STANDARD_1)).toBe(at));
});
