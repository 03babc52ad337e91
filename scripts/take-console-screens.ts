import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

/*
 * Takes the console's pictures for docs/screens/console: every page in Chinese and English, on a desk and on a phone. Needs a running
 * `npm start` with the sample year: `npm run screens -- --url http://127.0.0.1:8124/console/`.
 */
const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:8124/console/' } } });

const OUT = join(import.meta.dirname, '../docs/screens/console');
const PLACE = 'year=2025&centre=C01';
const CASE = encodeURIComponent('样例2025-018');
/** Name of the picture, who looks, and the page. */
const PAGES: readonly (readonly [name: string, who: string, address: string])[] = [
  ['home', '上级机构', '/?year=2025'],
  ['alerts', '上级机构', `/alerts?${PLACE}`],
  ['alert', '上级机构', `/alerts/${CASE}/overall?${PLACE}`],
  ['calls', '上级机构', `/calls?${PLACE}`],
  ['cases', '上级机构', `/cases?${PLACE}`],
  ['case', '上级机构', `/cases/${CASE}?${PLACE}`],
  ['lawyers', '上级机构', `/lawyers?${PLACE}`],
  ['lawyer', '上级机构', `/lawyers/${encodeURIComponent('样例L03')}?${PLACE}`],
  ['assessment', '上级机构', `/assessment?${PLACE}`],
  ['reasons', '上级机构', `/assessment/table/${encodeURIComponent('样例L02')}?${PLACE}`],
  ['evidence', '上级机构', `/evidence?${PLACE}`],
  ['uploads', '上级机构', `/uploads?${PLACE}`],
  ['policy', '上级机构', `/policy?${PLACE}`],
  ['register', '上级机构', `/register?${PLACE}`],
  ['organisation', '管理员', '/organisation'],
  ['summary', '上级机构', '/summary?year=2025&centre=CITY'],
  ['audit', '审计', `/audit?${PLACE}`],
  ['own', '承办律师', '/?year=2025'],
];
const VIEWS = [
  { name: 'desk', width: 1366, height: 768 },
  { name: 'phone', width: 390, height: 844 },
] as const;
const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
for (const [language, locale] of Object.entries(LOCALES)) {
  for (const who of new Set(PAGES.map(([, name]) => name))) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(values.url);
    if (who === '上级机构' && language === 'zh') await page.screenshot({ path: join(OUT, 'sign-in.png') });
    await page.locator('a', { hasText: who }).first().click();
    await page.locator('main h1').first().waitFor();
    for (const [name, , address] of PAGES.filter(([, one]) => one === who)) {
      for (const { name: view, ...size } of VIEWS) {
        await page.setViewportSize(size);
        await page.goto(`${values.url}#${address}`);
        await page.waitForFunction(
          () => document.querySelector('.hf-loading') === null && document.querySelector('main h1') !== null,
        );
        // Charts and frames draw themselves after their data has come.
        await page.waitForTimeout(400);
        await page.screenshot({ path: join(OUT, `${name}-${language}-${view}.png`) });
      }
    }
    await context.close();
  }
}
await browser.close();
