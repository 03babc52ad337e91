import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { startEngine } from '../../local/engine/engine.ts';
import type { HttpAnswer } from '../../local/engine/http/message.ts';
import { synthesise } from '../../local/synthesise.ts';
import { renderGone } from '../../web/form/survey-form.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';

/*
 * The page behind the link, through the gateway of the synthesised stacks and the bundle that is deployed.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const COMPLETE = 'overall=4&charged=8&communication=5&absent=8&comment=';
const WORDS = '律师让我多等了三个星期';

let house: House;
/** Links by what is the matter with them. */
const links: Record<'live' | 'english' | 'once' | 'used' | 'expired' | 'formerly' | 'again', string> = {
  live: '',
  english: '',
  once: '',
  used: '',
  expired: '',
  formerly: '',
  again: '',
};

beforeAll(async () => {
  house = await startHouse(START);
  const { close, wait, tokenOf, engine } = house;
  await close({ case_no: 'F-expired', client_phone: '13800000001' });
  await close({ case_no: 'F-again', client_phone: '13800000002' });
  await wait(3 * DAY_MS);
  links.expired = await tokenOf('F-expired');
  links.formerly = await tokenOf('F-again');
  engine.putEvent({ bus: 'CaseBus', source: 'test', detailType: 'CaseReopened', detail: { caseNo: 'F-again' } });
  await wait(10 * DAY_MS);
  await close({ case_no: 'F-again', client_phone: '13800000003', client_name: '另一样例受援人' });
  await close({ case_no: 'F-live', client_phone: '13800000004' });
  await close({ case_no: 'F-english', client_phone: '13800000005', language: 'en' });
  await close({ case_no: 'F-once', client_phone: '13800000006', service: 'consultation' });
  await close({ case_no: 'F-used', client_phone: '13800000007' });
  await wait(3 * DAY_MS);
  for (const name of ['live', 'english', 'once', 'used', 'again'] as const) links[name] = await tokenOf(`F-${name}`);
  expect((await post(links.used, `${COMPLETE}${encodeURIComponent(WORDS)}`)).status).toBe(200);
  await wait(HOUR_MS);
}, 180_000);
afterAll(() => house.stop());

beforeEach(async () => {
  await house.written();
  house.log.length = 0;
});

const get = (token: string, method = 'GET'): Promise<HttpAnswer> => house.engine.http({ method, path: `/s/${token}` });
const post = (token: string, body: string | Buffer, headers: Readonly<Record<string, string>> = FORM): Promise<HttpAnswer> =>
  house.engine.http({ method: 'POST', path: `/s/${token}`, headers, body });
const followUp = async (caseNo: string) => (await house.store.followUp(caseNo))?.followUp;

describe('opening a live link', () => {
  test.each([
    ['live', '您对这次法律援助服务总体满意吗？', '样例县法律援助中心'.slice(0, 10)],
    ['english', 'How satisfied are you', 'Legal Aid'],
    ['once', '只有一个问题', '样例县'],
  ] as const)('%s: shows the form, which is empty, in the language of the closing', async (name, question, sign) => {
    const { status, body } = await get(links[name]);
    expect(status).toBe(200);
    expect(body.toString()).toContain(question);
    expect(body.toString()).toContain(sign);
    expect(body.toString()).not.toMatch(/ checked|class="errors"/);
  });

  test.each(['GET', 'HEAD'])('by %s records nothing and says nothing in the log', async (method) => {
    const { status, body } = await get(links.live, method);
    expect([status, body.length > 0]).toEqual([200, method === 'GET']);
    expect(await house.written()).toEqual([]);
    expect(house.log).toEqual([]);
  });

  test('is not kept, listed, framed or told to others, and runs no script', async () => {
    expect((await get(links.live)).headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
    });
  });
});

