import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Centre } from '../../../domain/case/centre.ts';
import { CLOSING_COLUMNS } from '../../../domain/case/columns.ts';
import type { Closing } from '../../../domain/case/closing.ts';
import { parseClosing } from '../../../domain/case/parse-closing.ts';
import type { InputError } from '../../../domain/shared/result.ts';

const CENTRES = new Map<string, Centre>([
  ['C01', { id: 'C01', name: '甲县法律援助中心', level: 'county', zone: 'Asia/Shanghai' }],
  ['NY', { id: 'NY', name: 'Elsewhere', level: 'county', zone: 'America/New_York' }],
]);

const MINIMAL = { case_no: '2025-001', centre_id: 'C01', lawyer_id: 'L1', client_name: '受援人001', closed_at: '2025-07-13' };

const closingOf = (row: Record<string, unknown>): Closing => {
  const result = parseClosing(row, CENTRES);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const errorsOf = (row: Record<string, unknown>): readonly InputError[] => {
  const result = parseClosing(row, CENTRES);
  return result.ok ? [] : result.error;
};

describe('a row that holds', () => {
  test('with the required columns alone, the rest is by default', () => {
    expect(closingOf(MINIMAL)).toStrictEqual({
      caseNo: '2025-001',
      centreId: 'C01',
      lawyerId: 'L1',
      clientName: '受援人001',
      clientPhone: '',
      contact: 'sms',
      respondent: 'self',
      kind: 'civil',
      matter: '',
      categories: [],
      service: 'case',
      source: '',
      outcome: 'completed',
      closedAt: Date.parse('2025-07-12T16:00:00Z'),
      language: 'zh',
    });
  });

  const full = {
    caseNo: '（2025）甲援 1号',
    centreId: 'C01',
    lawyerId: 'L1',
    lawyerName: '律师001',
    firm: '第一律师事务所',
    clientName: '受援人001',
    clientPhone: '138-0000-0001',
    contact: 'none',
    noContactReason: 'minor-without-consent',
    respondent: 'guardian',
    kind: 'labour',
    matter: '追索劳动报酬',
    categories: ['migrant-worker', 'minor'],
    service: 'consultation',
    source: '法院通知',
    people: 3,
    recovered: 12000,
    outcome: 'terminated',
    result: 'partial',
    acceptedOn: '2025-04-13',
    closedAt: Date.parse('2025-07-13T04:35:00Z'),
    filedOn: '2025-07-18',
    language: 'en',
  };

  test('in English', () => {
    const row = {
      case_no: '（2025）甲援 1号',
      centre_id: 'C01',
      lawyer_id: 'L1',
      lawyer_name: '律师001',
      firm: '第一律师事务所',
      client_name: '受援人001',
      client_phone: '138-0000-0001',
      contact: 'none',
      no_contact_reason: 'minor-without-consent',
      respondent: 'guardian',
      kind: 'labour',
      matter: '追索劳动报酬',
      category: 'minor;migrant-worker; minor',
      service: 'consultation',
      source: '法院通知',
      people: '3',
      recovered: '12000',
      outcome: 'terminated',
      result: 'partial',
      accepted_on: '2025-04-13',
      closed_at: '2025-07-13T12:35:00+08:00',
      filed_on: '2025-07-18',
      language: 'en',
    };
    expect(closingOf(row)).toStrictEqual(full);
  });

  test('in Chinese, in any order, with other columns between', () => {
    const row = {
      语言: '英文',
      备注: '不读',
      归档日期: '2025年7月18日',
      结案时间: '2025/07/13 12:35',
      受理日期: '2025/4/13',
      办案结果: '部分有利',
      结案方式: '终止',
      挽回损失: '１２０００',
      受援人数: '3.0',
      案件来源: '法院通知',
      服务类型: '咨询',
      受援人类别: '农民工、未成年人',
      案由: '追索劳动报酬',
      案件类型: '劳动',
      回访对象: '监护人',
      不回访原因: '未成年未获监护人同意',
      回访方式: '不回访',
      联系电话: '138-0000-0001',
      受援人: '受援人001',
      律所: '第一律师事务所',
      承办律师: '律师001',
      执业证号: 'L1',
      机构代码: 'C01',
      案号: '（2025）甲援 1号',
    };
    expect(closingOf(row)).toStrictEqual(full);
  });

  test('from the API: numbers are numbers, several codes are a list', () => {
    const row = {
      ...MINIMAL,
      case_no: 2025001,
      client_phone: 13800000001,
      people: 2,
      recovered: 0,
      category: ['woman', '老年人'],
    };
    expect(closingOf(row)).toMatchObject({
      caseNo: '2025001',
      clientPhone: '13800000001',
      people: 2,
      recovered: 0,
      categories: ['woman', 'elderly'],
    });
  });

  test('where both headers stand, the first filled cell counts', () => {
    expect(closingOf({ ...MINIMAL, firm: ' ', 律所: '第二律师事务所' }).firm).toBe('第二律师事务所');
    expect(closingOf({ ...MINIMAL, 律所: '第一', firm: '第二' }).firm).toBe('第一');
  });

  test('spaces and line breaks in a text become single spaces; width and case of a code do not matter', () => {
    const row = {
      ...MINIMAL,
      matter: ' 离婚\r\n 纠纷　一件 ',
      kind: ' ＦＡＭＩＬＹ ',
      contact: 'Phone',
      client_phone: null,
      result: undefined,
    };
    expect(closingOf(row)).toMatchObject({ matter: '离婚 纠纷 一件', kind: 'family', contact: 'phone', clientPhone: '' });
  });

  test('a number sign alone is no formula error', () => {
    expect(closingOf({ ...MINIMAL, case_no: '#12', firm: '#1!' })).toMatchObject({ caseNo: '#12', firm: '#1!' });
  });

  test('dates without a zone are the centre’s, days with one too', () => {
    const row = {
      ...MINIMAL,
      centre_id: 'NY',
      closed_at: '2025-07-13',
      accepted_on: '2025-04-01',
      filed_on: '2025-07-14T02:00:00Z',
    };
    expect(closingOf(row)).toMatchObject({
      closedAt: Date.parse('2025-07-13T04:00:00Z'),
      acceptedOn: '2025-04-01',
      filedOn: '2025-07-13',
    });
  });

  test.each([
    ['case_no', 64, '案'],
    ['lawyer_id', 32, '9'],
    ['client_name', 100, '𠮷'],
    ['lawyer_name', 200, '名'],
    ['firm', 200, '所'],
    ['client_phone', 200, '1'],
    ['matter', 200, '由'],
    ['source', 200, '源'],
  ])('%s takes %i characters and no more', (column, max, character) => {
    expect(errorsOf({ ...MINIMAL, [column]: character.repeat(max) })).toEqual([]);
    expect(errorsOf({ ...MINIMAL, [column]: character.repeat(max + 1) })).toMatchObject([
      { column, value: character.repeat(max + 1).slice(0, 200), message: { en: expect.stringContaining(String(max)) } },
    ]);
  });
});

describe('a row that does not hold', () => {
  test('names everything that is wrong, in the order of the columns, and what is allowed, in both languages', () => {
    const row = {
      案号: '',
      机构代码: 'C99',
      client_name: '受援人001',
      kind: '离婚',
      category: 'woman;alien',
      people: '12,000',
      closed_at: '2025-02-30',
      language: 'fr',
    };
    expect(errorsOf(row)).toEqual([
      { column: 'case_no', value: '', message: { zh: '必填', en: 'must not be empty' } },
      {
        column: 'centre_id',
        value: 'C99',
        message: { zh: '没有这个机构代码,应为已登记的机构', en: 'no centre has this id; must be a known centre' },
      },
      { column: 'lawyer_id', value: '', message: { zh: '必填', en: 'must not be empty' } },
      {
        column: 'kind',
        value: '离婚',
        message: {
          zh: '应为以下之一:民事 civil、刑事 criminal、行政 administrative、劳动 labour、婚姻家庭 family',
          en: 'must be one of civil, criminal, administrative, labour, family',
        },
      },
      {
        column: 'category',
        value: 'woman;alien',
        message: {
          zh: '应为以下一个或几个,用 ; 或 、 分隔:农民工 migrant-worker、妇女 woman、未成年人 minor、老年人 elderly、残疾人 disabled、军人军属 military、其他 other',
          en: 'must be one or more of migrant-worker, woman, minor, elderly, disabled, military, other, separated by ;',
        },
      },
      {
        column: 'people',
        value: '12,000',
        message: {
          zh: '应为整数(0 或以上,只写数字,不加逗号和单位)',
          en: 'must be a whole number, 0 or more: digits alone, no commas, no unit',
        },
      },
      {
        column: 'closed_at',
        value: '2025-02-30',
        message: {
          zh: '应为 1990 至 2100 年间存在的日期,如 2026-01-05、2026/1/5、2026年1月5日,可加时间 09:30',
          en: 'must be a date that exists, 1990 to 2100, such as 2026-01-05, 2026/1/5 or 2026年1月5日, with or without a time such as 09:30',
        },
      },
      {
        column: 'language',
        value: 'fr',
        message: { zh: '应为以下之一:中文 zh、英文 en', en: 'must be one of zh, en' },
      },
    ]);
  });

  test.each(['case_no', 'centre_id', 'lawyer_id', 'client_name', 'closed_at'])('%s is required', (column) => {
    for (const empty of [undefined, null, '', ' \u3000']) {
      expect(errorsOf({ ...MINIMAL, [column]: empty }).map((error) => error.column)).toEqual([column]);
    }
  });

  test.each([
    ['case_no', 'a\u0000b'],
    ['case_no', 'a\tb'],
    ['case_no', 'a\u200bb'],
    ['case_no', 'a\u2028b'],
    ['case_no', 'a\ud800'],
    ['lawyer_id', 'L\n1'],
    ['centre_id', 'C\u0000'],
    ['client_name', '受援\u0000人'],
    ['matter', '\ud800'],
    ['firm', '\u009f'],
    ['firm', true],
    ['firm', '#N/A'],
    ['firm', ' #REF! '],
    ['matter', '#DIV/0!'],
    ['case_no', '#NAME?'],
    ['filed_on', '#VALUE!'],
    ['case_no', { no: 1 }],
    ['case_no', ['2025-001']],
    ['case_no', 12345678901234567890],
    ['client_phone', Number.NaN],
    ['contact', 'email'],
    ['respondent', 'lawyer'],
    ['service', '办'],
    ['outcome', 'won'],
    ['result', '胜'],
    ['category', ['woman', 3]],
    ['category', { 0: 'woman' }],
    ['people', '-1'],
    ['people', -1],
    ['people', '3.5'],
    ['people', 3.5],
    ['people', '三'],
    ['people', '1234567890123456'],
    ['recovered', '1e3'],
    ['recovered', '300元'],
    ['recovered', '.0'],
    ['accepted_on', '2025-13-01'],
    ['filed_on', '不详'],
    ['closed_at', 45851],
    ['contact', 'toString'],
  ])('%s does not take %p', (column, value) => {
    expect(errorsOf({ ...MINIMAL, [column]: value }).map((error) => error.column)).toEqual([column]);
  });

  test('an unknown centre does not hide what else is wrong with the dates', () => {
    const columns = errorsOf({ ...MINIMAL, centre_id: 'C99', closed_at: 'x', filed_on: 'y' }).map(({ column }) => column);
    expect(columns).toEqual(['centre_id', 'closed_at', 'filed_on']);
  });
});

describe('a reason not to contact', () => {
  const errors = (contact: string, reason: string) =>
    errorsOf({ ...MINIMAL, contact, no_contact_reason: reason }).map(({ column, message }) => [column, message.en]);

  test('is needed with none', () => {
    expect(errors('none', '')).toEqual([
      [
        'no_contact_reason',
        'must not be empty where contact is none; must be one of detained, deceased, unsafe, asked-not-to, minor-without-consent',
      ],
    ]);
    expect(errors('none', '死亡')).toEqual([]);
  });

  test.each(['', 'sms', '电话', 'paper'])(
    'is refused with contact %j, so that no column left empty gets the dead a text',
    (contact) => {
      expect(errors(contact, 'deceased')).toEqual([['no_contact_reason', 'only where contact is none; must be empty otherwise']]);
    },
  );

  test('is missed beside whatever else is wrong, and asked for in Chinese', () => {
    const wrong = errorsOf({ ...MINIMAL, kind: 'war', contact: 'none', no_contact_reason: '' });
    expect(wrong.map(({ column }) => column).toSorted()).toEqual(['kind', 'no_contact_reason']);
    expect(wrong.find(({ column }) => column === 'no_contact_reason')?.message.zh).toMatch(/必填.*在押 detained、死亡 deceased/);
    expect(errorsOf({ ...MINIMAL, no_contact_reason: '死亡' })[0]?.message.zh).toContain('只有回访方式为“不回访 none”时');
  });

  test('is not doubted when one of the two cannot be read', () => {
    expect(errors('email', 'deceased').map(([column]) => column)).toEqual(['contact']);
    expect(errors('none', 'busy').map(([column]) => column)).toEqual(['no_contact_reason']);
  });
});

describe('properties', () => {
  const header = fc.constantFrom(...Object.entries(CLOSING_COLUMNS).flat(), 'other', '__proto__');
  const value = fc.oneof(
    fc.constantFrom(...Object.values(MINIMAL), 'none', '死亡', '短信', '2025年7月13日 9:30', '农民工、妇女', '12', 3),
    fc.string({ unit: 'binary' }),
    fc.jsonValue(),
  );

  test('any JSON object is a closing or has our errors, never both, never thrown', () => {
    fc.assert(
      fc.property(fc.dictionary(header, value), fc.boolean(), (cells, withMinimal) => {
        const result = parseClosing(withMinimal ? { ...cells, ...MINIMAL } : cells, CENTRES);
        if (result.ok) {
          expect(Object.values(result.value)).not.toContain(undefined);
          expect(result.value.contact === 'none').toBe(result.value.noContactReason !== undefined);
          return;
        }
        expect(result.error.length).toBeGreaterThan(0);
        for (const { column, value: shown, message } of result.error) {
          expect(Object.keys(CLOSING_COLUMNS)).toContain(column);
          expect(shown.length).toBeLessThanOrEqual(200);
          expect(message.zh && message.en).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
