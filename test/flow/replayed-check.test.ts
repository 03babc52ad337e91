import { expect, test } from '@jest/globals';
import { isDrawnForCheck } from '../../domain/case/telephone-check.ts';
import { playCases, shanghai } from './play-cases.ts';

/*
 * A recorded year holds answers by telephone after complete ones by text. Its tables show responses, and the first complete
 * one wins: whether the case was drawn for a check makes no difference to them.
 */

test('an answer by telephone after a complete one is ignored, drawn or not', async () => {
  const [drawn, other] = ['D-5', 'D-1'] as const;
  expect([drawn, other].map((caseNo) => isDrawnForCheck(caseNo, 0.3))).toEqual([true, false]);
  const replies = [drawn, other].flatMap((from, n) =>
    ['5', '8', '5', '8', '0'].map((body, i) => {
      const at = shanghai(`2025-03-06 1${n + 1}:00`) + i * 60_000;
      return { type: 'reply' as const, at, from, body, id: `${from}-${i}` };
    }),
  );
  const phone = (caseNo: string, clock: string) => ({
    type: 'phone' as const,
    at: shanghai(clock),
    caseNo,
    answers: { overall: 1 as const, charged: 9 as const },
    by: 'clerk-1',
  });
  const played = await playCases({
    settings: {},
    cases: [drawn, other].map((caseNo) => ({ caseNo, centreId: 'A', closedAt: '2025-03-03 10:00' })),
    events: [...replies, phone(drawn, '2025-03-10 10:00'), phone(other, '2025-03-10 10:01'), phone(drawn, '2025-03-10 10:02')],
    until: '2025-04-15 12:00',
  });
  expect([played.ignored, played.rejected]).toEqual([3, []]);
  const { followUps, alerts } = played.snapshot;
  expect(
    followUps.map(({ followUp: { closing, state, channel, answers } }) => [closing.caseNo, state, channel, answers]),
  ).toEqual(
    [other, drawn].map((caseNo) => [caseNo, 'completed', 'sms', { overall: 5, charged: 8, communication: 5, absent: 8 }]),
  );
  expect(alerts).toEqual([]);
  expect(followUps.map(({ followUp: { closing, checked } }) => [closing.caseNo, checked?.answers])).toEqual([
    [other, undefined],
    [drawn, undefined],
  ]);
}, 120_000);
