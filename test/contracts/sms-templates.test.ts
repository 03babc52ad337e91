import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { smsTemplates, TEMPLATE_KEYS, templateKey, templateOf } from '../../contracts/sms-templates.ts';
import { textBody } from '../../domain/conversation/catalogue.ts';
import type { TextKind } from '../../domain/conversation/follow-up.ts';
import { LANGUAGES, SERVICES } from '../../domain/shared/codes.ts';
import type { OpenQuestion } from '../../domain/shared/codes.ts';
import { templateList, withTemplates } from '../../scripts/write-sms-templates.ts';
import { TEMPLATES } from '../fixtures/sms/templates.ts';

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
const OPENS: readonly (OpenQuestion | undefined)[] = [
  'overall',
  'charged',
  'communication',
  'absent',
  'comment',
  'confirm',
  undefined,
];
const VARIANTS = KINDS.flatMap((kind) =>
  SERVICES.flatMap((service) => OPENS.map((opens) => ({ kind, service, ...(opens === undefined ? {} : { opens }) }))),
);

describe('which template a text has', () => {
  test.each(LANGUAGES)('one template a wording, and one wording a template (%s)', (language) => {
    const wordings = new Map<string, Set<string>>();
    for (const variant of VARIANTS) {
      const key = templateKey(variant);
      const body = textBody(variant.kind, language, { ...variant, sign: '' });
      wordings.set(key, (wordings.get(key) ?? new Set<string>()).add(body));
    }
    expect([...wordings.keys()].sort()).toEqual([...TEMPLATE_KEYS].sort());
    expect([...wordings.values()].every((bodies) => bodies.size === 1)).toBe(true);
    expect(new Set([...wordings.values()].flatMap((bodies) => [...bodies])).size).toBe(TEMPLATE_KEYS.length);
  });

  test('by language; none where the language has none', () => {
    const reminder = { kind: 'reminder', service: 'case' } as const;
    expect(templateOf(TEMPLATES, { ...reminder, language: 'zh' })).toBe(TEMPLATES.zh.reminder);
    expect(templateOf(TEMPLATES, { ...reminder, language: 'en' })).toBeUndefined();
    const both = { ...TEMPLATES, en: { ...TEMPLATES.zh, reminder: 'SMS_900' } };
    expect(templateOf(both, { ...reminder, language: 'en' })).toBe('SMS_900');
  });
});

describe('the setting', () => {
  const without = (key: string) => Object.fromEntries(Object.entries(TEMPLATES.zh).filter(([known]) => known !== key));

  test('is taken as it is', () => expect(smsTemplates(JSON.stringify(TEMPLATES))).toEqual(TEMPLATES));

  test.each(TEMPLATE_KEYS.filter((key) => key !== 'recovery'))('without %s it is refused by that name', (key) => {
    expect(() => smsTemplates(JSON.stringify({ zh: without(key) }))).toThrow(`SMS_TEMPLATES: not as agreed at zh.${key}`);
  });

  test('needs no template for the question that only some policies ask', () => {
    const templates = { zh: without('recovery') };
    expect(smsTemplates(JSON.stringify(templates))).toEqual(templates);
    expect(
      templateOf(smsTemplates(JSON.stringify(templates)), { kind: 'recovery', service: 'case', language: 'zh' }),
    ).toBeUndefined();
  });

  test.each([
    ['not JSON', '{', '(json)'],
    ['no Chinese', '{}', 'zh'],
    ['an unknown wording', JSON.stringify({ zh: { ...TEMPLATES.zh, farewell: 'SMS_1' } }), 'zh'],
    ['an unknown language', JSON.stringify({ ...TEMPLATES, fr: TEMPLATES.zh }), '(whole)'],
    ['half of English', JSON.stringify({ ...TEMPLATES, en: without('confirm') }), 'en.confirm'],
    ['an empty id', JSON.stringify({ zh: { ...TEMPLATES.zh, confirm: '' } }), 'zh.confirm'],
    ['an id with a space', JSON.stringify({ zh: { ...TEMPLATES.zh, confirm: 'SMS 1' } }), 'zh.confirm'],
    ['one template for two wordings', JSON.stringify({ zh: { ...TEMPLATES.zh, confirm: TEMPLATES.zh.reminder } }), 'zh'],
  ])('%s is refused', (_, json, where) => {
    expect(() => smsTemplates(json)).toThrow(`SMS_TEMPLATES: not as agreed at ${where}`);
  });
});

describe('the list to register', () => {
  test('stands in the guide as the product sends it', () => {
    const guide = readFileSync('docs/providers.md', 'utf8');
    expect(withTemplates(guide)).toBe(guide);
    for (const language of LANGUAGES) expect(guide).toContain(templateList(language));
  });

  test.each(LANGUAGES)('has no signature, no link and no variable (%s)', (language) => {
    const list = templateList(language);
    expect(list.split('\n')).toHaveLength(TEMPLATE_KEYS.length);
    expect(list).not.toMatch(/[【】[\]{}$]|https?:|或点|undefined/);
  });
});
