import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { OAuth2Server } from 'oauth2-mock-server';
import { type FixtureEngine, START, startFixture } from './fixture-engine.ts';

const identity = new OAuth2Server();
let engine: FixtureEngine;
let issuer: string;

beforeAll(async () => {
  await identity.issuer.keys.generate('RS256');
  await identity.start(0, '127.0.0.1');
  issuer = identity.issuer.url!;
  engine = await startFixture({
    parameters: { Issuer: issuer },
    ports: { http: 0 },
    fallback: (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>page</p>');
    },
  });
});
afterAll(async () => {
  await engine.stop();
  await identity.stop();
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await engine.http({ method: 'GET', path, headers });
  return { ...answer, json: JSON.parse(answer.body.toString() || 'null') as Record<string, unknown> };
};
const post = (path: string, body: string | Buffer, headers: Record<string, string>) =>
  engine.http({ method: 'POST', path, body, headers });

describe('routes', () => {
  test.each([
    ['/s/help', 'GET /s/help', undefined],
    ['/s/abc', 'ANY /s/{token}', { token: 'abc' }],
    ['/s/%E5%9B%9E%20x', 'ANY /s/{token}', { token: '回 x' }],
    ['/s/%E5', 'ANY /s/{token}', { token: '%E5' }],
    ['/s/a/b', 'GET /s/{proxy+}', { proxy: 'a/b' }],
  ])('%s goes to %s', async (path, routeKey, pathParameters) => {
    const { status, json } = await get(path);

    expect(status).toBe(200);
    expect(json).toMatchObject({ routeKey, ...(pathParameters === undefined ? {} : { pathParameters }) });
  });

  test('that do not exist are not found', async () => {
    expect(await get('/gone')).toMatchObject({ status: 404, json: { message: 'Not Found' } });
    expect((await engine.http({ method: 'POST', path: '/s/a/b' })).status).toBe(404);
  });
});

describe('a request', () => {
  test('reaches the function with query, cookies and the time of the engine', async () => {
    const { json } = await get('/s/abc?a=1&a=2&b=%20x', { Cookie: 'one=1; two=2', 'User-Agent': 'phone', Host: 'x.example' });

    expect(json).toMatchObject({
      version: '2.0',
      rawPath: '/s/abc',
      rawQueryString: 'a=1&a=2&b=%20x',
      queryStringParameters: { a: '1,2', b: ' x' },
      cookies: ['one=1', 'two=2'],
      headers: { 'user-agent': 'phone' },
      requestContext: {
        timeEpoch: START,
        time: '01/Mar/2025:01:00:00 +0000',
        domainName: 'x.example',
        http: { method: 'GET', userAgent: 'phone' },
      },
      isBase64Encoded: false,
    });
    expect(json['headers']).not.toHaveProperty('cookie');
    expect(json).not.toHaveProperty('body');
  });

  test.each([
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
    ['multipart/form-data; boundary=x', true],
  ])('with a body of type %s is handed on as base64: %s', async (type, isBase64Encoded) => {
    const { body } = await post('/s/abc', '评=1', { 'content-type': type });

    const event = JSON.parse(body.toString()) as { body: string; isBase64Encoded: boolean };
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body).toBe('评=1');
  });

  test('that is too long is refused before it reaches the function', async () => {
    const before = await post('/s/abc', Buffer.alloc(10 * 1024 * 1024 + 1), {});
    const answer = await fetch(`${engine.httpUrl}/s/abc`, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });

    expect([before.status, before.body.toString()]).toEqual([413, '{"message":"Request Entity Too Large"}']);
    expect(answer.status).toBe(413);
  });
});

