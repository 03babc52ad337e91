import { beforeAll, expect, test } from '@jest/globals';
import { playCases, shanghai } from './play-cases.ts';
import type { MadeUpCase, PlayedText } from './play-cases.ts';

/*
 * A release larger than the provider's rate: 195 first texts due on Friday at 09:00, 20 more on Saturday, one text a second,
 * and a window of two minutes, so that the evening comes in the middle of it.
 */

const cases = (centreId: string, count: number, from: number, closedAt: string): MadeUpCase[] =>
  Array.from({ length: count }, (_, n) => ({ caseNo: `${centreId}-${from + n}`, centreId, closedAt }));
const FOR_FRIDAY = '2025-03-03 22:00';
const FOR_SATURDAY = '2025-03-04 22:00';
const CASES = [
  ...cases('A', 150, 500, FOR_FRIDAY),
  ...cases('B', 40, 500, FOR_FRIDAY),
  ...cases('C', 5, 500, FOR_FRIDAY),
  // Lower case numbers, but due a day later.
  ...cases('A', 10, 100, FOR_SATURDAY),
  ...cases('B', 10, 100, FOR_SATURDAY),
];

let texts: readonly PlayedText[];
beforeAll(async () => {
  const policy = { followUp: { windowTo: '09:02' } };
  ({ texts } = await playCases({ settings: { smsPerSecond: '1' }, cases: CASES, policy, until: '2025-03-08 12:00' }));
}, 180_000);

/** Texts that left within a minute: how many of each centre. */
const within = (clock: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { at, caseNo } of texts) {
    if (at < shanghai(clock) || at >= shanghai(clock) + 60_000) continue;
    const [centre = ''] = caseNo.split('-');
    counts[centre] = (counts[centre] ?? 0) + 1;
  }
  return counts;
};

test('every client is texted, once', () => {
  expect(texts.map(({ caseNo }) => caseNo).sort()).toEqual(CASES.map(({ caseNo }) => caseNo).sort());
});

test('a minute holds sixty, shared between the centres, and nothing leaves after the window', () => {
  const minutes = ['2025-03-07 09:00', '2025-03-07 09:01', '2025-03-08 09:00', '2025-03-08 09:01'];
  expect(minutes.map(within)).toEqual([{ A: 28, B: 27, C: 5 }, { A: 47, B: 13 }, { A: 50, B: 10 }, { A: 35 }]);
  expect(
    minutes
      .map(within)
      .flatMap((minute) => Object.values(minute))
      .reduce((sum, n) => sum + n),
  ).toBe(CASES.length);
});

test('the centres take turns, the next minute beginning where the last one ended', () => {
  const order = texts.map(({ caseNo }) => caseNo);
  expect(order.slice(0, 7)).toEqual(['A-500', 'B-500', 'C-500', 'A-501', 'B-501', 'C-501', 'A-502']);
  expect(order.slice(58, 62)).toEqual(['B-526', 'A-527', 'B-527', 'A-528']);
});

test('who was put off overnight goes before who came later', () => {
  const ofA = texts.filter(({ caseNo }) => caseNo.startsWith('A')).map(({ caseNo }) => caseNo);
  expect(ofA.slice(-10)).toEqual(cases('A', 10, 100, '').map(({ caseNo }) => caseNo));
});
