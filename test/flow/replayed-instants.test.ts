import { expect, test } from '@jest/globals';
import { playCases, shanghai } from './play-cases.ts';

/*
 * Recorded years are played to the second, and every door of theirs leads to the page a client would have seen.
 */

const closing = (caseNo: string, at: number, phone: string, service: 'case' | 'consultation' = 'case', centreId = 'A') => ({
  type: 'closing' as const,
  at,
  row: {
    case_no: caseNo,
    centre_id: centreId,
    lawyer_id: 'L1',
    client_name: '样例受援人',
    client_phone: phone,
    closed_at: new Date(at).toISOString(),
    service,
  },
});

const seconds = (clock: string, s: number): number => shanghai(clock) + s * 1000;

test('texts leave at the second they are due; an empty comment is no reason to refuse the form of a consultation', async () => {
  const played = await playCases({
    settings: {},
    cases: [{ caseNo: 'K-0', centreId: 'A', closedAt: '2025-03-03 10:00' }],
    events: [
      closing('K-1', seconds('2025-03-03 10:00', 30), '13800000011'),
      closing('K-2', seconds('2025-03-03 19:59', 59), '13800000012'),
      closing('K-3', seconds('2025-03-03 20:00', 0), '13800000013'),
      closing('K-4', seconds('2025-03-03 10:00', 1), '13800000014', 'consultation'),
      { type: 'web', at: shanghai('2025-03-04 11:00'), caseNo: 'K-4', answers: { overall: 5 }, comment: '' },
    ],
    until: '2025-03-07 12:00',
  });
  expect(played.rejected).toEqual([]);
  expect(played.texts.map(({ at, caseNo }) => [new Date(at).toISOString(), caseNo])).toEqual([
    ['2025-03-04T02:00:01.000Z', '+8613800000014'],
    ['2025-03-06T02:00:00.000Z', 'K-0'],
    ['2025-03-06T02:00:30.000Z', '+8613800000011'],
    ['2025-03-06T11:59:59.000Z', '+8613800000012'],
    ['2025-03-07T01:00:00.000Z', '+8613800000013'],
  ]);
  const consultation = played.snapshot.followUps.find(({ followUp }) => followUp.closing.caseNo === 'K-4')?.followUp;
  expect(consultation).toMatchObject({ state: 'completed', channel: 'web', answers: { overall: 5 } });
}, 120_000);

test('of cases of one phone that may be asked at one moment the one closed first is asked, the others after it', async () => {
  const played = await playCases({
    settings: {},
    cases: [
      { caseNo: 'K-0', centreId: 'A', closedAt: '2025-03-03 10:00' },
      { caseNo: 'K-1', centreId: 'B', closedAt: '2025-03-03 10:00' },
    ],
    events: [
      closing('N-1', shanghai('2025-03-03 23:00'), '13800000011', 'case', 'A'),
      closing('N-2', shanghai('2025-03-03 21:00'), '13800000011', 'case', 'B'),
      closing('N-3', shanghai('2025-03-03 22:00'), '13800000011', 'case', 'A'),
    ],
    until: '2025-03-24 12:00',
  });
  const { followUps } = played.snapshot;
  const askedAt = (caseNo: string) => followUps.find(({ followUp: f }) => f.closing.caseNo === caseNo)?.followUp.askedAt;
  expect(['N-2', 'N-3', 'N-1'].map(askedAt)).toEqual(['2025-03-07 09:00', '2025-03-15 09:00', '2025-03-23 09:00'].map(shanghai));
}, 120_000);
