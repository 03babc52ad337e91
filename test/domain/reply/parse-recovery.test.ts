import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RecoveryAnswer } from '../../../domain/conversation/decide-recovery-reply.ts';
import { parseRecovery } from '../../../domain/reply/parse-recovery.ts';

const ROWS: readonly (readonly [RecoveryAnswer, string])[] = [
  ['settled', '8|８|⑧|八|8。谢谢|8,谢谢您|谢谢,8|选8|回复8|我选8|8已解决|8 已解决|8解决了|8 yes'],
  ['settled', '解决了|已解决|已经解决了|都解决了,谢谢|解决了!!|解 决 了|處理好了|搞定了|是的|您好,是的|问题已解决'],
  ['settled', 'yes|Yes, thanks|settled|it is settled|Solved.|yes, all settled|是的,解决了|8,已解决'],
  ['not-settled', '9|９|⑨|九|9!|9没解决|9 没解决|选9|9 no|您好,9'],
  ['not-settled', '没解决|没有解决|未解决|还没解决|还没有解决|没有|没|还没|还没有|没有呢|沒有|不是|没人联系我|问题还没解决'],
  ['not-settled', 'no|No.|not yet|not settled|no, not yet|没有,还没解决|9,没解决'],
  // Two that disagree.
  ['unclear', '89|8 9|8没解决|9已解决|9解决了|8,没解决|解决了,没解决|8 no|9 yes|没有,已经解决了'],
  // More is said than yes or no, or less.
  [
    'unclear',
    '没有问题|没有没解决|解决了一部分|解决了一半|还行|基本解决|说是解决了|算解决了吧|解决什么|没有完全解决|有|有的|差不多',
  ],
  ['unclear', '解决了吗|解决了?|没解决?|8?|怎么算解决|什么问题|你是谁'],
  ['unclear', '1|5|0|6|88|99|8分|9月|9点|2024年9月8日|8000元|18号|号码8|13800000001'],
  ['unclear', '|  |谢谢|好的|收到|嗯|没问题|👍|😡|。。。|ok|退钱|钱还没退|律师没给我打电话'],
  ['unclear', '9 钱还没退给我|没有,律师又收了我两千|not really|yes and no|no problem'],
];

describe('whether it is settled', () => {
  test.each(ROWS.flatMap(([answer, texts]) => texts.split('|').map((text) => [text, answer] as const)))(
    '%p is %s',
    (text, answer) => expect(parseRecovery(text)).toBe(answer),
  );

  test('any text has a reading', () => {
    const known = ['settled', 'not-settled', 'unclear'];
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => known.includes(parseRecovery(text))));
  });

  test('two answers in one message that disagree are neither', () => {
    const yes = fc.constantFrom('8', '解决了', 'yes');
    const no = fc.constantFrom('9', '没解决', 'no');
    fc.assert(
      fc.property(yes, no, (a, b) => parseRecovery(`${a},${b}`) === 'unclear' && parseRecovery(`${b},${a}`) === 'unclear'),
    );
  });
});
