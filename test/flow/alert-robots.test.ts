import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Alert } from '../../domain/alert/alert.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/shared/instant.ts';
import { startEngine } from '../../local/engine/engine.ts';
import type { Engine } from '../../local/engine/engine.ts';
import { operatorOf } from '../../local/operator.ts';
import type { Operator } from '../../local/operator.ts';
import { synthesise } from '../../local/synthesise.ts';
import { anAlert, clock } from '../domain/alert/alerts.ts';
import { published } from '../domain/alert/published.ts';
import { standIn } from '../fixtures/sms/stand-in.ts';
import type { Arrival, Deed, StandIn } from '../fixtures/sms/stand-in.ts';

/*
 * From an alert in the table to what a group reads: the synthesised stacks' own bundles on the engine, the robots' services on
 * this machine.
 */

const NOW = clock('2025-03-06T10:00:00');
const SECRET = 'SECmade-up';
const SETTINGS = {
  wecomRobotSecret: 'huifang/wecom',
  dingtalkRobotSecret: 'huifang/dingtalk',
  feishuRobotSecret: 'huifang/feishu',
  alertsQueue: 'yes',
  alertFilter: '{"audience":["C01","P01"],"lawyer":[{"anything-but":["L009"]}]}',
  consoleUrl: 'https://console.example.org/',
};

let engine: Engine;
let operator: Operator;
let robots: StandIn;
let refuses: readonly string[] = [];
const lines: string[] = [];

/** One service for all three, each at its path; a refused message gets the code of a robot that is not there. */
const answer = ({ url }: Arrival): Deed => {
  const code = refuses.some((path) => url.pathname.startsWith(path)) ? 93000 : 0;
  return { body: JSON.stringify({ errcode: code, code }) };
};

beforeAll(async () => {
  robots = await standIn(answer);
  const at = `http://${robots.endpoint}`;
  const secrets = {
    'huifang/wecom': JSON.stringify({ webhook: `${at}/wecom?key=k-1` }),
    'huifang/dingtalk': JSON.stringify({ webhook: `${at}/dingtalk?access_token=t-1`, secret: SECRET }),
    'huifang/feishu': JSON.stringify({ webhook: `${at}/feishu/h-1`, secret: SECRET }),
  };
  const assembly = await synthesise(() => undefined, SETTINGS);
  const onLog = ({ line }: { readonly line: string }): void => void lines.push(line);
  engine = await startEngine({ assembly, clock: { kind: 'virtual', at: NOW }, keySeed: 'robots', secrets, onLog });
  operator = operatorOf(engine);
  for (const [id, parentId] of [
    ['P01', undefined],
    ['C01', 'P01'],
    ['C02', 'P01'],
  ] as const) {
    const place = { id, name: '样例中心', zone: 'Asia/Shanghai' };
    const level = parentId === undefined ? ('city' as const) : ('county' as const);
    await operator.store.saveCentre({ ...place, level, ...(parentId === undefined ? {} : { parentId }) }, {});
  }
}, 240_000);
afterAll(async () => {
  operator.close();
  await engine.stop();
  await robots[Symbol.asyncDispose]();
});

let seen = 0;
beforeEach(() => {
  refuses = [];
  seen = robots.arrivals.length;
});

/** What the robots have heard since the test began. */
const heard = (path: string) => robots.arrivals.slice(seen).filter(({ url }) => url.pathname.startsWith(path));
const textOf = ({ body }: Arrival): string => {
  const { text, content } = JSON.parse(body) as { text?: { content: string }; content?: { text: string } };
  return text?.content ?? content?.text ?? '';
};
/** An alert is written, and everything that follows from it done. */
const write = async (alert: Partial<Alert> & { readonly caseNo: string }, was?: Partial<Alert>): Promise<void> => {
  const next = { ...anAlert('critical'), ...alert };
  const before = was && { alert: { ...next, ...was }, year: 2025, version: 1, changedAt: NOW };
  const version = before === undefined ? 1 : 2;
  expect(await operator.store.saveAlert({ alert: next, year: 2025, version, changedAt: NOW }, before, [])).toBe(true);
  await engine.settle();
};
const inQueue = () => engine.queue('AlertsQueue/Queue').messages.map(({ body }) => JSON.parse(body) as { caseNo: string });

