import { describe, expect, test } from '@jest/globals';
import { segmentsOf } from '../../../adapters/sms/segments.ts';
import { SIGN_LIMIT, signOf, textBody } from '../../../domain/conversation/catalogue.ts';
import type { TextFields } from '../../../domain/conversation/catalogue.ts';
import type { TextKind } from '../../../domain/conversation/follow-up.ts';
import type { OpenQuestion } from '../../../domain/shared/codes.ts';
import { LANGUAGES } from '../../../domain/shared/codes.ts';

const fields = (more: Partial<TextFields> = {}): TextFields => ({
  service: 'case',
  sign: '样例中心',
  link: 'https://h.example/s/AbC',
  ...more,
});

describe('what a client reads in Chinese', () => {
  const texts: readonly (readonly [TextKind, Partial<TextFields>, string])[] = [
    [
      'question:overall',
      {},
      '【样例中心】您的案件已办结,请评价服务:5非常满意4满意3基本满意2不满意1非常不满意,回数字即可,拒收回TD',
    ],
    [
      'question:overall',
      { service: 'consultation' },
      '【样例中心】您咨询的事已答复,请评价:5非常满意4满意3基本满意2不满意1非常不满意,回数字即可,拒收回TD',
    ],
    ['question:charged', {}, '承办人有无向您或家人收钱、收礼或吃请?8没有 9有 0不清楚。内容保密,不告知承办人。'],
    ['question:communication', {}, '承办人与您沟通、告知进展和服务态度如何?请回1-5(5最好1最差)。'],
    ['question:absent', {}, '承办人有无不按时出庭(调解、仲裁)或拖延不办?8没有 9有 0未开庭或不清楚。'],
    ['question:comment', {}, '谢谢!还有意见建议请直接回复,没有不用回。投诉请拨12348。'],
    ['confirm', {}, '您评了1分,表示非常不满意。确认请回6;若按错,请回正确数字(5最好)。'],
    ['clarify', { opens: 'overall' }, '抱歉没看懂,请只回一个数字:5非常满意4满意3基本满意2不满意1非常不满意'],
    ['clarify', { opens: 'charged' }, '抱歉没看懂,请只回一个数字:8没有 9有 0不清楚'],
    ['clarify', { opens: 'communication' }, '抱歉没看懂,请只回一个数字:1-5(5最好1最差)'],
    ['clarify', { opens: 'absent' }, '抱歉没看懂,请只回一个数字:8没有 9有 0未开庭或不清楚'],
    ['clarify', { opens: 'confirm' }, '抱歉没看懂,请只回一个数字:6确认1分,若按错请回正确数字(5最好)'],
    ['reminder', {}, '【样例中心】您的案件已办结,还没收到您的评价。请回1-5(5最好)或点https://h.example/s/AbC 拒收回TD'],
    ['reminder', { link: undefined }, '【样例中心】您的案件已办结,还没收到您的评价。请回1-5(5最好) 拒收回TD'],
    ['refusal-confirmed', {}, '已停止向您发送回访短信。恢复请回"恢复"。'],
    ['recovery', {}, '【样例中心】您反映的问题已处理,请问解决了吗?8已解决 9没解决。拒收回TD'],
  ];

  test.each(texts)('%s %j', (kind, more, body) => expect(textBody(kind, 'zh', fields(more))).toBe(body));
});

