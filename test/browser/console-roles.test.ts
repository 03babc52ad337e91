import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { inProcess } from '../../bench/in-process.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { ACTIONS, rolesFor } from '../../domain/shared/permissions.ts';
import type { Action } from '../../domain/shared/permissions.ts';
import { assessCentre } from '../../workflows/assess-centre.ts';
import { publishTable } from '../../workflows/decide-table.ts';
import { launchChromium, skipsBrowser } from '../fixtures/chromium.ts';
import { actsOf, leadsTo, openAddress } from '../fixtures/console-acts.ts';
import { CASE, fillHouse, signIn, startConsoleHouse } from '../fixtures/console-house.ts';
import type { ConsoleHouse } from '../fixtures/console-house.ts';
import * as flows from './console-role-flows.ts';
import { alertAddress, caseAddress, LAST_YEAR, YEAR } from './console-role-flows.ts';
import type { Flow } from './console-role-flows.ts';

/*
 * What each role is offered on each page of the console, that each does what it may, and that nothing else is answered.
 */

/** For one thing to happen, on a machine that others use. */
const PATIENCE_MS = 45_000;

/** Who signs in: the county's clerk, supervisors, operator and lawyer, and from the city above it the others. */
const USERS = {
  clerk: 'clerk-1',
  supervisor: 'supervisor-1',
  upper: 'upper-1',
  auditor: 'auditor-1',
  operator: 'operator-1',
  lawyer: 'L1',
} as const;
type Who = keyof typeof USERS;
const EVERYBODY = Object.keys(USERS) as readonly Who[];
/** Administers the county alone. */
const COUNTY_OPERATOR = {
  sub: 'operator-2',
  name: '样例县管理员',
  role: 'operator',
  centre: 'C01',
  what: '县管理员 county operator',
};
const roleOf = (who: string): string => (who === 'upper' ? 'supervisor' : who);
/** The upper level is a supervisor too. */
const isAmong = (who: Who, roles: string): boolean => roles.split(' ').some((role) => role === who || role === roleOf(who));

interface PageRow {
  /** Below `#`; of the county unless it says otherwise. */
  readonly at: string;
  readonly heading: string;
  /** Whoever is not among them is told that there is no such page. */
  readonly seenBy: string;
  /** To whom, by which permission, what: each button, and each field that can be written in. */
  readonly offers: readonly (readonly [roles: string, by: Action, acts: readonly string[]])[];
}

const ALERT = ['处理结果', '查明的情况和处理结果', '已告知受援人处理结果', '未能告知的原因', '办结此提醒'];
const QUESTIONS = ['总体满意度', '收钱、收礼或吃请', '沟通', '不按时出庭、拖延'];
const REVEAL = ['查看原因', '查看姓名和电话'];
const POLICY = ['回访', '电话', '留存', '评分', '提醒期限', '年度考核', '考核办法JSON', '以此为底稿'];
const DECISION = ['成立', '不成立', '处理意见', '提交处理意见'];
const FORMS = ['导出', '打印考核表(A4)'];

