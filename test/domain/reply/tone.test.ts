import { describe, expect, test } from '@jest/globals';
import { bearsOut, hasTone, saysPoor } from '../../../domain/reply/tone.ts';

/** Scale codes that words leave standing. */
const leaves = (words: string): string => [1, 2, 3, 4, 5].filter((code) => bearsOut(words, code)).join('');

describe('words beside a digit', () => {
  test.each([
    ['of one side leave the digits of their side', '满意', '45'],
    ['bad ones likewise', '态度很差', '12'],
    ['between the two: the 3', '一般', '3'],
    ['without a judgement leave all', '打给我了', '12345'],
    ['of both sides leave none', '态度很好,能力很差', ''],
    ['fair ones beside good ones leave the high', '人很好,结果一般', '345'],
    ['fair ones beside bad ones leave the low', '结果一般,态度恶劣', '123'],
    ['praise without a level speaks against a low digit only', '很负责', '345'],
    ['praise beside bad words leaves none of the ends', '很认真,就是能力差', ''],
  ])('%s: %s', (_, words, codes) => expect(leaves(words)).toBe(codes));

  const FAIR = '一般 就那样 还行 还可以 凑合 马马虎虎 基本满意 基本上满意 过得去 勉强 fair average so-so';
  test.each([...FAIR.split(' '), 'so so'])('%s is neither good nor bad', (words) => expect(leaves(words)).toBe('3'));

  const GOOD =
    '满意 很好 太好 挺好 蛮好 真好 非常好 特别好 不错 好评 很棒 太棒 真棒 good great excellent satisfied perfect wonderful amazing';
  test.each(GOOD.split(' '))('%s is good', (words) => expect(leaves(words)).toBe('45'));

  const PRAISE =
    '负责 尽责 认真 专业 热情 耐心 细心 尽心 大忙 点赞 优秀 感激 感动 好律师 厉害 给力 最棒 helpful professional kind patient';
  test.each(PRAISE.split(' '))('%s praises', (words) => {
    expect(leaves(words)).toBe('345');
    expect(hasTone(words)).toBe(true);
  });

  const POOR = '不怎么样 不咋地 不满 很差 非常差 差劲 恶劣 糟糕 垃圾 失望 敷衍 bad poor terrible awful';
  test.each(POOR.split(' '))('%s is bad', (words) => {
    expect(leaves(words)).toBe('12');
    expect(saysPoor(words)).toBe(true);
  });

  test.each(['不负责', '不认真', '不专业', '不耐心', '不尽心'])('%s is no praise', (words) => expect(leaves(words)).toBe('12'));
  test.each(['差不多', '没有不满意', '您好', '不好意思', 'unfair', 'goodbye', 'greatly', 'kindly', 'inpatient'])(
    '%s says nothing of the kind',
    (words) => {
      expect([leaves(words).includes('1'), leaves(words).includes('5')]).toEqual([true, true]);
    },
  );
  test('bad words beside good ones are not bad alone', () => {
    expect([saysPoor('态度很好,能力很差'), saysPoor('一般'), hasTone('打给我了')]).toEqual([false, false, false]);
  });
});
