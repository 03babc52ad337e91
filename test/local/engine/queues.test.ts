import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { failedRecords } from '../../../local/engine/sources/batch-result.ts';
import { openJournal } from '../../../local/engine/sources/queue-journal.ts';
import { type FixtureEngine, START, startFixture } from './fixture-engine.ts';

let engine: FixtureEngine;
afterEach(() => engine.stop());

const send = async (...texts: readonly string[]): Promise<void> => {
  const QueueUrl = engine.model.find('AWS::SQS::Queue', 'Jobs/Queue').ref;
  const Entries = texts.map((MessageBody, index) => ({
    Id: String(index),
    MessageBody,
    MessageAttributes: { centre: { DataType: 'String', StringValue: 'c-1' } },
  }));
  const { error } = await engine.probe('sqs', 'SendMessageBatch', { QueueUrl, Entries });
  if (error !== undefined) throw new Error(error.message);
};

type Batch = readonly { readonly body: string; readonly attributes: Readonly<Record<string, string>> }[];
const batches = (): readonly Batch[] => engine.logged('batch').map(({ Records }) => Records as Batch);
const bodies = (): string[][] => batches().map((batch) => batch.map(({ body }) => body));

describe('a queue', () => {
  test('delivers in order, in batches, and forgets what succeeded', async () => {
    engine = await startFixture();
    const texts = Array.from({ length: 10 }, (_, index) => `job-${index}`);
    await send(...texts);
    await send('job-10');
    await engine.settle();

    expect(bodies()).toEqual([texts, ['job-10']]);
    expect(engine.queue('Jobs/Queue').messages).toEqual([]);
  });

  test('delivers nine of ten once and moves the tenth to the dead letters, with body and attributes', async () => {
    engine = await startFixture();
    await send(...Array.from({ length: 9 }, (_, index) => `job-${index}`), 'bad');
    await engine.settle();

    expect(bodies().map((batch) => batch.length)).toEqual([10, 1, 1]);
    expect(batches().map((batch) => batch.at(-1)!.attributes['ApproximateReceiveCount'])).toEqual(['1', '2', '3']);
    expect(engine.queue('Jobs/Queue').messages).toEqual([]);
    const [dead, ...others] = engine.queue('Jobs/DeadLetters').messages;
    expect(others).toEqual([]);
    expect(dead).toMatchObject({ body: 'bad', attributes: { centre: { StringValue: 'c-1' } } });
  });

  test('gets its dead letters back by redriving them', async () => {
    engine = await startFixture();
    await send('bad');
    await engine.settle();

    expect(engine.queue('Jobs/DeadLetters').redrive()).toBe(1);
    expect(engine.queue('Jobs/DeadLetters').messages).toEqual([]);
    await engine.settle();
    expect(bodies()).toHaveLength(6);
    expect(engine.queue('Jobs/DeadLetters').messages).toHaveLength(1);
  });

  test('drops what the mapping filters out', async () => {
    engine = await startFixture();
    await send('skip me', 'job', '{"job":1}');
    await engine.settle();

    expect(bodies()).toEqual([['job', '{"job":1}']]);
    expect(engine.queue('Jobs/Queue').messages).toEqual([]);
  });

  test('keeps a delayed message until its time has come', async () => {
    engine = await startFixture();
    const QueueUrl = engine.model.find('AWS::SQS::Queue', 'Jobs/Queue').ref;
    await engine.probe('sqs', 'SendMessage', { QueueUrl, MessageBody: 'later', DelaySeconds: 60 });
    await engine.settle();
    expect(bodies()).toEqual([]);

    engine.setTime(START + 60_000);
    await engine.settle();
    expect(bodies()).toEqual([['later']]);
  });

  test('answers the operator like a real one', async () => {
    engine = await startFixture();
    await send('a', 'b');
    const QueueUrl = engine.model.find('AWS::SQS::Queue', 'Jobs/Queue').ref;
    const call = (operation: string, input: object) => engine.call(`AmazonSQS.${operation}`, { QueueUrl, ...input });

    expect(await call('ReceiveMessage', {})).toMatchObject({
      Messages: [{ Body: 'a', ReceiptHandle: expect.any(String) as unknown }],
    });
    expect(await call('GetQueueAttributes', {})).toMatchObject({
      Attributes: { ApproximateNumberOfMessages: '1', ApproximateNumberOfMessagesNotVisible: '1' },
    });
    await call('DeleteMessage', { ReceiptHandle: engine.queue('Jobs/Queue').messages[0]!.id });
    expect(engine.queue('Jobs/Queue').messages.map(({ body }) => body)).toEqual(['b']);
    expect(await call('ReceiveMessage', { QueueUrl: 'http://127.0.0.1/0/gone' })).toMatchObject({
      __type: 'com.amazonaws.sqs#QueueDoesNotExist',
    });
    expect(await call('PurgeQueue', {})).toMatchObject({ __type: 'UnsupportedOperation' });
  });

  test('survives the end of the process', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'queues-'));
    engine = await startFixture({ dataDir });
    await send('kept', 'bad');
    await send('done');
    await engine.stop();

    engine = await startFixture({ dataDir });
    expect(engine.queue('Jobs/Queue').messages.map(({ body }) => body)).toEqual(['kept', 'bad', 'done']);
    await engine.settle();
    await engine.stop();

    engine = await startFixture({ dataDir });
    expect(engine.queue('Jobs/Queue').messages).toEqual([]);
    expect(engine.queue('Jobs/DeadLetters').messages.map(({ body }) => body)).toEqual(['bad']);
    expect(readFileSync(join(dataDir, 'queues.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
  });
});

test('a journal keeps nothing of what is done with', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'queues-'));
  const file = join(dataDir, 'queues.jsonl');
  const journal = openJournal(file);
  const message = (id: string) => ({ id, body: `body of ${id}`, attributes: {}, sentAt: 0, visibleAt: 0, receiveCount: 0 });
  journal.added('q', message('kept'));
  for (let i = 0; i < 1000; i += 1) {
    journal.added('q', message(`m-${i}`));
    journal.removed('q', `m-${i}`);
  }
  expect(readFileSync(file, 'utf8')).not.toContain('body of m-');
  expect(openJournal(file).messagesOf('q')).toMatchObject([{ body: 'body of kept' }]);
  journal.removed('q', 'kept');
  expect(readFileSync(file, 'utf8')).toBe('');
});

describe('failedRecords', () => {
  const ids = ['a', 'b'];
  test.each([
    [undefined, []],
    [null, []],
    [{}, []],
    [{ batchItemFailures: [] }, []],
    [{ batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    [{ batchItemFailures: [{ itemIdentifier: '' }] }, ids],
    [{ batchItemFailures: [{}] }, ids],
    [{ batchItemFailures: [null] }, ids],
    [{ batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'z' }] }, ids],
    [{ batchItemFailures: 'b' }, ids],
  ])('reads %j as %j', (output, failed) => {
    expect([...failedRecords(output, ids, true)]).toEqual(failed);
  });

  test('takes any answer for success where the mapping does not ask for failures', () => {
    expect(failedRecords({ batchItemFailures: [{ itemIdentifier: 'b' }] }, ids, false).size).toBe(0);
  });
});
