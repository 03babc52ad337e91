import { expect, test } from '@jest/globals';
import { parsePolicy } from '../../contracts/policy.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { firstAllowedMoment } from '../../domain/shared/window.ts';
import { localClock } from '../../domain/shared/zone.ts';
import { useHouses } from './house.ts';

const house = useHouses();
const WINDOW = { windowFrom: '09:00', windowTo: '20:00' };

test('a text due at night is held and leaves in the morning; nothing is dropped (nyaruka/rapidpro#5492)', async () => {
  const h = await house();
  await h.close({ closed_at: '2025-03-03 22:30' });
  await h.pass('2025-03-07 08:59');
  expect(h.handed).toEqual([]);
  await h.pass('2025-03-07 12:00');
  expect(h.handed).toMatchObject([{ at: '2025-03-07 09:00', kind: 'question:overall' }]);
});

test('a text that waited in the queue past the evening does not leave late (rapidpro/rapidpro#1570)', async () => {
  const h = await house();
  await h.close({ closed_at: '2025-03-03 19:59' });
  h.sleep('2025-03-06 20:01');
  h.requeue();
  await h.settle();
  expect(h.handed).toEqual([]);
  await h.pass('2025-03-08 09:00');
  expect(h.handed).toMatchObject([{ at: '2025-03-07 09:00' }]);
});

test('a text that the carrier put off in the evening is not tried at night (rapidpro/rapidpro#1570)', async () => {
  const taken = { kind: 'accepted', providerId: 'text-2' } as const;
  const h = await house({ carrier: (n) => (n === 1 ? { kind: 'rejected', isTemporary: true, code: 'busy' } : taken) });
  await h.close({ closed_at: '2025-03-03 19:58' });
  await h.pass('2025-03-07 12:00');
  expect(h.handed.map(({ at }) => at)).toEqual(['2025-03-06 19:58', '2025-03-07 09:00']);
});

test('a case says when its text will leave (rapidpro/rapidpro#977)', async () => {
  const h = await house();
  await h.close({ closed_at: '2025-03-03 22:30' });
  expect((await h.followUp()).dueAt).toBe(h.moment('2025-03-07 09:00'));
});

test.each(['Asia/Shanghai', 'Asia/Urumqi', 'America/New_York'])(
  'nine o’clock is nine on the clock of the client’s centre: %s (rapidpro/rapidpro#1074)',
  async (zone) => {
    const h = await house({ zone });
    await h.close({ closed_at: '2025-03-03 03:00' });
    await h.pass('2025-03-07 12:00');
    expect(h.handed).toMatchObject([{ at: '2025-03-06 09:00' }]);
  },
);

const everyHalfHourOf2025: readonly Instant[] = Array.from(
  { length: 365 * 48 },
  (_, n) => Date.UTC(2025, 0, 1) + n * 30 * MINUTE_MS,
);

test.each(['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'])(
  'no moment of a year, clock changes included, is a day off or in the night: %s (instedd/surveda#1602)',
  (zone) => {
    for (const moment of everyHalfHourOf2025) {
      const leaves = firstAllowedMoment(moment, zone, WINDOW);
      const clock = localClock(leaves, zone);
      // From eight in the evening to nine in the morning: thirteen hours, or fourteen when the clock is turned back.
      const isRight = clock >= '09:00' && clock < '20:00' && leaves >= moment && leaves <= moment + 14 * HOUR_MS;
      if (!isRight) throw new Error(`${new Date(moment).toISOString()} leaves at ${clock}`);
    }
  },
);

test('a wait of 48 hours over a clock change does not end after hours (instedd/surveda#938)', async () => {
  const h = await house({ zone: 'America/New_York' });
  await h.close({ closed_at: '2025-03-04 19:30' });
  await h.pass('2025-03-10 12:00');
  // The clock went forward on Sunday: the wait was over at half past eight in the evening.
  expect(h.handed).toMatchObject([{ at: '2025-03-07 19:30' }, { at: '2025-03-10 09:00', kind: 'reminder' }]);
});

test('a window that would never open is refused when it is set; the whole day is a window (instedd/surveda#780)', async () => {
  for (const window of [
    { windowFrom: '00:00', windowTo: '00:00' },
    { windowFrom: '20:00', windowTo: '09:00' },
  ]) {
    expect(parsePolicy({ followUp: window })).toMatchObject({ ok: false, error: [{ column: 'followUp.windowTo' }] });
  }
  const wholeDay = { followUp: { windowFrom: '00:00', windowTo: '24:00' } };
  expect(parsePolicy(wholeDay)).toMatchObject({ ok: true });
  const h = await house({ policy: wholeDay });
  await h.close({ closed_at: '2025-03-03 23:59' });
  await h.pass('2025-03-07 12:00');
  expect(h.handed).toMatchObject([{ at: '2025-03-06 23:59' }]);
});
