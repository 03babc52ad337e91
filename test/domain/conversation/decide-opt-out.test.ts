import { describe, expect, test } from '@jest/globals';
import { decideOptOut } from '../../../domain/conversation/decide-opt-out.ts';
import type { CallKind, FollowUp, TextState } from '../../../domain/conversation/follow-up.ts';
import { TEXT_STATES } from '../../../domain/conversation/follow-up.ts';
import { DAY_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { answered, asking, commenting, question, T0 } from './given.ts';

const optOut = (f: FollowUp, index: number, at: number) => decideOptOut(f, index, at, STANDARD_1);
const failed = (index: number) => ({ type: 'TextMoved', index, state: 'failed' });
const notPhoned = (kind: CallKind, at: number) => ({
  type: 'CallMade',
  call: { kind, at, by: 'client', outcome: 'refused', note: '' },
});
const END = T0 + 7 * DAY_MS;

describe("the provider's word that a number does not want texts", () => {
  test.each<[string, FollowUp, number]>([
    ['the first text', asking(), 0],
    ['a later one', asking(answered('overall', 4, T0 + 1), question('charged', T0 + 1)), 1],
    ['one after the client has written', { ...asking(), replied: true }, 0],
  ])('about %s ends the conversation as a refusal', (_, f, index) => {
    expect(optOut(f, index, T0 + 5)).toEqual([failed(index), { type: 'Ended', at: T0 + 5, state: 'refused' }]);
  });

  test('is not confirmed by a text', () => {
    expect(optOut(asking(), 0, T0 + 5).some(({ type }) => type === 'TextQueued')).toBe(false);
  });

  test('after the end takes the case off the call list, and dates the end as it was', () => {
    expect(optOut(asking(), 0, END + 1)).toEqual([
      { type: 'Ended', at: END, state: 'to-call', reason: 'no-answer' },
      failed(0),
      { type: 'EndChanged', state: 'refused' },
    ]);
  });

  test('counts as long as a late reply would, and no longer', () => {
    const ended: FollowUp = { ...asking(), state: 'to-call', reason: 'no-answer', endedAt: END };
    expect(optOut(ended, 0, T0 + 30 * DAY_MS)).toEqual([failed(0), { type: 'EndChanged', state: 'refused' }]);
    expect(optOut(ended, 0, T0 + 30 * DAY_MS + 1)).toEqual([failed(0), notPhoned('call', T0 + 30 * DAY_MS + 1)]);
  });

  test('leaves an answer, which is not checked by telephone', () => {
    const drawn = { ...asking(answered('overall', 4, T0 + 1)), state: 'partial' as const, check: true };
    expect(optOut(drawn, 0, T0 + 5)).toEqual([failed(0), notPhoned('check', T0 + 5)]);
  });

  test.each(['completed', 'partial', 'refused', 'excluded', 'cancelled', 'waiting'] as const)(
    'changes nothing of a case that is %s',
    (state) => expect(optOut({ ...asking(), state }, 0, T0 + 5)).toEqual([failed(0)]),
  );

  test('finds a conversation complete whose time to comment is up', () => {
    const asked = T0 + 1000;
    const f = commenting(asked);
    const last = f.texts.length - 1;
    expect(optOut(f, last, asked + DAY_MS + 1)).toEqual([
      { type: 'Ended', at: asked + DAY_MS, state: 'completed' },
      failed(last),
    ]);
  });

  test.each(TEXT_STATES)('about a text that is %s is heard only while its end is open', (state: TextState) => {
    const f = { ...asking(), texts: asking().texts.map((text) => ({ ...text, state })) };
    expect(optOut(f, 0, T0 + 5)).toHaveLength(state === 'delivered' || state === 'failed' ? 0 : 2);
  });

  test('about a text that is not there changes nothing', () => expect(optOut(asking(), 1, T0 + 5)).toEqual([]));
});
