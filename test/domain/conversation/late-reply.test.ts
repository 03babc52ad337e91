import { describe, expect, test } from '@jest/globals';
import { decideReply } from '../../../domain/conversation/decide-reply.ts';
import type { Reply, Understanding } from '../../../domain/conversation/decide-reply.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { CallKind, EndReason, FollowUp, FollowUpState } from '../../../domain/conversation/follow-up.ts';
import { DAY_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { answered, answers, asking, commenting, given, queued, reply, T0, takenIn, without } from './given.ts';

const END = T0 + 7 * DAY_MS;
const LATE = T0 + 10 * DAY_MS;
const LAST = T0 + 30 * DAY_MS;

const ended = (f: FollowUp, state: FollowUpState, reason?: EndReason): FollowUp =>
  given(f, { type: 'Ended', at: END, state, reason });
const unanswered = ended(asking(), 'to-call', 'no-answer');
const say = (f: FollowUp, understood: Understanding, at = LATE, more: Partial<Reply> = {}): Fact[] => {
  const message = reply(understood, at, more);
  const [first, ...rest] = decideReply(f, message, STANDARD_1);
  expect(first).toEqual(takenIn(message));
  return rest;
};

describe('a late answer', () => {
  test('counts; state and response follow, when it ended stays, and nothing is sent', () => {
    expect(say(unanswered, answers(['overall', 4]))).toEqual([
      answered('overall', 4, LATE),
      { type: 'EndChanged', state: 'partial' },
    ]);
  });

  test('counts for 30 days after the first text, the last moment included', () => {
    expect(say(unanswered, answers(['overall', 4]), LAST)).toHaveLength(2);
    expect(say(unanswered, answers(['overall', 4]), LAST + 1)).toEqual([]);
  });

  test('that nobody had noticed to be late finds the conversation ended', () => {
    const message = reply(answers(['overall', 4]), END + 1);
    expect(decideReply(asking(), message, STANDARD_1)).toEqual([
      { type: 'Ended', at: END, state: 'to-call', reason: 'no-answer' },
      takenIn(message),
      answered('overall', 4, END + 1),
      { type: 'EndChanged', state: 'partial' },
    ]);
  });

  test('completes a partial one', () => {
    const three = without(commenting(T0).answers, 'absent');
    const partial = ended({ ...commenting(T0), answers: three }, 'partial');
    expect(say(partial, answers(['absent', 9]))).toEqual([
      answered('absent', 9, LATE),
      { type: 'EndChanged', state: 'completed' },
    ]);
  });

  test('that changes no state says nothing of it', () => {
    expect(say(unanswered, answers(['charged', 8]))).toEqual([answered('charged', 8, LATE)]);
    const partial = ended(asking(answered('overall', 4, T0)), 'partial');
    expect(say(partial, answers(['overall', 5]), LATE, { words: '谢谢' })).toEqual([
      answered('overall', 5, LATE),
      { type: 'CommentAdded', at: LATE, text: '谢谢' },
    ]);
  });

  test.each<EndReason>(['failed', 'unknown', 'not-understood'])(
    'leaves the reason to phone (%s) until overall is answered',
    (reason) => {
      const f = ended(asking(), 'to-call', reason);
      expect(say(f, answers(['charged', 8]))).toEqual([answered('charged', 8, LATE)]);
      expect(say(f, answers(['overall', 5])).at(-1)).toEqual({ type: 'EndChanged', state: 'partial' });
    },
  );

  test('of 1 is not asked back: the case goes to the call list', () => {
    const unconfirmed = { type: 'EndChanged', state: 'to-call', reason: 'unconfirmed' };
    expect(say(unanswered, answers(['overall', 1]))).toEqual([answered('overall', 1, LATE), unconfirmed]);
    expect(say(ended(commenting(T0), 'completed'), answers(['overall', 1]))).toEqual([answered('overall', 1, LATE), unconfirmed]);
  });

  describe('to a 1 that was asked back in time', () => {
    const asked = END - MINUTE_MS;
    const pending = ended(asking(answered('overall', 1, asked), queued('confirm', 'confirm', asked)), 'to-call', 'unconfirmed');

    test('confirms it', () => {
      const partial = { type: 'EndChanged', state: 'partial' };
      expect(say(pending, { kind: 'confirm' })).toEqual([{ type: 'OverallConfirmed', at: LATE }, partial]);
      expect(say(pending, answers(['overall', 1]))).toEqual([{ type: 'OverallConfirmed', at: LATE }, partial]);
    });

    test('leaves it when something else is answered', () => {
      expect(say(pending, answers(['charged', 8]))).toEqual([answered('charged', 8, LATE)]);
    });
  });
});

describe('a late message of another kind', () => {
  test('a comment is kept', () => {
    const completed = ended(commenting(T0), 'completed');
    expect(say(completed, { kind: 'comment', text: '谢谢' })).toEqual([{ type: 'CommentAdded', at: LATE, text: '谢谢' }]);
  });

  test.each(['unclear', 'question-back'] as const)('%s is kept for the person who phones, and not asked back', (kind) => {
    expect(say(unanswered, { kind })).toEqual([{ type: 'NotUnderstood' }]);
  });

  test.each(['wrong-person', 'deceased', 'detained'] as const)('%s excludes the case', (kind) => {
    expect(say(unanswered, { kind })).toEqual([{ type: 'EndChanged', state: 'excluded', reason: kind }]);
  });

  test.each(['no-comment', 'resume'] as const)('%s changes nothing', (kind) => expect(say(unanswered, { kind })).toEqual([]));

  test('an automatic reply changes nothing', () => {
    const message = reply({ kind: 'auto-reply' }, LATE);
    expect(decideReply(unanswered, message, STANDARD_1)).toEqual([takenIn(message, false)]);
  });

  test('one nobody knows is a mistake, not skipped', () => {
    expect(() => say(unanswered, { kind: 'sung' } as never)).toThrow('Unhandled variant');
  });
});

describe('a late refusal', () => {
  const confirmation = queued('refusal-confirmed', undefined, LATE);

  test('is confirmed, and who was to be phoned is not phoned', () => {
    expect(say(unanswered, { kind: 'refusal' })).toEqual([{ type: 'EndChanged', state: 'refused' }, confirmation]);
    expect(say(unanswered, { kind: 'refusal' }, LAST)).toHaveLength(2);
  });

  test.each<FollowUpState>(['completed', 'partial', 'excluded', 'cancelled'])('leaves a case that is %s as it is', (state) => {
    expect(say(ended(commenting(T0), state), { kind: 'refusal' })).toEqual([confirmation]);
  });

  const notPhoned = (kind: CallKind, at: number) => ({
    type: 'CallMade',
    call: { kind, at, by: 'client', outcome: 'refused', note: '' },
  });

  test('is confirmed also when it comes too late to change the case, and the client is not phoned', () => {
    const at = LAST + 1;
    const confirmed = queued('refusal-confirmed', undefined, at);
    expect(say(unanswered, { kind: 'refusal' }, at)).toEqual([confirmed, notPhoned('call', at)]);
  });

  test('leaves the answer, which is not checked by telephone', () => {
    const drawn = { ...ended(commenting(T0), 'completed'), check: true };
    expect(say(drawn, { kind: 'refusal' })).toEqual([confirmation, notPhoned('check', LATE)]);
  });

  test('is confirmed once', () => {
    expect(say(given(ended(asking(), 'refused'), queued('refusal-confirmed', undefined, END)), { kind: 'refusal' })).toEqual([]);
  });
});

describe('a late answer changes nothing', () => {
  const web = { type: 'AnswersReplaced', at: T0, channel: 'web', answers: commenting(T0).answers, comment: '' } as const;

  test.each<[string, FollowUp]>([
    ['that is refused', ended(asking(), 'refused')],
    ['that is excluded', ended(asking(), 'excluded', 'wrong-person')],
    ['that is reopened', ended(asking(), 'cancelled', 'reopened')],
    ['that a clerk has entered', ended(asking({ ...web, channel: 'phone', by: 'clerk-1' }), 'completed')],
    [
      'that a clerk has entered in part',
      ended(asking({ ...web, channel: 'phone', answers: { overall: 4 }, by: 'clerk-1' }), 'partial'),
    ],
    ['that was answered in full on the web', ended(asking(web), 'completed')],
  ])('in a case %s', (_, f) => {
    expect(say(f, answers(['overall', 2]))).toEqual([]);
    expect(say(f, { kind: 'wrong-person' })).toEqual([]);
  });

  test('that was overtaken by a refusal, but the answer itself: it was sent before, and the case stays refused', () => {
    const refused = ended(asking(), 'refused');
    expect(say(refused, answers(['overall', 4]), END - 1)).toEqual([answered('overall', 4, END - 1)]);
    expect(say(refused, answers(['overall', 1]), END - 1)).toEqual([answered('overall', 1, END - 1)]);
    expect(say(refused, { kind: 'wrong-person' }, END - 1)).toEqual([]);
    expect(say(ended(asking(), 'excluded', 'detained'), answers(['overall', 4]), END - 1)).toEqual([]);
  });

  test('once the year is frozen; a refusal is still one', () => {
    const frozen = (understood: Understanding) => decideReply(unanswered, reply(understood, LATE), STANDARD_1, true).slice(1);
    expect(frozen(answers(['overall', 2]))).toEqual([]);
    expect(frozen({ kind: 'comment', text: '谢谢' })).toEqual([]);
    expect(frozen({ kind: 'refusal' })).toHaveLength(2);
  });

  test('but does where the form was incomplete, or the texts were answered in full', () => {
    const incomplete = ended(asking({ ...web, answers: { overall: 4 } }), 'partial');
    expect(say(incomplete, answers(['overall', 2]))).toEqual([answered('overall', 2, LATE)]);
    expect(say(ended(commenting(T0), 'completed'), answers(['overall', 2]))).toEqual([answered('overall', 2, LATE)]);
  });
});