test('a new alert is told by every robot, signed at the time of telling, and waits in the queue', async () => {
  engine.setTime(NOW + MINUTE_MS);
  await write({ caseNo: 'N-1', cause: 'charged' });
  for (const path of ['/wecom', '/dingtalk', '/feishu']) {
    const [message, ...more] = heard(path);
    expect(more).toEqual([]);
    expect(textOf(message!)).toMatch(
      /^【回访提醒】特急:反映收钱、收礼或吃请\n案号:N-1 机构:C01\n首次联系期限:2025-03-07 10:00\n/,
    );
    expect(textOf(message!)).toContain('https://console.example.org/#/cases/N-1');
  }
  const at = NOW + MINUTE_MS;
  const { searchParams } = heard('/dingtalk')[0]!.url;
  expect([searchParams.get('access_token'), searchParams.get('timestamp'), searchParams.get('sign')]).toEqual([
    't-1',
    String(at),
    createHmac('sha256', SECRET).update(`${at}\n${SECRET}`).digest('base64'),
  ]);
  const seconds = String(at / SECOND_MS);
  expect(JSON.parse(heard('/feishu')[0]!.body)).toMatchObject({
    timestamp: seconds,
    sign: createHmac('sha256', `${seconds}\n${SECRET}`).digest('base64'),
  });
  expect(inQueue()).toMatchObject([{ caseNo: 'N-1', level: 'critical', audience: 'C01' }]);
});

test('a missed deadline is told one level up', async () => {
  await write({ caseNo: 'N-2' });
  await write({ caseNo: 'N-2', escalations: 1, escalatedContact: true }, {});
  expect(heard('/wecom').map(textOf)[1]).toMatch(/^【回访提醒超期上报】特急:.+\n案号:N-2 机构:C01 上报:P01\n/);
});

test('what the filter leaves out is told nobody: another centre, a person complained about', async () => {
  const before = inQueue().length;
  await write({ caseNo: 'N-3', centreId: 'C02' });
  await write({ caseNo: 'N-4', lawyerId: 'L009' });
  expect(robots.arrivals.slice(seen)).toEqual([]);
  expect(inQueue()).toHaveLength(before);
});

test('a storm is one message, critical ones aside', async () => {
  const attributes = { level: 'high', cause: 'absent', centre: 'C01', audience: 'C01', lawyer: 'L001', occasion: 'raised' };
  for (let i = 0; i < 60; i += 1) {
    const level = i % 30 === 0 ? 'critical' : 'high';
    engine.publish(
      'Alerts',
      JSON.stringify(published({ caseNo: `S-${i}`, level, cause: 'absent', raisedAt: NOW + i })),
      attributes,
    );
  }
  await engine.settle();
  const texts = heard('/dingtalk').map(textOf);
  expect(texts.map((text) => /案号[^:]*:(\S+)/.exec(text)?.[1]?.split('、')[0])).toEqual(['S-0', 'S-30', 'S-1']);
  expect(texts[2]).toContain('共58条');
});

test('what a robot refuses is tried five times, kept, and told once the cause is gone; other robots go on', async () => {
  refuses = ['/feishu'];
  await write({ caseNo: 'N-5' });
  expect([heard('/feishu').length, heard('/wecom').length, heard('/dingtalk').length]).toEqual([5, 1, 1]);
  const letters = engine.queue('FeishuRobot/QueueDeadLetters');
  expect(letters.messages.map(({ body }) => (JSON.parse(body) as { caseNo: string }).caseNo)).toEqual(['N-5']);
  refuses = [];
  expect(letters.redrive()).toBe(1);
  await engine.settle();
  expect(heard('/feishu').map(textOf).at(-1)).toContain('案号:N-5');
  expect(operator.deadLetters()).toEqual([]);
});

test('nothing was asked for that a role does not grant, and no log has an address, a key or a signature', () => {
  expect(engine.refusals).toEqual([]);
  const printed = lines.join('\n');
  expect(printed).toContain('"cases":["N-1"]');
  expect(printed).not.toMatch(/k-1|t-1|h-1|SECmade-up|127\.0\.0\.1/);
});
