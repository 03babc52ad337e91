import { describe, expect, test } from '@jest/globals';
import { decideReply, ECHO_MS, MESSAGE_LIMIT } from '../../../domain/conversation/decide-reply.ts';
import type { Reply, Understanding } from '../../../domain/conversation/decide-reply.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { answered, answers, asking, commenting, given, question, queued, reply, T0, takenIn, without } from './given.ts';

const NOON = T0 + 2 * HOUR_MS;
/** What a message changes, beside that it was taken in. */
const changes = (f: FollowUp, message: Reply): Fact[] => {
  const [first, ...rest] = decideReply(f, message, STANDARD_1);
  expect(first).toEqual(takenIn(message));
  return rest;
};
const say = (f: FollowUp, understood: Understanding, at = NOON, more: Partial<Reply> = {}) =>
  changes(f, reply(understood, at, more));

describe('an answer', () => {
  test('is recorded, and the next question leaves at once, whatever the hour', () => {
    const midnight = T0 + 14 * HOUR_MS;
    expect(say(asking(), answers(['overall', 4]), midnight)).toEqual([
      answered('overall', 4, midnight),
      question('charged', midnight),
    ]);
  });

  test('to the last coded question brings the invitation to comment', () => {
    const f = given(commenting(T0), queued('clarify', 'absent', T0 + 1));
    expect(say({ ...f, answers: without(f.answers, 'absent') }, answers(['absent', 0]))).toEqual([
      answered('absent', 0, NOON),
      question('comment', NOON),
    ]);
  });

  test('to all questions at once brings the invitation to comment', () => {
    expect(say(asking(), answers(['overall', 5], ['charged', 8], ['communication', 4], ['absent', 8]))).toEqual([
      answered('overall', 5, NOON),
      answered('charged', 8, NOON),
      answered('communication', 4, NOON),
      answered('absent', 8, NOON),
      question('comment', NOON),
    ]);
  });

  test('to an earlier question corrects it; what is open stays open', () => {
    const f = asking(answered('overall', 4, T0), question('charged', T0));
    expect(say(f, answers(['overall', 2]))).toEqual([answered('overall', 2, NOON)]);
  });

  test('that was given before changes nothing', () => {
    const f = asking(answered('overall', 4, T0), question('charged', T0));
    expect(say(f, answers(['overall', 4]))).toEqual([]);
  });

  test('skips what a form has answered meanwhile', () => {
    const f = asking({ type: 'AnswersReplaced', at: T0, channel: 'web', answers: { charged: 8, communication: 4 }, comment: '' });
    expect(say(f, answers(['overall', 4]))).toEqual([answered('overall', 4, NOON), question('absent', NOON)]);
  });

  test('with more words keeps them as comment', () => {
    expect(say(asking(), answers(['overall', 4]), NOON, { words: '谢谢律师' })).toEqual([
      answered('overall', 4, NOON),
      { type: 'CommentAdded', at: NOON, text: '谢谢律师' },
      question('charged', NOON),
    ]);
  });

  test('of a consultation ends it', () => {
    const f = { ...asking(), closing: closingFacts({ service: 'consultation' }) };
    expect(say(f, answers(['overall', 2]))).toEqual([
      answered('overall', 2, NOON),
      { type: 'Ended', at: NOON, state: 'completed' },
    ]);
  });
});

