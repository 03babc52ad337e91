import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MINUTE_MS } from '../../domain/shared/instant.ts';
import { dispatchDue } from '../../workflows/dispatch-due.ts';
import type { DuePointer, Queues, Store } from '../../workflows/ports.ts';
import { testStore } from '../fixtures/table.ts';

const NINE = Date.parse('2025-03-06T09:00:00+08:00');
const minute = (n: number): number => NINE + n * MINUTE_MS;

let store: Store;
let stop: () => Promise<void>;
let queued: string[];
let escalated: string[];

beforeEach(async () => {
  ({ store, stop } = await testStore());
  queued = [];
  escalated = [];
});
afterEach(async () => stop());

const queues = {
  advance: (cases: readonly { readonly caseNo: string }[]) =>
    Promise.resolve(void queued.push(...cases.map(({ caseNo }) => caseNo))),
  escalate: (alerts: readonly { readonly caseNo: string }[]) =>
    Promise.resolve(void escalated.push(...alerts.map(({ caseNo }) => caseNo))),
} as unknown as Queues;

/** One text a second: sixty places a minute. */
const dispatch = (from: Store = store, to: Queues = queues) => dispatchDue({ store: from, queues: to, smsPerSecond: 1 });

/** Cases of a centre that are due at `at`, `A-000` and on. */
const cases = (centreId: string, count: number, at = NINE): DuePointer[] =>
  Array.from({ length: count }, (_, n) => ({ at, caseNo: `${centreId}-${String(n).padStart(3, '0')}`, centreId }));
const put = async (pointers: readonly DuePointer[]): Promise<void> => {
  await Promise.all(pointers.map((pointer) => store.putDue(pointer)));
};
const left = async (): Promise<string[]> => {
  const found: string[] = [];
  for await (const page of store.dueBetween(NINE - 60 * MINUTE_MS, NINE + 60 * MINUTE_MS))
    found.push(...page.map((p) => p.caseNo));
  return found.sort();
};
const ofCentre = (id: string, all: readonly string[] = queued): number => all.filter((caseNo) => caseNo.startsWith(id)).length;

describe('what is due', () => {
  test('leaves at once while the provider can take it, and is forgotten', async () => {
    await put([...cases('A', 30), ...cases('B', 30, NINE - MINUTE_MS), ...cases('C', 1, NINE + 1)]);
    expect(await dispatch()(minute(0))).toEqual({ cases: 60, alerts: 0, heldBack: 0 });
    expect(await store.watermark()).toEqual({ at: minute(0), after: 'B' });
    expect(await left()).toEqual(['C-000']);
    expect(await dispatch()(minute(1))).toEqual({ cases: 1, alerts: 0, heldBack: 0 });
    expect(new Set(queued).size).toBe(61);
  });

  test('is queued once a case, however many pointers lead to it', async () => {
    await put([...cases('A', 1), ...cases('A', 1, NINE - MINUTE_MS)]);
    await dispatch()(minute(0));
    expect(queued).toEqual(['A-000']);
    expect(await left()).toEqual([]);
  });
});

test('of cases that leave together the one that has waited longest goes first, whatever its centre and number', async () => {
  await put([
    { at: NINE, caseNo: 'A-1', centreId: 'A', order: NINE - 2 * MINUTE_MS },
    { at: NINE, caseNo: 'B-9', centreId: 'B', order: NINE - 5 * MINUTE_MS },
    { at: NINE, caseNo: 'A-2', centreId: 'A', order: NINE - 5 * MINUTE_MS },
    { at: NINE, caseNo: 'C-0', centreId: 'C' },
  ]);
  await dispatch()(minute(0));
  expect(queued).toEqual(['A-2', 'B-9', 'A-1', 'C-0']);
});

