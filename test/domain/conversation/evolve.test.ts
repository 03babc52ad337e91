import { describe, expect, test } from '@jest/globals';
import type { Admission } from '../../../domain/case/admit.ts';
import { evolve, evolveAll } from '../../../domain/conversation/evolve.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { DAY_MS } from '../../../domain/shared/instant.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, question, queued, T0 } from './given.ts';

describe('a conversation', () => {
  test('opens', () => {
    const f = evolve(followUp(), { type: 'ConversationOpened', at: T0 });
    expect(f).toEqual({ ...followUp(), state: 'asking', askedAt: T0, dueAt: undefined });
  });

  test('gets texts at its end, queued', () => {
    const texts = evolveAll(followUp(), [question('overall', T0), queued('refusal-confirmed', undefined, T0 + 1)]).texts;
    expect(texts).toStrictEqual([
      { kind: 'question:overall', opens: 'overall', state: 'queued', at: T0 },
      { kind: 'refusal-confirmed', state: 'queued', at: T0 + 1 },
    ]);
  });

  test('moves the one text that is meant', () => {
    const f = asking(question('charged', T0 + 1));
    const claimed = evolve(f, { type: 'TextMoved', index: 1, state: 'claimed', at: T0 + 9 });
    expect(claimed.texts).toEqual([f.texts[0], { ...f.texts[1], state: 'claimed', at: T0 + 9 }]);
    const handed = evolve(claimed, { type: 'TextMoved', index: 1, state: 'handed', providerId: 'p-1', segments: 1 });
    expect(handed.texts).toEqual([
      f.texts[0],
      { kind: 'question:charged', opens: 'charged', state: 'handed', at: T0 + 9, providerId: 'p-1', segments: 1 },
    ]);
  });

  test('remembers messages, and whether the client has replied', () => {
    const auto = evolve(asking(), { type: 'MessageTakenIn', at: T0, key: 'a:1', isReply: false });
    expect([auto.inbound, auto.replied]).toEqual([['a:1'], false]);
    const replied = evolve(auto, { type: 'MessageTakenIn', at: T0, key: 'b:2', isReply: true });
    expect([replied.inbound, replied.replied]).toEqual([['a:1', 'b:2'], true]);
    expect(evolve(replied, { type: 'MessageTakenIn', at: T0, key: 'c:3', isReply: false }).replied).toBe(true);
  });

  test('remembers when a cause was first seen', () => {
    const f = evolve(asking(), { type: 'RedFlagSeen', at: T0 + 1, cause: 'charged' });
    expect(evolve(f, { type: 'RedFlagSeen', at: T0 + 2, cause: 'absent' }).redFlags).toEqual({ charged: T0 + 1, absent: T0 + 2 });
  });

  test('ends, and how it ended may change', () => {
    const f = evolve(asking(), { type: 'Ended', at: T0 + DAY_MS, state: 'to-call', reason: 'no-answer' });
    expect(f).toMatchObject({ state: 'to-call', reason: 'no-answer', endedAt: T0 + DAY_MS });
    const changed = evolve(f, { type: 'EndChanged', state: 'partial' });
    expect([changed.state, changed.reason, changed.endedAt]).toEqual(['partial', undefined, T0 + DAY_MS]);
    expect(evolve(followUp(), { type: 'Ended', at: T0, state: 'excluded', reason: 'refused-earlier' }).dueAt).toBeUndefined();
  });
});

describe('answers', () => {
  test('of a text are recorded one by one, and what they replace is kept', () => {
    const f = asking(answered('overall', 4, T0 + 1), answered('charged', 8, T0 + 2), answered('overall', 2, T0 + 3));
    expect(f).toMatchObject({
      answers: { overall: 2, charged: 8 },
      corrections: [{ question: 'overall', was: 4, at: T0 + 3 }],
      channel: 'sms',
      answeredAt: T0 + 3,
    });
  });

  test('that come out of order leave the time of the last one', () => {
    expect(asking(answered('overall', 4, T0 + 5), answered('charged', 8, T0 + 2)).answeredAt).toBe(T0 + 5);
    expect(asking(answered('overall', 1, T0 + 5), { type: 'OverallConfirmed', at: T0 + 9 }).answeredAt).toBe(T0 + 9);
    expect(asking(answered('charged', 8, T0 + 5), { type: 'OverallConfirmed', at: T0 + 2 }).answeredAt).toBe(T0 + 5);
  });

  test('of overall stand unconfirmed; another question leaves the confirmation', () => {
    const confirmed = asking(answered('overall', 1, T0), { type: 'OverallConfirmed', at: T0 });
    expect(confirmed.confirmed).toBe(true);
    expect(evolve(confirmed, answered('charged', 8, T0)).confirmed).toBe(true);
    expect(evolve(confirmed, answered('overall', 4, T0)).confirmed).toBe(false);
  });

  const replaced = (answers: FollowUp['answers'], comment = '', by?: string): Fact => ({
    type: 'AnswersReplaced',
    at: T0 + 9,
    channel: by === undefined ? 'web' : 'phone',
    answers,
    comment,
    by,
  });

  test('of a form or a clerk replace all, and what they replace is kept', () => {
    const f = evolveAll(asking(answered('overall', 4, T0), answered('charged', 9, T0), answered('absent', 8, T0)), [
      replaced({ overall: 1, absent: 8 }, '很慢', 'clerk-1'),
    ]);
    expect(f).toMatchObject({
      answers: { overall: 1, absent: 8 },
      confirmed: true,
      corrections: [
        { question: 'overall', was: 4, at: T0 + 9 },
        { question: 'charged', was: 9, at: T0 + 9 },
      ],
      hasComment: true,
      channel: 'phone',
      answeredAt: T0 + 9,
      enteredBy: 'clerk-1',
    });
    expect(f.answers).toStrictEqual({ overall: 1, absent: 8 });
    const onWeb = evolve(f, replaced({ overall: 2 }));
    expect([onWeb.confirmed, onWeb.enteredBy, onWeb.channel, onWeb.hasComment]).toEqual([false, undefined, 'web', true]);
  });

  test('are voided and put back', () => {
    const voided = evolve(asking(), { type: 'Voided', at: T0, by: 'sup-1', reason: '录错案件' });
    expect(voided.voided).toEqual({ at: T0, by: 'sup-1', reason: '录错案件' });
    expect(evolve(voided, { type: 'VoidLifted' })).toEqual(asking());
  });
});

