import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createStoreClient } from '../../../local/engine/store-client.ts';
import { startStore } from '../../../local/engine/store-process.ts';

const environment = { ...process.env };
const platform = process.platform;
afterEach(() => {
  process.env = { ...environment };
  Object.defineProperty(process, 'platform', { value: platform });
});

const isUp = async (endpoint: string): Promise<boolean> => (await fetch(endpoint).catch(() => undefined))?.ok === true;

describe('the store', () => {
  test('starts at once, several side by side, and is gone when it is stopped', async () => {
    const started = performance.now();
    const stores = await Promise.all([startStore(), startStore(), startStore()]);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(new Set(stores.map(({ endpoint }) => endpoint)).size).toBe(3);
    for (const { endpoint } of stores) expect(await isUp(endpoint)).toBe(true);

    await Promise.all(stores.map((store) => store.stop()));
    for (const { endpoint } of stores) expect(await isUp(endpoint)).toBe(false);
  });

  test('keeps what it acknowledged when it is killed', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'store-')), 'data', 'store.db');
    const first = await startStore({ path });
    const client = createStoreClient(first.endpoint);
    await client.call('DynamoDB_20120810.CreateTable', {
      TableName: 'kept',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    for (let index = 0; index < 50; index += 1)
      await client.call('DynamoDB_20120810.PutItem', { TableName: 'kept', Item: { pk: { S: String(index) } } });
    process.kill(first.pid!, 'SIGKILL');
    client.close();
    await first.stop();

    const second = await startStore({ path });
    const again = createStoreClient(second.endpoint);
    expect(await again.call('DynamoDB_20120810.Scan', { TableName: 'kept', Select: 'COUNT' })).toMatchObject({ Count: 50 });
    await expect(again.call('DynamoDB_20120810.Scan', { TableName: 'gone' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
    again.close();
    await second.stop();
  });

  test('does not outlive its parent, even one that was killed', async () => {
    const module = join(import.meta.dirname, '../../../local/engine/store-process.ts');
    const parent = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `const { startStore } = await import(${JSON.stringify(module)}); console.log((await startStore()).endpoint); setInterval(() => {}, 1000);`,
    ]);
    const endpoint = await new Promise<string>((resolve) =>
      parent.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
    );
    expect(await isUp(endpoint)).toBe(true);
    parent.kill('SIGKILL');

    for (let attempt = 0; attempt < 100 && (await isUp(endpoint)); attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isUp(endpoint)).toBe(false);
  });

  test('may be somebody else’s', async () => {
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = 'http://127.0.0.1:8000/';
    const store = await startStore();

    expect(store).toMatchObject({ endpoint: 'http://127.0.0.1:8000' });
    expect(store.pid).toBeUndefined();
    await store.stop();
  });

  test('that is nowhere to be found is explained in both languages', async () => {
    process.env['PATH'] = '';
    Object.defineProperty(process, 'platform', { value: 'darwin' });

    await expect(startStore()).rejects.toThrow(/没有找到内置数据库[\s\S]*No embedded database found/);
  });
});