describe('an overall of 1', () => {
  const asked = NOON;
  const pending = asking(answered('overall', 1, asked), queued('confirm', 'confirm', asked));

  test('is asked back instead of the next question', () => {
    expect(say(asking(), answers(['overall', 1]))).toEqual([answered('overall', 1, NOON), queued('confirm', 'confirm', NOON)]);
  });

  test('is asked back also among several answers', () => {
    const facts = say(asking(), answers(['overall', 1], ['charged', 9], ['communication', 1], ['absent', 8]));
    expect(facts.at(-1)).toEqual(queued('confirm', 'confirm', NOON));
  });

  test('of a consultation is asked back before it ends', () => {
    const closing = closingFacts({ service: 'consultation' });
    expect(say({ ...asking(), closing }, answers(['overall', 1]))).toEqual([
      answered('overall', 1, NOON),
      queued('confirm', 'confirm', NOON),
    ]);
    expect(say({ ...pending, closing }, { kind: 'confirm' })).toEqual([
      { type: 'OverallConfirmed', at: NOON },
      { type: 'Ended', at: NOON, state: 'completed' },
    ]);
  });

  test('is confirmed by 6', () => {
    expect(say(pending, { kind: 'confirm' })).toEqual([{ type: 'OverallConfirmed', at: NOON }, question('charged', NOON)]);
  });

  test('is confirmed by a second 1 that comes a minute or more after the question; an earlier one is a double tap', () => {
    expect(say(pending, answers(['overall', 1]), asked + MINUTE_MS - 1)).toEqual([]);
    expect(say(pending, answers(['overall', 1]), asked + MINUTE_MS)).toEqual([
      { type: 'OverallConfirmed', at: asked + MINUTE_MS },
      question('charged', asked + MINUTE_MS),
    ]);
  });

  test('cannot be confirmed before the question back has left', () => {
    const unsent = { ...pending, texts: pending.texts.map((text) => ({ ...text, state: 'queued' as const })) };
    expect(say(unsent, answers(['overall', 1]), asked + HOUR_MS)).toEqual([]);
  });

  test('is replaced by another number', () => {
    expect(say(pending, answers(['overall', 5]))).toEqual([answered('overall', 5, NOON), question('charged', NOON)]);
  });

  test('holds back the next question until it is settled, whatever else is answered', () => {
    const f = asking(
      answered('overall', 4, T0),
      question('charged', T0),
      answered('overall', 1, T0),
      queued('confirm', 'confirm', T0),
    );
    expect(say(f, answers(['charged', 8]))).toEqual([answered('charged', 8, NOON)]);
    expect(say(f, { kind: 'confirm' })).toEqual([{ type: 'OverallConfirmed', at: NOON }, question('charged', NOON)]);
  });

  test('is asked back once a conversation; later a second 1 still confirms it', () => {
    const again = given(pending, answered('overall', 4, asked), question('charged', asked));
    expect(say(again, answers(['overall', 1]), asked + HOUR_MS)).toEqual([answered('overall', 1, asked + HOUR_MS)]);
    const f = given(again, answered('overall', 1, asked + HOUR_MS));
    expect(say(f, answers(['overall', 1]), asked + 2 * HOUR_MS)).toEqual([{ type: 'OverallConfirmed', at: asked + 2 * HOUR_MS }]);
  });

  test('that stands is not confirmed twice', () => {
    const f = given(pending, { type: 'OverallConfirmed', at: NOON }, question('charged', NOON));
    expect(say(f, { kind: 'confirm' })).toEqual([]);
    expect(say(f, answers(['overall', 1]), NOON + HOUR_MS)).toEqual([]);
  });

  test('of communication is an answer like any other', () => {
    const f = asking(answered('overall', 4, T0), answered('charged', 8, T0), question('communication', T0));
    expect(say(f, answers(['communication', 1]))).toEqual([answered('communication', 1, NOON), question('absent', NOON)]);
    const twice = asking(answered('overall', 1, T0), queued('confirm', 'confirm', T0), answered('communication', 1, T0));
    expect(say(twice, answers(['communication', 1]))).toEqual([]);
  });
});

describe('the comment', () => {
  test('ends the conversation', () => {
    expect(say(commenting(T0), { kind: 'comment', text: '希望多沟通' })).toEqual([
      { type: 'CommentAdded', at: NOON, text: '希望多沟通' },
      { type: 'Ended', at: NOON, state: 'completed' },
    ]);
    expect(say(commenting(T0), { kind: 'no-comment' })).toEqual([{ type: 'Ended', at: NOON, state: 'completed' }]);
  });

  test('is open until a day after it was asked for', () => {
    const last = T0 + DAY_MS;
    expect(say(commenting(T0), { kind: 'no-comment' }, last)).toEqual([{ type: 'Ended', at: last, state: 'completed' }]);
    const late = reply({ kind: 'no-comment' }, last + 1);
    expect(decideReply(commenting(T0), late, STANDARD_1)).toEqual([
      { type: 'Ended', at: last, state: 'completed' },
      takenIn(late),
    ]);
  });

  test('does not make up for a 1 that nobody confirmed', () => {
    const f = given(commenting(T0), answered('overall', 1, T0 + 1), queued('confirm', 'confirm', T0 + 1));
    expect(say(f, { kind: 'comment', text: '差' }).at(-1)).toEqual({
      type: 'Ended',
      at: NOON,
      state: 'to-call',
      reason: 'unconfirmed',
    });
    expect(say({ ...f, answers: without(f.answers, 'overall') }, { kind: 'no-comment' })).toEqual([
      { type: 'Ended', at: NOON, state: 'to-call', reason: 'no-answer' },
    ]);
  });

  test('is not replaced by a correction, which leaves it open', () => {
    expect(say(commenting(T0), answers(['communication', 2]))).toEqual([answered('communication', 2, NOON)]);
  });
});