describe('words', () => {
  const comment = (text: string): Fact => ({ type: 'CommentAdded', at: T0, text });

  test('are noted, not held', () => {
    expect(evolve(asking(), comment('谢谢'))).toEqual({ ...asking(), hasComment: true });
    expect(evolve(asking(), comment(''))).toEqual(asking());
    expect(evolve({ ...asking(), hasComment: true }, comment('')).hasComment).toBe(true);
  });

  test('that were not understood are counted', () => {
    const f = evolveAll(asking(), [{ type: 'NotUnderstood' }, { type: 'NotUnderstood' }]);
    expect(f.notUnderstood).toBe(2);
  });
});

describe('a case that is reopened', () => {
  const ended = evolve(asking(answered('overall', 4, T0)), { type: 'Ended', at: T0 + 9, state: 'partial' });
  const reopened = evolve(ended, { type: 'Reopened', at: T0 + 20 });

  test('is cancelled and remembers what it had reached', () => {
    expect(reopened).toMatchObject({
      state: 'cancelled',
      reason: 'reopened',
      endedAt: T0 + 20,
      reopenedAt: T0 + 20,
      before: { state: 'partial', reason: undefined, endedAt: T0 + 9 },
    });
    expect(evolve(followUp(), { type: 'Reopened', at: T0 }).dueAt).toBeUndefined();
  });

  test('takes its former state back, and still knows when it was reopened', () => {
    expect(evolve(reopened, { type: 'Restored', state: 'partial', endedAt: T0 + 9 })).toEqual({
      ...ended,
      reason: undefined,
      before: undefined,
      reopenedAt: T0 + 20,
    });
  });

  test('or starts anew, without what came of the former conversation', () => {
    const first = evolveAll(asking(), [
      answered('overall', 1, T0),
      { type: 'OverallConfirmed', at: T0 },
      { type: 'MessageTakenIn', at: T0, key: 'a:1', isReply: true },
      { type: 'NotUnderstood' },
      { type: 'RedFlagSeen', at: T0, cause: 'charged' },
      { type: 'Voided', at: T0, by: 'sup-1', reason: '录错' },
      { type: 'AnswersReplaced', at: T0, channel: 'phone', answers: {}, comment: '慢', by: 'clerk-1' },
      { type: 'Reopened', at: T0 + 20 },
    ]);
    const again = evolve(first, {
      type: 'Admitted',
      at: T0 + 30,
      admission: { state: 'waiting', dueAt: T0 + 40 },
      isNewAttempt: true,
    });
    expect(again).toEqual({
      ...followUp({ dueAt: T0 + 40, attempt: 2 }),
      texts: first.texts,
      corrections: first.corrections,
      hasComment: true,
      redFlags: { charged: T0 },
      inbound: ['a:1'],
      heardAt: T0,
      reopenedAt: T0 + 20,
    });
  });
});

describe('a closing', () => {
  test.each<[Admission, Partial<FollowUp>]>([
    [
      { state: 'waiting', dueAt: T0 + 5 },
      { state: 'waiting', reason: undefined, dueAt: T0 + 5, endedAt: undefined },
    ],
    [
      { state: 'to-call', reason: 'phone' },
      { state: 'to-call', reason: 'phone', dueAt: undefined, endedAt: T0 + 1 },
    ],
    [
      { state: 'excluded', reason: 'too-old' },
      { state: 'excluded', reason: 'too-old', dueAt: undefined, endedAt: T0 + 1 },
    ],
  ])('is admitted as %j', (admission, expected) => {
    const f = { ...followUp({ state: 'to-call', reason: 'no-mobile', endedAt: T0 }), inbound: ['a:1'] };
    expect(evolve(f, { type: 'Admitted', at: T0 + 1, admission, isNewAttempt: false })).toEqual({ ...f, ...expected });
  });

  test('is changed, and with it the phone if another one was given', () => {
    const closing = closingFacts({ lawyerId: 'L002' });
    const changed = { type: 'ClosingChanged', at: T0, closing, year: 2024, zone: 'Asia/Urumqi' } as const;
    expect(evolve(followUp(), changed)).toEqual(followUp({ closing, closingAt: T0, year: 2024, zone: 'Asia/Urumqi' }));
    expect(evolve(followUp(), { ...changed, phoneKey: '1#ff' }).phoneKey).toBe('1#ff');
    expect(evolve(followUp(), { ...changed, phoneKey: null }).phoneKey).toBeUndefined();
  });
});

test('a fact nobody knows is a mistake, not skipped', () => {
  expect(() => evolve(followUp(), { type: 'Forgotten' } as never)).toThrow('Unhandled variant: Forgotten');
});
