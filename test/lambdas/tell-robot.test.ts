import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { PublishedAlert } from '../../domain/alert/published-alert.ts';
import { published } from '../domain/alert/published.ts';
import { secretsManager } from '../fixtures/sms/aws-services.ts';
import { standIn } from '../fixtures/sms/stand-in.ts';
import type { Deed, StandIn } from '../fixtures/sms/stand-in.ts';

const SECRET = 'SECmade-up';

let secrets: StandIn;
let robot: StandIn;
let lines: Record<string, unknown>[];

beforeEach(async () => {
  robot = await standIn(() => says(0));
  secrets = await standIn(secretsManager({ 'huifang/robot': account(SECRET) }));
  lines = [];
  for (const level of ['info', 'warn', 'error'] as const) {
    jest
      .spyOn(console, level)
      .mockImplementation((line: unknown) => void lines.push(JSON.parse(String(line)) as Record<string, unknown>));
  }
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all([secrets[Symbol.asyncDispose](), robot[Symbol.asyncDispose]()]);
});

const account = (secret: string) => JSON.stringify({ webhook: `http://${robot.endpoint}/robot/send?access_token=t-1`, secret });
const says = (errcode: number): Deed => ({ body: JSON.stringify({ errcode, errmsg: 'x' }) });

/** The function as it starts anew, and as the queue calls it with these bodies; ids of what goes back. */
const start = async (consoleUrl?: string) => {
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'an-id',
    AWS_SECRET_ACCESS_KEY: 'a-key',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://${secrets.endpoint}`,
    POWERTOOLS_DEV: 'true',
    ROBOT_SECRET: 'huifang/robot',
  });
  delete process.env['CONSOLE_URL'];
  if (consoleUrl !== undefined) process.env['CONSOLE_URL'] = consoleUrl;
  jest.resetModules();
  const { handler } = await import('../../lambdas/tell-robot-dingtalk.ts');
  return async (...bodies: readonly string[]): Promise<string[]> => {
    const Records = bodies.map((body, i) => ({ messageId: `m-${i + 1}`, body }));
    const answer: SQSBatchResponse = await handler({ Records } as SQSEvent, {} as Context);
    return answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
};

const message = (rest: Partial<PublishedAlert> = {}) => JSON.stringify(published(rest));
const texts = () => robot.arrivals.map(({ body }) => (JSON.parse(body) as { text: { content: string } }).text.content);
const lined = (words: string) => lines.filter(({ message: said }) => said === words);

describe('alerts that waited for a robot', () => {
  test('are told, signed at the time of telling, with a link', async () => {
    const tell = await start('https://console.example.org/');
    expect(await tell(message())).toEqual([]);
    const { searchParams } = robot.arrivals[0]!.url;
    const at = Number(searchParams.get('timestamp'));
    expect(Math.abs(Date.now() - at)).toBeLessThan(60_000);
    expect(searchParams.get('sign')).toBe(createHmac('sha256', SECRET).update(`${at}\n${SECRET}`).digest('base64'));
    expect(texts()[0]).toContain('https://console.example.org/#/cases/2025-001');
    expect(lined('alerts told')).toMatchObject([{ alerts: 1, cases: ['2025-001'] }]);
  });

  test('come back where the robot refuses, with its code in the log, and the others are told', async () => {
    robot.behave(({ body }) => says(body.includes('N2') ? 310000 : 0));
    const tell = await start();
    expect(await tell(message({ caseNo: 'N1' }), message({ caseNo: 'N2' }), message({ caseNo: 'N3' }))).toEqual(['m-2']);
    expect(lined('robot refused')).toMatchObject([{ codes: ['310000'], alerts: 1, cases: ['N2'] }]);
  });

  test('wait where it takes no more for a while', async () => {
    robot.behave(() => says(130101));
    const tell = await start();
    expect(await tell(message({ caseNo: 'N1' }), message({ caseNo: 'N2' }))).toEqual(['m-1', 'm-2']);
    expect(robot.arrivals).toHaveLength(1);
  });

  test('of a storm are one message', async () => {
    const tell = await start();
    const storm = Array.from({ length: 100 }, (_, i) =>
      message({ caseNo: `N${i}`, level: 'high', cause: 'absent', raisedAt: i }),
    );
    expect(await tell(...storm)).toEqual([]);
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('共100条');
  });

  test('that are not as agreed come back alone', async () => {
    const tell = await start();
    expect(await tell('no json', message(), '{"caseNo":"X"}')).toEqual(['m-1', 'm-3']);
    expect(texts()).toHaveLength(1);
    expect(lined('record failed')).toMatchObject([{ recordId: 'm-1' }, { recordId: 'm-3' }]);
  });

  test('are signed with the secret as it is now', async () => {
    const tell = await start();
    await tell(message());
    secrets.behave(secretsManager({ 'huifang/robot': account('SECanother') }));
    await tell(message());
    const { searchParams } = robot.arrivals[1]!.url;
    const at = searchParams.get('timestamp')!;
    expect(searchParams.get('sign')).toBe(createHmac('sha256', 'SECanother').update(`${at}\nSECanother`).digest('base64'));
  });

  test.each([
    ['is missing', {}, /none/],
    ['is no JSON', { 'huifang/robot': 'https://…' }, /robot account: not as agreed at \(json\)/],
    ['has no address', { 'huifang/robot': '{}' }, /robot account: not as agreed at webhook/],
  ])('wait where the secret %s', async (_, kept, error) => {
    secrets.behave(secretsManager(kept));
    const tell = await start();
    await expect(tell(message())).rejects.toThrow(error);
    expect(robot.arrivals).toEqual([]);
  });

  test('leave no address and no signature in the log', async () => {
    robot.behave(() => 'hang-up');
    const tell = await start();
    expect(await tell(message())).toEqual(['m-1']);
    expect(JSON.stringify(lines)).not.toMatch(/t-1|sign|SEC|127\.0\.0\.1/);
  });
});

test.each(['wecom', 'feishu'])('the function of %s tells as well', async (name) => {
  const code = name === 'wecom' ? 'errcode' : 'code';
  robot.behave(() => ({ body: JSON.stringify({ [code]: 0 }) }));
  secrets.behave(secretsManager({ 'huifang/robot': JSON.stringify({ webhook: `http://${robot.endpoint}/hook` }) }));
  await start();
  const { handler } = (await import(`../../lambdas/tell-robot-${name}.ts`)) as typeof import('../../lambdas/tell-robot-wecom.ts');
  const answer = await handler({ Records: [{ messageId: 'm-1', body: message() }] } as SQSEvent, {} as Context);
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(robot.arrivals[0]?.body).toContain('2025-001');
});
