import { expect } from '@jest/globals';
import { CASE } from '../fixtures/console-house.ts';
import { confirm, look, press, printed, sent, upload, write } from '../fixtures/console-steps.ts';
import type { AtWork } from '../fixtures/console-steps.ts';

/*
 * Acts of the console that several roles may do, each done through its page and looked up afterwards at the API. What stands in
 * console-flows.test.ts as one role is done here as the others.
 */

export type Flow = (at: AtWork) => Promise<void>;
export const YEAR = new Date().getFullYear();
export const LAST_YEAR = YEAR - 1;
export const caseAddress = (n: number): string => encodeURIComponent(CASE(n));
export const alertAddress = (cause: string): string => `/alerts/${caseAddress(6)}/${cause}`;
const tablePath = (year: number, centre = 'C01'): string => `/v1/centres/${centre}/assessments/${year}`;

interface Told {
  readonly state: string;
  readonly reason?: string;
  readonly voided?: unknown;
  readonly response?: { readonly answers: object; readonly enteredBy?: string };
  readonly history: readonly { readonly by: string; readonly what: string; readonly why: string }[];
}
const told = (at: AtWork, n: number): Promise<Told> => look(at, 'supervisor-1', `/v1/cases/${caseAddress(n)}`);
/** What one did about a case, by the record. */
const done = async (at: AtWork, n: number): Promise<string[]> =>
  (await told(at, n)).history.filter(({ by }) => by === at.who).map(({ what, why }) => `${what} ${why}`.trim());

export const findsByNumber =
  (n: number): Flow =>
  async ({ page, open }) => {
    await open('/cases');
    await page.getByRole('textbox', { name: '案号' }).fill(CASE(n));
    expect(await sent(page, () => press(page, '查找'))).toBe(200);
    await page.getByRole('heading', { name: '查找结果' }).waitFor();
    await page.getByRole('link', { name: CASE(n), exact: true }).click();
    await page.getByRole('heading', { name: '全过程' }).waitFor();
  };

/** @param address of the case itself, or of an alert of it */
export const readsConversation =
  (n: number, address = `/cases/${caseAddress(n)}`): Flow =>
  async (at) => {
    await at.open(address);
    expect(await sent(at.page, () => press(at.page, '打开短信往来'), /\/messages$/)).toBe(200);
    await at.page.locator('.hf-chat').waitFor({ state: 'attached' });
    expect(await done(at, n)).toContain('MessagesRead');
  };

export const reveals =
  (n: number, address: string, why: string): Flow =>
  async (at) => {
    await at.open(address);
    await write(at.page, '查看原因', why);
    expect(await sent(at.page, () => press(at.page, '查看姓名和电话'))).toBe(200);
    await at.page.getByText(`+861380000700${n % 10}`).waitFor();
    expect(await done(at, n)).toContain(`Revealed ${why}`);
  };

/** @param keys what the client said, question by question */
export const entersAnswers =
  (n: number, keys: string, answers: object): Flow =>
  async (at) => {
    await at.open(`/calls/${caseAddress(n)}`);
    await at.page.locator('h1').click();
    for (const key of keys) await at.page.keyboard.press(key);
    expect(await sent(at.page, () => press(at.page, '保存回答'))).toBe(200);
    expect((await told(at, n)).response).toMatchObject({ answers, enteredBy: at.who });
  };

export const recordsNoAnswer =
  (n: number): Flow =>
  async (at) => {
    await at.open(`/calls/${caseAddress(n)}`);
    await write(at.page, '备注', '响了很久');
    expect(await sent(at.page, () => press(at.page, '无人接听'))).toBe(200);
    expect(await told(at, n)).toMatchObject({ state: 'to-call', onCallList: { kind: 'call' } });
    expect(await done(at, n)).toContain('call:no-answer 响了很久');
  };

export const recordsWrongNumber =
  (n: number): Flow =>
  async (at) => {
    await at.open(`/calls/${caseAddress(n)}`);
    expect(await confirm(at.page, '号码有误')).toBe(200);
    expect(await told(at, n)).not.toHaveProperty('onCallList');
    expect(await done(at, n)).toContain('call:wrong-number');
  };

export const recordsRefusal =
  (n: number): Flow =>
  async (at) => {
    await at.open(`/calls/${caseAddress(n)}`);
    expect(await confirm(at.page, '拒绝回访')).toBe(200);
    expect(await told(at, n)).toMatchObject({ state: 'refused' });
    expect(await done(at, n)).toContain('call:refused');
  };

