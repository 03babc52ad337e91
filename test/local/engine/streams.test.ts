import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { StreamRecord } from '../../../local/engine/sources/stream-record.ts';
import { type FixtureEngine, putItem, START, startFixture } from './fixture-engine.ts';

let engine: FixtureEngine;
afterEach(() => engine.stop());

/** Sort keys of each batch that the function was given. */
const batches = (): string[][] =>
  engine
    .logged('changes')
    .map(({ Records }) => (Records as StreamRecord[]).map(({ dynamodb }) => String(dynamodb.Keys['sk']?.['S'])));

const put = async (sk: string, extra: Record<string, string> = { kind: 'watched' }): Promise<void> =>
  putItem(engine, { pk: 'L#1', sk, ...extra });

describe('a stream', () => {
  test('reaches the function in order, without what its filter leaves out, and the listener with it', async () => {
    const seen: StreamRecord[] = [];
    engine = await startFixture({ onStreamRecord: (record) => seen.push(record) });
    await put('a');
    await put('b', { kind: 'other' });
    await put('a', { kind: 'watched', more: 'x' });
    await engine.settle();
    await engine.settle();

    expect(batches()).toEqual([['a', 'a']]);
    expect(seen.map(({ eventName, dynamodb }) => [eventName, dynamodb.Keys['sk']?.['S']])).toEqual([
      ['INSERT', 'a'],
      ['INSERT', 'b'],
      ['MODIFY', 'a'],
    ]);
    expect(seen[2]?.dynamodb).toMatchObject({
      OldImage: { kind: { S: 'watched' } },
      NewImage: { more: { S: 'x' } },
      ApproximateCreationDateTime: START / 1000,
    });
  });

  test('cuts a failing batch in two until the poison is alone, and reports that one record', async () => {
    engine = await startFixture();
    for (const sk of ['a', 'b', 'c', 'd']) await put(sk, sk === 'c' ? { kind: 'watched', poison: 'yes' } : { kind: 'watched' });
    await engine.settle();

    expect(batches()).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['c'], ['c'], ['d']]);
    const reports = engine.queue('Changes/Failures').messages.map(({ body }) => JSON.parse(body) as unknown);
    expect(reports).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
        DDBStreamBatchInfo: { startSequenceNumber: '3', endSequenceNumber: '3', batchSize: 1 },
      },
    ]);
    expect(JSON.stringify(reports)).not.toContain('poison');
  });

  test('goes on where it was after the store and the process were killed', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'streams-'));
    engine = await startFixture({ dataDir });
    await put('a');
    await engine.settle();
    await put('b');
    process.kill(engine.storePid!, 'SIGKILL');
    await engine.stop();

    engine = await startFixture({ dataDir });
    await engine.settle();
    expect(batches()).toEqual([['b']]);
    const { output } = await engine.probe('dynamodb', 'GetItem', {
      TableName: 'fixture-table',
      Key: { pk: { S: 'L#1' }, sk: { S: 'a' } },
    });
    expect(output).toMatchObject({ Item: { kind: { S: 'watched' } } });
  });
});
