import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { segmentsOf } from '../../adapters/sms/segments.ts';
import { SIGN_LIMIT, signOf, textBody } from '../../domain/conversation/catalogue.ts';
import type { TextKind } from '../../domain/conversation/follow-up.ts';
import type { OpenQuestion } from '../../domain/shared/codes.ts';
import { CODED_QUESTIONS, LANGUAGES, SERVICES } from '../../domain/shared/codes.ts';
import { renderForm } from '../../web/form/survey-form.ts';
import { FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

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
];
const OPEN: readonly OpenQuestion[] = [...CODED_QUESTIONS, 'comment', 'confirm'];

/** Every text of a language that a centre of this name sends. */
const textsOf = (language: (typeof LANGUAGES)[number], name: string): readonly string[] => {
  const sign = signOf({ name }, language);
  const bodies = KINDS.flatMap((kind) =>
    SERVICES.flatMap((service) => OPEN.map((opens) => textBody(kind, language, { service, opens, sign }))),
  );
  return [...new Set(bodies)];
};

test.each(LANGUAGES)('no text is longer than the client is charged for once, in %s (opengovsg/postmangovsg#1362)', (language) => {
  for (const body of textsOf(language, '样例自治州样例县法律援助中心')) expect([body, segmentsOf(body)]).toEqual([body, 1]);
});

describe('one typographic quote makes an English text dearer, and none gets in (OnePointGlobal/OnePoint-Global-SMS-Services#33)', () => {
  test('what it would cost', () => {
    const english = textBody('question:overall', 'en', { service: 'case', sign: 'Legal Aid' });
    expect([segmentsOf(english), segmentsOf(english.replace('.', '’'))]).toEqual([1, 2]);
  });

  test('whatever a centre is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 * SIGN_LIMIT }), (name) => {
        for (const body of textsOf('en', name)) if (segmentsOf(body) !== 1) throw new Error(`two segments: ${body}`);
      }),
    );
  });

  test.each(['People’s Aid', '“Aid”', 'Aid – North', 'Aid…', '`Aid`', 'Café'])('such as %s', (name) => {
    for (const body of textsOf('en', name)) expect([body, segmentsOf(body)]).toEqual([body, 1]);
  });
});

test('what a text is charged as is written down with it, and summed up by month (chadselph/smssplit#2)', async () => {
  const h = await house();
  await h.close();
  await h.pass('2025-03-10 10:00');
  const charged = (await h.followUp()).texts.map(({ segments }) => segments);
  expect(charged).toEqual(h.handed.map(({ body }) => segmentsOf(body)));
  // The link is what makes the reminder two.
  expect(charged).toEqual([1, 2]);
  expect(await h.deps.store.segments('2025-03')).toBe(3);
  expect(h.handed[0]?.at).toBe(FIRST_TEXT);
});

describe('the scale leads nobody to the second best (chatwoot/chatwoot#10844)', () => {
  const pages = LANGUAGES.map((language) =>
    renderForm({ language, sign: 'A', questions: CODED_QUESTIONS, hasComment: true, answers: {}, comment: '', faults: [] }),
  );

  test('no picture, heart, star or colour stands for a step, in texts and on the page', () => {
    for (const said of [...LANGUAGES.flatMap((language) => textsOf(language, 'A')), ...pages]) {
      expect(said).not.toMatch(/[\p{Extended_Pictographic}\u2605\u2606\u2665]|<img|<svg|smil/iu);
    }
  });

  test('every step of the first question has its word, the best first', () => {
    expect(textBody('question:overall', 'zh', { service: 'case', sign: 'A' })).toContain(
      '5非常满意4满意3基本满意2不满意1非常不满意',
    );
    expect(textBody('question:overall', 'en', { service: 'case', sign: 'A' })).toMatch(
      /5 very good, 4 good, 3 fair, 2 poor, 1 very poor/,
    );
  });

  test('on the page nothing is chosen beforehand, and 5 is the best of every scale', () => {
    for (const page of pages) {
      expect(page).not.toMatch(/<input[^>]* checked/);
      expect([...page.matchAll(/name="(?:overall|communication)" value="(\d)"/g)].map(([, code]) => code).join('')).toBe(
        '5432154321',
      );
    }
  });
});
