import { describe, expect, test } from '@jest/globals';
import { decideDue } from '../../../domain/conversation/decide-due.ts';
import { evolveAll } from '../../../domain/conversation/evolve.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import { putOff, triedAgainAt, TRIES } from '../../../domain/conversation/put-off.ts';
import { endsAt, nextDueAt, reminderAt } from '../../../domain/conversation/standing.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { asking, question, T0 } from './given.ts';

/** A conversation whose first text has been put off so many times, the last time at `T0`. */
const waiting = (times: number): FollowUp => {
  const f = asking();
  return { ...f, texts: f.texts.map((text) => ({ ...text, state: 'queued', putOff: times })) };
};
const claimed = (f: FollowUp, at: number, index = 0): FollowUp =>
  evolveAll(f, [{ type: 'TextMoved', index, state: 'claimed', at }]);

describe('a text that the provider puts off', () => {
  test('waits, and how often is counted', () => {
    const once = evolveAll(claimed(asking(), T0), putOff(asking(), 0, T0, STANDARD_1));
    expect(once.texts).toEqual([expect.objectContaining({ state: 'queued', putOff: 1 })]);
    expect(putOff(claimed(once, T0), 0, T0, STANDARD_1)).toEqual([{ type: 'TextMoved', index: 0, state: 'queued', putOff: 2 }]);
  });

  test.each([
    [0, 5],
    [1, 10],
    [2, 20],
    [3, 40],
    [4, 60],
    [70, 60],
  ])('after %i times before is tried again in %i minutes', (times, minutes) => {
    expect(triedAgainAt(waiting(times).texts[0], T0) - T0).toBe(minutes * MINUTE_MS);
  });

  test('has failed after seventy-two tries; if it is the first, the client is phoned', () => {
    expect(TRIES).toBe(72);
    expect(putOff(waiting(70), 0, T0, STANDARD_1)).toEqual([{ type: 'TextMoved', index: 0, state: 'queued', putOff: 71 }]);
    const last = evolveAll(claimed(waiting(71), T0), putOff(claimed(waiting(71), T0), 0, T0, STANDARD_1));
    expect(last).toMatchObject({ state: 'to-call', reason: 'failed', texts: [{ state: 'failed' }] });
  });
});

describe('a conversation whose first text is put off', () => {
  const again = T0 + 3 * DAY_MS;

  test('begins when that text leaves: reminder and end are counted from then', () => {
    const f = claimed(waiting(9), again);
    expect([f.askedAt, reminderAt(f, STANDARD_1), endsAt(f, STANDARD_1)]).toEqual([
      again,
      again + 48 * HOUR_MS,
      again + 7 * DAY_MS,
    ]);
  });

  test('does not begin anew with a later text', () => {
    const f = asking(question('charged', T0 + HOUR_MS));
    expect(claimed(f, again, 1).askedAt).toBe(T0);
  });

  test('reminds of nothing that was never sent', () => {
    expect(reminderAt(waiting(9), STANDARD_1)).toBeUndefined();
    expect(nextDueAt(waiting(9), STANDARD_1)).toBe(T0 + 7 * DAY_MS);
  });

  test('and never leaves has failed at its end', () => {
    expect(decideDue(waiting(9), T0 + 7 * DAY_MS, STANDARD_1, 'free')).toEqual([
      { type: 'Ended', at: T0 + 7 * DAY_MS, state: 'to-call', reason: 'failed' },
    ]);
  });
});
