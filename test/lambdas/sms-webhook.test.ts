import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { HttpResult } from '../../lambdas/runtime/http.ts';
import { alibabaReply, alibabaReport } from '../fixtures/sms/alibaba.ts';
import { messagesIn, secretsManager, sqsTakesAll, sqsTakesNone } from '../fixtures/sms/aws-services.ts';
import { standIn } from '../fixtures/sms/stand-in.ts';
import type { StandIn } from '../fixtures/sms/stand-in.ts';
import { tencentReply, tencentReport } from '../fixtures/sms/tencent.ts';

const SECRET = 'Qm7xT2vK9pLw4sZ8';
const NOW = Date.parse('2025-03-04T02:00:00Z');

let secrets: StandIn;
let sqs: StandIn;
const lines: string[] = [];

beforeEach(async () => {
  secrets = await standIn(secretsManager({ 'hook-secret': SECRET }));
  sqs = await standIn(sqsTakesAll);
  lines.length = 0;
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)));
  }
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all([secrets[Symbol.asyncDispose](), sqs[Symbol.asyncDispose]()]);
});

/** Requests to a queue go to its address. */
const queueUrl = (name: string): string => `http://${sqs.endpoint}/123456789012/${name}`;

type Handler = (event: APIGatewayProxyEventV2) => Promise<HttpResult>;

/** The function as it starts anew with these settings. */
const start = async (provider: string, more: Readonly<Record<string, string>> = {}): Promise<Handler> => {
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'an-id',
    AWS_SECRET_ACCESS_KEY: 'a-key',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://${secrets.endpoint}`,
    POWERTOOLS_DEV: 'true',
    SMS_PROVIDER: provider,
    SMS_WEBHOOK_SECRET: 'hook-secret',
    SMS_WEBHOOK_SOURCES: '',
    INBOUND_QUEUE_URL: queueUrl('inbound'),
    DELIVERY_QUEUE_URL: queueUrl('delivery'),
    ...more,
  });
  jest.resetModules();
  const { handler } = await import('../../lambdas/sms-webhook.ts');
  return async (event) => await handler(event, {} as Context);
};

interface Push {
  readonly provider: string;
  readonly secret?: string;
  readonly sourceIp?: string;
  readonly body?: unknown;
  readonly encoded?: boolean;
}

const push = ({ provider, secret = SECRET, sourceIp = '203.0.113.9', body = [], encoded = false }: Push) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    pathParameters: { provider, secret },
    requestContext: { http: { sourceIp, method: 'POST' }, timeEpoch: NOW },
    body: encoded ? Buffer.from(text).toString('base64') : text,
    isBase64Encoded: encoded,
  } as unknown as APIGatewayProxyEventV2;
};

const inbound = () => messagesIn(queueUrl('inbound'), sqs.arrivals);
const delivery = () => messagesIn(queueUrl('delivery'), sqs.arrivals);

describe('what Alibaba Cloud pushes', () => {
  const provider = 'alibaba';

  test('replies are queued in our own form, then acknowledged in theirs', async () => {
    const body = [alibabaReply(), alibabaReply({ phone_number: '13800000002', content: '退订', sequence_id: '8' })];
    const { statusCode, body: answer } = await (await start(provider))(push({ provider, body }));
    expect([statusCode, JSON.parse(answer ?? '')]).toEqual([200, { code: 0, msg: '接收成功' }]);
    const sentAt = Date.parse('2025-03-04T01:30:00Z');
    expect(inbound()).toEqual([
      { id: 'alibaba:1234567890', from: '+8613800000001', body: '5', sentAt },
      { id: 'alibaba:8', from: '+8613800000002', body: '退订', sentAt },
    ]);
    expect(delivery()).toEqual([]);
  });

  test('reports go to their own queue', async () => {
    const body = [alibabaReport(), alibabaReport({ success: false, err_code: 'MOBILE_IN_BLACK', biz_id: 'b-2' })];
    await (
      await start(provider)
    )(push({ provider, body, encoded: true }));
    const report = { at: Date.parse('2025-03-04T01:00:05Z'), to: '+8613800000001' };
    expect(delivery()).toEqual([
      { ...report, providerId: '900619746936498440^0', status: 'delivered', code: 'DELIVERED' },
      { ...report, providerId: 'b-2', status: 'opted-out', code: 'MOBILE_IN_BLACK' },
    ]);
    expect(inbound()).toEqual([]);
  });

  test('a push of 25 is queued whole', async () => {
    const body = Array.from({ length: 25 }, (_, n) => alibabaReply({ sequence_id: String(n) }));
    expect(await (await start(provider))(push({ provider, body }))).toMatchObject({ statusCode: 200 });
    expect(new Set(inbound().map((message) => (message as { id: string }).id)).size).toBe(25);
  });

  test('the same push again is queued again under the same id, which is how it is known', async () => {
    const handler = await start(provider);
    for (let n = 0; n < 2; n += 1) await handler(push({ provider, body: [alibabaReply()] }));
    const [first, second] = inbound();
    expect(second).toEqual(first);
  });

  test('one that cannot be read does not stop the others: it ends as a dead letter', async () => {
    const body = [alibabaReply({ sequence_id: '1' }), { phone_number: 13_800_000_001 }, alibabaReport()];
    expect(await (await start(provider))(push({ provider, body }))).toMatchObject({ statusCode: 200 });
    expect(inbound()).toEqual([expect.objectContaining({ id: 'alibaba:1' }), { unread: '{"phone_number":13800000001}' }]);
    expect(delivery()).toHaveLength(1);
  });

  test('an empty push is acknowledged; nothing is queued', async () => {
    expect(await (await start(provider))(push({ provider }))).toMatchObject({ statusCode: 200 });
    expect(sqs.arrivals).toEqual([]);
  });
});