export const voidsAndRestores =
  (n: number): Flow =>
  async (at) => {
    await at.open(`/cases/${caseAddress(n)}`);
    for (const [button, isVoided] of [
      ['作废此回访', true],
      ['恢复此回访', false],
    ] as const) {
      await write(at.page, '理由(必填)', '核对录音');
      expect(await sent(at.page, () => press(at.page, button))).toBe(200);
      expect((await told(at, n)).voided !== undefined).toBe(isVoided);
    }
    expect(await done(at, n)).toEqual(expect.arrayContaining(['void 核对录音', 'restore 核对录音']));
  };

export const contactsClient =
  (cause: string): Flow =>
  async (at) => {
    await at.open(alertAddress(cause));
    expect(await sent(at.page, () => press(at.page, '记为已联系受援人'))).toBe(200);
    const alert = await look(at, 'supervisor-1', `/v1/cases/${caseAddress(6)}/alerts/${cause}`);
    expect(alert).toMatchObject({ state: 'contacted', by: at.who });
  };

/** The client had meant another answer: the alert goes, and the response is put right. */
export const correctsAnswer =
  (cause: string, code: number): Flow =>
  async (at) => {
    const { page } = at;
    await at.open(alertAddress(cause));
    await page.getByLabel('误评').check();
    await page.getByRole('combobox', { name: '受援人本意的答案' }).click();
    await page.getByTitle(new RegExp(`^${code} `)).click();
    await write(page, '查明的情况和处理结果', '受援人按反了数字');
    await page.getByLabel('已告知受援人处理结果').check();
    expect(await sent(page, () => press(page, '办结此提醒'))).toBe(200);
    const alert = await look(at, 'supervisor-1', `/v1/cases/${caseAddress(6)}/alerts/${cause}`);
    expect(alert).toMatchObject({ state: 'resolved', outcome: 'misrated', by: at.who });
    expect((await told(at, 6)).response?.answers).toMatchObject({ [cause]: code });
  };

export const recordsEvidence: Flow = async (at) => {
  const { page } = at;
  await at.open('/evidence');
  await page.getByRole('tab', { name: '新增' }).click();
  await page.getByRole('combobox', { name: '类型' }).click();
  await page.getByTitle('庭审旁听').click();
  await write(page, '执业证号', 'L1');
  await write(page, '分数(0–100)', '88');
  await write(page, '备注', '准备充分');
  expect(await sent(page, () => press(page, '记录'))).toBe(201);
  const { entries } = await look<{ entries: object[] }>(at, 'auditor-1', `/v1/centres/C01/evidence?year=${YEAR}`);
  expect(entries).toContainEqual(expect.objectContaining({ kind: 'hearing', score: 88, by: at.who, note: '准备充分' }));
};

/** @param lawyerId `''`: of the centre as a whole */
export const setsTarget =
  (lawyerId: string, target: number): Flow =>
  async (at) => {
    const { page } = at;
    await at.open('/evidence');
    await page.getByRole('tab', { name: '目标' }).click();
    await write(page, '执业证号', lawyerId);
    await write(page, '目标(件)', String(target));
    expect(await sent(page, () => press(page, '保存'))).toBe(200);
    const targets = await look<object>(at, 'auditor-1', `/v1/centres/C01/targets?year=${YEAR}`);
    const wanted = lawyerId === '' ? { own: target } : { entries: [expect.objectContaining({ lawyerId, target })] };
    expect(targets).toMatchObject(wanted);
  };

interface Audited {
  readonly entries: readonly { readonly by: string; readonly what: string; readonly why: string }[];
}
/** What one did, by the county's audit log. */
const audited = async (at: AtWork): Promise<string[]> => {
  const { entries } = await look<Audited>(at, 'auditor-1', '/v1/centres/C01/audit?limit=100');
  return entries.filter(({ by }) => by === at.who).map(({ what, why }) => `${what} ${why}`.trim());
};