describe('a link that does not lead on', () => {
  const strange = [
    'x',
    'A'.repeat(22),
    '%00',
    '%E5',
    '%F0%9F%98%80',
    '..%2F..%2Fhealth',
    'a'.repeat(8000),
    "'%20OR%20'1'%3D'1",
    '__proto__',
  ];
  const kinds = (): [string, string][] => [
    ['used', links.used],
    ['expired', links.expired],
    ['of an earlier conversation', links.formerly],
    ['cut short', links.live.slice(0, -1)],
    [
      'with a letter in the other case',
      links.live.replace(/[a-z]/i, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())),
    ],
    ...strange.map((token): [string, string] => [token.slice(0, 20), token]),
  ];

  test.each(['GET', 'POST', 'HEAD'])(
    'answers %s with the same page, whatever is the matter, no sooner than after 0.2 seconds',
    async (method) => {
      const expected = await get('wrong');
      expect([expected.status, expected.body.toString()]).toEqual([404, renderGone()]);
      for (const [kind, token] of kinds()) {
        const started = performance.now();
        const answer = method === 'POST' ? await post(token, 'overall=1&charged=9') : await get(token, method);
        const isSlow = performance.now() - started > 199;
        expect({ kind, isSlow, ...answer }).toEqual({
          kind,
          isSlow: true,
          ...expected,
          body: method === 'HEAD' ? Buffer.alloc(0) : expected.body,
        });
      }
      expect(await house.written()).toEqual([]);
    },
  );

  test.each([
    ['nothing', ''],
    ['what no page sends', 'x=1'],
    ['far too much', `comment=${'x'.repeat(70_000)}`],
  ])(
    'gives nothing away to whoever sends %s',
    async (_, body) => {
      const expected = await get('wrong');
      for (const [kind, token] of kinds()) expect([kind, await post(token, body)]).toEqual([kind, expected]);
    },
    60_000,
  );

  test('is counted only if it was never given out', async () => {
    for (const token of [links.used, links.expired, links.formerly, 'guess', 'another guess'])
      await get(encodeURIComponent(token));
    const counts = house.logged('link unknown');
    expect(counts).toHaveLength(2);
    expect(counts[0]).toMatchObject({
      LinkUnknown: 1,
      _aws: { CloudWatchMetrics: [{ Namespace: 'Huifang', Metrics: [{ Name: 'LinkUnknown', Unit: 'Count' }] }] },
    });
  });

  test('of an earlier conversation leaves the present one, with another phone, to its own', async () => {
    expect((await get(links.again)).status).toBe(200);
    expect((await post(links.formerly, COMPLETE)).status).toBe(404);
    expect(await followUp('F-again')).toMatchObject({ state: 'asking', answers: {}, attempt: 2 });
  });
});

describe('a form that cannot be taken', () => {
  const hostile: readonly (readonly [string, string | Buffer, string?])[] = [
    ['nothing', ''],
    ['nothing answered', 'comment='],
    ['a field the page does not have', 'overall=5&caseNo=F-english'],
    ['fields of every object', '__proto__[state]=completed&constructor=1'],
    ['lists', 'overall[]=5&overall[]=1'],
    ['two answers to one question', 'overall=5&overall=1'],
    ['a code of another question', 'overall=9'],
    ['501 characters', `overall=5&comment=${'x'.repeat(501)}`],
    ['5,000 Chinese characters', `overall=5&comment=${encodeURIComponent('字'.repeat(5000))}`],
    ['GB18030 in percent code', 'overall=5&comment=%BA%DC%BA%C3'],
    ['raw bytes of GB18030', Buffer.from([...Buffer.from('overall=5&comment='), 0xba, 0xdc, 0xba, 0xc3])],
    ['broken UTF-8', 'overall=5&comment=%E5%A5'],
    ['half of a pair of surrogates', 'overall=5&comment=%ED%A0%80'],
    ['UTF-16', Buffer.from('overall=5', 'utf16le')],
    [
      'a form in parts',
      '--x\r\ncontent-disposition: form-data; name="overall"\r\n\r\n5\r\n--x--',
      'multipart/form-data; boundary=x',
    ],
    ['JSON', '{"overall":5}', 'application/json'],
    ['text', 'overall=5', 'text/plain'],
    ['no type', 'overall=5', ''],
    ['100 KB', `comment=${'x'.repeat(100_000)}`],
    ['2 MB', `comment=${'x'.repeat(2_000_000)}`],
    ['20,000 fields', 'x=&'.repeat(20_000)],
  ];

  test.each(hostile)('%s: an error on the page, and nothing is written', async (...[, body, type]) => {
    const headers = type === undefined ? FORM : { 'content-type': type };
    const { status, body: page } = await post(links.live, body, headers);
    expect(status).toBe(400);
    expect(page.toString()).toContain('还没有提交');
    expect(await house.written()).toEqual([]);
    expect(house.log).toEqual([]);
  });

  test.each([5_000_000, 10 * 1024 * 1024, 10 * 1024 * 1024 + 1])('%p bytes: cut off by the gateway', async (length) => {
    expect((await post(links.live, Buffer.alloc(length, 'x'))).status).toBe(413);
    expect(await house.written()).toEqual([]);
  });

  test('comes back with everything that was typed, as text', async () => {
    const typed = `<script>alert(1)</script>"'&</textarea>\n${'字'.repeat(600)}`;
    const { body } = await post(links.live, new URLSearchParams({ overall: '2', charged: '7', comment: typed }).toString());
    const page = body.toString();
    const shown = /<textarea[^>]*>(.*)<\/textarea>/s
      .exec(page)?.[1]
      ?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(shown).toBe(typed);
    expect(page).not.toContain('<script');
    expect(page.match(/id="[\w-]+" name="[\w]+" value="\d" checked/g)).toEqual([
      'id="overall-2" name="overall" value="2" checked',
    ]);
    expect(page).toContain('现在有 640 字');
  });
});

