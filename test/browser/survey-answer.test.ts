import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { launchChromium, skipsBrowser } from '../fixtures/chromium.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';

/** A cheap phone, as the page is read in a messenger: small, and here without scripts. */
const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false, hasTouch: true, isMobile: true };

(skipsBrowser ? describe.skip : describe)('a client with a cheap phone', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  let link: string;
  beforeAll(async () => {
    house = await startHouse(Date.parse('2025-03-03T10:00:00+08:00'));
    await house.close({ case_no: 'F-1', client_phone: '13800000001' });
    await house.wait(3 * DAY_MS);
    await house.wait(2 * DAY_MS);
    link = /https?:\S+/.exec(house.texts.at(-1)?.message ?? '')?.[0] ?? '';
    browser = await launchChromium();
    page = await (await browser.newContext(PHONE)).newPage();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  test('follows the link of the reminder, sends nothing, is told so, answers, and is thanked', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname.slice(0, 3)}`));
    await page.goto(`${link}?from=singlemessage`);
    await page.tap('button');
    await page.locator('.errors', { hasText: '请至少回答一个问题' }).waitFor();
    await page.tap('label[for=overall-2]');
    await page.tap('label[for=charged-8]');
    await page.fill('#comment', `等了很久${'。'.repeat(600)}`);
    await page.tap('button');
    await page.locator('.errors', { hasText: '现在有 604 字' }).waitFor();
    expect((await page.inputValue('#comment')).length).toBe(604);
    expect(await page.locator(':checked').count()).toBe(2);
    await page.fill('#comment', '等了很久');
    await page.tap('label[for=communication-3]');
    await page.tap('label[for=absent-0]');
    await page.tap('button');
    await page.locator('h1', { hasText: '谢谢您！' }).waitFor();
    expect(asked).toEqual(['GET /s/', 'POST /s/', 'POST /s/', 'POST /s/']);
    const stored = await house.store.followUp('F-1');
    expect(stored?.followUp).toMatchObject({
      state: 'completed',
      answers: { overall: 2, charged: 8, communication: 3, absent: 0 },
    });
    expect(await house.vault.openWords(stored?.sealedComment ?? new Uint8Array(), 'F-1')).toBe('等了很久');
  }, 60_000);

  test('who comes back finds the link used, and a number to call', async () => {
    await house.wait(DAY_MS);
    await page.goto(link);
    expect(await page.locator('h1').innerText()).toBe('这个链接不能用了');
    expect(await page.locator('a').first().getAttribute('href')).toBe('tel:12348');
  });
});
