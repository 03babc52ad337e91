import { expect, test } from '@jest/globals';
import * as terms from '../../../domain/case/terms.ts';

/* The words that offices write in their tables, and the codes they are read as. */

test.each<[keyof typeof terms, readonly string[]]>([
  ['CONTACT_TERMS', ['短信 sms', '电话 phone', '书面 paper', '不回访 none']],
  [
    'NO_CONTACT_REASON_TERMS',
    ['在押 detained', '死亡 deceased', '不宜联系 unsafe', '本人要求 asked-not-to', '未成年未获监护人同意 minor-without-consent'],
  ],
  ['RESPONDENT_TERMS', ['本人 self', '监护人 guardian', '近亲属 relative']],
  ['KIND_TERMS', ['民事 civil', '刑事 criminal', '行政 administrative', '劳动 labour', '婚姻家庭 family']],
  [
    'CATEGORY_TERMS',
    [
      ...['农民工 migrant-worker', '妇女 woman', '未成年人 minor', '老年人 elderly'],
      ...['残疾人 disabled', '军人军属 military', '其他 other'],
    ],
  ],
  ['SERVICE_TERMS', ['办案 case', '咨询 consultation']],
  ['OUTCOME_TERMS', ['办结 completed', '终止 terminated']],
  ['RESULT_TERMS', ['有利 favourable', '部分有利 partial', '不利 unfavourable']],
  ['LANGUAGE_TERMS', ['中文 zh', '英文 en']],
  ['LAWYER_ROLE_TERMS', ['律师 lawyer', '基层法律服务工作者 legal-service-worker', '志愿者 volunteer']],
  ['LAWYER_STATUS_TERMS', ['在册 active', '暂停 suspended', '退出 left']],
  ['LEVEL_TERMS', ['省 province', '市 city', '县 county', '站 station']],
])('%s', (name, expected) => {
  expect(Object.entries(terms[name]).map(([code, word]) => `${word} ${code}`)).toEqual(expected);
});
