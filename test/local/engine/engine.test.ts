import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FixtureEngine, putItem, START, startFixture } from './fixture-engine.ts';

const MINUTE = 60_000;
let engine: FixtureEngine;

beforeAll(async () => {
  engine = await startFixture();
});
afterAll(() => engine.stop());

describe('functions', () => {
  test('see the environment of the template, not that of this machine', async () => {
    const environment = await engine.invoke('Probe', { environment: true });

    expect(environment).toMatchObject({
      TABLE_NAME: 'fixture-table',
      STAGE: 'Local',
      BUS_NAME: 'fixture-bus',
      AWS_REGION: 'us-east-1',
    });
    expect(environment).toMatchObject({
      AWS_ACCESS_KEY_ID: 'Fixture-ProbeFunction',
      AWS_ENDPOINT_URL: engine.endpoint,
      TZ: 'UTC',
    });
    expect(environment).not.toHaveProperty('PATH');
    expect(environment).not.toHaveProperty('HOME');
  });

  test.each([
    [{ mode: 'wait' }, 'Sandbox.Timedout', /Task timed out after 1\.00 seconds/],
    [{ mode: 'spin' }, 'Sandbox.Timedout', /Task timed out/],
    [{ mode: 'exit' }, 'Runtime.ExitError', /exit status 3/],
  ])('that end badly (%j) are reported as %s and run again afterwards', async (event, errorType, message) => {
    const failure = engine.invoke('Slow', event);

    await expect(failure).rejects.toMatchObject({ errorType, message: expect.stringMatching(message) as unknown });
    await expect(engine.invoke('Slow', { mode: 'remaining' })).resolves.toBeGreaterThan(900);
  });

  test('run side by side when they are called at the same time', async () => {
    const started = performance.now();
    await Promise.allSettled([1, 2, 3].map(() => engine.invoke('Slow', { mode: 'wait' })));

    expect(performance.now() - started).toBeLessThan(2500);
  });

  test('are found by the readable part of their path', async () => {
    await expect(engine.invoke('Fixture/Echo/Function', 1)).resolves.toBe(1);
    expect(() => engine.invoke('Ech', 1)).toThrow(/Nothing fits the path Ech: .*Fixture\/Echo\/Function/);
    expect(() => engine.invoke('Function', 1)).toThrow(/Several fit/);
  });
});

describe('time', () => {
  test('is virtual for schedules and for the functions they call', async () => {
    engine.setTime(START + 5 * MINUTE + 30_000);
    await engine.fireSchedules(START + 5 * MINUTE + 30_000, ['EachMinute']);

    const [tick] = engine.logged('tick');
    expect(tick).toMatchObject({ time: '2025-03-01T01:05:30Z', now: '2025-03-01T01:05:30.000Z' });
    expect(tick).toMatchObject({ dateNow: START + 5 * MINUTE + 30_000, isDate: true, year: 2020 });
    expect(engine.logged('echo')).toHaveLength(1);
  });

  test('reaches a schedule whose input asks for it', async () => {
    await engine.fireSchedules(START, ['Daily']);

    expect(engine.logged('echo').at(-1)).toEqual({ job: 'daily', time: '2025-03-01T01:00:00Z' });
  });

  test('of a schedule that is not there is an error', async () => {
    await expect(engine.fireSchedules(START, ['Weekly'])).rejects.toThrow(/No schedule fits the path Weekly/);
  });
});