/** Role × page → what is offered there. */
const TABLE: readonly PageRow[] = [
  { at: '/', heading: '今天要办的事', seenBy: 'clerk supervisor auditor operator', offers: [] },
  { at: '/alerts', heading: '提醒', seenBy: 'supervisor auditor', offers: [] },
  {
    at: alertAddress('charged'),
    heading: `收钱、收礼或吃请 · ${CASE(6)}`,
    seenBy: 'supervisor auditor',
    offers: [
      ['supervisor', 'act-on-alert', ['记为已联系受援人', '上报上级', ...ALERT]],
      ['supervisor', 'read-conversation', ['打开短信往来']],
    ],
  },
  { at: '/calls', heading: '待电话回访', seenBy: 'clerk supervisor auditor', offers: [] },
  {
    at: `/calls/${caseAddress(9)}`,
    heading: `电话回访 · ${CASE(9)}`,
    seenBy: 'clerk supervisor auditor',
    offers: [
      ['clerk supervisor', 'reveal-person', REVEAL],
      ['clerk supervisor', 'enter-answers', ['备注', '无人接听', '号码有误', '拒绝回访']],
      ['clerk supervisor', 'enter-answers', [...QUESTIONS, '意见建议(受援人原话)', '方式', '保存回答']],
    ],
  },
  {
    at: '/cases',
    heading: '案件',
    seenBy: 'clerk supervisor auditor',
    offers: [['clerk supervisor', 'find-case', ['案号', '受援人手机号', '查找']]],
  },
  {
    at: `/cases/${caseAddress(6)}`,
    heading: CASE(6),
    seenBy: 'clerk supervisor auditor',
    offers: [
      ['supervisor', 'rule-on-response', ['理由(必填)', '作废此回访']],
      ['clerk supervisor', 'reveal-person', REVEAL],
      ['clerk supervisor', 'read-conversation', ['打开短信往来']],
    ],
  },
  { at: '/lawyers', heading: '律师', seenBy: 'supervisor auditor', offers: [] },
  { at: '/lawyers/L1', heading: '样例律师甲 L1', seenBy: 'supervisor auditor', offers: [] },
  {
    at: '/assessment',
    heading: `年度考核 ${YEAR}`,
    seenBy: 'supervisor auditor',
    offers: [
      ['supervisor', 'assess', ['运行考核', '定稿', ...DECISION, '考核办法(JSON)', '试算']],
      ['supervisor auditor', 'read-assessment', FORMS],
    ],
  },
  {
    at: '/assessment/table/L1',
    heading: `年度考核 ${YEAR}`,
    seenBy: 'supervisor auditor',
    offers: [
      ['supervisor auditor', 'read-assessment', ['打印此律师的考核表']],
      ['supervisor', 'assess', ['另定状态', '理由(必填)', '保存']],
    ],
  },
  {
    at: `/assessment/versions?centre=C01&year=${LAST_YEAR}`,
    heading: `年度考核 ${LAST_YEAR}`,
    seenBy: 'supervisor auditor',
    offers: [
      ['supervisor', 'assess', ['运行考核', '定稿', '考核办法(JSON)', '试算']],
      ['supervisor auditor', 'read-assessment', [...FORMS, '复核(用留存材料重算)']],
    ],
  },
  {
    at: '/assessment?centre=P01',
    heading: `年度考核 ${YEAR}`,
    seenBy: 'upper auditor',
    offers: [
      ['upper', 'assess', ['运行考核']],
      ['upper auditor', 'read-assessment', ['导出(含下级机构)']],
    ],
  },
  {
    at: '/evidence',
    heading: '考核依据',
    seenBy: 'supervisor auditor',
    offers: [
      ['supervisor', 'record-evidence', ['撤回', '执业证号', '备注', '记录']],
      ['supervisor', 'set-target', ['目标(件)', '保存']],
    ],
  },
  {
    at: '/uploads',
    heading: '表格上传',
    seenBy: 'supervisor operator',
    offers: [
      ['supervisor operator', 'send-closings', ['结案', '把表格拖到这里,或点击选择']],
      ['supervisor operator', 'keep-register', ['律师名册', '内部号码']],
      ['supervisor', 'record-evidence', ['考核依据']],
      ['supervisor', 'set-target', ['目标']],
    ],
  },
  {
    at: '/policy',
    heading: '考核办法',
    seenBy: 'supervisor auditor operator',
    offers: [['supervisor operator', 'edit-policy', [...POLICY, '版本号(须是新的)', '保存为新版本']]],
  },
  { at: '/register', heading: '律师名册', seenBy: 'clerk supervisor auditor operator', offers: [] },
  {
    at: '/organisation',
    heading: '机构与人员',
    seenBy: 'supervisor auditor operator',
    offers: [['operator', 'edit-centres', ['新增下级机构', '修改']]],
  },
  {
    at: '/summary',
    heading: `工作总结 ${YEAR}`,
    seenBy: 'supervisor auditor',
    offers: [
      ['supervisor auditor', 'read-scores', ['打开可打印的总结']],
      ['supervisor', 'enter-monthly-figures', ['每月手工录入的数字', '保存本月']],
    ],
  },
  { at: '/audit', heading: '操作记录', seenBy: 'supervisor auditor operator', offers: [] },
  {
    at: '/',
    heading: `我的评价 ${YEAR}`,
    seenBy: 'lawyer',
    offers: [['lawyer', 'read-own-figures', ['提出异议', '提交异议']]],
  },
];