describe('what Tencent Cloud pushes', () => {
  const provider = 'tencent';

  test('a reply alone', async () => {
    const { statusCode, body } = await (await start(provider))(push({ provider, body: tencentReply() }));
    expect([statusCode, JSON.parse(body ?? '')]).toEqual([200, { result: 0, errmsg: 'OK' }]);
    const [reply] = inbound();
    expect(inbound()).toHaveLength(1);
    expect(reply).toMatchObject({ from: '+8613800000001', body: '5', sentAt: 1_741_051_800_000 });
    expect((reply as { id: string }).id).toMatch(/^tencent:[\w-]{43}$/);
  });

  test('a list of reports', async () => {
    const body = [
      tencentReport(),
      tencentReport({ report_status: 'FAIL', errmsg: 'REJECTD', user_receive_time: '', sid: 's-2' }),
    ];
    await (
      await start(provider)
    )(push({ provider, body }));
    expect(delivery()).toEqual([
      {
        at: Date.parse('2025-03-04T01:00:05Z'),
        to: '+8613800000001',
        providerId: '5000:1045710669157053657849499619',
        status: 'delivered',
        code: 'DELIVRD',
      },
      { at: NOW, to: '+8613800000001', providerId: 's-2', status: 'failed', code: 'REJECTD' },
    ]);
  });
});

describe('who is not let in', () => {
  const refusals: readonly (readonly [string, Partial<Push>, Readonly<Record<string, string>>])[] = [
    ['secret', { secret: 'another' }, {}],
    ['secret', { secret: '' }, {}],
    ['secret', { secret: `${SECRET}x` }, {}],
    ['provider', { provider: 'tencent' }, {}],
    ['provider', { provider: 'sns' }, {}],
    ['source', { sourceIp: '198.51.100.7' }, { SMS_WEBHOOK_SOURCES: '203.0.113.0/24,2001:db8::/32' }],
    ['source', { sourceIp: '2001:db9::1' }, { SMS_WEBHOOK_SOURCES: '203.0.113.0/24,2001:db8::/32' }],
  ];

  test.each(refusals)('a wrong %s (%j): as a path that does not exist, and counted', async (reason, knock, settings) => {
    const handler = await start('alibaba', settings);
    const answer = await handler(push({ provider: 'alibaba', body: [alibabaReply()], ...knock }));
    expect(answer).toEqual({ statusCode: 404, headers: { 'content-type': 'application/json' }, body: '{"message":"Not Found"}' });
    expect(sqs.arrivals).toEqual([]);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      message: 'webhook refused',
      reason,
      WebhookRefused: 1,
      FunctionName: 'local',
      _aws: {
        Timestamp: NOW,
        CloudWatchMetrics: [
          { Namespace: 'Huifang', Dimensions: [['FunctionName']], Metrics: [{ Name: 'WebhookRefused', Unit: 'Count' }] },
        ],
      },
    });
    expect(lines.join()).not.toContain(SECRET);
  });

  test.each(['203.0.113.200', '2001:db8:1::5'])('%s is one of the sources', async (sourceIp) => {
    const handler = await start('alibaba', { SMS_WEBHOOK_SOURCES: '203.0.113.0/24,2001:db8::/32' });
    expect(await handler(push({ provider: 'alibaba', sourceIp }))).toMatchObject({ statusCode: 200 });
  });
});

