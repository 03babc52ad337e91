import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from '../../../domain/reply/normalise.ts';
import { pinyinWords } from '../../../domain/reply/pinyin.ts';

describe('one spelling for all', () => {
  test.each([
    ['width and case', 'ＴＤ，５分', 'td,5分'],
    ['digits of other scripts', '٥', '5'],
    ['traditional characters', '滿意', '满意'],
    ['emoji are spaces', '满意👍🏻👍谢谢', '满意 谢谢'],
    ['spaces are single, and none is at an end', '  5 \u3000 分\t ', '5 分'],
    ['what can’t be seen is left out', '\ufeff满\u200b意\ufe0f', '满意'],
    ['a line break ends a clause', '5\n谢谢', '5。谢谢'],
    ['of whatever machine', '5\r谢谢\u2028好', '5。谢谢。好'],
    ['apostrophes are one', 'don’t don‘t donʼt don`t', "don't don't don't don't"],
  ])('%s', (_, raw, text) => expect(normalise(raw).text).toBe(text));

  test('the way back leads from each character to where it stood', () => {
    const placesOf = (raw: string): readonly (readonly [string, number])[] => {
      const { text, origin } = normalise(raw);
      return [...text.split(''), '$'].map((unit, i) => [unit, origin[i]!] as const);
    };
    expect(placesOf(' ５👍分 ')).toEqual([
      ['5', 1],
      [' ', 2],
      ['分', 4],
      ['$', 6],
    ]);
    expect(placesOf('hěn mǎn yì!')).toEqual([
      ['很', 0],
      [' ', 3],
      ['满', 4],
      ['意', 4],
      ['!', 10],
      ['$', 11],
    ]);
  });

  test('it never leads outside or back, whatever the message', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('manyi', 'hen ', 'lǜshī', '👍🏻', '５', '\n', ' ', '㎏'));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { raw, text, origin } = normalise(parts.join(''));
        expect(origin).toHaveLength(text.length + 1);
        expect(origin.at(-1)).toBe(raw.length);
        expect(origin.every((place, i) => place >= (origin[i - 1] ?? 0))).toBe(true);
        expect(text).toBe(text.trim());
      }),
    );
  });
});

describe('pinyin', () => {
  const inCharacters = (text: string): string | undefined =>
    pinyinWords(text)
      ?.map(({ characters }) => characters)
      .join('')
      .replaceAll(' ', '');

  test.each([
    ['fei chang man yi', '非常满意'],
    ['hen hao', '很好'],
    ['te bie hao', '特别好'],
    ['shi fen man yi', '十分满意'],
    ['tai cha le', '太差了'],
    ['ting hao de', '挺好的'],
    ['bi jiao hao', '比较好'],
    ['bu man yi', '不满意'],
    ['ji ben man yi', '基本满意'],
    ['yi ban', '一般'],
    ['hai xing', '还行'],
    ['hai ke yi', '还可以'],
    ['cou he', '凑合'],
    ['bu cuo', '不错'],
    ['hao ping', '好评'],
    ['mei you', '没有'],
    ['you de', '有的'],
    ['bu qing chu', '不清楚'],
    ['bu zhi dao', '不知道'],
    ['bu que ding', '不确定'],
    ['lü shi mei lai kai ting', '律师没来开庭'],
    ['lv shi mei qu', '律师没去'],
    ['lu shi mei chu ting', '律师没出庭'],
    ['shou le wo liang qian', '收了我两千'],
    ['ta wen wo men yao hong bao', '他问我们要红包'],
    ['gei ta song li wu', '给他送礼物'],
    ['song guo li', '送过礼'],
    ['na le yi qian', '拿了一千'],
    ['yao le liang hao', '要了两好'],
    ['bu yao qian', '不要钱'],
    ['qing ta chi fan', '请他吃饭'],
    ['yao yan yao jiu', '要烟要酒'],
    ['bu jie dian hua', '不接电话'],
    ['cong mei jian guo', '从没见过'],
    ['rang wo bie lai', '让我别来'],
    ['jiao wo bie lai', '叫我别来'],
    ['dui de', '对的'],
    ['shi de', '是的'],
    ['fu wu hao', '服务好'],
    ['tai du cha', '态度差'],
    ['tui ding', '退订'],
    ['xie xie', '谢谢'],
    ['que ren', '确认'],
  ])('%s is %s, with spaces or without', (pinyin, characters) => {
    expect([pinyin, pinyin.replaceAll(' ', '')].map(inCharacters)).toEqual([characters, characters]);
  });

  test.each([['hao'], ['the lawyer'], ['hen good'], ['manyi thanks'], ['5'], ['非常满意']])('%s is none', (text) =>
    expect(pinyinWords(text)).toBeUndefined(),
  );

  test('digits and punctuation stay', () => expect(inCharacters('man yi,5!')).toBe('满意,5!'));
});