describe('an answer', () => {
  test('may be bytes and set cookies', async () => {
    const { status, body, cookies } = await engine.http({ method: 'GET', path: '/s/picture' });

    expect([status, [...body], cookies]).toEqual([200, [0, 1, 2], ['a=1', 'b=2']]);
    const real = await fetch(`${engine.httpUrl}/s/picture`);
    expect(real.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test.each(['/s/throw', '/s/malformed'])('of a function that fails (%s) gives nothing away', async (path) => {
    expect(await get(path)).toMatchObject({ status: 500, json: { message: 'Internal Server Error' } });
  });

  test('of the host is given where the API has no route', async () => {
    expect(await (await fetch(`${engine.httpUrl}/console`)).text()).toBe('<p>page</p>');
  });
});

describe('a page of another origin', () => {
  const preflight = (origin: string) =>
    engine.http({ method: 'OPTIONS', path: '/v1/me', headers: { origin, 'access-control-request-method': 'GET' } });

  test('is let in when the API names it', async () => {
    const { status, headers } = await preflight('https://console.example');

    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://console.example',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization',
    });
    expect((await get('/s/abc', { origin: 'https://console.example' })).headers).toMatchObject({
      'access-control-allow-origin': 'https://console.example',
    });
  });

  test('is kept out otherwise', async () => {
    expect((await preflight('https://evil.example')).headers).toEqual({});
    expect((await get('/s/abc', { origin: 'https://evil.example' })).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a token', () => {
  const token = (claims: Record<string, unknown> = {}, expiresIn = 3600): Promise<string> =>
    identity.issuer.buildToken({
      expiresIn,
      scopesOrTransform: (_header, payload) => {
        Object.assign(payload, { aud: 'fixture', sub: 'sup-1', roles: ['a', 'b'] }, claims);
      },
    });
  const bearer = (value: string) => ({ authorization: `Bearer ${value}` });

  test('that is valid opens the route and shows its claims', async () => {
    const { status, json } = await get('/v1/me', bearer(await token()));

    expect(status).toBe(200);
    expect(json).toMatchObject({
      requestContext: { authorizer: { jwt: { claims: { sub: 'sup-1', roles: '[a b]', aud: 'fixture' }, scopes: null } } },
    });
  });

  test('without audience may name the client instead', async () => {
    expect((await get('/v1/me', bearer(await token({ aud: undefined, client_id: 'fixture' })))).status).toBe(200);
  });

  test('with the scope that a route asks for opens it', async () => {
    expect((await get('/v1/admin', bearer(await token({ scope: 'read admin' })))).status).toBe(200);
    expect(await get('/v1/admin', bearer(await token({ scope: 'read' })))).toMatchObject({
      status: 403,
      json: { message: 'Forbidden' },
    });
  });

  test.each([
    ['is missing', async () => Promise.resolve('')],
    ['is no token', async () => Promise.resolve('abc')],
    ['is for somebody else', async () => token({ aud: 'other' })],
    ['has expired', async () => token({}, -60)],
    ['is from another issuer', async () => token({ iss: 'https://evil.example' })],
    ['is not valid yet', async () => token({ nbf: Math.floor(Date.now() / 1000) + 600 })],
    ['never expires', async () => token({ exp: undefined })],
    [
      'is not signed',
      async () => Promise.resolve(new UnsecuredJWT({ aud: 'fixture' }).setIssuer(issuer).setExpirationTime('1h').encode()),
    ],
    [
      'is signed by another key',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        const [{ kid } = { kid: '' }] = identity.issuer.keys.toJSON();
        return new SignJWT({ aud: 'fixture' })
          .setProtectedHeader({ alg: 'RS256', kid })
          .setIssuer(issuer)
          .setExpirationTime('1h')
          .sign(privateKey);
      },
    ],
    [
      'is signed by a secret',
      async () =>
        new SignJWT({ aud: 'fixture' })
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer(issuer)
          .setExpirationTime('1h')
          .sign(Buffer.alloc(32)),
    ],
  ])('that %s is refused', async (_, make) => {
    expect(await get('/v1/me', bearer(await make()))).toMatchObject({ status: 401, json: { message: 'Unauthorized' } });
  });

  test('cannot be checked while its issuer is away', async () => {
    const alone = await startFixture();
    const answer = await alone.http({ method: 'GET', path: '/v1/me', headers: bearer(await token()) });
    await alone.stop();

    expect(answer.status).toBe(401);
    expect(alone.logs.at(-1)).toMatchObject({ function: 'engine', line: expect.stringContaining('gives no keys') as unknown });
  });
});