export const defersAndTakesBack: Flow = async (at) => {
  const { page } = at;
  await at.open('/assessment/table/L1');
  const drawer = page.getByRole('dialog', { name: 'L1' });
  for (const [status, code] of [
    ['暂缓考核', 'deferred'],
    ['不另定', 'none'],
  ]) {
    await drawer.getByRole('combobox', { name: '另定状态' }).click();
    await page.locator('.ant-select-dropdown').getByTitle(status!).click();
    await write(drawer, '理由(必填)', '投诉核查中');
    expect(await sent(page, () => press(drawer, '保存'))).toBe(200);
    expect(await audited(at)).toContain(`Status:${YEAR}:${code} 投诉核查中`);
  }
};

export const decidesObjection: Flow = async (at) => {
  const { page } = at;
  await at.open('/assessment/objections');
  await page.getByLabel('不成立', { exact: true }).check();
  await write(page, '处理意见', '数量核对无误');
  expect(await sent(page, () => press(page, '提交处理意见'))).toBe(200);
  const { objections } = await look<{ objections: object[] }>(at, 'auditor-1', `${tablePath(YEAR)}/objections`);
  expect(objections[0]).toMatchObject({ decision: { outcome: 'rejected', reason: '数量核对无误', by: at.who } });
};

export const freezesLastYear: Flow = async (at) => {
  await at.open(`/assessment?centre=C01&year=${LAST_YEAR}`);
  expect(await confirm(at.page, '定稿')).toBe(200);
  const { table } = await look<{ table: { finals: object[] } }>(at, 'auditor-1', tablePath(LAST_YEAR));
  expect(table.finals).toMatchObject([{ number: 1 }, { number: 2, by: at.who, publishedBy: 'supervisor-2' }]);
};

export const runsAndPublishesCity: Flow = async (at) => {
  await at.open('/assessment?centre=P01');
  expect(await sent(at.page, () => press(at.page, '运行考核'))).toBe(202);
  await at.page.getByRole('button', { name: '公示草案' }).waitFor();
  expect(await confirm(at.page, '公示草案')).toBe(200);
  const { table } = await look<{ table: object }>(at, 'auditor-1', tablePath(YEAR, 'P01'));
  expect(table).toMatchObject({ publication: { by: at.who } });
};

/** Two versions are laid beside each other, and one is reckoned again from what was kept. */
export const checksVersions: Flow = async ({ page, open }) => {
  await open(`/assessment/versions?centre=C01&year=${LAST_YEAR}`);
  await page.getByText('两版没有差异').waitFor();
  const version = page.getByRole('row', { name: /^v1 / });
  expect(await sent(page, () => press(version, '复核(用留存材料重算)'))).toBe(200);
  await version.getByText('重算结果一致').waitFor();
};

export const printsForms: Flow = async ({ page, open }) => {
  await open('/assessment');
  expect(await printed(page, () => press(page, '打印考核表(A4)'))).toContain('样例律师甲');
  await open('/assessment/table/L1');
  expect(await printed(page, () => press(page, '打印此律师的考核表'))).toContain('样例律师甲');
};

export const printsSummary: Flow = async ({ page, open }) => {
  await open('/summary');
  expect(await printed(page, () => press(page, '打开可打印的总结'))).toContain('样例县法律援助中心');
};

export const takesExport: Flow = async (at) => {
  const { page } = at;
  await at.open('/assessment');
  await press(page, '导出');
  const dialog = page.getByRole('dialog', { name: '导出' });
  await write(dialog, '理由(必填)', '年度审计');
  await press(dialog, '生成文件');
  await dialog.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
  const file = page.waitForEvent('download');
  await press(dialog, '下载');
  expect(await (await file).failure()).toBeNull();
  expect((await audited(at)).map((act) => act.split(/[: ]/)[0])).toEqual(expect.arrayContaining(['ExportAsked', 'ExportTaken']));
};

export const savesPolicy =
  (version: string): Flow =>
  async (at) => {
    const { page } = at;
    await at.open('/policy');
    await page.getByLabel('异议期(工作日)').fill('15');
    await write(page, '版本号(须是新的)', version);
    expect(await confirm(page, '保存为新版本')).toBe(200);
    const { policies } = await look<{ policies: object[] }>(at, 'auditor-1', '/v1/centres/C01/policies');
    const document = expect.objectContaining({ assessment: expect.objectContaining({ objectionDays: 15 }) });
    expect(policies).toContainEqual(expect.objectContaining({ version, by: at.who, document }));
  };

