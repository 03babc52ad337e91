import { describe, expect, test } from '@jest/globals';
import { tencentPush } from '../../contracts/tencent-sms.ts';
import { tencentReply } from '../fixtures/sms/tencent.ts';
import type { House } from './house.ts';
import { FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

/** What has come of a case: everything that a message taken twice could have changed. */
const outcomeOf = async (h: House) => {
  await h.pass('2025-03-20 10:00');
  const { state, reason, answers, confirmed, notUnderstood, endedAt, corrections } = await h.followUp();
  return { state, reason, answers, confirmed, notUnderstood, endedAt, corrections, comment: await h.comment(), texts: h.handed };
};

/** A client who writes these, two minutes apart; `again` tells of each what comes after it. */
const conversation = async (bodies: readonly string[], again?: (h: House, body: string, n: number) => Promise<unknown>) => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  for (const [n, body] of bodies.entries()) {
    h.sleep(`2025-03-06 10:${String(2 * n + 2).padStart(2, '0')}`);
    await h.writes(body, { id: `id-${n}` });
    await again?.(h, body, n);
  }
  return outcomeOf(h);
};

/** How it comes out when each message comes once. */
const once = new Map<string, ReturnType<typeof conversation>>();
const cameOnce = (bodies: readonly string[]): ReturnType<typeof conversation> => {
  const name = bodies.join();
  const played = once.get(name) ?? conversation(bodies);
  once.set(name, played);
  return played;
};

/** Where a message read twice would do harm. */
const CONVERSATIONS: readonly (readonly string[])[] = [
  ['5', '8', '5', '8', '就是慢了些'],
  ['5', '0', '5', '8', '还行'],
  ['1', '6', '9', '1', '8'],
  ['1', '5', '8'],
  ['很满意', '没有', '满意', '没有'],
  ['5 8 5 8', '谢谢律师'],
  ['5 律师很好', '8 没有收过', '4 就是电话少'],
  ['什么案子?', '5', '8'],
  ['好的', '不知道你在说什么', '5'],
  ['9分', '5', '收了我两千', '2'],
  ['TD'],
  ['发错了'],
  ['正在开车,稍后回复', '4'],
];

describe('the same message under the same id, two minutes or six weeks later (nyaruka/courier#225)', () => {
  test.each(CONVERSATIONS.map((bodies) => [bodies.join(' / '), bodies] as const))('%s', async (_, bodies) => {
    const again = async (h: House, body: string, n: number): Promise<void> => {
      h.sleep(`2025-03-06 10:${String(2 * n + 3).padStart(2, '0')}`);
      expect(await h.writes(body, { id: `id-${n}` })).toBe('repeat');
    };
    expect(await conversation(bodies, again)).toEqual(await cameOnce(bodies));
  });

  test('an answer of March that comes again in April', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    await h.writes('5', { id: 'id' });
    const before = await outcomeOf(h);
    expect(await h.writes('5', { id: 'id', sentAt: FIRST_TEXT })).toBe('repeat');
    expect(await outcomeOf(h)).toEqual(before);
  });
});

describe('the same message under another id, seconds later (textbee/textbee#159)', () => {
  test.each(CONVERSATIONS.map((bodies) => [bodies.join(' / '), bodies] as const))('%s', async (_, bodies) => {
    const again = async (h: House, body: string, n: number): Promise<void> => {
      h.sleep(`2025-03-06 10:${String(2 * n + 2).padStart(2, '0')}:03`);
      await h.writes(body, { id: `copy-${n}` });
    };
    expect(await conversation(bodies, again)).toEqual(await cameOnce(bodies));
  });
});

test('two different answers seconds apart are two (textbee/textbee#159)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.writes('5');
  h.sleep('2025-03-06 10:00:05');
  await h.writes('8');
  expect((await h.followUp()).answers).toEqual({ overall: 5, charged: 8 });
});

describe('two webhooks bring it at one moment (capcom6/android-sms-gateway#291)', () => {
  test.each([
    ['with one id', 'id', 'id'],
    ['with two', 'id', 'copy'],
  ])('%s', async (_, ...ids) => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    await Promise.all(ids.map((id) => h.writes('5 律师很好', { id })));
    await h.settle();
    expect(h.kinds()).toEqual(['question:overall', 'question:charged']);
    expect([(await h.followUp()).answers, await h.comment()]).toEqual([{ overall: 5 }, '律师很好']);
  });
});

test('a provider that names no message is pushed to twice: the message has one id (capcom6/android-sms-gateway#310)', () => {
  const ids = [0, 60_000].map((later) => tencentPush(tencentReply(), later).replies.map(({ id }) => id));
  expect(ids[0]).toEqual(ids[1]);
  expect(tencentPush(tencentReply({ text: '4' }), 0).replies[0]?.id).not.toBe(ids[0]?.[0]);
});