describe('a message that is not understood', () => {
  const first = asking({ type: 'NotUnderstood' }, queued('clarify', 'overall', T0));

  test.each(['unclear', 'question-back'] as const)('(%s) is asked back once, with the codes of what is open', (kind) => {
    const f = asking(answered('overall', 4, T0), question('charged', T0));
    expect(say(f, { kind })).toEqual([{ type: 'NotUnderstood' }, queued('clarify', 'charged', NOON)]);
  });

  test('a second time ends the conversation by what has been answered; the words go along', () => {
    expect(say(first, { kind: 'unclear' })).toEqual([
      { type: 'NotUnderstood' },
      { type: 'Ended', at: NOON, state: 'to-call', reason: 'not-understood' },
    ]);
    expect(say(given(first, answered('overall', 3, T0)), { kind: 'question-back' }).at(-1)).toEqual({
      type: 'Ended',
      at: NOON,
      state: 'partial',
    });
  });

  test('and an answer after it goes on', () => {
    expect(say(first, answers(['overall', 3]))).toEqual([answered('overall', 3, NOON), question('charged', NOON)]);
  });

  test('while a 1 is to be confirmed repeats the codes of that', () => {
    const f = asking(answered('overall', 1, T0), queued('confirm', 'confirm', T0));
    expect(say(f, { kind: 'unclear' }).at(-1)).toEqual(queued('clarify', 'confirm', NOON));
  });

  test('that is older than the invitation to comment is kept, and nothing is asked', () => {
    expect(say(commenting(T0), { kind: 'unclear' })).toEqual([{ type: 'NotUnderstood' }]);
  });
});

describe('a message that ends the conversation', () => {
  test('a refusal is confirmed once', () => {
    expect(say(asking(), { kind: 'refusal' })).toEqual([
      { type: 'Ended', at: NOON, state: 'refused' },
      queued('refusal-confirmed', undefined, NOON),
    ]);
    const refused = given(asking(), { type: 'Ended', at: T0, state: 'refused' }, queued('refusal-confirmed', undefined, T0));
    expect(say(refused, { kind: 'refusal' })).toEqual([]);
  });

  test.each(['wrong-person', 'deceased', 'detained'] as const)('%s excludes the case, and nothing is sent', (kind) => {
    expect(say(asking(answered('overall', 4, T0)), { kind })).toEqual([
      { type: 'Ended', at: NOON, state: 'excluded', reason: kind },
    ]);
  });
});

describe('a message that is no answer', () => {
  test('an automatic reply is never answered and is no reply of the client', () => {
    const message = reply({ kind: 'auto-reply' }, NOON);
    expect(decideReply(asking(), message, STANDARD_1)).toEqual([takenIn(message, false)]);
  });

  test('to come back changes nothing in this conversation', () => expect(say(asking(), { kind: 'resume' })).toEqual([]));
});

describe('red flags', () => {
  test('are noted from any message, each cause once', () => {
    const seen = given(asking(), { type: 'RedFlagSeen', at: T0, cause: 'absent' });
    const facts = say(seen, { kind: 'refusal' }, NOON, { redFlags: ['charged', 'absent'] });
    expect(facts[0]).toEqual({ type: 'RedFlagSeen', at: NOON, cause: 'charged' });
    expect(facts.filter(({ type }) => type === 'RedFlagSeen')).toHaveLength(1);
  });

  test('are noted also from a message to a case that was never asked', () => {
    const message = reply({ kind: 'unclear' }, NOON, { redFlags: ['charged'] });
    const onCallList = followUp({ state: 'to-call', reason: 'phone', dueAt: undefined });
    expect(decideReply(onCallList, message, STANDARD_1)).toEqual([
      takenIn(message, false),
      { type: 'RedFlagSeen', at: NOON, cause: 'charged' },
    ]);
  });
});

