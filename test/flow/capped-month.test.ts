import { beforeAll, expect, test } from '@jest/globals';
import { segmentsOf } from '../../adapters/sms/segments.ts';
import { playCases, shanghai } from './play-cases.ts';
import type { MadeUpCase, PlayedText } from './play-cases.ts';

/*
 * A cap of 20 segments a month, reached in the middle of a release of 30 on Saturday 29 March, with one client who answers.
 */

const CAP = 20;
const CASES = Array.from({ length: 30 }, (_, n): MadeUpCase => {
  const caseNo = `K-${String(n).padStart(2, '0')}`;
  return { caseNo, centreId: n % 2 === 0 ? 'A' : 'B', closedAt: '2025-03-25 22:00' };
});

let texts: readonly PlayedText[];
let log: readonly Record<string, unknown>[];
let states: Record<string, string>;
beforeAll(async () => {
  const reply = (at: string, body: string) => ({ type: 'reply' as const, at: shanghai(at), from: 'K-00', body, id: `m-${body}` });
  const played = await playCases({
    settings: { smsMonthlySegments: String(CAP) },
    cases: CASES,
    events: [reply('2025-03-29 10:00', '5'), reply('2025-03-29 22:00', '8')],
    until: '2025-04-01 12:00',
  });
  texts = played.texts;
  log = played.log.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
  states = Object.fromEntries(played.snapshot.followUps.map(({ followUp: f }) => [f.closing.caseNo, f.state]));
}, 180_000);

const onDay = (day: string): PlayedText[] =>
  texts.filter(({ at }) => at >= shanghai(`${day} 00:00`) && at < shanghai(`${day} 23:59`));
const first = ({ body }: PlayedText): boolean => body.includes('请评价服务');
const reminder = ({ body }: PlayedText): boolean => body.includes('还没收到');

test('first texts leave until the cap is reached, shared between the centres, and no further', () => {
  const left = onDay('2025-03-29').filter(first);
  expect(left).toHaveLength(CAP);
  const even = left.filter(({ caseNo }) => Number(caseNo.slice(2)) % 2 === 0);
  expect(even).toHaveLength(CAP / 2);
});

test('a client who is in a conversation goes on, beyond the cap', () => {
  const questions = texts.filter(({ caseNo, ...text }) => caseNo === 'K-00' && !first({ caseNo, ...text }));
  expect(questions.map(({ at }) => at)).toEqual([shanghai('2025-03-29 10:00'), shanghai('2025-03-29 22:00')]);
});

test('for the rest of the month nothing begins and nobody is reminded', () => {
  expect([...onDay('2025-03-30'), ...onDay('2025-03-31')]).toEqual([]);
});

test('when the month turns, those who wait leave first, then reminders until the new cap', () => {
  const april = onDay('2025-04-01');
  expect(april.slice(0, 10).map(first)).toEqual(Array.from({ length: 10 }, () => true));
  expect(april.slice(10).every(reminder)).toBe(true);
  const segments = april.map(({ body }) => segmentsOf(body));
  const sum = segments.reduce((total, n) => total + n, 0);
  expect(sum).toBeGreaterThanOrEqual(CAP);
  expect(sum - segments.at(-1)!).toBeLessThan(CAP);
});

test('every client has been asked, once', () => {
  expect(
    texts
      .filter(first)
      .map(({ caseNo }) => caseNo)
      .sort(),
  ).toEqual(CASES.map(({ caseNo }) => caseNo));
  expect(new Set(Object.values(states))).toEqual(new Set(['asking']));
});

test('both alarms get their figure: near the cap once a month, capped at each look', () => {
  const counting = (metric: string) => log.filter((line) => line[metric] === 1);
  expect(counting('SendingNearlyCapped').map(({ month, segments }) => [month, segments])).toMatchObject([
    ['2025-03', 16],
    ['2025-04', expect.any(Number)],
  ]);
  const capped = counting('SendingCapped');
  // Ten on the 29th, the 30th and the 31st, where reminders join them; on the first the reminders beyond the new cap.
  expect(capped.length).toBeGreaterThanOrEqual(30);
  expect(capped.every(({ outcome }) => outcome === 'capped')).toBe(true);
});
