import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MINUTE_MS, SECOND_MS } from '../../domain/shared/instant.ts';
import { synthesise } from '../../local/synthesise.ts';
import { alibabaAtWire } from '../fixtures/providers/pushing.ts';
import type { PushingProvider } from '../fixtures/providers/pushing.ts';
import { openHouse, T0 } from './provider-house.ts';
import type { House } from './provider-house.ts';
import { PATIENCE_MS, PHONE } from './provider-suite.ts';

/*
 * A report that overtakes the answer to its text, with the waits of the cloud: functions, queues and the schedule run by
 * themselves, and the clock runs faster where nothing but time has to pass.
 */

const CASE = '2025-0001';

let provider: PushingProvider;
let house: House;
beforeAll(async () => {
  provider = await alibabaAtWire();
  const assembly = await synthesise(() => undefined, provider.settings);
  house = await openHouse(assembly, provider, { kind: 'real', base: T0 - MINUTE_MS });
}, PATIENCE_MS);
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

/** Waits until something holds, for at most thirty seconds of the machine. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const start = performance.now(); !(await holds()); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (performance.now() - start > 30_000) throw new Error('It did not come about.');
  }
};
const outcomes = (): unknown[] => house.lines.filter(({ message }) => message === 'delivery').map(({ outcome }) => outcome);

test(
  'a report that is faster than the answer to its text waits in its queue, and is heeded',
  async () => {
    let answer = (): void => undefined;
    provider.holdAnswers(new Promise((resolve) => (answer = resolve)));
    await house.close(CASE, PHONE);
    house.engine.adjustClock({ base: T0 - SECOND_MS });
    house.engine.run();
    await until(() => provider.arrived.length === 1);
    const { id } = provider.arrived[0]!;
    await provider.pushReports(house.engine, [{ to: PHONE, id, status: 'delivered', at: house.engine.now() }]);
    await until(() => outcomes().length === 1);
    expect(outcomes()).toEqual(['too-early']);
    expect(await house.followUp(CASE)).toMatchObject({ texts: [{ state: 'claimed' }] });

    answer();
    await until(async () => (await house.followUp(CASE)).texts[0]?.state === 'handed');
    const answeredAt = house.engine.now();
    house.engine.adjustClock({ speed: 300 });
    await until(() => outcomes().length === 2);
    expect(house.engine.now() - answeredAt).toBeGreaterThan(5 * MINUTE_MS);
    expect(outcomes()).toEqual(['too-early', 'tracked']);
    expect(await house.followUp(CASE)).toMatchObject({ state: 'asking', texts: [{ state: 'delivered' }] });
    expect(house.deadLetters()).toEqual({});
    expect(provider.arrived).toHaveLength(1);
  },
  PATIENCE_MS,
);