/** What only changes the view. */
const VIEWS = [
  ...['级别', '只看已超时', '全部', '电话回访', '电话抽查', '只看现在可拨打的', '按承办律师执业证号筛选', 'search'],
  ...['姓名、执业证号或律所', '姓名或执业证号', '等次', '从', '到', '类型', '月份', '年度', '全年', '上半年', '下半年'],
  ...['关闭', '关闭行'],
];
/** Done through the API alone, by a procedure: docs/privacy.md. */
const NOT_IN_CONSOLE: readonly Action[] = ['export-person', 'erase-person'];

/** A case of the city itself, above the county. */
const CITY_CASE = encodeURIComponent('市级-1');
const DESK = `/calls/${caseAddress(9)}`;

/** Each act by each role that may do it, but for those of console-flows.test.ts. */
const FLOWS: readonly (readonly [Who, string, Flow])[] = [
  ['clerk', 'finds a case by its number', flows.findsByNumber(3)],
  ['clerk', 'reads a conversation', flows.readsConversation(6)],
  ['clerk', 'reveals a number on the case’s page', flows.reveals(3, `/cases/${caseAddress(3)}`, '核对地址')],
  ['clerk', 'records a wrong number', flows.recordsWrongNumber(11)],
  ['supervisor', 'finds a case by its number', flows.findsByNumber(1)],
  ['supervisor', 'reads a conversation beside an alert', flows.readsConversation(6, alertAddress('charged'))],
  ['supervisor', 'reveals a number on the call’s page', flows.reveals(9, DESK, '本人来电')],
  ['supervisor', 'enters phone answers', flows.entersAnswers(9, '4858', { overall: 4, charged: 8, communication: 5, absent: 8 })],
  ['supervisor', 'records a call that nobody took', flows.recordsNoAnswer(10)],
  ['supervisor', 'voids and restores a response', flows.voidsAndRestores(2)],
  ['supervisor', 'records evidence', flows.recordsEvidence],
  ['supervisor', 'sets a lawyer’s target', flows.setsTarget('L1', 40)],
  ['supervisor', 'sets the centre’s target', flows.setsTarget('', 300)],
  ['supervisor', 'defers a lawyer’s assessment and takes it back', flows.defersAndTakesBack],
  ['supervisor', 'prints forms', flows.printsForms],
  ['supervisor', 'prints the work summary', flows.printsSummary],
  ['supervisor', 'decides an objection', flows.decidesObjection],
  ['supervisor', 'makes a table final', flows.freezesLastYear],
  ['supervisor', 'compares versions and reckons one again', flows.checksVersions],
  ['supervisor', 'uploads closings', flows.uploadsClosings(20)],
  ['supervisor', 'uploads targets', flows.uploadsTargets],
  ['supervisor', 'uploads evidence', flows.uploadsEvidence],
  ['supervisor', 'corrects an answer from its alert', flows.correctsAnswer('communication', 4)],
  ['upper', 'reads a conversation of the county', flows.readsConversation(6)],
  ['upper', 'reveals a number of the county', flows.reveals(6, `/cases/${caseAddress(6)}`, '上级核查')],
  ['upper', 'works on an alert of the county', flows.contactsClient('charged')],
  ['upper', 'records a call of the county', flows.recordsNoAnswer(10)],
  ['supervisor', 'records a refusal', flows.recordsRefusal(10)],
  ['upper', 'runs and publishes the city’s own table', flows.runsAndPublishesCity],
  ['upper', 'enters the county’s monthly figures', flows.entersMonth],
  ['upper', 'saves the county’s policy', flows.savesPolicy('C01-2')],
  ['operator', 'saves a policy', flows.savesPolicy('C01-3')],
  ['supervisor', 'returns to an old policy', flows.returnsToPolicy('C01-1', 'C01-4')],
  ['operator', 'uploads the register', flows.uploadsRegister],
  ['operator', 'uploads closings', flows.uploadsClosings(21)],
  ['operator', 'changes a centre', flows.renamesCounty],
  ['operator', 'reads that all has been erased', flows.readsErasureAudits],
  ['auditor', 'asks for an export and takes it', flows.takesExport],
  ['auditor', 'prints forms', flows.printsForms],
  ['auditor', 'compares versions and reckons one again', flows.checksVersions],
  ['auditor', 'reads what was done', flows.readsLog],
  ['auditor', 'reads that all has been erased', flows.readsErasureAudits],
];

