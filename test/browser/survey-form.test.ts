import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { questionsOf } from '../../domain/conversation/standing.ts';
import type { Language } from '../../domain/shared/codes.ts';
import { renderForm, renderGone, renderThanks } from '../../web/form/survey-form.ts';
import type { SurveyForm } from '../../web/form/survey-form.ts';
import { accessibilityFaults, launchChromium, skipsBrowser } from '../fixtures/chromium.ts';

/** What a first round trip of a slow network carries. */
const LARGEST_BYTES = 14 * 1024;
/** WCAG asks for 24, fingers for this, in pixels. */
const SMALLEST_TARGET = 44;

const form = (changes: Partial<SurveyForm> = {}): SurveyForm => ({
  language: 'zh',
  sign: '样例法律援助中心',
  questions: questionsOf('case'),
  hasComment: true,
  answers: {},
  comment: '',
  faults: [],
  ...changes,
});

/** Everything wrong that can be at once, with a comment four times as long as allowed. */
const allWrong = (language: Language): SurveyForm =>
  form({
    language,
    comment: '\uFFFD字'.repeat(1000),
    faults: [
      ...questionsOf('case').map((field) => ({ field, fault: 'choice' }) as const),
      { field: 'comment', fault: 'unreadable' },
      { field: 'comment', fault: 'long' },
      { field: 'form', fault: 'foreign' },
    ],
  });

const PAGES: readonly (readonly [string, string])[] = [
  ...(['zh', 'en'] as const).flatMap((language): readonly (readonly [string, string])[] => [
    [`the form (${language})`, renderForm(form({ language }))],
    [`a consultation (${language})`, renderForm(form({ language, questions: questionsOf('consultation'), hasComment: false }))],
    [`the form with every error (${language})`, renderForm(allWrong(language))],
    [`nothing answered (${language})`, renderForm(form({ language, faults: [{ field: 'form', fault: 'empty' }] }))],
    [`thanks (${language})`, renderThanks(language)],
  ]),
  ['a dead link', renderGone()],
];

