import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { LANGUAGES } from '../../domain/shared/codes.ts';
import type { Language } from '../../domain/shared/codes.ts';
import { STANDARD_1 as policy } from '../../domain/shared/policy.ts';
import { summaryDocument } from '../../domain/summary/summary-document.ts';
import { workSummary } from '../../domain/summary/work-summary.ts';
import { officePage } from '../../web/print/office-page.ts';
import { CITY, COUNTY, YEAR, YEAR_BEFORE } from '../domain/summary/a-city.ts';
import { accessibilityFaults, launchChromium, skipsBrowser } from '../fixtures/chromium.ts';

/*
 * The work summary as it is printed and as it is taken over into a word processor. With SCREENS set its picture is taken.
 */

const SCREEN =
  process.env['SCREENS'] === undefined ? undefined : join(import.meta.dirname, '../../docs/screens/work-summary.png');

/** A4 in CSS pixels. */
const A4 = { width: 794, height: 1123 };

const documentOf = (language: Language) =>
  summaryDocument(
    workSummary({
      centre: CITY,
      below: [COUNTY],
      period: { year: 2025 },
      at: Date.parse('2026-01-15T00:00+08:00'),
      year: YEAR,
      yearBefore: YEAR_BEFORE,
      ownTarget: 40,
      policy,
    }),
    language,
  );

(skipsBrowser ? describe.skip : describe)('the page of a work summary', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: A4 });
  }, 60_000);
  afterAll(async () => browser.close());

  test.each(LANGUAGES)('in %s fits the sheet, breaks between rows, and has no fault axe knows', async (language) => {
    await page.setContent(officePage(documentOf(language)));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThanOrEqual(3);
    expect(sheets).toBeLessThanOrEqual(5);
    // What the print margins leave of the sheet: 156 mm.
    const overflowing = await page.evaluate(() => {
      document.body.style.width = '156mm';
      const right = document.body.getBoundingClientRect().right + 1;
      const beyond = [...document.querySelectorAll('p,table,td,th')].filter((e) => e.getBoundingClientRect().right > right);
      return beyond.map((element) => element.textContent);
    });
    expect(overflowing).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
  });

  test('is taken over with its headings and tables, their look along with them', async () => {
    const address = 'http://localhost/summary';
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'http://localhost' });
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: officePage(documentOf('zh')) }));
    await page.goto(address);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType('text/html'))?.text();
    });
    const textOf = (tag: string): string[] =>
      [...(copied ?? '').matchAll(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs'))].map(([element]) =>
        element.replace(/<[^>]*>/g, ''),
      );
    const { title, sections } = documentOf('zh');
    const tables = sections.flatMap((section) => section.tables);
    expect(textOf('h1')).toEqual([title]);
    expect(textOf('h2')).toEqual(sections.map(({ heading }) => heading));
    expect(textOf('caption')).toEqual(tables.map(({ caption }) => caption));
    expect(copied?.match(/<table border="1"[^>]*FangSong/g)).toHaveLength(tables.length);
  });

  test('has its picture taken', async () => {
    await page.setContent(officePage(documentOf('zh')));
    await page.setViewportSize(A4);
    const picture = await page.screenshot(SCREEN === undefined ? {} : { path: SCREEN });
    expect(picture.length).toBeLessThan(200 * 1024);
  });
});