describe('events', () => {
  test('reach the targets of the rules they fit, as they are or transformed', async () => {
    engine.putEvent({ bus: 'Bus', source: 'case.system', detailType: 'CaseClosed', detail: { caseNo: '沪"1' }, time: START });
    engine.putEvent({ bus: 'Bus', source: 'elsewhere', detailType: 'CaseClosed', detail: { caseNo: '2' } });
    await engine.settle();

    expect(engine.logged('echo').at(-1)).toMatchObject({
      'detail-type': 'CaseClosed',
      time: '2025-03-01T01:00:00Z',
      detail: { caseNo: '沪"1' },
    });
    expect(bodies()).toEqual([JSON.stringify({ job: 'case 沪"1', no: '沪"1', at: '2025-03-01T01:00:00Z' })]);
  });

  test('that a function puts are answered one by one', async () => {
    const entry = { EventBusName: 'fixture-bus', Source: 'case.system', DetailType: 'CaseReopened', Detail: '{"caseNo":"3"}' };
    const Entries = [entry, { ...entry, Detail: 'no json' }, { ...entry, Source: '' }];
    const output = await engine.call('AWSEvents.PutEvents', { Entries }, 'Fixture-ProbeFunction');

    expect(output).toMatchObject({
      FailedEntryCount: 2,
      Entries: [{ EventId: expect.any(String) as unknown }, { ErrorCode: 'MalformedDetail' }, { ErrorCode: 'InvalidArgument' }],
    });
    await engine.settle();
    expect(bodies().at(-1)).toContain('case 3');
  });

  test('for a bus that is not theirs or not there are refused', async () => {
    const entry = { Source: 's', DetailType: 'd', Detail: '{}' };
    const put = (EventBusName: string, caller?: string) =>
      engine.call('AWSEvents.PutEvents', { Entries: [{ ...entry, EventBusName }] }, caller);

    expect(await put('default', 'Fixture-ProbeFunction')).toMatchObject({ __type: 'AccessDeniedException' });
    expect(await put('gone')).toMatchObject({ __type: 'ResourceNotFoundException' });
    expect(await engine.call('AWSEvents.PutRule', {})).toMatchObject({ __type: 'UnsupportedOperation' });
    expect(await engine.call('DynamoDB_20120810.GetItem', [])).toMatchObject({ __type: expect.any(String) as unknown });
  });
});

describe('topics', () => {
  test('deliver to the subscriptions whose filter fits', async () => {
    engine.publish('Alerts', 'one', { level: 'high' }, { timestamp: START });
    engine.publish('Alerts', 'two', { level: 'medium' });
    engine.publish('Alerts', 'three', { level: 'low' });
    await engine.settle();

    expect(JSON.parse(bodies().at(-1) ?? '')).toMatchObject({
      Message: 'one',
      Timestamp: '2025-03-01T01:00:00.000Z',
      MessageAttributes: { level: { Value: 'high' } },
    });
    expect(engine.logged('echo').at(-1)).toMatchObject({ Records: [{ EventSource: 'aws:sns', Sns: { Message: 'three' } }] });
  });

  test('deliver the bare message where a subscription asks for it, chosen by its body', async () => {
    for (const message of ['{"kind":"raw"}', '{"kind":"other"}', 'no json']) engine.publish('Alerts', message, { centre: 'c-1' });
    await engine.settle();

    expect(engine.queue('Changes/Failures').messages).toMatchObject([
      { body: '{"kind":"raw"}', attributes: { centre: { DataType: 'String', StringValue: 'c-1' } } },
    ]);
  });
});

describe('a run', () => {
  test('that does the same gives the same ids and random bytes', async () => {
    const run = async (): Promise<string[]> => {
      const again = await startFixture();
      await again.fireSchedules(START);
      await putItem(again, { pk: 'L#1', sk: 'a', kind: 'watched' });
      await again.probe('sqs', 'SendMessage', {
        QueueUrl: again.model.find('AWS::SQS::Queue', 'Jobs/Queue').ref,
        MessageBody: 'x',
      });
      await again.settle();
      await again.stop();
      return again.logs.map(({ line }) => line.replace(/127\.0\.0\.1:\d+/g, ''));
    };

    const first = await run();
    expect(first.length).toBeGreaterThanOrEqual(4);
    expect(await run()).toEqual(first);
  });
});

/** Bodies that the jobs queue has delivered so far. */
const bodies = (): string[] =>
  engine.logged('batch').flatMap(({ Records }) => (Records as { body: string }[]).map(({ body }) => body));
