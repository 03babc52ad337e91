import type { Page } from 'playwright-core';
import { signIn, startConsoleHouse } from '../test/fixtures/console-house.ts';
import { launchChromium } from '../test/fixtures/chromium.ts';
import { refreshSummaries } from '../workflows/refresh-summaries.ts';
import { COUNTY, lawyerOf, plantCounty } from './full-county.ts';
import { inProcess } from './in-process.ts';

/*
 * How the console feels over a full county: 3,000 lawyers and 51,000 cases in the store, a supervisor in headless Chromium, 1366 x 768, the API, its
 * functions and the browser on the same two cores. Each page is opened five times with an empty cache; shown are the middle and the
 * slowest. "Usable" is when what the page is for stands there and answers a key or a click. Then the long tables are scrolled from
 * top to end, and the time from one picture to the next is taken. Run:
 * node bench/console-browser.ts [lawyers]
 */

const RUNS = 5;
const LAWYERS = Number(process.argv[2] ?? COUNTY.lawyers);
const PLACE = `centre=C01&year=${COUNTY.year}`;
const now = Date.parse('2025-11-24T10:00:00+08:00');

const log = (line: string): void => void process.stdout.write(`${line}\n`);
const [house, browser] = await Promise.all([startConsoleHouse(8135), launchChromium()]);
const { deps } = inProcess(house.operator.store, { now });
await plantCounty(deps, 'C01', now, LAWYERS);
await refreshSummaries(deps)(now);

const enter = async (): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signIn(page, house, 'supervisor-1');
  return page;
};
const page = await enter();
const client = await page.context().newCDPSession(page);

/** Milliseconds from the address to what is waited for, each time as on a first visit. */
const opened = async (address: string, isUsable: () => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await client.send('Network.clearBrowserCache');
    await page.goto('about:blank');
    const began = performance.now();
    await page.goto(`${house.url}#${address}`);
    await isUsable();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
};

log('| page | usable after, middle of five (ms) | slowest (ms) |\n|---|---|---|');
const measure = async (what: string, address: string, isUsable: () => Promise<unknown>): Promise<void> => {
  const times = await opened(address, isUsable);
  log(`| ${what} | ${Math.round(times[2] ?? 0)} | ${Math.round(times[RUNS - 1] ?? 0)} |`);
};
await measure('home: alerts by deadline, calls, figures', `/?${PLACE}`, async () => {
  await page.locator('main a[href*="/alerts/"]').first().waitFor();
  await page.locator('main .hf-number').first().waitFor();
});
await measure('home: its first link answers a click', `/?${PLACE}`, async () => {
  await page.locator('main a[href*="/alerts/"]').first().click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
});
await measure('alerts: 510 open', `/alerts?${PLACE}`, () => page.locator('tbody tr, [role=row]').nth(3).waitFor());
await measure('call list', `/calls?${PLACE}`, () => page.locator('tbody tr, [role=row]').nth(3).waitFor());
await measure('cases of the centre', `/cases?${PLACE}`, () => page.locator('tbody tr, [role=row]').nth(3).waitFor());
await measure('lawyers: the first rows', `/lawyers?${PLACE}`, () => page.locator('a[href*="/lawyers/L"]').first().waitFor());
await measure('lawyers: one of 3,000 found by name', `/lawyers?${PLACE}`, async () => {
  await page
    .getByLabel('姓名、执业证号或律所')
    .first()
    .fill(`样例律师${LAWYERS - 1}`);
  await page.locator(`a[href*="/lawyers/${lawyerOf(LAWYERS - 1)}"]`).waitFor();
});
await measure('a lawyer', `/lawyers/${lawyerOf(5)}?${PLACE}`, () => page.locator('canvas, svg').first().waitFor());
await measure('register: the first rows', `/register?${PLACE}`, () => page.locator('.ant-table-row').first().waitFor());
await measure('evidence', `/evidence?${PLACE}`, () => page.locator('tbody tr').nth(3).waitFor());

/** Scrolls what scrolls from top to end in steps of a wheel; @returns milliseconds between pictures, and of tasks that held one up. */
const scrolled = async (): Promise<{ readonly frames: readonly number[]; readonly long: readonly number[] }> =>
  page.evaluate(async () => {
    const body =
      document.querySelector<HTMLElement>('.ant-table-tbody-virtual-holder, .ant-table-body') ?? document.documentElement;
    const long: number[] = [];
    const seen = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    seen.observe({ entryTypes: ['longtask'] });
    const frames: number[] = [];
    await new Promise<void>((done) => {
      let last = performance.now();
      const step = (at: number): void => {
        frames.push(at - last);
        last = at;
        const was = body.scrollTop;
        body.scrollTop = was + 400;
        if (body.scrollTop === was || frames.length > 600) done();
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    seen.disconnect();
    return { frames: frames.slice(1), long };
  });

log(
  '\n| table of 3,000 rows, scrolled to its end | pictures | middle (ms) | 95 of 100 within (ms) | slowest (ms) | tasks over 50 ms |\n|---|---|---|---|---|---|',
);
for (const [what, address] of [
  ['lawyers', `/lawyers?${PLACE}`],
  ['register', `/register?${PLACE}`],
] as const) {
  await page.goto(`${house.url}#${address}`);
  await page.waitForFunction(() => !document.querySelector('main')?.textContent.includes('加载'));
  await page.waitForTimeout(5000);
  const { frames, long } = await scrolled();
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  log(`| ${what} | ${sorted.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${long.length} |`);
}
await browser.close();
await house.stop();