/** Addresses of other centres, of what is not, and what lies behind pages of other roles. */
const NOWHERE: readonly (readonly [Who, string])[] = [
  ...['/alerts', '/calls', '/cases', '/lawyers', '/assessment', '/policy', '/register', '/audit'].flatMap((at) => [
    ['supervisor', `${at}?centre=P01`] as const,
    ['upper', `${at}?centre=C99`] as const,
  ]),
  ['supervisor', `/lawyers/L1?centre=P01`],
  ['supervisor', `/cases/${CITY_CASE}`],
  ['supervisor', `/calls/${CITY_CASE}`],
  ['supervisor', `/alerts/${CITY_CASE}/charged`],
  ['clerk', `/cases/${CITY_CASE}`],
  ['clerk', `/calls/${CITY_CASE}`],
  ['clerk', '/cases?centre=P01'],
  ['clerk', '/calls?centre=P01'],
  ['clerk', '/register?centre=P01'],
  ['upper', '/cases/there-is-none'],
  ['upper', '/lawyers/there-is-none'],
  ['upper', alertAddress('absent')],
  ['upper', alertAddress('there-is-none')],
  ['operator', '/policy?centre=C99'],
  ['operator', '/assessment/table/L1'],
  ['lawyer', '/lawyers/L1'],
  ['lawyer', '/assessment/table/L1'],
  ['lawyer', `/cases/${caseAddress(6)}`],
];
/** Addresses as they come out of a mail or a hand: cut short, with too much at the end, badly written. */
const STRAY: readonly string[] = [
  ...['/', '/alerts', '/calls', '/cases', '/lawyers', '/assessment', '/policy'].map((at) => `${at}?centre=C01&year=none`),
  `/alerts/${caseAddress(6)}`,
  `${alertAddress('charged')}/more`,
  `/calls/${caseAddress(9)}/more`,
  `/cases/${caseAddress(6)}/more`,
  '/lawyers/L1/more',
  '/assessment/table/L1/more',
  '/assessment/there-is-none',
  '/assessment/table/there-is-none',
  '/policy/more',
  '/cases/%E0%A4%A',
  '/cases/%20',
];

/** For each page, something it offers others. */
const BEYOND: readonly (readonly [who: Who, method: string, path: string, body: unknown])[] = [
  ['clerk', 'POST', `/v1/cases/${caseAddress(6)}/alerts/charged`, { action: 'contact' }],
  ['clerk', 'POST', `/v1/cases/${caseAddress(6)}/void`, { reason: '试一试' }],
  ['clerk', 'GET', '/v1/lawyers/L1/figures?centre=C01&year=2025', undefined],
  ['clerk', 'POST', '/v1/assessments', { centreId: 'C01', year: YEAR }],
  ['clerk', 'GET', '/v1/centres/C01/audit', undefined],
  ['clerk', 'POST', `/v1/cases/${CITY_CASE}/reveal`, { reason: '试一试' }],
  ['supervisor', 'PUT', '/v1/centres', { centres: [{ centre_id: 'C01', name: '改名', level: 'county', parent_id: 'P01' }] }],
  ['supervisor', 'POST', '/v1/assessments', { centreId: 'P01', year: YEAR }],
  ['supervisor', 'GET', '/v1/privacy/audits', undefined],
  ['auditor', 'POST', `/v1/cases/${caseAddress(9)}/answers`, { channel: 'phone', answers: { overall: 1 } }],
  ['auditor', 'POST', '/v1/cases/search', { caseNo: CASE(6) }],
  ['auditor', 'PUT', '/v1/targets', { centreId: 'C01', year: YEAR, target: 1 }],
  ['auditor', 'PUT', `/v1/centres/C01/monthly-figures/${YEAR}-01`, { 'training-people': 1 }],
  ['operator', 'GET', `/v1/cases/${caseAddress(6)}`, undefined],
  ['operator', 'POST', '/v1/uploads', { kind: 'evidence', centreId: 'C01', fileName: 'a.csv', size: 10 }],
  ['operator', 'GET', `/v1/centres/C01/summary?year=${YEAR}`, undefined],
  ['lawyer', 'GET', '/v1/lawyers/L1/figures?centre=C01&year=2025', undefined],
  ['lawyer', 'GET', `/v1/cases/${caseAddress(1)}/messages`, undefined],
  ['lawyer', 'GET', `/v1/centres/C01/assessments/${YEAR}/rows`, undefined],
];