describe('what a client reads in English', () => {
  test.each<[TextKind, Partial<TextFields>, string]>([
    [
      'question:overall',
      {},
      '[Sample] Your case is closed. Please rate us: 5 very good, 4 good, 3 fair, 2 poor, 1 very poor. No more texts: TD',
    ],
    [
      'question:overall',
      { service: 'consultation' },
      '[Sample] We answered your query. Please rate us: 5 very good, 4 good, 3 fair, 2 poor, 1 very poor. No more texts: TD',
    ],
    [
      'clarify',
      { opens: 'absent' },
      'Sorry, we did not understand. Please reply one number: 8 no, 9 yes, 0 no hearing or unsure',
    ],
    ['confirm', {}, 'You rated us 1, very poor. Reply 6 to confirm; if it was a slip, reply the right number (5 best).'],
    [
      'reminder',
      {},
      "[Sample] Your case is closed. We'd like your rating: reply 1-5 (5 best) or https://h.example/s/AbC No more texts: TD",
    ],
    [
      'reminder',
      { link: undefined },
      "[Sample] Your case is closed. We'd like your rating: reply 1-5 (5 best). No more texts: TD",
    ],
    ['question:comment', {}, 'Thank you! Anything to add? Just reply; no need if not. Complaints: call 12348.'],
    ['refusal-confirmed', {}, 'You will get no more survey texts. To undo, reply START.'],
    ['recovery', {}, '[Sample] We have dealt with what you told us. Is it settled? 8 yes, 9 no. No more texts: TD'],
  ])('%s %j', (kind, more, body) => expect(textBody(kind, 'en', fields({ sign: 'Sample', ...more }))).toBe(body));
});

const KINDS: readonly TextKind[] = [
  'question:overall',
  'question:charged',
  'question:communication',
  'question:absent',
  'question:comment',
  'confirm',
  'clarify',
  'reminder',
  'refusal-confirmed',
  'recovery',
];
const OPEN: readonly OpenQuestion[] = ['overall', 'charged', 'communication', 'absent', 'comment', 'confirm'];
const variants = KINDS.flatMap((kind) =>
  (['case', 'consultation'] as const).flatMap((service) => OPEN.map((opens) => [kind, service, opens] as const)),
);
const LONGEST_ZH = '一二三四五六七八九十';
/** Brackets are charged as two characters each. */
const LONGEST_EN = '[[[[[]]]]]';

describe('length', () => {
  test.each(LANGUAGES.flatMap((language) => variants.map((variant) => [language, ...variant] as const)))(
    '%s %s of a %s asking for %s is one segment, the link aside',
    (language, kind, service, opens) => {
      const sign = language === 'zh' ? LONGEST_ZH : LONGEST_EN;
      const body = textBody(kind, language, { service, opens, sign, link: '' });
      if (language === 'zh') expect(body.length).toBeLessThanOrEqual(70);
      expect(segmentsOf(body)).toBe(1);
    },
  );

  test('no text but the reminder carries the link', () => {
    for (const [kind, service, opens] of variants) {
      const body = textBody(kind, 'zh', fields({ service, opens }));
      expect([kind, body.includes('https://')]).toEqual([kind, kind === 'reminder']);
    }
  });

  test('every text that may be the first one a client reads tells how to refuse and who writes', () => {
    for (const language of LANGUAGES) {
      for (const kind of ['question:overall', 'reminder', 'recovery'] as const) {
        expect(textBody(kind, language, fields())).toMatch(/样例中心.*TD/);
      }
    }
  });
});

describe('the sign of a centre', () => {
  test.each([
    [{ name: '样例县法律援助中心' }, '样例县法律援助中心'],
    [{ name: '样例自治州样例县法律援助中心' }, '样例自治州样例县法律'],
    [{ name: '样例县法律援助中心', sign: '样例法援' }, '样例法援'],
    [{ name: '样例县法律援助中心', sign: '样例自治州样例县法律援助' }, '样例自治州样例县法律'],
    [{ name: '𠮷野县法律援助中心工作站' }, '𠮷野县法律援助中心工'],
  ])('of %j is %s', (centre, sign) => {
    expect(signOf(centre, 'zh')).toBe(sign);
    expect(Array.from(sign).length).toBeLessThanOrEqual(SIGN_LIMIT);
  });

  test.each([
    [{ name: '样例县法律援助中心' }, 'Legal Aid'],
    [{ name: 'Café Rights' }, 'Legal Aid'],
    [{ name: 'The `Aid`' }, 'Legal Aid'],
    [{ name: 'Sample Legal Help' }, 'Sample Leg'],
    [{ name: '样例县法律援助中心', sign: 'Yangli' }, 'Yangli'],
  ])('of %j in English is %s', (centre, sign) => expect(signOf(centre, 'en')).toBe(sign));
});
