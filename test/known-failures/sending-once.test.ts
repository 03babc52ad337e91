import { describe, expect, test } from '@jest/globals';
import { TRIES } from '../../domain/conversation/put-off.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import type { Store } from '../../workflows/ports.ts';
import { CASE, FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

/** A store that breaks at the nth save of a follow-up, once. */
const breakingAt = (nth: number) => {
  let saves = 0;
  return (store: Store): Store => ({
    ...store,
    saveFollowUp: (...save) => {
      saves += 1;
      return saves === nth ? Promise.reject(new Error('the store is away')) : store.saveFollowUp(...save);
    },
  });
};
/** The third save, after the closing and the claim, says what became of the first text. */
const CLAIM = 2;
const CONFIRMATION = 3;

test('what was sent and could not be written down is not sent at every poll (instedd/surveda#2369)', async () => {
  const h = await house({ broken: breakingAt(CONFIRMATION) });
  await h.close();
  h.sleep(FIRST_TEXT);
  await expect(advanceCase(h.deps)(CASE)).rejects.toThrow('the store is away');
  for (let poll = 0; poll < 96; poll += 1) {
    h.sleep(`2025-03-06 1${String(Math.floor(poll / 60) + 1)}:${String(poll % 60).padStart(2, '0')}`);
    h.requeue();
    await h.settle();
  }
  expect(h.handed).toHaveLength(1);
  expect(await h.followUp()).toMatchObject({ state: 'to-call', reason: 'unknown' });
});

test('the next attempt past the end date is never made (instedd/surveda#2369)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  // Nobody looked for ten days: the conversation is over, and so is its reminder.
  h.sleep('2025-03-16 10:00');
  h.requeue();
  await h.settle();
  expect(h.kinds()).toEqual(['question:overall']);
  expect(await h.followUp()).toMatchObject({ state: 'to-call', reason: 'no-answer', endedAt: h.moment('2025-03-13 10:00') });
});

test('attempts are counted, further and further apart, and have an end (instedd/surveda#2369)', async () => {
  const h = await house({ carrier: () => ({ kind: 'rejected', isTemporary: true, code: 'balance' }) });
  await h.close();
  await h.pass('2025-03-06 12:00');
  expect(h.handed.map(({ at }) => at.slice(11))).toEqual(['10:00', '10:05', '10:15', '10:35', '11:15']);
  await h.pass('2025-03-20 10:00');
  expect(h.handed).toHaveLength(TRIES);
  expect(await h.followUp()).toMatchObject({ state: 'to-call', reason: 'failed' });
});

test('the queue brings the same work forty times: one text (CDCgov/prime-reportstream#6022)', async () => {
  const h = await house();
  await h.close();
  h.sleep(FIRST_TEXT);
  for (let copy = 0; copy < 40; copy += 1) h.requeue();
  await h.settle();
  expect(h.handed).toHaveLength(1);
});

test('a sender that dies after handing over leaves nothing to hand over again (nyaruka/courier#21)', async () => {
  const h = await house({ broken: breakingAt(CONFIRMATION) });
  await h.close();
  h.sleep(FIRST_TEXT);
  await expect(advanceCase(h.deps)(CASE)).rejects.toThrow('the store is away');
  // Somebody else's hands may still be on it; after two minutes nobody's are.
  expect(await advanceCase(h.deps)(CASE)).toBe('busy');
  await h.pass('2025-03-20 10:00');
  expect(h.handed).toHaveLength(1);
});

test('nor does one whose carrier took the text and did not answer (nyaruka/courier#38)', async () => {
  const h = await house({ carrier: () => ({ kind: 'unknown' }) });
  await h.close();
  await h.pass('2025-03-20 10:00');
  expect(h.handed).toHaveLength(1);
  expect(await h.followUp()).toMatchObject({ state: 'to-call', reason: 'unknown' });
});

test('eight senders at one moment: one text (rmyndharis/OpenWA#464)', async () => {
  const h = await house();
  await h.close();
  h.sleep(FIRST_TEXT);
  await Promise.all(Array.from({ length: 8 }, () => advanceCase(h.deps)(CASE)));
  expect(h.handed).toHaveLength(1);
});

test('what cannot be marked is not sent: an error of the store stops the text (elizaOS/eliza#31768)', async () => {
  const h = await house({ broken: breakingAt(CLAIM) });
  await h.close();
  h.sleep(FIRST_TEXT);
  await expect(advanceCase(h.deps)(CASE)).rejects.toThrow('the store is away');
  expect(h.handed).toEqual([]);
  h.requeue();
  await h.settle();
  expect(h.handed).toHaveLength(1);
});

describe('wherever the store breaks, nothing is lost and nothing goes twice (nyaruka/courier#38)', () => {
  /** Queues bring again what failed. */
  const insist = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch {
      return work();
    }
  };

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])('at save %i of a conversation', async (nth) => {
    const h = await house({ broken: breakingAt(nth) });
    await insist(() => h.close());
    await insist(() => h.pass('2025-03-06 10:10'));
    for (const [n, body] of ['4', '8'].entries()) {
      h.sleep(`2025-03-06 10:${(n + 2) * 10}`);
      await insist(() => h.writes(body, { id: body }));
    }
    await insist(() => h.pass('2025-03-20 10:00'));
    const { state, answers } = await h.followUp();
    expect(new Set(h.kinds()).size).toBe(h.handed.length);
    expect([state, answers]).toEqual(['partial', { overall: 4, charged: 8 }]);
  });
});