test('what the table offers follows from the permissions, and nothing that a role may do is missing', () => {
  for (const { at, seenBy, offers } of TABLE) {
    for (const [roles, by] of offers) {
      const may = seenBy.split(' ').filter((who) => (rolesFor(by) as readonly string[]).includes(roleOf(who)));
      expect([at, by, may.join(' ')]).toEqual([at, by, roles]);
    }
  }
  const offered = new Set(TABLE.flatMap(({ offers }) => offers.map(([, by]) => by)));
  const changing = ACTIONS.filter((action) => !action.startsWith('read-') && !NOT_IN_CONSOLE.includes(action));
  expect(changing.filter((action) => !offered.has(action))).toEqual([]);
});

(skipsBrowser ? describe.skip : describe)('the roles of the console', () => {
  let house: ConsoleHouse;
  let browser: Browser;
  const pages = new Map<Who, Promise<Page>>();
  /** What went wrong in a browser, and what the API would not answer. */
  const errors: string[] = [];
  const refused: string[] = [];
  beforeAll(async () => {
    [house, browser] = await Promise.all([startConsoleHouse(8133, [COUNTY_OPERATOR]), launchChromium()]);
    await fillHouse(house);
    await closeInCity(house);
    await decideLastYear(house);
    await publishThisYear(house);
    await house.engine.invoke('AuditErasure', { time: new Date(house.engine.now()).toISOString() });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await house.stop();
  });

  /** One browser context for each user, signed in once. */
  const pageOf = (who: Who): Promise<Page> => {
    const known = pages.get(who) ?? enter(USERS[who]);
    pages.set(who, known);
    return known;
  };
  const enter = async (sub: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', ({ message }) => errors.push(`${sub}: ${message}`));
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    await signIn(page, house, sub);
    return page;
  };
  const open = (page: Page, address: string): Promise<void> =>
    openAddress(page, house.url, address.includes('?') ? address : `${address}?centre=C01`);

  describe('what each is offered', () => {
    test.each(EVERYBODY)(
      '%s: every page by its address',
      async (who) => {
        const page = await pageOf(who);
        const menu = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
        for (const at of new Set(TABLE.map((row) => row.at))) {
          refused.length = 0;
          await open(page, at);
          const row = TABLE.find((one) => one.at === at && isAmong(who, one.seenBy));
          const shown = await page.locator('main h1').allTextContents();
          if (row === undefined) {
            const told = (await page.locator('main .hf-failed').allTextContents()).join();
            expect([at, told]).toEqual([at, expect.stringContaining('没有这个页面')]);
            expect([at, (await actsOf(page)).filter((act) => act !== '重试')]).toEqual([at, []]);
            continue;
          }
          expect([at, shown.join()]).toEqual([at, expect.stringContaining(row.heading)]);
          const offered = row.offers.filter(([roles]) => isAmong(who, roles)).flatMap(([, , acts]) => acts);
          const found = (await actsOf(page)).filter((act) => !VIEWS.includes(act));
          expect([at, found.toSorted()]).toEqual([at, [...new Set(offered)].toSorted()]);
          // It leads only to pages that are there for this role, and shows nothing that the API would not answer.
          const beyond = (await leadsTo(page)).filter((name) => !menu.some((link) => link?.startsWith(`#/${name}`) === true));
          expect([at, beyond, refused]).toEqual([at, [], []]);
        }
        expect(errors).toEqual([]);
      },
      120_000,
    );

    test('an operator of a county: centres below it, and not its own, which is the upper level’s to change', async () => {
      const page = await enter(COUNTY_OPERATOR.sub);
      await open(page, '/organisation');
      await page.getByRole('cell', { name: '样例县法律援助中心' }).waitFor();
      expect(await actsOf(page)).toEqual(['新增下级机构']);
      const own = { centre_id: 'C01', name: '改名', level: 'county', parent_id: 'P01', zone: 'Asia/Shanghai' };
      expect((await house.ask(COUNTY_OPERATOR.sub, 'PUT', '/v1/centres', { centres: [own] })).status).toBe(404);
      await page.context().close();
    });
  });

  describe('what each does', () => {
    test.each(FLOWS)(
      '%s %s',
      async (who, _, flow) => {
        const page = await pageOf(who);
        await flow({ page, house, who: USERS[who], open: (address) => open(page, address) });
        expect(errors).toEqual([]);
      },
      90_000,
    );
  });

  describe('addresses that lead nowhere', () => {
    test.each(NOWHERE)('%s opens %s: it is not there', async (who, at) => {
      const page = await pageOf(who);
      await open(page, at);
      await page.locator('main').getByText('没有这个页面,或不属于您的机构。').first().waitFor();
      expect(await page.locator('main').innerText()).not.toContain('样例');
    });

    test.each(STRAY)('a supervisor opens %s: something is said, and the menu leads on', async (at) => {
      const page = await pageOf('supervisor');
      await open(page, at);
      expect((await page.locator('main').innerText()).trim()).not.toBe('');
      // A row's reasons lie over the page.
      await page.keyboard.press('Escape');
      await page.locator('nav a', { hasText: /^首页$/ }).click();
      await page.getByRole('heading', { name: '今天要办的事' }).waitFor();
      expect(errors).toEqual([]);
    });

    test('an address leads there through the sign-in, in the county it names', async () => {
      const context = await browser.newContext({ locale: 'zh-CN' });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(`${house.url}#/cases/${caseAddress(6)}?centre=C01`);
      await page.locator('a', { hasText: '审计 auditor' }).click();
      await page.getByRole('heading', { name: CASE(6) }).waitFor();
      expect(await page.getByLabel('机构', { exact: true }).inputValue()).toBe('C01');
      await context.close();
    });
  });

  describe('what the pages do not offer is not answered either', () => {
    test.each(BEYOND)('%s: %s %s', async (who, method, path, body) => {
      const page = await pageOf(who);
      const status = await page.evaluate(
        async ([how, where, what]) => {
          // The token that the console itself shows the API.
          const kept = Object.entries(sessionStorage).find(([key]) => key.startsWith('oidc.user:'))?.[1] as string;
          const { access_token: token } = JSON.parse(kept) as { access_token: string };
          const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
          return (await fetch(where, { method: how, headers, ...(what === '' ? {} : { body: what }) })).status;
        },
        [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
      );
      expect([403, 404]).toContain(status);
    });
  });

  test.each(EVERYBODY)('%s reads it in the other language, and signs out', async (who) => {
    const page = await pageOf(who);
    await open(page, '/');
    await page.getByRole('button', { name: /Switch to English/ }).click();
    await page.locator('html[lang=en]').waitFor();
    await page.getByRole('heading', { name: who === 'lawyer' ? `My figures ${YEAR}` : 'What needs me today' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('a', { hasText: '审计 auditor' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    // What the browser is remembered by is gone too: an address asks who it is again.
    await page.goto(`${house.url}#/cases`);
    await page.locator('a', { hasText: '审计 auditor' }).waitFor();
  });
});

/** Last year's table: a final version, and a draft after it whose days for objections are over. */
const decideLastYear = async ({ ask, operator: { store }, engine }: ConsoleHouse): Promise<void> => {
  const { deps } = inProcess(store, { now: engine.now() });
  const publish = async (daysAgo: number): Promise<void> => {
    const act = { centreId: 'C01', year: LAST_YEAR, at: engine.now() - daysAgo * DAY_MS, by: 'supervisor-2' };
    await assessCentre(deps)(act);
    await publishTable(deps)(act);
  };
  await publish(60);
  await ask('supervisor-1', 'POST', `/v1/centres/C01/assessments/${LAST_YEAR}/final`);
  await publish(50);
};

/** The county has a policy of its own. This year's table is shown to the lawyers by another supervisor, and one objects. */
const publishThisYear = async ({ ask, operator: { store }, engine }: ConsoleHouse): Promise<void> => {
  await ask('operator-1', 'PUT', '/v1/centres/C01/policy', { version: 'C01-1' });
  const { deps } = inProcess(store, { now: engine.now() });
  await assessCentre(deps)({ centreId: 'C01', year: YEAR, at: engine.now(), by: 'supervisor-2' });
  await ask('supervisor-2', 'POST', `/v1/centres/C01/assessments/${YEAR}/publication`);
  await ask('L1', 'POST', `/v1/me/assessments/${YEAR}/objections`, { centreId: 'C01', text: '办案数量算少了' });
};

/** A case that lies above what the county's people may see. */
const closeInCity = async ({ ask }: ConsoleHouse): Promise<void> => {
  const person = { client_name: '样例受援人', client_phone: '13800007099', contact: 'phone' };
  const row = { case_no: '市级-1', centre_id: 'P01', lawyer_id: 'L3', ...person, closed_at: new Date().toISOString() };
  await ask('upper-1', 'POST', '/v1/closings', { closings: [row] });
};
