import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { standIn } from '../../fixtures/sms/stand-in.ts';
import type { StandIn } from '../../fixtures/sms/stand-in.ts';
import { type FixtureEngine, startFixture } from './fixture-engine.ts';

let service: StandIn;
let engine: FixtureEngine;
beforeAll(async () => {
  service = await standIn(({ method, url }) => ({ body: `${method} ${url.pathname}` }));
  engine = await startFixture({ hosts: { 'sms.example.org': `http://${service.endpoint}` } });
});
afterAll(async () => {
  await engine.stop();
  await service[Symbol.asyncDispose]();
});

const ask = (outside: object): Promise<unknown> => engine.invoke('Probe', { outside });

test.each([
  [{ options: { host: 'sms.example.org', port: 443, path: '/a', method: 'POST' } }, 'POST /a'],
  [{ options: { hostname: 'sms.example.org', path: '/b', method: 'PUT' } }, 'PUT /b'],
  [{ url: 'https://sms.example.org/c', options: {} }, 'GET /c'],
])('a host that was named is where it was said to be: %j', async (asked, text) => {
  expect(await ask(asked)).toEqual({ status: 200, text });
});

test('to no other host anything leaves this machine', async () => {
  expect(await ask({ options: { hostname: 'sms.example.com', path: '/' } })).toEqual({
    error: 'The local engine reaches no sms.example.com: say in hosts where it stands.',
  });
});
