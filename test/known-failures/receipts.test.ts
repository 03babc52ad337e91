import { describe, expect, test } from '@jest/globals';
import { trackDelivery } from '../../workflows/track-delivery.ts';
import type { House } from './house.ts';
import { CASE, FIRST_TEXT, PHONE, useHouses } from './house.ts';

const house = useHouses();

const texted = async (): Promise<House> => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  return h;
};
const stateOf = async (h: House) => (await h.followUp()).texts[0]?.state;

describe('a report that comes late takes nothing back (alphagov/notifications-api#2916)', () => {
  test.each([
    [['delivered', 'sent'], 'delivered'],
    [['delivered', 'unknown'], 'delivered'],
    [['sent', 'unknown'], 'sent'],
    [['unknown', 'sent', 'delivered'], 'delivered'],
    [['delivered', 'failed'], 'delivered'],
  ] as const)('%j: %s', async (order, state) => {
    const h = await texted();
    await h.reports(1, ...order);
    expect(await stateOf(h)).toBe(state);
  });
});

test('a later part’s success does not hide that the text failed (department-of-veterans-affairs/notification-api#1294)', async () => {
  const h = await texted();
  await h.reports(1, 'failed', 'delivered', 'sent');
  expect(await stateOf(h)).toBe('failed');
  expect(await h.followUp()).toMatchObject({ state: 'to-call', reason: 'failed' });
});

test('the same report twice counts once (opengovsg/postmangovsg#1150)', async () => {
  const h = await texted();
  await h.reports(1, 'delivered');
  const before = await h.deps.store.followUp(CASE);
  await h.reports(1, 'delivered', 'delivered');
  expect(await h.deps.store.followUp(CASE)).toEqual(before);
});

test('a failure is not the end of a client who has answered (opengovsg/postmangovsg#1150)', async () => {
  const h = await texted();
  await h.writes('4');
  await h.reports(1, 'failed');
  expect(await h.followUp()).toMatchObject({ state: 'asking', answers: { overall: 4 } });
});

test('a report that is faster than the answer to our own request waits for it (Vonage/vonage-php-sdk-core#214)', async () => {
  const tracked: string[] = [];
  const h: House = await house({
    carrier: async () => {
      await report();
      return { kind: 'accepted', providerId: 'text-1' };
    },
  });
  const report = async (): Promise<void> => {
    const failed = { at: h.moment(FIRST_TEXT), to: PHONE, providerId: 'text-1', status: 'failed' } as const;
    tracked.push(await trackDelivery(h.deps)(failed));
  };
  await h.close();
  await h.pass(FIRST_TEXT);
  expect([tracked, await stateOf(h)]).toEqual([['too-early'], 'handed']);
  await report();
  expect([tracked.at(-1), await stateOf(h)]).toEqual(['tracked', 'failed']);
});

test('a report about a text that is not ours changes nothing', async () => {
  const h = await texted();
  await h.reports(7, 'failed');
  expect([await stateOf(h), (await h.followUp()).state]).toEqual(['handed', 'asking']);
});
