import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium, skipsBrowser } from '../fixtures/chromium.ts';
import { CASE, fillHouse, HOSTILE, signIn, startConsoleHouse } from '../fixtures/console-house.ts';
import type { ConsoleHouse } from '../fixtures/console-house.ts';

/*
 * What people do in the console, one flow a page, each as the role it is for, over the real engine.
 */

/** For one thing to happen, on a machine that others use. */
const PATIENCE_MS = 45_000;

/** In the browser: whether the token that the tab holds has expired. */
const isSignInOver = (): boolean =>
  Object.entries(sessionStorage).some(([name, kept]) => {
    if (!name.startsWith('oidc.user:')) return false;
    const { expires_at: until } = JSON.parse(kept as string) as { expires_at: number };
    return Date.now() / 1000 > until;
  });

(skipsBrowser ? describe.skip : describe)('the console at work', () => {
  let house: ConsoleHouse;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    [house, browser] = await Promise.all([startConsoleHouse(8131), launchChromium()]);
    await fillHouse(house);
  }, 180_000);
  afterEach(async () => {
    house.shorten(3600);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  const enter = async (sub: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await signIn(page, house, sub);
    return page;
  };
  const open = (page: Page, address: string) => page.goto(`${house.url}#${address}`);
  const caseAddress = (n: number): string => encodeURIComponent(CASE(n));

  test('a clerk sees a number with a reason and takes an answer down with five keys', async () => {
    const page = await enter('clerk-1');
    await page.locator('nav a', { hasText: '待电话回访' }).click();
    await page.getByRole('link', { name: CASE(9), exact: true }).click();
    await page.getByRole('button', { name: '查看姓名和电话' }).click();
    await page.getByText('+8613800007009').waitFor();
    await page.locator('h1').click();
    for (const key of ['5', '8', '4', '0']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.getByText('已保存').waitFor();
    const { data } = await house.ask('supervisor-1', 'GET', `/v1/cases/${caseAddress(9)}`);
    expect(data).toMatchObject({
      state: 'completed',
      response: { answers: { overall: 5, charged: 8, communication: 4, absent: 0 }, enteredBy: 'clerk-1' },
    });
    const reveal = (data as { history: { what: string; why: string }[] }).history.find(({ what }) => what === 'Revealed');
    expect(reveal?.why).toBe('电话回访');
  });

  test('nobody was reached: the outcome is recorded and the case stays on the list for later', async () => {
    const page = await enter('clerk-1');
    await open(page, `/calls/${caseAddress(10)}`);
    await page.getByRole('button', { name: '无人接听' }).click();
    await page.getByText('已记录').waitFor();
    await page
      .getByRole('row', { name: CASE(10) })
      .getByText('无人接听')
      .waitFor();
  });

  test('a supervisor works an alert off by the keyboard alone', async () => {
    const page = await enter('supervisor-1');
    await page.locator('nav a', { hasText: '提醒' }).click();
    await page.getByRole('row', { name: /特急/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /收钱、收礼或吃请/ }).waitFor();
    await page.keyboard.press('c');
    await page.getByText('已记为已联系').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.press('Space');
    await page.getByLabel('查明的情况和处理结果').fill('已核实,当面致歉。');
    await page.getByLabel('已告知受援人处理结果').check();
    await page.getByLabel('查明的情况和处理结果').press('Control+Enter');
    await page.getByText('已办结').first().waitFor();
    const { data } = await house.ask('supervisor-1', 'GET', `/v1/cases/${caseAddress(6)}/alerts/charged`);
    expect(data).toMatchObject({ state: 'resolved', outcome: 'confirmed', clientTold: true, by: 'supervisor-1' });
  });

  test('two supervisors on one alert: the second sees what the first did and keeps what was typed', async () => {
    const page = await enter('supervisor-1');
    await open(page, `/alerts/${caseAddress(6)}/overall`);
    await page.getByLabel('不属实').check();
    await page.getByLabel('查明的情况和处理结果').fill('我的记录');
    await page.getByLabel('已告知受援人处理结果').check();
    const act = { action: 'contact' };
    expect((await house.ask('supervisor-2', 'POST', `/v1/cases/${caseAddress(6)}/alerts/overall`, act)).status).toBe(200);
    await page.getByRole('button', { name: '办结此提醒' }).click();
    await page.getByText('此提醒刚被他人改动').waitFor();
    await page.getByText('待联系 → 已联系').waitFor();
    expect(await page.getByLabel('查明的情况和处理结果').inputValue()).toBe('我的记录');
    await page.getByRole('button', { name: '办结此提醒' }).click();
    await page.getByText('已办结').first().waitFor();
  });

  test('an alert is handed up by the keyboard, with a reason and a word that nothing takes it back', async () => {
    const page = await enter('supervisor-1');
    await open(page, `/alerts/${caseAddress(6)}/communication`);
    await page.getByRole('button', { name: '上报上级' }).waitFor();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog', { name: '上报上级' });
    await dialog.getByText('上报后不能撤回').waitFor();
    expect(await dialog.getByRole('button', { name: '上报上级' }).isDisabled()).toBe(true);
    await dialog.getByLabel('上报理由(必填)').fill('涉及本机构负责人');
    await dialog.getByLabel('上报理由(必填)').press('Control+Enter');
    await page.getByText('已上报上级').waitFor();
    await page.getByText('涉及本机构负责人').waitFor();
    expect(await page.getByRole('button', { name: '上报上级' }).count()).toBe(0);
    const { data } = await house.ask('supervisor-1', 'GET', `/v1/cases/${caseAddress(6)}/alerts/communication`);
    expect(data).toMatchObject({ state: 'open', escalations: 0, handedUp: { by: 'supervisor-1', to: 'P01' } });
    await open(page, '/audit');
    await page.getByRole('cell', { name: '提醒 沟通不满意 上报上级' }).waitFor();

    const city = await enter('upper-1');
    const card = city.locator('section', { has: city.getByRole('heading', { name: '下级机构超时或上报的提醒' }) });
    await card.getByRole('link', { name: /沟通不满意.*样例县法律援助中心 人工上报/ }).click();
    await city.getByText('涉及本机构负责人').waitFor();
    expect(city.url()).toContain('centre=C01');
    await city.keyboard.press('e');
    expect(await city.getByRole('dialog').count()).toBe(0);
  });

  test('a sign-in that expires in the middle of a form loses nothing, whether it can be renewed unseen or not', async () => {
    house.shorten(1);
    const page = await enter('supervisor-1');
    await open(page, `/alerts/${caseAddress(6)}/communication`);
    await page.getByLabel('误评').check();
    await page.getByLabel('查明的情况和处理结果').fill('写到一半');
    await page.getByLabel('已告知受援人处理结果').check();
    // The issuer no longer knows the browser, so that nothing can be renewed unseen.
    await page.context().clearCookies();
    await page.waitForFunction(isSignInOver);
    const popup = page.waitForEvent('popup');
    await page.getByRole('button', { name: '办结此提醒' }).click();
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.waitFor();
    house.shorten(3600);
    await dialog.getByRole('button', { name: '重新登录' }).click();
    await (await popup).locator('a', { hasText: '质量主管 supervisor' }).click();
    await page.getByText('已办结').first().waitFor();
    const { data } = await house.ask('supervisor-1', 'GET', `/v1/cases/${caseAddress(6)}/alerts/communication`);
    expect(data).toMatchObject({ state: 'resolved', outcome: 'misrated', note: '写到一半' });
  }, 120_000);

  test('what people typed is still there after a reload', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/evidence');
    await page.getByRole('tab', { name: '新增' }).click();
    await page.getByLabel('执业证号').fill('L1');
    await page.reload();
    await page.getByRole('tab', { name: '新增' }).click();
    expect(await page.getByLabel('执业证号').inputValue()).toBe('L1');
  });

  test('hostile text is text: in names, notes and what a client said', async () => {
    const page = await enter('supervisor-1');
    await open(page, `/cases/${caseAddress(6)}`);
    await page.getByRole('button', { name: '打开短信往来' }).click();
    await page.getByText(HOSTILE).first().waitFor();
    await open(page, '/lawyers');
    await page.getByText(HOSTILE).first().waitFor();
    await open(page, '/evidence');
    await page.getByText(HOSTILE).first().waitFor();
    expect(await page.evaluate(() => (window as unknown as { hurt?: number }).hurt)).toBeUndefined();
  });

  test('a case is found by its number and by the client’s, and told on one time line', async () => {
    const page = await enter('clerk-1');
    await page.locator('nav a', { hasText: '案件' }).click();
    await page.getByText('受援人手机号').click();
    await page.getByRole('textbox', { name: '受援人手机号' }).fill('13800007006');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('heading', { name: '查找结果' }).waitFor();
    await page.getByRole('link', { name: CASE(6), exact: true }).click();
    await page.getByRole('heading', { name: '全过程' }).waitFor();
    await page.locator('.hf-story li', { hasText: '收到结案' }).waitFor();
  });

  test('a spreadsheet is looked at, taken in, and its mistakes are shown in place; one that breaks off changes nothing', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/uploads');
    await page.locator('main').getByText('律师名册', { exact: true }).click();
    const file = {
      name: '名册.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('执业证号,姓名,机构代码\nL7,样例律师庚,C01\n,没有证号,C01\n'),
    };
    await page.route('**/uploads/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await page.setInputFiles('input[type=file]', file);
    await page.getByRole('cell', { name: '样例律师庚' }).waitFor();
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await page.getByText('没有改变任何数据').waitFor();
    await page.unroute('**/uploads/**');
    await page.setInputFiles('input[type=file]', file);
    await page.getByRole('button', { name: '上传', exact: true }).click();
    await page.getByText('有问题的行').waitFor();
    await page.getByRole('cell', { name: 'lawyer_id' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载未录入的行' }).click();
    expect(await (await download).failure()).toBeNull();
    const { data } = await house.ask('supervisor-1', 'GET', '/v1/centres/C01/register');
    expect((data as { entries: { lawyerId: string }[] }).entries.map(({ lawyerId }) => lawyerId)).toContain('L7');
  }, 120_000);

  test('a policy that breaks its rules cannot be saved; one that does not is the next version', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/policy');
    const weight = page.getByLabel('权重:案卷质量');
    await weight.fill('41');
    await page.getByText('不合规则,不能保存').waitFor();
    expect(await page.getByRole('button', { name: '保存为新版本' }).isDisabled()).toBe(true);
    await weight.fill('40');
    await page.getByLabel('异议期(工作日)').fill('12');
    await page.getByLabel('版本号(须是新的)').fill('C01-2');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('已保存').waitFor();
    const { data } = await house.ask('supervisor-1', 'GET', '/v1/centres/C01/policies');
    expect((data as { policies: { version: string }[] }).policies.map(({ version }) => version)).toContain('C01-2');
  });

  test('evidence is recorded and withdrawn with a reason', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/evidence');
    await page.getByRole('row', { name: 'E-1' }).getByRole('button', { name: '撤回' }).click();
    await page.getByRole('tooltip').getByLabel('理由(必填)').fill('录错了');
    await page.getByRole('tooltip').getByRole('button', { name: '撤回' }).click();
    await page.getByRole('row', { name: 'E-1' }).getByText('已撤回').waitFor();
  });

  test('an assessment is run, published, objected to and decided by another person', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/assessment');
    await page.getByRole('button', { name: '运行考核' }).click();
    await page.getByRole('link', { name: '样例律师甲' }).click();
    await page.getByRole('heading', { name: '理由' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '导出' }).click();
    const exporting = page.getByRole('dialog', { name: '导出' });
    await exporting.getByRole('textbox', { name: '理由(必填)' }).fill('年度归档');
    await exporting.getByRole('button', { name: '生成文件' }).click();
    await exporting.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    const file = page.waitForEvent('download');
    await exporting.getByRole('button', { name: '下载' }).click();
    expect(await (await file).failure()).toBeNull();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '公示草案' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('须由公示人以外的另一人定稿').first().waitFor();
    expect(await page.getByRole('button', { name: '定稿' }).isDisabled()).toBe(true);

    const lawyer = await enter('L1');
    await lawyer.getByRole('textbox', { name: '提出异议' }).fill('办案数量算少了');
    await lawyer.getByRole('button', { name: '提交异议' }).click();
    await lawyer.getByText('处理中').waitFor();
    const seen = await lawyer.locator('main').textContent();
    expect(seen).not.toContain(CASE(6));
    expect(seen).not.toContain('收钱');

    const second = await enter('supervisor-2');
    await open(second, '/assessment/objections');
    await second.getByRole('textbox', { name: '处理意见' }).fill('数量核对无误');
    await second.getByRole('button', { name: '提交处理意见' }).click();
    await second.getByText('数量核对无误').waitFor();
    await second.getByRole('button', { name: '定稿' }).click();
    await second.getByRole('button', { name: '确定' }).click();
    // Within the days for objections nobody makes it final, and the reader is told so in their language.
    await second.getByRole('alert').filter({ hasText: '异议期还没有结束' }).waitFor();
  }, 120_000);

  test('an upper level takes the tables of all centres below in one file', async () => {
    const page = await enter('upper-1');
    await open(page, '/assessment');
    await page.getByRole('button', { name: '导出(含下级机构)' }).click();
    const exporting = page.getByRole('dialog', { name: '导出(含下级机构)' });
    await exporting.getByRole('combobox', { name: '版本' }).click();
    await page.getByTitle('草案').click();
    await exporting.getByRole('textbox', { name: '理由(必填)' }).fill('全市汇总');
    await exporting.getByRole('button', { name: '生成文件' }).click();
    await exporting.getByText(/draft-assessment.xlsx: 2/).waitFor();
    const file = page.waitForEvent('download');
    await exporting.getByRole('button', { name: '下载' }).click();
    expect(await (await file).failure()).toBeNull();
    const { data } = await house.ask('upper-1', 'GET', `/v1/centres/P01/assessments/${new Date().getFullYear()}/exports`);
    expect(data).toMatchObject({ exports: [{ below: true, version: 'draft', why: '全市汇总', by: 'upper-1' }] });

    // Nothing lies below the county: it is offered its own table alone.
    const county = await enter('supervisor-1');
    await open(county, '/assessment');
    await county.getByRole('button', { name: '导出', exact: true }).waitFor();
    expect(await county.getByRole('button', { name: '导出(含下级机构)' }).count()).toBe(0);
  });

  test('another policy is tried beside the draft', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/assessment/simulation');
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText('两版没有差异').waitFor();
  });

  test('an operator adds a centre, a supervisor enters a month’s figures, and both stand in the audit log', async () => {
    const operator = await enter('operator-1');
    await open(operator, '/organisation');
    await operator.getByRole('button', { name: '新增下级机构' }).click();
    await operator.getByLabel('机构代码').fill('S09');
    await operator.getByLabel('名称').fill('样例工作站');
    await operator.getByRole('button', { name: '保存' }).click();
    await operator.getByRole('cell', { name: '样例工作站' }).waitFor();

    const page = await enter('supervisor-1');
    await open(page, '/summary');
    await page.getByLabel('宣传活动(场次)').fill('3');
    await page.getByRole('button', { name: '保存本月' }).click();
    await page.getByText('已保存').waitFor();
    await open(page, '/audit');
    await page
      .getByRole('cell', { name: /查看姓名和电话/ })
      .first()
      .waitFor();
  });

  test('a console opens on the latest year with figures, and stays there while new ones come', async () => {
    const page = await enter('auditor-1');
    const year = page.getByLabel('年度');
    expect(await year.inputValue()).toBe(String(new Date().getFullYear()));
    await page.route('**/v1/me', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), latestYear: 2024 } });
    });
    await page.reload();
    await page.locator('.hf-year').waitFor();
    await page.locator('main h1').waitFor();
    expect(await year.inputValue()).toBe('2024');
  });

  test('two people on a month’s figures, and on a centre: the second sees what the first did, and nothing typed is lost', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/summary');
    await page.getByLabel('宣传活动(场次)').waitFor();
    const now = new Date();
    const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
    const figures = `/v1/centres/C01/monthly-figures/${month}`;
    expect((await house.ask('supervisor-2', 'PUT', figures, { 'training-sessions': 7 })).status).toBe(200);
    await page.getByLabel('宣传活动(场次)').fill('11');
    await page.getByRole('button', { name: '保存本月' }).click();
    await page.getByText('改动人: supervisor-2').waitFor();
    await page.getByText(/业务培训\(期\): .* → 7/).waitFor();
    expect(await page.getByLabel('宣传活动(场次)').inputValue()).toBe('11');
    await page.getByRole('button', { name: '保存本月' }).click();
    await page.getByText('已保存').waitFor();
    expect((await house.ask('supervisor-1', 'GET', figures)).data).toMatchObject({
      figures: { 'publicity-events': 11, 'training-sessions': 7 },
    });

    const operator = await enter('operator-1');
    await open(operator, '/organisation');
    const row = operator.getByRole('row', { name: /样例县法律援助中心/ });
    await row.getByRole('button', { name: '修改' }).click();
    await operator.getByLabel('短信签名').fill('样例县援');
    const changed = { centre_id: 'C01', name: '样例县新名称', level: 'county', parent_id: 'P01', zone: 'Asia/Shanghai' };
    expect((await house.ask('operator-1', 'PUT', '/v1/centres', { centres: [changed] })).status).toBe(200);
    await operator.getByRole('button', { name: '保存' }).click();
    await operator.getByText('名称: 样例县法律援助中心 → 样例县新名称').waitFor();
    expect(await operator.getByLabel('短信签名').inputValue()).toBe('样例县援');
    await operator.getByRole('button', { name: '保存' }).click();
    await operator.getByText('已保存').waitFor();
    expect((await house.ask('operator-1', 'GET', '/v1/centres/C01')).data).toMatchObject({
      centre: { name: '样例县新名称', sign: '样例县援' },
    });
  });

  test('two people on a target: the second sees what the first has set, and what was typed stays', async () => {
    const page = await enter('supervisor-1');
    await open(page, '/evidence');
    await page.getByRole('tab', { name: '目标' }).click();
    await page.getByLabel('目标(件)').fill('40');
    const year = new Date().getFullYear();
    const first = { centreId: 'C01', year, target: 35 };
    expect((await house.ask('supervisor-2', 'PUT', '/v1/targets', first)).status).toBe(200);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('目标(件): 0 → 35').waitFor();
    expect(await page.getByLabel('目标(件)').inputValue()).toBe('40');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    expect((await house.ask('supervisor-1', 'GET', `/v1/centres/C01/targets?year=${year}`)).data).toMatchObject({ own: 40 });
  });

  test('the language is switched in place and remembered, and a link leads to the same page', async () => {
    const page = await enter('auditor-1');
    await open(page, '/lawyers/L1?centre=C01');
    await page.getByRole('button', { name: /Switch to English/ }).click();
    await page.getByRole('heading', { name: 'Answers by question' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Answers by question' }).waitFor();
  });
});
