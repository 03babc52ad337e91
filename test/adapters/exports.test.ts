import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { CreateMultipartUploadCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { s3Exports } from '../../adapters/exports.ts';
import type { Exports } from '../../workflows/ports.ts';
import { type FixtureEngine, startFixture } from '../local/engine/fixture-engine.ts';

const BUCKET = 'quiet';
const MB = 1024 * 1024;

let engine: FixtureEngine;
let s3: S3Client;
let exported: Exports;
beforeAll(async () => {
  // Addresses are signed by the machine's clock here, and by the engine's in a function.
  engine = await startFixture({ clock: { kind: 'real', base: Date.now() } });
  const { endpoint, operator } = engine;
  s3 = new S3Client({ endpoint, region: 'us-east-1', credentials: operator, requestChecksumCalculation: 'WHEN_REQUIRED' });
  exported = s3Exports(BUCKET, s3);
});
afterAll(async () => {
  s3.destroy();
  await engine.stop();
});

const sha256 = (...chunks: readonly (string | Uint8Array)[]): string =>
  chunks.reduce((hash, chunk) => hash.update(chunk), createHash('sha256')).digest('hex');
const file = (key: string, chunks: readonly Uint8Array[], rows = 0) => ({
  key,
  contentType: 'text/csv; charset=utf-8',
  chunks: (async function* () {
    for (const chunk of chunks) {
      await setImmediate();
      yield chunk;
    }
  })(),
  rows: () => rows,
});
const contentOf = async (key: string): Promise<Buffer> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
  return Buffer.from(await Body!.transformToByteArray());
};

describe('an exported file', () => {
  test('comes with a manifest by which it can be checked', async () => {
    const text = '案号,总分\nK-1,92.5\n';
    const manifest = await exported.save(file('assessments/C01/2025/table.csv', [Buffer.from(text)], 1));
    expect(manifest).toEqual({
      key: 'assessments/C01/2025/table.csv',
      contentType: 'text/csv; charset=utf-8',
      rows: 1,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    });
    expect(await exported.manifest(manifest.key)).toEqual(manifest);
    expect((await contentOf(manifest.key)).toString()).toBe(text);
  });

  test.each([
    ['nothing', []],
    ['one byte', [Buffer.from('x')]],
    ['exactly a part', [Buffer.alloc(8 * MB, 'a')]],
    ['a part and a byte', [Buffer.alloc(8 * MB, 'a'), Buffer.from('b')]],
    ['one chunk of several parts', [Buffer.alloc(20 * MB, 'c')]],
    ['chunks across the borders of parts', Array.from({ length: 7 }, (_, n) => Buffer.alloc(3 * MB, String(n)))],
  ])('of %s has all its bytes in their order', async (_, chunks) => {
    const { bytes, sha256: hash } = await exported.save(file('sizes/file', chunks));
    expect([bytes, hash]).toEqual([chunks.reduce((sum, { length }) => sum + length, 0), sha256(...chunks)]);
    expect(sha256(await contentOf('sizes/file'))).toBe(hash);
  });

  test('is asked for its rows once its chunks have ended', async () => {
    let rows = 0;
    const chunks = (async function* () {
      for (let n = 0; n < 3; n += 1) {
        await setImmediate();
        rows += 1;
        yield Buffer.from('row\n');
      }
    })();
    expect(await exported.save({ key: 'rows', contentType: 'text/csv', chunks, rows: () => rows })).toMatchObject({ rows: 3 });
  });

  test('can be downloaded under a name, by anybody who has the address, for five minutes', async () => {
    await exported.save(file('download/table', [Buffer.from('x')]));
    const url = await exported.downloadUrl('download/table', '考核表 2025.xlsx');
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, 'x']);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="____2025.xlsx"; filename*=UTF-8''${encodeURIComponent('考核表 2025.xlsx')}`,
    );
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300');
  });
});

describe('an export that breaks off', () => {
  const broken = (key: string) => ({
    ...file(key, []),
    chunks: (async function* () {
      await setImmediate();
      yield Buffer.alloc(9 * MB, 'a');
      throw new RangeError('the rows ended early');
    })(),
  });

  test('fails with its own error, and leaves neither file nor manifest', async () => {
    await expect(exported.save(broken('broken/new'))).rejects.toThrow('the rows ended early');
    expect(await exported.manifest('broken/new')).toBeUndefined();
    expect((await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'broken/' }))).KeyCount).toBe(0);
  });

  test('leaves what was there before as it was', async () => {
    const before = await exported.save(file('kept', [Buffer.from('before')], 1));
    await expect(exported.save(broken('kept'))).rejects.toThrow('the rows ended early');
    expect(await exported.manifest('kept')).toEqual(before);
    expect((await contentOf('kept')).toString()).toBe('before');
  });

  test('and whose parts cannot be given up says both', async () => {
    const send = (command: object): Promise<unknown> =>
      command instanceof CreateMultipartUploadCommand ? Promise.resolve({ UploadId: '1' }) : Promise.reject(new Error('gone'));
    const failing = s3Exports(BUCKET, { send } as unknown as S3Client).save(broken('x'));
    await expect(failing).rejects.toThrow('the upload of x broke off, and its parts are left');
  });
});

test('a hundred megabytes pass through less than sixty of memory', async () => {
  const chunk = 64 * 1024;
  const count = (100 * MB) / chunk;
  const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().external;
  const before = used();
  let most = 0;
  const chunks = (async function* () {
    for (let n = 0; n < count; n += 1) {
      await setImmediate();
      most = Math.max(most, used() - before);
      yield Buffer.alloc(chunk, n % 251);
    }
  })();
  const { bytes } = await exported.save({ key: 'large', contentType: 'text/csv', chunks, rows: () => count });
  expect(bytes).toBe(100 * MB);
  expect(most).toBeLessThan(60 * MB);
});
