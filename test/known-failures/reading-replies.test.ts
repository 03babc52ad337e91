import { describe, expect, test } from '@jest/globals';
import { parseReply } from '../../domain/reply/parse-reply.ts';
import { labelOf, VIEWS } from '../domain/reply/gold.ts';
import { FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

const read = (text: string, open = 'overall'): string => labelOf(parseReply(text, VIEWS[open]!));

describe('a number is an answer only where it can be nothing else (instedd/surveda#867)', () => {
  test.each([
    ['5分', 'overall=5'],
    ['打5分', 'overall=5'],
    ['5 stars', 'overall=5'],
    ['I give it a 4', 'overall=4'],
    ['5.', 'overall=5'],
    ['30 years old', 'unclear'],
    ['5岁', 'unclear'],
    ['下午5点', 'unclear'],
    ['3号楼', 'unclear'],
  ])('%s: %s', (text, label) => expect(read(text)).toBe(label));
});

test.each(['4.5', '5.0', '4,5', '1/5'])('half an answer is asked again, not rounded: %s (instedd/surveda#2173)', (text) =>
  expect(read(text)).toBe('unclear'),
);

test.each(['4$', '$250', '¥5', '5元', '5块', '-3', '6', '10', '100', '90分'])(
  'an amount, and what lies beyond the scale, is no rating: %s (rapidpro/rapidpro#636)',
  (text) => expect(read(text)).toBe('unclear'),
);

test.each(['five', '五', '⑤', '5️⃣', '５', '5 great lawyer', 'I would say 5'])(
  'nor does it have to be a bare digit: %s (glific/glific#1661)',
  (text) => expect(read(text)).toBe('overall=5'),
);

describe('digits of every script are digits', () => {
  test.each([
    ['Arabic', '٤'],
    ['Persian, which looks alike and is another character', '۴'],
    ['Devanagari', '४'],
    ['Tibetan', '༤'],
    ['Thai', '๔'],
    ['full width', '４'],
  ])('%s %s (baptisteArno/typebot.io#2074)', (_, digit) => expect(read(digit)).toBe('overall=4'));

  test('mixed in one message (jadijadi/sms_serial_verification#2)', () => {
    expect(read('۵ ٨ 5 ۸')).toBe('overall=5;charged=8;communication=5;absent=8');
  });
});

test.each([
  ['overall', '非常满意', 'overall=5'],
  ['overall', '满意', 'overall=4'],
  ['overall', 'very good', 'overall=5'],
  ['charged', '没有', 'charged=8'],
  ['charged', '不清楚', 'charged=0'],
  ['absent', 'no', 'absent=8'],
  ['confirm', '确认', 'confirm'],
])('the words stand for the number: %s, %s (praekeltfoundation/vumi-go#654)', (open, text, label) =>
  expect(read(text, open)).toBe(label),
);

test('nobody is asked the same for ever: once, then a person phones (praekeltfoundation/vumi-go#654)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  for (const [n, body] of ['嗯嗯', '好的好的', '收到收到'].entries()) {
    h.sleep(`2025-03-06 11:0${n}`);
    await h.writes(body);
  }
  expect(h.kinds()).toEqual(['question:overall', 'clarify']);
  expect(await h.followUp()).toMatchObject({ state: 'to-call', reason: 'not-understood' });
});

describe('the rest of the sentence is kept (redcross/dcsops#55)', () => {
  test.each([
    ['5 but he came late twice', { overall: 5 }, 'but he came late twice'],
    ['4 律师负责,就是电话难打', { overall: 4 }, '律师负责,就是电话难打'],
    ['5。谢谢', { overall: 5 }, ''],
  ])('%s', async (body, answers, comment) => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    await h.writes(body);
    expect([(await h.followUp()).answers, await h.comment()]).toEqual([answers, comment]);
  });

  test('what could not be read is kept as it came, for a person to read', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    await h.writes('No but I can in 2 hours');
    expect((await h.followUp()).answers).toEqual({});
    expect(await h.messages()).toEqual([['No but I can in 2 hours', 'unclear']]);
  });
});