describe('what is not taken', () => {
  test.each([
    ['no JSON', '{"phone', 'push: not as agreed at (json)'],
    ['nothing', '', 'push: not as agreed at (json)'],
    ['a number', '5', 'Alibaba push: not as agreed at (whole)'],
    ['null', 'null', 'Alibaba push: not as agreed at (whole)'],
    ['text', '"5"', 'Alibaba push: not as agreed at (whole)'],
  ])('%s: 400, and a line in the log', async (_, body, reason) => {
    expect(await (await start('alibaba'))(push({ provider: 'alibaba', body }))).toMatchObject({ statusCode: 400 });
    expect(sqs.arrivals).toEqual([]);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ level: 'ERROR', message: 'push not read', reason });
  });

  const DEEP = '['.repeat(10_000) + ']'.repeat(10_000);
  test.each([
    ['ten thousand levels', `{"phone_number":${DEEP}}`, '{"phone_number":"…"}'],
    ['the fields of every object', '{"__proto__":{"phone_number":"13800000001"},"constructor":1}', '"constructor":1'],
    ['lists for texts', '{"phone_number":["13800000001"],"content":["5"],"send_time":[]}', '"content":"…"'],
    ['half of a surrogate pair', `{"phone_number":"${'x'.repeat(1980)}\\ud83d\\ude00"}`, 'phone_number'],
  ])('an entry with %s ends as a dead letter; its neighbour goes through', async (_, entry, shown) => {
    const reply = JSON.stringify(alibabaReply({ sequence_id: '1' }));
    expect(await (await start('alibaba'))(push({ provider: 'alibaba', body: `[${entry},${reply}]` }))).toMatchObject({
      statusCode: 200,
    });
    const [first, second] = inbound() as { id?: string; unread?: string }[];
    expect([first?.id, second?.unread]).toEqual(['alibaba:1', expect.stringContaining(shown)]);
    expect(lines.join()).not.toContain('13800000001');
  });

  test('a reply may hold what no keyboard has', async () => {
    const content = '5\u0000\u202e\ud800';
    expect(await (await start('alibaba'))(push({ provider: 'alibaba', body: [alibabaReply({ content })] }))).toMatchObject({
      statusCode: 200,
    });
    expect(inbound()).toHaveLength(1);
  });

  test('more than 5,000 entries at once: 400, and nothing is queued', async () => {
    const body = Array.from({ length: 5001 }, () => 1);
    expect(await (await start('alibaba'))(push({ provider: 'alibaba', body }))).toMatchObject({ statusCode: 400 });
    expect(sqs.arrivals).toEqual([]);
  });

  test.each([false, true])('more than a mebibyte (in base64: %p): 413', async (encoded) => {
    const body = `["${'x'.repeat(1024 * 1024)}"]`;
    expect(await (await start('alibaba'))(push({ provider: 'alibaba', body, encoded }))).toMatchObject({ statusCode: 413 });
    expect(sqs.arrivals).toEqual([]);
  });

  test('a provider that does not push stops the function with its name', async () => {
    await expect((await start('sns'))(push({ provider: 'sns' }))).rejects.toThrow('sns is no provider that pushes');
  });
});

describe('when AWS fails', () => {
  const one = push({ provider: 'alibaba', body: [alibabaReply()] });

  test.each([
    ['takes nothing of the batch', sqsTakesNone],
    ['fails', () => ({ status: 500, body: '{}' })],
  ] as const)('the queue %s: no acknowledgement, so the provider pushes again', async (_, behaviour) => {
    sqs.behave(behaviour);
    const handler = await start('alibaba');
    await expect(handler(one)).rejects.toThrow();
    sqs.behave(sqsTakesAll);
    expect(await handler(one)).toMatchObject({ statusCode: 200 });
  });

  test('the secret cannot be read: nobody is let in, until it can', async () => {
    secrets.behave(() => ({ status: 500, body: '{}' }));
    const handler = await start('alibaba');
    await expect(handler(one)).rejects.toThrow();
    expect(sqs.arrivals).toEqual([]);
    secrets.behave(secretsManager({ 'hook-secret': SECRET }));
    expect(await handler(one)).toMatchObject({ statusCode: 200 });
  });

  test('the secret is read once', async () => {
    const handler = await start('alibaba');
    await Promise.all([handler(one), handler(one), handler(one)]);
    await handler(one);
    expect(secrets.arrivals).toHaveLength(1);
  });
});

test('no line of the log holds a number, a word of a client, or the secret', async () => {
  const handler = await start('alibaba');
  await handler(
    push({ provider: 'alibaba', body: [alibabaReply({ content: '律师收了我两千' }), { phone_number: '13800000003' }] }),
  );
  await handler(push({ provider: 'alibaba', body: '[{"content":"律师收了我两千"' }));
  expect(lines.join('\n')).toContain('pushed');
  expect(lines.join('\n')).not.toMatch(/13800000|律师|两千|Qm7xT2vK9pLw4sZ8/);
});