describe('more than a minute holds', () => {
  test('leaves over the minutes, shared fairly, everything once, in the same order each time', async () => {
    await put([...cases('A', 150), ...cases('B', 40), ...cases('C', 5)]);
    const shares: { A: number; B: number; C: number; heldBack: number }[] = [];
    for (let n = 0; n < 5; n += 1) {
      const before = queued.length;
      const { heldBack } = await dispatch()(minute(n));
      const now = queued.slice(before);
      shares.push({ A: ofCentre('A', now), B: ofCentre('B', now), C: ofCentre('C', now), heldBack });
    }
    expect(shares).toEqual([
      { A: 28, B: 27, C: 5, heldBack: 135 },
      { A: 47, B: 13, C: 0, heldBack: 75 },
      { A: 60, B: 0, C: 0, heldBack: 15 },
      { A: 15, B: 0, C: 0, heldBack: 0 },
      { A: 0, B: 0, C: 0, heldBack: 0 },
    ]);
    expect(queued.slice(0, 7)).toEqual(['A-000', 'B-000', 'C-000', 'A-001', 'B-001', 'C-001', 'A-002']);
    expect(queued.slice(60, 62)).toEqual(['B-027', 'A-028']);
    expect(new Set(queued).size).toBe(195);
    expect(await left()).toEqual([]);
  });

  test('what comes due meanwhile takes its turn at once', async () => {
    await put(cases('A', 150));
    await dispatch()(minute(0));
    await put(cases('B', 10, minute(1)));
    await dispatch()(minute(1));
    expect(ofCentre('B')).toBe(10);
  });

  test('the watermark stays before what is held back, for as long as it is', async () => {
    await put([...cases('A', 130), ...cases('B', 1, minute(-3))]);
    await dispatch()(minute(0));
    expect((await store.watermark())?.at).toBe(NINE - 1);
    await put(cases('D', 60, minute(20)));
    // Half an hour without a run: longer than is read again behind the watermark.
    for (const n of [30, 31, 32, 33]) await dispatch()(minute(n));
    expect(new Set(queued).size).toBe(191);
    expect((await store.watermark())?.at).toBe(minute(33));
  });

  test('alerts are never held back', async () => {
    await put([...cases('A', 100), ...cases('A', 90).map((pointer) => ({ ...pointer, cause: 'charged' }))]);
    expect(await dispatch()(minute(0))).toEqual({ cases: 60, alerts: 90, heldBack: 40 });
    expect(new Set(escalated).size).toBe(90);
    expect((await left()).length).toBe(40);
  });
});

describe('a run that breaks off', () => {
  const breaks: readonly [string, (broken: { store: Store; queues: Queues }) => void][] = [
    ['before the alerts are queued', ({ queues: q }) => Object.assign(q, { escalate: () => Promise.reject(new Error('off')) })],
    ['before the cases are queued', ({ queues: q }) => Object.assign(q, { advance: () => Promise.reject(new Error('off')) })],
    [
      'with half of the cases queued',
      ({ queues: q }) =>
        Object.assign(q, {
          advance: async (all: readonly { readonly caseNo: string; readonly at: number }[]) => {
            await queues.advance(all.slice(0, 30));
            throw new Error('off');
          },
        }),
    ],
    ['before the watermark', ({ store: s }) => Object.assign(s, { saveWatermark: () => Promise.reject(new Error('off')) })],
    ['before anything is forgotten', ({ store: s }) => Object.assign(s, { dropDue: () => Promise.reject(new Error('off')) })],
    [
      'with half of it forgotten',
      ({ store: s }) =>
        Object.assign(s, {
          dropDue: async (pointers: readonly DuePointer[]) => {
            await store.dropDue(pointers.slice(0, 30));
            throw new Error('off');
          },
        }),
    ],
  ];

  test.each(breaks.flatMap(([where, off]) => [0, 1].map((at) => [where, at, off] as const)))(
    '%s, in run %d, loses nothing',
    async (_, at, off) => {
      const all = [...cases('A', 100), ...cases('B', 20)];
      await put([...all, { at: NINE, caseNo: 'A-000', centreId: 'A', cause: 'charged' }]);
      for (let n = 0; n < 6; n += 1) {
        const broken = { store: { ...store }, queues: { ...queues } };
        if (n === at) off(broken);
        // The next run comes later than what is read again behind the watermark.
        const run = dispatch(broken.store, broken.queues)(minute(15 * n));
        // What was there to break may have been done the minute before.
        await run.catch((error: unknown) => expect(error).toEqual(new Error('off')));
      }
      expect([...new Set(queued)].sort()).toEqual(all.map(({ caseNo }) => caseNo));
      expect(escalated.length).toBeGreaterThan(0);
    },
  );
});
