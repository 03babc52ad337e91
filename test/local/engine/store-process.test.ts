import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** The file that a running store was started with. */
const databaseOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').at(-2)!;

describe('the store', () => {
  test('starts at once, several side by side, and is gone when it is stopped', async () => {
    const started = performance.now();
    const stores = await Promise.all([startStore(), startStore(), startStore()]);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(new Set(stores.map(({ endpoint }) => endpoint)).size).toBe(3);
    for (const { endpoint } of stores) expect(await isUp(endpoint)).toBe(true);

    const files = stores.map(({ pid }) => databaseOf(pid!));
    expect(files.every((file) => existsSync(file))).toBe(true);

    await Promise.all(stores.map((store) => store.stop()));
    for (const { endpoint } of stores) expect(await isUp(endpoint)).toBe(false);
    expect(files.some((file) => existsSync(dirname(file)))).toBe(false);
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

  test.each<[string, NodeJS.Signals, boolean]>([
    ['was killed', 'SIGKILL', false],
    ['was ended together with all it started', 'SIGTERM', true],
    ['was interrupted at the terminal', 'SIGINT', true],
  ])('does not outlive a parent that %s, nor does its file', async (_, signal, withGroup) => {
    const module = join(import.meta.dirname, '../../../local/engine/store-process.ts');
    const script = `const { startStore } = await import(${JSON.stringify(module)});
      const { endpoint, pid } = await startStore();
      console.log(JSON.stringify({ endpoint, pid }));
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { detached: true });
    const line = await new Promise<string>((resolve) => parent.stdout.once('data', (data: Buffer) => resolve(data.toString())));
    const { endpoint, pid } = JSON.parse(line) as { endpoint: string; pid: number };
    const directory = dirname(databaseOf(pid));
    expect(await isUp(endpoint)).toBe(true);
    process.kill(withGroup ? -parent.pid! : parent.pid!, signal);

    for (let attempt = 0; attempt < 200 && existsSync(directory); attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await isUp(endpoint)).toBe(false);
    expect(existsSync(directory)).toBe(false);
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