describe('a form that is taken', () => {
  test('without an answer to every question is kept, and the link stays alive', async () => {
    expect((await post(links.english, 'overall=3')).body.toString()).toContain('Thank you!');
    expect(await followUp('F-english')).toMatchObject({ state: 'asking', answers: { overall: 3 }, channel: 'web' });
    expect((await get(links.english)).status).toBe(200);
  });

  test('is stored on its own case alone, its words sealed', async () => {
    const { status, body } = await post(links.live, `${COMPLETE}${encodeURIComponent(WORDS)}`);
    expect([status, body.toString()]).toEqual([200, expect.stringContaining('谢谢您！')]);
    expect(await followUp('F-live')).toMatchObject({
      state: 'completed',
      channel: 'web',
      answers: { overall: 4, charged: 8, communication: 5, absent: 8 },
      hasComment: true,
    });
    const written = await house.written();
    expect(written).toContain('L#L1 R#2025#F-live');
    expect(written.filter((key) => key.includes('F-') && !key.includes('F-live'))).toEqual([]);
    expect(house.log.join('\n')).toContain('"caseNo":"F-live","outcome":"kept"');
    for (const secret of [WORDS, '13800000004', '样例受援人', links.live]) expect(house.log.join('\n')).not.toContain(secret);
  });

  test('and sent again, as a double tap does, is thanked again and changes nothing', async () => {
    expect((await post(links.live, `${COMPLETE}${encodeURIComponent(WORDS)}`)).body.toString()).toContain('谢谢您！');
    expect(await house.written()).toEqual([]);
    expect((await post(links.live, 'overall=1&charged=9&communication=1&absent=9')).status).toBe(404);
    expect((await get(links.live)).status).toBe(404);
    await house.wait(10 * MINUTE_MS + 1);
    expect((await post(links.live, COMPLETE)).status).toBe(404);
  });
});

test('whoever hammers the page or guesses links is cut off, and others are not', async () => {
  const engine = await startEngine({ assembly: await synthesise(() => undefined), clock: { kind: 'real', speed: 1e-6 } });
  const open = (path: string) => engine.http({ method: 'GET', path });
  const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => open(`/s/guess-${n}`)));
  const cutOff = answers.filter(({ status }) => status === 429);
  expect([answers.filter(({ status }) => status === 404).length, cutOff.length]).toEqual([40, 20]);
  expect(cutOff[0]?.body.toString()).toBe('{"message":"Too Many Requests"}');
  expect((await open('/health')).status).toBe(200);
  engine.adjustClock({ base: engine.now() + 1000 });
  expect((await open('/s/guess')).status).toBe(404);
  await engine.stop();
}, 60_000);
