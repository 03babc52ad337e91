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

/** Pages of a supervisor's menu with a table. */
const DESK_PAGES = [
  '/',
  '/alerts',
  '/calls',
  '/cases',
  '/lawyers',
  '/evidence',
  '/evidence/targets',
  '/policy',
  '/register',
  '/organisation',
  '/summary',
  '/audit',
];

/** Pages that people print, and who does. */
const ON_PAPER = [
  ['supervisor-1', `/alerts/${encodeURIComponent(CASE(6))}/charged`],
  ['supervisor-1', '/assessment'],
  ['supervisor-1', '/summary'],
  ['supervisor-1', '/lawyers/L1'],
  ['L1', '/'],
] as const;
/** Buttons that open a page to print. */
const TO_PRINT = [
  ['/assessment', '打印考核表(A4)'],
  ['/summary', '打开可打印的总结'],
] as const;
/** A4 less its margins, in CSS pixels. */
const PORTRAIT = { width: 700, height: 1000 };
const LANDSCAPE = { width: 1020, height: 680 };

/** What a sheet of paper must not have: anything to press or fill in, and text beyond its edge or cut off. Runs in the page. */
const paperFaults = (): string[] => {
  const edge = document.documentElement.clientWidth + 1;
  const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) => element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && element.getClientRects().length > 0,
  );
  const nameOf = (element: Element): string => `${element.tagName} ${element.className} "${element.textContent.slice(0, 40)}"`;
  const pressed = seen.filter((element) =>
    element.matches('nav, header, button, select, input, textarea, [role=tab], [role=button], [role=combobox], .ant-pagination'),
  );
  const beyond = seen.filter((element) => {
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
    if (!hasText) return false;
    const range = document.createRange();
    range.selectNodeContents(element);
    const { right, width } = range.getBoundingClientRect();
    if (width > 1 && right > edge) return true;
    // Text that is wider than what shows of it.
    for (let box: HTMLElement | null = element; box !== null; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible' && right > box.getBoundingClientRect().right + 1) return width > 1;
    }
    return false;
  });
  return [...pressed.map((one) => `to press: ${nameOf(one)}`), ...beyond.map((one) => `cut off: ${nameOf(one)}`)];
};

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

  test('no table of a desk scrolls sideways, in English either; the annual table alone does', async () => {
    await enter('supervisor-1', 'en-GB');
    const scrolling: string[] = [];
    for (const address of [...DESK_PAGES, ...DEEPER]) {
      await page.goto(`${house.url}#${address}`);
      await settled();
      const beyond = await page.evaluate(() =>
        [...document.querySelectorAll('main .ant-table-content, main .ant-table-body, main .hf-scroll')]
          .map((table) => table.scrollWidth - table.clientWidth)
          .filter((more) => more > 1),
      );
      scrolling.push(...beyond.map((more) => `${address} ${more}`));
    }
    expect(scrolling).toEqual([]);
    await context.close();
  }, 120_000);

  test('what is meant for paper has no menus and buttons there, and no text is cut off', async () => {
    await house.ask('supervisor-1', 'POST', '/v1/assessments', { centreId: 'C01', year: new Date().getFullYear() });
    const faults: string[] = [];
    for (const [sub, address] of ON_PAPER) {
      await enter(sub);
      await page.goto(`${house.url}#${address}`);
      await settled();
      if (address === '/assessment') await page.getByRole('link', { name: '样例律师甲' }).waitFor();
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize(address === '/assessment' ? LANDSCAPE : PORTRAIT);
      faults.push(...(await page.evaluate(paperFaults)).map((fault) => `${address}: ${fault}`));
      await context.close();
    }
    // Pages of their own, made to be printed: what a button opens.
    await enter('supervisor-1');
    for (const [address, button] of TO_PRINT) {
      await page.goto(`${house.url}#${address}`);
      const opened = context.waitForEvent('page');
      await page.getByRole('button', { name: button }).click();
      const sheet = await opened;
      await sheet.locator('h1').first().waitFor();
      await sheet.emulateMedia({ media: 'print' });
      await sheet.setViewportSize(PORTRAIT);
      faults.push(...(await sheet.evaluate(paperFaults)).map((fault) => `${button}: ${fault}`));
    }
    await context.close();
    expect(faults).toEqual([]);
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
