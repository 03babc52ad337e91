import { expect, test } from '@jest/globals';
import { HOUR_MS } from '../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import type { DuePointer } from '../../workflows/ports.ts';
import { releaseSlot } from '../../workflows/release-slot.ts';
import { closingFacts, followUp } from '../fixtures/follow-up.ts';
import { testStore } from '../fixtures/table.ts';

test('who waits for a phone looks for an hour of their own zone, not of the zone of the case before', async () => {
  const { store, stop } = await testStore();
  const endedAt = Date.parse('2025-03-08T22:30:00+08:00');
  const freeAt = endedAt + 24 * HOUR_MS;
  const ended = followUp({
    closing: closingFacts({ caseNo: 'U-1', centreId: 'CU' }),
    zone: 'Asia/Urumqi',
    state: 'partial',
    dueAt: undefined,
    askedAt: Date.parse('2025-03-06T11:00:00+08:00'),
    endedAt,
  });
  await store.saveSlot('1#00', { version: 1, open: 'U-1' });
  await store.putPhoneCase('1#00', { caseNo: 'S-1', centreId: 'C01', personMark: 'm', blockedSince: 5 });
  const clock = { now: () => endedAt, pause: () => Promise.resolve() };
  await releaseSlot({ store, clock }, ended, endedAt, { policy: STANDARD_1 });
  const due: DuePointer[] = [];
  for await (const page of store.dueBetween(endedAt, freeAt + 24 * HOUR_MS)) due.push(...page);
  expect(due).toEqual([{ at: freeAt, caseNo: 'S-1', centreId: 'C01', order: 5 }]);
  await stop();
});
