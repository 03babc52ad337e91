import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, launchChromium, skipsBrowser } from '../fixtures/chromium.ts';
import { startProduct, stopProduct } from '../fixtures/product.ts';

const PORT = 8189;
const PATIENCE_MS = 60_000;

(skipsBrowser ? describe.skip : describe)('the virtual handset', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huifang-'));
  let child: ChildProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    child = await startProduct(PORT, dataDir);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`http://127.0.0.1:${PORT}/`);
    await page.locator('#centres option').first().waitFor({ state: 'attached' });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await stopProduct(child);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const theySay = (text: string) => page.locator('#texts li:not(.mine)', { hasText: text }).first().waitFor();
  const weReply = async (text: string): Promise<void> => {
    await page.fill('#body', text);
    await page.press('#body', 'Enter');
  };

  test('a case closed in the form is asked, answers, and ends as score, alert and row', async () => {
    await page.getByText('结案一件').click();
    await page.fill('[name=case_no]', '样例-浏览器-1');
    await page.getByRole('button', { name: '结案 close' }).click();
    await page.locator('#clients button', { hasText: '样例-浏览器-1' }).click();
    await page.getByRole('button', { name: /快进/ }).click();
    await theySay('请评价服务');
    await weReply('5');
    await theySay('收钱、收礼或吃请');
    await weReply('9');
    await theySay('沟通、告知进展');
    await weReply('满意');
    await theySay('不按时出庭');
    await weReply('8');
    await theySay('谢谢!还有意见建议');
    await weReply('律师请我吃了饭');
    await page.locator('#alerts tbody tr', { hasText: '特急 critical' }).first().waitFor();
    await page.locator('#scores tbody tr', { hasText: '样例L01' }).first().waitFor();
    await page.getByRole('button', { name: /重新计算/ }).click();
    await page.locator('#assessment tbody tr', { hasText: '样例L01' }).first().waitFor();
    expect(await page.locator('#health').textContent()).toContain('dead letters: 0');
    expect(await page.locator('#clients button', { hasText: '样例-浏览器-1' }).textContent()).toContain('completed');
  }, 180_000);

  test('a closing that breaks a rule is refused in words', async () => {
    await page.fill('[name=case_no]', '样例-浏览器-2');
    await page.fill('[name=lawyer_id]', 'x'.repeat(40));
    await page.getByRole('button', { name: '结案 close' }).click();
    await page.locator('#closing-result', { hasText: 'lawyer_id' }).waitFor();
  }, 60_000);

  test('the page has no accessibility fault', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  test('everything is there after a restart', async () => {
    await stopProduct(child);
    child = await startProduct(PORT, dataDir);
    await page.reload();
    const client = page.locator('#clients button', { hasText: '样例-浏览器-1' });
    await client.click();
    await theySay('谢谢!还有意见建议');
    expect(await client.textContent()).toContain('completed');
  }, 120_000);
});
