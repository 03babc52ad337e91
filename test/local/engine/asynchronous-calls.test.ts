import { describe, expect, test } from '@jest/globals';
import { createClock } from '../../../local/engine/clock.ts';
import { FunctionError } from '../../../local/engine/function-instance.ts';
import type { Functions } from '../../../local/engine/functions.ts';
import { createCallLane } from '../../../local/engine/sources/asynchronous-calls.ts';

const MINUTE = 60_000;

/** A lane to a function that fails its first calls. */
const laneThatFails = (
  failures: number,
  error: Error = new FunctionError('fn', { errorType: 'Boom', errorMessage: 'x', trace: [] }),
) => {
  const clock = createClock({ kind: 'virtual', at: 0 });
  const calls: unknown[] = [];
  const discarded: string[] = [];
  const functions: Functions = {
    invoke: (_name, event) => (calls.push(event) <= failures ? Promise.reject(error) : Promise.resolve(null)),
    stop: () => Promise.resolve(),
  };
  const lane = createCallLane({
    functionName: 'fn',
    functions,
    clock,
    onPush: () => undefined,
    onDiscard: (line) => discarded.push(line),
  });
  return { lane, clock, calls, discarded };
};

describe('an asynchronous call', () => {
  test('is made in order, once, when it succeeds', async () => {
    const { lane, calls } = laneThatFails(0);
    const done = Promise.all([lane.push('a'), lane.push('b')]);
    while (await lane.step('settle'));

    await done;
    expect(calls).toEqual(['a', 'b']);
  });

  test('is tried twice more at once while settling, then given up', async () => {
    const { lane, calls, discarded } = laneThatFails(3);
    const done = lane.push('a');
    while (await lane.step('settle'));

    await done;
    expect(calls).toEqual(['a', 'a', 'a']);
    expect(discarded).toEqual([expect.stringContaining('given up after 3 attempts: Boom')]);
  });

  test('waits a minute, then two, between attempts while running; others need not wait for it', async () => {
    const { lane, clock, calls, discarded } = laneThatFails(2);
    void lane.push('a');
    expect(await lane.step('run')).toBe(true);
    expect(await lane.step('run')).toBe(false);
    clock.set(MINUTE);
    expect(await lane.step('run')).toBe(true);
    clock.set(2 * MINUTE);
    expect(await lane.step('run')).toBe(false);
    void lane.push('b');
    expect(await lane.step('run')).toBe(true);
    clock.set(3 * MINUTE);
    expect(await lane.step('run')).toBe(true);

    expect(calls).toEqual(['a', 'a', 'b', 'a']);
    expect(discarded).toEqual([]);
  });

  test('that meets a fault of the engine is no failure of the function', async () => {
    const { lane } = laneThatFails(1, new Error('engine'));
    void lane.push('a');

    await expect(lane.step('settle')).rejects.toThrow('engine');
  });
});
