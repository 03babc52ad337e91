import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { clipped } from '../../../adapters/robots/clipped.ts';
import { dingtalkAddress, dingtalkRobot } from '../../../adapters/robots/dingtalk.ts';
import { feishuBody, feishuRobot } from '../../../adapters/robots/feishu.ts';
import { wecomBody, wecomRobot } from '../../../adapters/robots/wecom.ts';
import { SigningAccount, WecomAccount } from '../../../contracts/robot-account.ts';
import type { Robot } from '../../../workflows/ports.ts';
import { standIn } from '../../fixtures/sms/stand-in.ts';
import type { Deed } from '../../fixtures/sms/stand-in.ts';

const AT = 1_741_226_400_123;
const SECRET = 'SECmade-up';

type MakeRobot = (webhook: string, withinMs?: number) => Robot;
const ROBOTS: readonly (readonly [string, MakeRobot, 'errcode' | 'code', readonly number[]])[] = [
  ['wecom', (webhook, withinMs) => wecomRobot({ webhook }, withinMs), 'errcode', [45009, 45033]],
  ['dingtalk', (webhook, withinMs) => dingtalkRobot({ webhook, secret: SECRET }, withinMs), 'errcode', [130101, 410100]],
  ['feishu', (webhook, withinMs) => feishuRobot({ webhook, secret: SECRET }, withinMs), 'code', [11232]],
];

describe.each(ROBOTS)('%s', (_, robotAt, codeIn, tooFast) => {
  const outcomeOf = async (deed: Deed, withinMs?: number) => {
    await using service = await standIn(() => deed);
    const outcome = await robotAt(`http://${service.endpoint}/hook?key=k-1`, withinMs).say('提醒', AT);
    expect(service.arrivals).toHaveLength(1);
    return outcome;
  };
  const answer = (code: unknown, status = 200): Deed => ({ status, body: JSON.stringify({ [codeIn]: code, errmsg: 'x' }) });
  const refused = (code: string, isTooFast = false) => ({ kind: 'refused', code, isTooFast });

  test('a message is posted once as JSON, to its address', async () => {
    await using service = await standIn(() => answer(0));
    expect(await robotAt(`http://${service.endpoint}/hook?key=k-1`).say('提醒', AT)).toEqual({ kind: 'said' });
    const [arrival] = service.arrivals;
    expect(arrival).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect([arrival?.url.pathname, arrival?.url.searchParams.get('key')]).toEqual(['/hook', 'k-1']);
    expect(arrival?.body).toContain('提醒');
  });

  test('a code other than 0 is a refusal, though the status is 200', async () => {
    expect(await outcomeOf(answer(310000))).toEqual(refused('310000'));
  });

  test.each(tooFast)('%d is too fast', async (code) =>
    expect(await outcomeOf(answer(code))).toEqual(refused(String(code), true)),
  );

  test.each<[string, Deed, object]>([
    ['a status of 429 is too fast', { status: 429, body: '' }, refused('429', true)],
    ['an error page is a refusal', { status: 502, body: '<html>' }, refused('no-answer')],
    ['a 0 with a status of trouble is none', answer(0, 500), refused('0')],
    ['an answer without a code is a refusal', { body: '{}' }, refused('200')],
    ['and so is one of null', { body: 'null' }, refused('200')],
    ['a code in words is none', answer('0'), refused('200')],
    ['a broken connection is a refusal', 'hang-up', refused('no-answer')],
  ])('%s', async (_name, deed, expected) => expect(await outcomeOf(deed)).toEqual(expected));

  test('silence is a refusal once the time is over', async () => {
    expect(await outcomeOf('silence', 50)).toEqual(refused('no-answer'));
  });

  test('a redirection is not followed: the key in the address stays where it belongs', async () => {
    await using elsewhere = await standIn(() => answer(0));
    await using service = await standIn(() => answer(0));
    service.behave(() => ({ status: 307, body: '', location: `http://${elsewhere.endpoint}/` }));
    expect(await robotAt(`http://${service.endpoint}/hook`).say('提醒', AT)).toEqual(refused('no-answer'));
    expect(elsewhere.arrivals).toEqual([]);
  });
});

describe('signatures', () => {
  test('DingTalk: time and secret under the secret, in the address, encoded for it', () => {
    const address = new URL(
      dingtalkAddress({ webhook: 'https://oapi.example.org/robot/send?access_token=t', secret: SECRET }, AT),
    );
    const sign = createHmac('sha256', SECRET).update(`${AT}\n${SECRET}`).digest('base64');
    expect(Object.fromEntries(address.searchParams)).toEqual({ access_token: 't', timestamp: String(AT), sign });
    expect(address.search).not.toMatch(/sign=[^&]*[+/]/);
  });

  // Known values, reckoned with another library.
  test('DingTalk: a signature that was known before', () => {
    expect(new URL(dingtalkAddress({ webhook: 'https://x.example.org/', secret: SECRET }, AT)).searchParams.get('sign')).toBe(
      'jw++GmbtBY0gk95hQiXnOLLtEEviYufKEaUu9bkW6y4=',
    );
  });

  test('Feishu: nothing, under time in seconds and secret, in the body', () => {
    expect(feishuBody('提醒', { webhook: '', secret: SECRET }, AT)).toEqual({
      timestamp: '1741226400',
      sign: 'wFfh0h7bxzXQcoc+H6R5NUvf/S8wy5xgLQZVsncj98o=',
      msg_type: 'text',
      content: { text: '提醒' },
    });
  });

  test('without a secret nothing is signed', () => {
    expect(dingtalkAddress({ webhook: 'https://oapi.example.org/robot/send?access_token=t' }, AT)).toBe(
      'https://oapi.example.org/robot/send?access_token=t',
    );
    expect(feishuBody('提醒', { webhook: '' }, AT)).toEqual({ msg_type: 'text', content: { text: '提醒' } });
  });
});

describe('what a case number could do to a message', () => {
  test('Feishu calls nobody', () => {
    expect(feishuBody('<at user_id="all">', { webhook: '' }, AT).content.text).toBe('＜at user_id="all">');
  });

  test('WeCom gets no more than it takes, cut after a line', () => {
    const { content } = wecomBody(['计数', ...Array<string>(50).fill('案号'.repeat(30))].join('\n')).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content).toMatch(/^计数\n(案号(案号)*\n)+…$/);
  });

  test.each([
    ['short', 10, 'short'],
    ['one\ntwo\nthree', 12, 'one\ntwo\n…'],
    ['one\ntwo', 7, 'one\ntwo'],
    ['longer than that', 6, '\n…'],
  ])('%p in %d bytes is %p', (message, bytes, expected) => expect(clipped(message, bytes)).toBe(expected));
});

describe('accounts', () => {
  test.each([
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', true],
    ['http://127.0.0.1:8080/hook', true],
    ['http://localhost/hook', true],
    ['http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', false],
    ['http://localhost.example.org/hook', false],
    ['qyapi.weixin.qq.com', false],
  ])('an address %s: %p', (webhook, isAllowed) => {
    expect(WecomAccount.safeParse({ webhook }).success).toBe(isAllowed);
    expect(SigningAccount.safeParse({ webhook, secret: 's' }).success).toBe(isAllowed);
  });

  test('WeCom has no secret, and no other field is let in', () => {
    expect(WecomAccount.safeParse({ webhook: 'https://x.example.org/', secret: 's' }).success).toBe(false);
    expect(SigningAccount.safeParse({ webhook: 'https://x.example.org/', sekret: 's' }).success).toBe(false);
  });
});