test.each(PAGES)('%s needs no script, loads nothing and stays under 14 KB', (_, html) => {
  expect(Buffer.byteLength(html)).toBeLessThan(LARGEST_BYTES);
  expect(html).not.toMatch(/<script|javascript:|\son\w+=|<link|<img|url\(|@import|https?:/i);
});

(skipsBrowser ? describe.skip : describe)('in Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => browser.close());

  const onPhone = async (html: string, width = 360): Promise<void> => {
    await page.setViewportSize({ width, height: 740 });
    await page.setContent(html);
  };

  describe.each<[string, BrowserContextOptions]>([
    ['as it is', {}],
    ['in the dark', { colorScheme: 'dark' }],
    ['with forced colours', { forcedColors: 'active' }],
  ])('%s', (_, options) => {
    let dressed: Page;
    beforeAll(async () => {
      dressed = await browser.newPage({ ...options, viewport: { width: 360, height: 740 } });
    });
    afterAll(async () => dressed.close());

    test.each(PAGES)('%s has no accessibility fault', async (_name, html) => {
      await dressed.setContent(html);
      expect(await accessibilityFaults(dressed)).toEqual([]);
    });
  });

  test.each([
    ['light', 'rgb(17, 17, 17)', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(238, 238, 238)', 'rgb(22, 24, 28)'],
  ] as const)('follows a %s phone', async (colorScheme, color, background) => {
    await page.emulateMedia({ colorScheme });
    await onPhone(renderForm(form()));
    const shown = await page.evaluate(() => {
      const { color: ink, backgroundColor } = getComputedStyle(document.body);
      return [ink, backgroundColor];
    });
    await page.emulateMedia({ colorScheme: null });
    expect(shown).toEqual([color, background]);
  });

  test('where colours are forced, answers, button and errors keep their edges', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await onPhone(renderForm(allWrong('zh')));
    const edges = await page.evaluate(() =>
      ['.o label', 'button', 'textarea', '.errors'].map((part) => {
        const { borderTopWidth, borderTopColor } = getComputedStyle(document.querySelector(part) ?? document.body);
        return Number.parseFloat(borderTopWidth) >= 2 && borderTopColor !== 'rgba(0, 0, 0, 0)';
      }),
    );
    await page.emulateMedia({ forcedColors: null });
    expect(edges).toEqual([true, true, true, true]);
  });

  test.each([
    ['320 px wide', 320, '100%'],
    ['a phone at 200 % zoom', 180, '100%'],
    ['320 px wide at 200 % zoom', 160, '100%'],
    ['320 px wide with letters twice as large', 320, '200%'],
  ])('nothing is cut off and nothing scrolls sideways: %s', async (_, width, letters) => {
    for (const [name, html] of PAGES) {
      await onPhone(html.replace('<html ', `<html style="font-size:${letters}" `), width);
      const overflowing = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main *')]
          .filter(
            (part) =>
              part.tagName !== 'TEXTAREA' &&
              (part.scrollWidth > window.innerWidth || part.getBoundingClientRect().right > window.innerWidth),
          )
          .map((part) => part.outerHTML.slice(0, 80)),
      );
      expect([name, overflowing]).toEqual([name, []]);
    }
  });

  test.each(PAGES)('what can be touched on %s is large enough for a finger', async (_, html) => {
    await onPhone(html, 320);
    const small = await page.evaluate(
      (least) =>
        [
          ...document.querySelectorAll(
            'label[for^=overall],label[for^=charged],label[for^=comm],label[for^=absent],button,a,textarea',
          ),
        ]
          .filter((part) => !part.matches('.q'))
          .map((part) => part.getBoundingClientRect())
          .filter(({ width, height }) => width < least || height < least).length,
      SMALLEST_TARGET,
    );
    expect(small).toBe(0);
  });

  test('letters are large and lines are not long', async () => {
    await onPhone(renderForm(form()), 768);
    const [size, width] = await page.evaluate(() => [
      Number.parseFloat(getComputedStyle(document.querySelector('label') ?? document.body).fontSize),
      document.querySelector('main')?.clientWidth ?? 0,
    ]);
    expect(size).toBeGreaterThanOrEqual(20);
    expect(width).toBeLessThanOrEqual(34 * 16);
  });

  test.each<[string, string, (string | null)[]]>([
    ['Chinese', renderForm(form()), ['zh-CN']],
    ['English', renderForm(form({ language: 'en' })), ['en']],
    ['a dead link, which speaks both', renderGone(), ['zh-CN', 'en']],
  ])('says its language: %s', async (_, html, expected) => {
    await onPhone(html);
    expect(await page.locator('[lang]').evaluateAll((parts) => parts.map((part) => part.getAttribute('lang')))).toEqual(expected);
  });

  test('hostile words come back as text, and what was answered stays answered', async () => {
    const hostile = '</textarea><img src=x onerror=alert(1)>&quot;\n"\'';
    await onPhone(
      renderForm(form({ answers: { overall: 4 }, comment: hostile, faults: [{ field: 'charged', fault: 'choice' }] })),
    );
    expect(await page.inputValue('#comment')).toBe(hostile);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator(':checked').evaluateAll((parts) => parts.map((part) => part.id))).toEqual(['overall-4']);
  });

  test('a hostile sign is text, too', async () => {
    await onPhone(renderForm(form({ sign: '<b onclick=x>&' })));
    expect(await page.locator('main > p').first().textContent()).toBe('<b onclick=x>&');
  });

  test('an answer is chosen by touching anywhere in its row', async () => {
    await onPhone(renderForm(form()));
    const row = page.locator('label[for=absent-9]');
    const { width = 0 } = (await row.boundingBox()) ?? {};
    await row.click({ position: { x: width - 8, y: 8 } });
    expect(await page.isChecked('#absent-9')).toBe(true);
  });

  test('can be filled in with the keyboard alone', async () => {
    await onPhone(renderForm(form()));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('#overall-4')).toBe(true);
    const reached: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName ?? ''),
      );
    }
    expect(reached).toEqual(['charged', 'communication', 'absent', 'comment', 'BUTTON']);
  });

  test('errors are read first, say where they are, and lead there', async () => {
    const faults = [
      { field: 'charged', fault: 'choice' },
      { field: 'comment', fault: 'long' },
    ] as const;
    // A document of its own: a browser goes to what wants the focus once a document.
    await page.goto('about:blank');
    await onPhone(renderForm(form({ comment: '字'.repeat(501), faults })));
    expect(await page.title()).toMatch(/^请再看一下 - /);
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    expect(await page.locator('.errors a').allTextContents()).toEqual([
      '第 2 题：请在列出的选项里选一个',
      '第 5 题：最多 500 字，现在有 501 字，请删短一些',
    ]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('charged-8');
    await page.locator('.errors a').last().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('comment');
    const described = await page.locator('fieldset[aria-describedby]').getAttribute('aria-describedby');
    expect(await page.locator(`#${described}`).textContent()).toBe('请在列出的选项里选一个');
  });

  test('without its styles everything is still there, in order', async () => {
    await onPhone(renderForm(form()).replace(/<style>.*<\/style>/s, ''));
    const text = await page.locator('form').innerText();
    expect(text.indexOf('5 非常满意')).toBeGreaterThan(text.indexOf('1. 您对'));
    expect(text.indexOf('提交')).toBeGreaterThan(text.indexOf('5. 还有什么'));
    expect(await page.locator('input:visible').count()).toBe(16);
  });
});
