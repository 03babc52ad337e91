import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { questionsOf } from '../../domain/conversation/standing.ts';
import { renderForm, renderGone, renderThanks } from '../../web/form/survey-form.ts';
import type { SurveyForm } from '../../web/form/survey-form.ts';
import { accessibilityFaults, launchChromium, skipsBrowser } from '../fixtures/chromium.ts';

const LARGEST_BYTES = 14 * 1024;

const form = (changes: Partial<SurveyForm> = {}): SurveyForm => ({
  language: 'zh',
  sign: '样例法律援助中心',
  questions: questionsOf('case'),
  hasComment: true,
  answers: {},
  comment: '',
  errors: [],
  ...changes,
});

const PAGES: readonly (readonly [string, string])[] = [
  ['the form in Chinese', renderForm(form())],
  ['the form in English', renderForm(form({ language: 'en' }))],
  ['a consultation', renderForm(form({ questions: questionsOf('consultation'), hasComment: false }))],
  ['the form with errors', renderForm(form({ answers: { overall: 4 }, comment: '<b>"很好"</b>', errors: ['charged', 'form'] }))],
  ['thanks', renderThanks('zh')],
  ['a dead link', renderGone()],
];

describe('every page of the form', () => {
  test.each(PAGES)('%s needs no script and stays under 14 KB', (_, html) => {
    expect(Buffer.byteLength(html)).toBeLessThan(LARGEST_BYTES);
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
  });
});

(skipsBrowser ? describe.skip : describe)('in Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => browser.close());

  test.each(PAGES)('%s has no accessibility fault', async (_, html) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.setContent(html);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test.each([
    ['320 px wide', 320, 1],
    ['a phone at 200 % zoom', 360, 2],
  ])('nothing is cut off at %s', async (_, width, zoom) => {
    await page.setViewportSize({ width: width / zoom, height: 700 });
    await page.setContent(renderForm(form()));
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test('hostile words come back as text, and what was answered stays answered', async () => {
    await page.setContent(
      renderForm(form({ answers: { overall: 4 }, comment: '</textarea><img src=x onerror=alert(1)>', errors: ['form'] })),
    );
    expect(await page.inputValue('#comment')).toBe('</textarea><img src=x onerror=alert(1)>');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.isChecked('input[name=overall][value="4"]')).toBe(true);
  });

  test('can be filled in with the keyboard alone', async () => {
    await page.setContent(renderForm(form()));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('input[name=overall][value="4"]')).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('charged');
  });
});
