import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Store } from '../../workflows/ports.ts';

const lines: Record<string, unknown>[] = [];

// With this set the logger speaks through the console that the test listens to.
process.env['POWERTOOLS_DEV'] = 'true';
const { watchedSending } = await import('../../lambdas/runtime/watched-sending.ts');

beforeEach(() => {
  lines.length = 0;
  jest
    .spyOn(console, 'warn')
    .mockImplementation((line: unknown) => void lines.push(JSON.parse(String(line)) as Record<string, unknown>));
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** Counts segments one after the other; the store adds them up. */
const count = async (cap: number | undefined, ...segments: number[]): Promise<void> => {
  let sum = 0;
  const store = { countSegments: (_: string, n: number) => Promise.resolve((sum += n)) } as unknown as Store;
  const watched = watchedSending(store, cap);
  for (const n of segments) expect(await watched.countSegments('2026-11', n)).toBe(sum);
};

test('four fifths of the cap are said and counted, once', async () => {
  await count(10, 4, 3, 2, 1, 1);
  expect(lines).toMatchObject([
    { message: 'sending nearly capped', month: '2026-11', segments: 9, cap: 10, SendingNearlyCapped: 1 },
  ]);
});

test('below, or without a cap, nothing is said', async () => {
  await count(10, 4, 3);
  await count(undefined, 1_000_000);
  expect(lines).toEqual([]);
});
