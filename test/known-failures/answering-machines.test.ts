import { describe, expect, test } from '@jest/globals';
import { FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

/** Answers each of our texts at once, until we fall silent or it has done so fifty times; how many texts it got. */
const talkTo = async (machine: (text: string, n: number) => string): Promise<readonly string[]> => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  for (let n = 0; n < 50 && h.handed.length > n; n += 1) {
    h.sleep(`2025-03-06 ${10 + Math.floor((n + 1) / 60)}:${String((n + 1) % 60).padStart(2, '0')}`);
    await h.writes(machine(h.handed[n]?.body ?? '', n));
  }
  const talk = h.kinds();
  await h.pass('2025-04-20 10:00');
  expect(['waiting', 'asking']).not.toContain((await h.followUp()).state);
  return talk;
};

describe('two machines never talk for ever (chatwoot/chatwoot#11637)', () => {
  test.each<[string, (text: string, n: number) => string]>([
    ['an echo', (text) => text],
    ['an echo with a greeting', (text) => `Re: ${text}`],
    ['one that thanks', () => '您好,感谢您的来信,我们会尽快与您联系'],
    ['one that asks', () => '请问您是哪位?'],
    ['one that counts', (_, n) => `这是第${n}封自动邮件`],
    ['one that changes its mind', (_, n) => ['1', '5', '2', '1', '4'][n % 5] ?? ''],
    ['one that answers every question right', (text) => (text.includes('8') ? '8' : '5')],
    ['one that refuses and comes back', (_, n) => (n % 2 === 0 ? 'TD' : '恢复')],
  ])('%s', async (_, machine) => {
    // Five questions, a question back, a clarification, an open question once more, a confirmation of refusal.
    expect((await talkTo(machine)).length).toBeLessThanOrEqual(9);
  });
});

test.each(['正在开车,稍后回复', '您好,我现在有事不在,一会再和您联系。[自动回复]', "I'm driving right now, I'll text you later"])(
  'an automatic reply is not answered: %s (medic/cht-core#7040)',
  async (body) => {
    expect(await talkTo(() => body)).toEqual(['question:overall']);
  },
);

test('one bad message gets one answer, and five get no more (medic/cht-core#7040)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  for (const n of [1, 2, 3, 4, 5]) {
    h.sleep(`2025-03-06 10:0${n}`);
    await h.writes(`看不懂的话 ${'甲乙丙丁戊'.charAt(n - 1)}`);
  }
  expect(h.kinds()).toEqual(['question:overall', 'clarify']);
});
