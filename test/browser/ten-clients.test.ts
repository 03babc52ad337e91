import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, skipsBrowser } from '../fixtures/chromium.ts';
import { startProduct, stopProduct } from '../fixtures/product.ts';

const PORT = 8188;
/** With SCREENS=1 the pictures of docs/conversations.md are taken anew. */
const SCREENS = process.env['SCREENS'] === undefined ? undefined : join(import.meta.dirname, '..', '..', 'docs', 'screens');

/** What a client says and what we answer, `>` being ours; the state the case ends in, and the alerts it raises. */
interface Conversation {
  readonly name: string;
  readonly phone: string;
  readonly language?: 'en';
  readonly says: readonly string[];
  readonly ends: string;
  readonly alerts?: readonly string[];
}

const CONVERSATIONS: readonly Conversation[] = [
  {
    name: 'digits',
    phone: '13800010001',
    says: [
      '> 请评价服务',
      '5',
      '> 收钱、收礼或吃请',
      '8',
      '> 沟通、告知进展',
      '5',
      '> 不按时出庭',
      '8',
      '> 谢谢!还有意见',
      '律师很负责',
    ],
    ends: 'completed',
  },
  {
    name: 'words',
    phone: '13800010002',
    says: [
      '> 请评价服务',
      '非常满意！！',
      '> 收钱、收礼或吃请',
      '没有',
      '> 沟通、告知进展',
      '挺好的',
      '> 不按时出庭',
      '从没有',
      '> 谢谢!还有意见',
      '没有了',
    ],
    ends: 'completed',
  },
  { name: 'refusal', phone: '13800010003', says: ['> 请评价服务', 'TD', '> 已停止向您发送回访短信'], ends: 'refused' },
  { name: 'wrong-person', phone: '13800010004', says: ['> 请评价服务', '发错了，我不是本人'], ends: 'excluded (wrong-person)' },
  {
    name: 'red-flag-refusal',
    phone: '13800010005',
    says: ['> 请评价服务', 'TD 律师收了我两千', '> 已停止向您发送回访短信'],
    ends: 'refused',
    alerts: ['特急 critical'],
  },
  {
    name: 'one-confirmed',
    phone: '13800010006',
    says: [
      '> 请评价服务',
      '1',
      '> 您评了1分',
      '6',
      '> 收钱、收礼或吃请',
      '9',
      '> 沟通、告知进展',
      '1',
      '> 不按时出庭',
      '9',
      '> 谢谢!还有意见',
      '电话不接',
    ],
    ends: 'completed',
    alerts: ['特急 critical', '高 high', '中 medium'],
  },
  {
    name: 'slip',
    phone: '13800010007',
    says: [
      '> 请评价服务',
      '1',
      '> 您评了1分',
      '5',
      '> 收钱、收礼或吃请',
      '0',
      '> 沟通、告知进展',
      '4',
      '> 不按时出庭',
      '0',
      '> 谢谢!还有意见',
      '0',
    ],
    ends: 'completed',
  },
  {
    name: 'not-understood',
    phone: '13800010008',
    says: ['> 请评价服务', '什么案子？', '> 抱歉没看懂', '你是谁'],
    ends: 'to-call (not-understood)',
  },
  {
    name: 'all-at-once',
    phone: '13800010009',
    says: ['> 请评价服务', '4 8 3 8', '> 谢谢!还有意见', '希望多沟通'],
    ends: 'completed',
  },
  {
    name: 'english',
    phone: '13800010010',
    language: 'en',
    says: [
      '> Please rate us',
      'good',
      '> money, gifts or meals',
      'no',
      '> keep you informed',
      'very good',
      '> miss or come late',
      'N',
      '> Anything to add',
      'thanks a lot',
    ],
    ends: 'completed',
  },
];

(skipsBrowser ? describe.skip : describe)('conversations on the handset', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huifang-'));
  let child: ChildProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    child = await startProduct(PORT, dataDir);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    page.setDefaultTimeout(60_000);
    await page.goto(`http://127.0.0.1:${PORT}/`);
    await page.locator('#centres option').first().waitFor({ state: 'attached' });
    await page.getByText('结案一件').click();
    for (const { name, phone, language = 'zh' } of CONVERSATIONS) await close(`样例-${name}`, phone, language);
    // The last phone of all has two cases: the second waits for the first.
    await close('样例-two-cases-1', '13800010011', 'zh');
    await close('样例-two-cases-2', '13800010011', 'zh');
    await skip();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await stopProduct(child);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const close = async (caseNo: string, phone: string, language: string): Promise<void> => {
    await page.fill('[name=case_no]', caseNo);
    await page.fill('[name=client_phone]', phone);
    await page.selectOption('[name=language]', language);
    await page.getByRole('button', { name: '结案 close' }).click();
    await page.locator('#clients button', { hasText: `${caseNo} ` }).waitFor();
  };
  const skip = () => page.getByRole('button', { name: /快进/ }).click();
  const client = (caseNo: string) => page.locator('#clients button', { hasText: `${caseNo} ` });
  const ours = (text: string) => page.locator('#texts li:not(.mine)', { hasText: text });
  const say = async (text: string): Promise<void> => {
    await page.fill('#body', text);
    await page.press('#body', 'Enter');
    await page.locator('#texts li.mine', { hasText: text }).last().waitFor();
  };
  const talk = async (lines: readonly string[]): Promise<void> => {
    for (const line of lines) {
      if (line.startsWith('> ')) await ours(line.slice(2)).last().waitFor();
      else await say(line);
    }
  };
  const picture = async (name: string): Promise<void> => {
    if (SCREENS !== undefined) await page.locator('.phone').screenshot({ path: join(SCREENS, `client-${name}.png`) });
  };

  test.each(CONVERSATIONS)(
    '$name',
    async ({ name, says, ends, alerts = [] }) => {
      const caseNo = `样例-${name}`;
      await client(caseNo).click();
      await talk(says);
      await client(caseNo).filter({ hasText: ends }).waitFor();
      const raised = page.locator('#alerts tbody tr', { hasText: caseNo });
      for (const level of alerts) await raised.filter({ hasText: level }).first().waitFor();
      if (alerts.length === 0) expect(await raised.count()).toBe(0);
      await picture(name);
    },
    60_000,
  );

  test('two cases on one phone: the second is asked after the first, and each gets its own answers', async () => {
    await client('样例-two-cases-1').click();
    await talk(['> 请评价服务']);
    expect(await ours('请评价服务').count()).toBe(1);
    await talk(['4 8 4 8', '> 谢谢!还有意见', '0']);
    await client('样例-two-cases-1').filter({ hasText: 'completed' }).waitFor();
    await client('样例-two-cases-2').filter({ hasText: 'waiting' }).waitFor();
    while ((await ours('请评价服务').count()) < 2) {
      await skip();
      await page.waitForTimeout(1000);
    }
    await talk(['2']);
    await page.locator('#alerts tbody tr', { hasText: '样例-two-cases-2' }).filter({ hasText: '中 medium' }).waitFor();
    expect(await client('样例-two-cases-1').textContent()).toContain('completed');
    await picture('two-cases');
  }, 120_000);
});