describe('a message that does not belong to the conversation', () => {
  test('the same one again changes nothing', () => {
    const message = reply(answers(['overall', 4]), NOON);
    const f = given(asking(), ...decideReply(asking(), message, STANDARD_1));
    expect(decideReply(f, message, STANDARD_1)).toEqual([]);
  });

  test.each<[string, Understanding, string]>([
    ['that is not understood', { kind: 'unclear' }, ''],
    ['with words', answers(['overall', 4]), '律师很好'],
    ['of 1 with words', answers(['overall', 1]), '太差'],
  ])('one %s is the same within ten seconds under another id, before or after', (_, understood, words) => {
    const one = (at: number) => reply(understood, at, { words, key: `id-${at}:same` });
    const f = given(asking(), ...decideReply(asking(), one(NOON), STANDARD_1));
    for (const at of [NOON - ECHO_MS, NOON, NOON + ECHO_MS]) {
      expect(decideReply(f, { ...one(at), key: 'other:same' }, STANDARD_1)).toEqual([takenIn({ ...one(at), key: 'other:same' })]);
    }
    expect(changes(f, one(NOON + ECHO_MS + 1))).not.toEqual([]);
    expect(changes(f, { ...one(NOON + 1), key: 'other:different' })).not.toEqual([]);
    expect(ECHO_MS).toBe(10_000);
  });

  test('two bare codes are two answers, however soon the second comes: 0 for the hearing, 0 for no comment', () => {
    const zero = (understood: Understanding, at: number) => reply(understood, at, { key: `id-${at}:0` });
    const open = asking(
      answered('overall', 5, T0),
      answered('charged', 8, T0),
      answered('communication', 4, T0),
      question('absent', T0),
    );
    const f = given(open, ...decideReply(open, zero(answers(['absent', 0]), NOON), STANDARD_1));
    expect(changes(f, zero({ kind: 'no-comment' }, NOON + 2000))).toEqual([
      { type: 'Ended', at: NOON + 2000, state: 'completed' },
    ]);
  });

  test('one sent before the first text answers nothing and is no reply; one of the same moment does', () => {
    const early = reply(answers(['overall', 4]), T0 - 1);
    expect(decideReply(asking(), early, STANDARD_1)).toEqual([takenIn(early, false)]);
    expect(say(asking(), answers(['overall', 4]), T0)).toHaveLength(2);
  });

  test('a refusal that was on its way when the conversation was opened ends it all the same, then', () => {
    const early = reply({ kind: 'refusal' }, T0 - MINUTE_MS);
    expect(decideReply(asking(), early, STANDARD_1)).toEqual([
      takenIn({ ...early, at: T0 }),
      { type: 'Ended', at: T0, state: 'refused' },
      queued('refusal-confirmed', undefined, T0),
    ]);
  });

  test('one to a case that still waits is no reply to what will be asked', () => {
    const early = reply(answers(['overall', 4]), NOON);
    expect(decideReply(followUp(), early, STANDARD_1)).toEqual([takenIn(early, false)]);
  });

  test('after a hundred messages nobody reads on', () => {
    const inbound = Array.from({ length: MESSAGE_LIMIT }, (_, i) => `id-${i}:x`);
    expect(MESSAGE_LIMIT).toBe(100);
    expect(decideReply({ ...asking(), inbound }, reply({ kind: 'refusal' }, NOON), STANDARD_1)).toEqual([]);
    expect(decideReply({ ...asking(), inbound: inbound.slice(1) }, reply({ kind: 'refusal' }, NOON), STANDARD_1)).not.toEqual([]);
  });
});

test('an understanding nobody knows is a mistake, not skipped', () => {
  expect(() => say(asking(), { kind: 'sung' } as never)).toThrow('Unhandled variant: sung');
});

describe('messages that arrive out of order', () => {
  const f = asking(answered('overall', 2, NOON), question('charged', NOON));

  test('an older answer does not take the place of a newer one', () => {
    expect(say(f, answers(['overall', 5]), NOON - 1)).toEqual([]);
    expect(say(f, answers(['overall', 5]), NOON)).toEqual([answered('overall', 5, NOON)]);
  });

  test('an older 1 confirms nothing', () => {
    const one = asking(answered('overall', 1, NOON), queued('confirm', 'confirm', T0));
    expect(say(one, answers(['overall', 1]), NOON - 1)).toEqual([]);
    expect(say(one, { kind: 'confirm' }, NOON - 1)).toEqual([]);
  });
});
