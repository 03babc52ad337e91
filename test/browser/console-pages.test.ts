import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { accessibilityFaults, launchChromium, skipsBrowser } from '../fixtures/chromium.ts';
import { CASE, fillHouse, signIn, startConsoleHouse } from '../fixtures/console-house.ts';
import type { ConsoleHouse } from '../fixtures/console-house.ts';

/*
 * Every page of the console as each role sees it: it is there, says something, has no fault that axe knows, and no error.
 */

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1366, height: 768 };

/** The menu of each role, in Chinese. */
const MENUS = {
  'clerk-1': ['首页', '待电话回访', '案件', '律师名册'],
  'supervisor-1': [
    '首页',
    '提醒',
    '待电话回访',
    '案件',
    '律师',
    '年度考核',
    '考核依据',
    '表格上传',
    '考核办法',
    '律师名册',
    '机构与人员',
    '工作总结',
    '操作记录',
  ],
  'auditor-1': [
    '首页',
    '提醒',
    '待电话回访',
    '案件',
    '律师',
    '年度考核',
    '考核依据',
    '考核办法',
    '律师名册',
    '机构与人员',
    '工作总结',
    '操作记录',
  ],
  'operator-1': ['首页', '表格上传', '考核办法', '律师名册', '机构与人员', '操作记录'],
  L1: ['我的评价'],
} as const;

/** Pages that stand in no menu. */
const DEEPER = [
  `/alerts/${encodeURIComponent(CASE(6))}/charged`,
  `/calls/${encodeURIComponent(CASE(9))}`,
  `/cases/${encodeURIComponent(CASE(6))}`,
  '/lawyers/L1',
  '/assessment/simulation',
  '/assessment/versions',
];

/** For one thing to happen, on a machine that others use. */
const PATIENCE_MS = 45_000;

(skipsBrowser ? describe.skip : describe)('the pages of the console', () => {
  let house: ConsoleHouse;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    [house, browser] = await Promise.all([startConsoleHouse(8132), launchChromium()]);
    await fillHouse(house);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  const enter = async (sub: string, locale = 'zh-CN'): Promise<void> => {
    context = await browser.newContext({ viewport: DESK, locale });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    errors.length = 0;
    page.on('pageerror', ({ message }) => errors.push(message));
    await signIn(page, house, sub);
  };
  /** Whatever is on its way has come. */
  const settled = async (): Promise<void> => {
    await page.waitForFunction(
      () => document.querySelector('.hf-loading') === null && document.querySelector('main h1, main .hf-failed') !== null,
    );
  };
  /** Nothing but tables and what scrolls of itself goes beyond the page's edge. */
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test.each(Object.entries(MENUS))(
    '%s signs in, and every page of the menu is sound',
    async (sub, menu) => {
      await enter(sub);
      const links = page.locator('nav a');
      expect(await links.allTextContents()).toEqual(menu);
      for (const name of menu) {
        await page.locator('nav a', { hasText: new RegExp(`^${name}$`) }).click();
        await settled();
        expect([name, await page.locator('.hf-failed').allTextContents()]).toEqual([name, []]);
        // One role looks at each page with axe: what others see of it is the same, or less.
        if (sub !== 'auditor-1') expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
      }
      expect(errors).toEqual([]);
      await context.close();
    },
    180_000,
  );

  test('pages behind the menu are sound too, and fit a phone', async () => {
    await enter('supervisor-1');
    for (const address of DEEPER) {
      await page.goto(`${house.url}#${address}`);
      await settled();
      expect([address, await accessibilityFaults(page)]).toEqual([address, []]);
    }
    await page.setViewportSize(PHONE);
    for (const address of ['/', '/alerts', '/lawyers', '/assessment', '/policy', ...DEEPER]) {
      await page.goto(`${house.url}#${address}`);
      await settled();
      expect([address, await overflow()]).toEqual([address, 0]);
    }
    expect(errors).toEqual([]);
    await context.close();
  }, 180_000);

  test('a page of another role is not there', async () => {
    await enter('clerk-1');
    await page.goto(`${house.url}#/assessment`);
    await page.getByRole('alert').filter({ hasText: '没有这个页面' }).waitFor();
    await context.close();
  });

  test('English is complete: no Chinese is left on a page but what people wrote', async () => {
    await enter('supervisor-1', 'en-GB');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const left: string[] = [];
    for (const address of [
      '/',
      '/alerts',
      '/calls',
      '/cases',
      '/lawyers',
      '/assessment',
      '/evidence',
      '/uploads',
      '/policy',
      '/audit',
    ]) {
      await page.goto(`${house.url}#${address}`);
      await settled();
      const texts = await page.locator('main').evaluate((main) => {
        const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        while (walker.nextNode() !== null) found.push(walker.currentNode.textContent ?? '');
        return found;
      });
      left.push(
        ...texts
          .filter((text) => /[\u3400-\u9fff]/.test(text) && !/样例|控制台-/.test(text))
          .map((text) => `${address}: ${text}`),
      );
    }
    expect(left).toEqual([]);
    await context.close();
  }, 120_000);

  test('the first page is small', async () => {
    context = await browser.newContext({ viewport: DESK, locale: 'zh-CN' });
    page = await context.newPage();
    await signIn(page, house, 'supervisor-1');
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const sizes = new Map<string, number>();
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
    await page.reload();
    await page.locator('main h1').first().waitFor();
    await settled();
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(200 * 1024);
    await context.close();
  });
});
