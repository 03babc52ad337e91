import { afterEach, expect, test } from '@jest/globals';
import { createClock } from '../../../local/engine/clock.ts';
import type { ClockOptions } from '../../../local/engine/clock.ts';
import { createThrottle } from '../../../local/engine/http/throttle.ts';
import type { Model } from '../../../local/engine/model.ts';
import type { StageProperties } from '../../../local/engine/resource-types.ts';
import type { FixtureEngine } from './fixture-engine.ts';
import { startFixture } from './fixture-engine.ts';

/** So slow that time as good as stands still while a test runs. */
const SLOW: ClockOptions = { kind: 'real', base: 0, speed: 1e-6 };
const STAGE: StageProperties = {
  DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 5 },
  RouteSettings: { 'POST /s/{token}': { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 } },
};

const throttle = (clock = createClock(SLOW), properties: StageProperties = STAGE) => {
  const model = { ofType: () => [{ properties }] } as unknown as Model;
  const passes = createThrottle(model, clock);
  const passing = (route: string, requests: number): number =>
    Array.from({ length: requests }, () => passes(route)).filter(Boolean).length;
  return { clock, passing };
};

test('a burst passes up to the limit, each route by its own settings', () => {
  const { passing } = throttle();
  expect([passing('POST /s/{token}', 10), passing('GET /health', 10), passing('POST /s/{token}', 10)]).toEqual([3, 5, 0]);
});

test.each([
  [0.5, 1],
  [1, 2],
  [60, 3],
])('after %p seconds %p pass again', (seconds, expected) => {
  const { clock, passing } = throttle();
  passing('POST /s/{token}', 10);
  clock.adjust({ base: seconds * 1000 });
  expect(passing('POST /s/{token}', 10)).toBe(expected);
});

test('a clock that is put back takes nothing away', () => {
  const { clock, passing } = throttle();
  expect(passing('POST /s/{token}', 1)).toBe(1);
  clock.adjust({ base: -60_000 });
  expect(passing('POST /s/{token}', 10)).toBe(2);
});

test.each<[string, StageProperties]>([
  ['says nothing of limits', {}],
  ['has a rate alone', { DefaultRouteSettings: { ThrottlingRateLimit: 1 } }],
])('a stage that %s lets everything pass', (_, properties) => {
  expect(throttle(createClock(SLOW), properties).passing('GET /health', 1000)).toBe(1000);
});

test('in virtual time nothing is cut off', () => {
  expect(throttle(createClock({ kind: 'virtual', at: 0 })).passing('POST /s/{token}', 1000)).toBe(1000);
});

const engines: FixtureEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

test('what is cut off never reaches the function, and is answered as the gateway answers', async () => {
  const engine = await startFixture({ clock: SLOW });
  engines.push(engine);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => engine.http({ method: 'GET', path: '/s/help', headers: { 'user-agent': 'phone' } })),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(refused.map(({ body }) => body.toString())).toEqual(Array(3).fill('{"message":"Too Many Requests"}'));
  expect((await engine.http({ method: 'GET', path: '/s/other' })).status).toBe(200);
});
