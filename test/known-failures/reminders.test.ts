import { describe, expect, test } from '@jest/globals';
import type { House } from './house.ts';
import { FIRST_TEXT, REMINDER, useHouses } from './house.ts';

const house = useHouses();

const reminders = (h: House): readonly string[] => h.handed.filter(({ kind }) => kind === 'reminder').map(({ at }) => at);

test('a client who does not answer is reminded, without anybody setting it up (chatwoot/chatwoot#12865)', async () => {
  const h = await house();
  await h.close();
  await h.pass('2025-04-20 10:00');
  expect(reminders(h)).toEqual([REMINDER]);
});

describe('nobody is reminded of what is done (ctsit/redcapcustodian#131)', () => {
  test.each<[string, (h: House) => Promise<unknown>]>([
    ['an answer by text', (h) => h.writes('4')],
    ['a question back', (h) => h.writes('什么案子?')],
    ['a form in part', async (h) => h.sends(await h.token(), { charged: 8 })],
    ['a form in full', async (h) => h.sends(await h.token(), { overall: 5, charged: 8, communication: 5, absent: 8 })],
    ['a call', (h) => h.clerkEnters({ overall: 4 })],
    ['a refusal', (h) => h.writes('TD')],
    ['a message that it is the wrong person', (h) => h.writes('你发错人了')],
    ['the case being opened again', (h) => h.reopen()],
    ['a first text that did not arrive', (h) => h.reports(1, 'failed')],
  ])('after %s', async (_, happens) => {
    const h = await house();
    await h.close();
    await h.pass('2025-03-08 09:59');
    await happens(h);
    await h.pass('2025-04-20 10:00');
    expect(reminders(h)).toEqual([]);
  });
});

test('a reminder is looked at again in the moment it leaves: the carrier put it off, the client answered (ctsit/redcapcustodian#131)', async () => {
  const h = await house({
    carrier: (n) =>
      n === 2 ? { kind: 'rejected', isTemporary: true, code: 'busy' } : { kind: 'accepted', providerId: `text-${n}` },
  });
  await h.close();
  await h.pass('2025-03-08 10:02');
  expect(reminders(h)).toEqual([REMINDER]);
  await h.sends(await h.token(), { charged: 8 });
  await h.pass('2025-03-09 10:00');
  expect(reminders(h)).toEqual([REMINDER]);
});

test('each of those who do not answer gets theirs, not one of three (pluginsGLPI/satisfaction#49)', async () => {
  const h = await house();
  const phones = ['13800000002', '13800000003', '13800000004'];
  for (const [n, phone] of phones.entries()) await h.close({ case_no: `2025-100${n}`, client_phone: phone });
  await h.pass('2025-03-12 10:00');
  const reminded = h.handed.filter(({ kind }) => kind === 'reminder').map(({ to }) => to);
  expect(reminded.toSorted()).toEqual(phones.map((phone) => `+86${phone}`));
});

test('a reminder whose moment nobody looked at is sent once when somebody does (pluginsGLPI/satisfaction#60)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  h.sleep('2025-03-10 21:00');
  await h.pass('2025-03-12 10:00');
  expect(reminders(h)).toEqual(['2025-03-11 09:00']);
});
