import { afterEach, describe, expect, test } from '@jest/globals';
import { type FixtureEngine, putItem, startFixture } from './fixture-engine.ts';

let engine: FixtureEngine;
afterEach(() => engine.stop());

const MINUTE = 60_000;

/** Waits until something holds, for at most ten seconds of the machine. */
const until = async (holds: () => boolean): Promise<void> => {
  for (const start = performance.now(); !holds(); await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (performance.now() - start > 10_000) throw new Error('It did not come about.');
  }
};

describe('an engine that runs by itself', () => {
  test('delivers messages and changes soon, and a failed message only after its visibility time-out', async () => {
    engine = await startFixture({ clock: { kind: 'real' } });
    engine.run();
    const QueueUrl = engine.model.find('AWS::SQS::Queue', 'Jobs/Queue').ref;
    await putItem(engine, { pk: 'L#1', sk: 'a', kind: 'watched' });
    await engine.probe('sqs', 'SendMessage', { QueueUrl, MessageBody: 'bad' });
    await until(() => engine.logged('changes').length > 0 && engine.logged('batch').length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(engine.logged('batch')).toHaveLength(1);
    expect(engine.queue('Jobs/Queue').messages).toMatchObject([{ body: 'bad', receiveCount: 1 }]);
    expect(engine.queue('Jobs/DeadLetters').messages).toEqual([]);
    await expect(engine.settle()).rejects.toThrow(/cannot be settled/);
  });

  test('fires its schedules by a clock that runs fast, a few times a second, each with the minute of the clock', async () => {
    const base = Date.parse('2025-03-01T00:00:00Z');
    engine = await startFixture({ clock: { kind: 'real', base, speed: 3600 } });
    const started = performance.now();
    engine.run();
    await until(() => engine.logged('tick').length >= 4);
    const seconds = (performance.now() - started) / 1000;
    const ticks = engine
      .logged('tick')
      .map(({ time, dateNow }) => ({ time: Date.parse(String(time)), dateNow: Number(dateNow) }));

    expect(ticks.length).toBeLessThanOrEqual(seconds * 4 + 1);
    expect(ticks.every(({ time }) => time % MINUTE === 0)).toBe(true);
    expect(ticks[3]!.time - ticks[0]!.time).toBeGreaterThan(20 * MINUTE);
    for (const { time, dateNow } of ticks) expect(dateNow - time).toBeLessThan(3600 * 1000);
    expect(() => {
      engine.setTime(0);
    }).toThrow(/Only a virtual clock/);
  });

  test('leaves nothing behind when it is stopped', async () => {
    engine = await startFixture({ clock: { kind: 'real' }, ports: { http: 0 } });
    engine.run();
    const { storePid, endpoint, httpUrl } = engine;
    await engine.stop();

    expect(() => process.kill(storePid!, 0)).toThrow(/ESRCH/);
    await expect(fetch(endpoint)).rejects.toThrow();
    await expect(fetch(httpUrl!)).rejects.toThrow();
  });
});
