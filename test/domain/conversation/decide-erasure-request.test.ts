import { describe, expect, test } from '@jest/globals';
import { decideErasureRequest } from '../../../domain/conversation/decide-erasure-request.ts';
import { evolve, evolveAll } from '../../../domain/conversation/evolve.ts';
import type { EndReason, FollowUp, FollowUpState } from '../../../domain/conversation/follow-up.ts';
import { nextLookAt } from '../../../domain/conversation/retention.ts';
import { isValid } from '../../../domain/response/response.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, T0 } from './given.ts';

const AT = T0 + HOUR_MS;
const request = (f: FollowUp, at = AT) => decideErasureRequest(f, at, STANDARD_1);
const after = (f: FollowUp, at = AT): FollowUp => evolveAll(f, request(f, at));
const ended = (state: FollowUpState, reason?: EndReason, f = asking()): FollowUp =>
  evolve(f, { type: 'Ended', at: T0 + 1, state, reason });
const overall = (value: number) => answered('overall', value, T0 + 1);

describe('a client who asks to be erased', () => {
  test.each<[string, FollowUp, FollowUpState, EndReason | undefined, number | undefined]>([
    ['is not texted, if that was still to come', followUp(), 'excluded', 'asked-not-to', AT],
    ['is not asked on', asking(), 'excluded', 'asked-not-to', AT],
    ['is not asked on after a 1 that is not confirmed', asking(overall(1)), 'excluded', 'asked-not-to', AT],
    ['is not phoned', ended('to-call', 'no-answer'), 'excluded', 'asked-not-to', T0 + 1],
    ['is asked no more, but what was answered counts', asking(overall(2)), 'partial', undefined, AT],
    ['keeps an answer given before', ended('partial', undefined, asking(overall(2))), 'partial', undefined, T0 + 1],
    ['keeps a refusal', ended('refused'), 'refused', undefined, T0 + 1],
    ['keeps a reason not to ask', ended('excluded', 'deceased'), 'excluded', 'deceased', T0 + 1],
    ['leaves a reopened case as it is', ended('cancelled', 'reopened'), 'cancelled', 'reopened', T0 + 1],
  ])('%s', (_, f, state, reason, endedAt) => {
    expect(after(f)).toMatchObject({ state, reason, endedAt, erasureRequestedAt: AT, personErasedAt: AT });
  });

  test('after the conversation ran out finds it ended, at its own end', () => {
    const late = T0 + 9 * DAY_MS;
    expect(after(asking(overall(4)), late)).toMatchObject({ state: 'partial', endedAt: T0 + 7 * DAY_MS, personErasedAt: late });
    expect(after(asking(), late)).toMatchObject({ state: 'excluded', reason: 'asked-not-to', endedAt: T0 + 7 * DAY_MS });
  });

  test('leaves no phone that leads to the case, and nothing to come', () => {
    const f = after(asking());
    expect(f.phoneKey).toBeUndefined();
    expect(nextLookAt(f, STANDARD_1)).toBeUndefined();
  });

  test('takes back no answer that counts', () => {
    expect([asking(overall(2)), ended('partial', undefined, asking(overall(2)))].map((f) => isValid(after(f)))).toEqual([
      true,
      true,
    ]);
  });

  test.each<[string, Partial<FollowUp>, number | undefined]>([
    ['with a comment', { hasComment: true }, AT],
    ['without one', {}, undefined],
    ['that has gone before', { hasComment: true, commentErasedAt: T0 }, T0],
  ])('%s', (_, more, commentErasedAt) => expect(after({ ...ended('completed'), ...more }).commentErasedAt).toBe(commentErasedAt));

  test('twice changes nothing the second time, nor where the time to hold them was over', () => {
    const once = after(asking(overall(2)));
    expect(request(once, AT + 1)).toEqual([]);
    const erased = { ...ended('completed'), personErasedAt: T0 + 5 };
    expect(request(erased)).toEqual([{ type: 'ErasureRequested', at: AT }]);
  });

  test('and was held again for an answer is erased again', () => {
    const held = evolve(after(ended('refused')), { type: 'PersonHeld', at: AT + 5 });
    expect(request(held, AT + 9)).toEqual([{ type: 'PersonErased', at: AT + 9 }]);
  });
});