/** An old version is the draft of a new one. */
export const returnsToPolicy =
  (old: string, version: string): Flow =>
  async (at) => {
    const { page } = at;
    await at.open('/policy');
    await page.getByRole('tab', { name: '历史版本' }).click();
    await press(page.getByRole('row', { name: old }), '以此为底稿');
    await write(page, '版本号(须是新的)', version);
    expect(await confirm(page, '保存为新版本')).toBe(200);
    const { policies } = await look<{ policies: { version: string; document: object }[] }>(
      at,
      'auditor-1',
      '/v1/centres/C01/policies',
    );
    const documentOf = (wanted: string) => policies.find((policy) => policy.version === wanted)?.document;
    expect(documentOf(version)).toEqual({ ...documentOf(old), version });
  };

export const entersMonth: Flow = async (at) => {
  await at.open('/summary');
  await at.page.getByLabel('参训(人次)').fill('12');
  expect(await sent(at.page, () => press(at.page, '保存本月'))).toBe(200);
  const figures = await look<{ months: object }>(at, 'auditor-1', `/v1/centres/C01/monthly-figures?year=${YEAR}`);
  expect(Object.values(figures.months)).toContainEqual(expect.objectContaining({ 'training-people': 12 }));
};

export const uploadsRegister: Flow = async (at) => {
  expect(await upload(at, '律师名册', ['执业证号,姓名,机构代码', 'L8,样例律师辛,C01'])).toBe('1 已录入 · 0 未录入 / 1 行');
  const { entries } = await look<{ entries: object[] }>(at, 'auditor-1', '/v1/centres/C01/register');
  expect(entries).toContainEqual(expect.objectContaining({ lawyerId: 'L8', name: '样例律师辛' }));
};

export const uploadsClosings =
  (n: number): Flow =>
  async (at) => {
    const head = '案号,机构代码,执业证号,受援人,联系电话,回访方式,结案时间';
    const row = `${CASE(n)},C01,L2,样例受援人${n},13800007020,phone,${YEAR}-01-05`;
    expect(await upload(at, '结案', [head, row])).toBe('1 已录入 · 0 未录入 / 1 行');
    expect(await told(at, n)).toMatchObject({ closing: { caseNo: CASE(n), lawyerId: 'L2' } });
  };

export const uploadsTargets: Flow = async (at) => {
  expect(await upload(at, '目标', ['机构代码,执业证号,年度,目标件数', `C01,L2,${YEAR},33`])).toBe('1 已录入 · 0 未录入 / 1 行');
  const { entries } = await look<{ entries: object[] }>(at, 'auditor-1', `/v1/centres/C01/targets?year=${YEAR}`);
  expect(entries).toContainEqual(expect.objectContaining({ lawyerId: 'L2', target: 33 }));
};

export const uploadsEvidence: Flow = async (at) => {
  const rows = ['编号,类型,执业证号,机构代码,分数,年度', `E-UP,opinion,L2,C01,77,${YEAR}`];
  expect(await upload(at, '考核依据', rows)).toBe('1 已录入 · 0 未录入 / 1 行');
  const { entries } = await look<{ entries: object[] }>(at, 'auditor-1', `/v1/centres/C01/evidence?year=${YEAR}`);
  expect(entries).toContainEqual(expect.objectContaining({ id: 'E-UP', score: 77, by: at.who }));
};

export const renamesCounty: Flow = async (at) => {
  const { page } = at;
  await at.open('/organisation');
  await press(page.getByRole('row', { name: /^样例县法律援助中心/ }), '修改');
  await write(page, '名称', '样例县法援中心');
  expect(await sent(page, () => press(page, '保存'))).toBe(200);
  const { centres } = await look<{ centres: object[] }>(at, 'auditor-1', '/v1/me');
  expect(centres).toContainEqual(expect.objectContaining({ id: 'C01', name: '样例县法援中心', parentId: 'P01' }));
};

/** What the county's people did stands in the log, with who and why. */
export const readsLog: Flow = async ({ page, open }) => {
  await open('/audit');
  const line = page.getByRole('row', { name: /supervisor-1 作废回访/ });
  await line.getByRole('cell', { name: '核对录音' }).waitFor();
  await line.getByRole('link', { name: CASE(2), exact: true }).waitFor();
};

export const readsErasureAudits: Flow = async ({ page, open }) => {
  await open('/audit');
  await page.getByRole('heading', { name: '清除个人信息的夜间核查' }).waitFor();
  await page.getByText(/核查条数 \d+/).waitFor();
  await page.getByText('超期未清除 0').waitFor();
};
