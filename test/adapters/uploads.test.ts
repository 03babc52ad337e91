import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { s3Uploads } from '../../adapters/uploads.ts';
import type { UploadResult, Uploads } from '../../workflows/ports.ts';
import { type FixtureEngine, startFixture } from '../local/engine/fixture-engine.ts';

const BUCKET = 'quiet';
const KEY = 'closings/C01/结案 2025.csv';
const CSV = '案号,受援人\nK-1,样例\n';
const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');

let engine: FixtureEngine;
let s3: S3Client;
let uploads: Uploads;
beforeAll(async () => {
  engine = await startFixture({ clock: { kind: 'real', base: Date.now() } });
  const { endpoint, operator } = engine;
  const checks = { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const;
  s3 = new S3Client({ endpoint, region: 'us-east-1', credentials: operator, ...checks });
  uploads = s3Uploads(BUCKET, s3);
});
afterAll(async () => {
  s3.destroy();
  await engine.stop();
});

const drop = async (key: string, body: string, more = {}): Promise<string> => {
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `uploads/${key}`, Body: body, ...more }));
  return digest('md5', body);
};
const RESULT: UploadResult = {
  key: KEY,
  etag: 'e',
  at: '2025-03-01T01:00:00Z',
  state: 'taken-in',
  rows: 2,
  taken: 1,
  rejected: 1,
  unreadColumns: [],
  errors: [],
};

describe('an upload', () => {
  test('goes where it was offered, by whom it was offered to, and is read with their name', async () => {
    const { url, headers } = await uploads.offer({ key: KEY, size: Buffer.byteLength(CSV), by: '主管 1%' });
    const answer = await fetch(url, { method: 'PUT', body: CSV, headers });
    expect(answer.status).toBe(200);
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('600');

    const etag = digest('md5', CSV);
    expect(await uploads.find(KEY)).toEqual({ etag });
    expect(await uploads.read(KEY, etag)).toEqual({
      by: '主管 1%',
      sha256: digest('sha256', CSV),
      table: {
        ok: true,
        value: { headers: ['案号', '受援人'], rows: [{ line: 2, cells: { 案号: 'K-1', 受援人: '样例' } }], rowErrors: [] },
      },
    });
  });

  test.each([
    ['of another size', 'x', undefined],
    ['in the name of another', CSV, { 'x-amz-meta-by': 'somebody-else' }],
  ])('%s is refused', async (_, body, others) => {
    const { url, headers } = await uploads.offer({ key: 'closings/C01/refused.csv', size: Buffer.byteLength(CSV), by: 'sup-1' });
    expect((await fetch(url, { method: 'PUT', body, headers: others ?? headers })).status).toBe(403);
    expect(await uploads.find('closings/C01/refused.csv')).toBeUndefined();
  });

  test('is found by its whole key alone', async () => {
    await drop('closings/C01/a.csv.old', 'x');
    expect(await uploads.find('closings/C01/a.csv')).toBeUndefined();
  });

  test.each([
    ['without a name', {}, undefined],
    ['with a name that is not written as ours are', { Metadata: { by: '100%' } }, '100%'],
  ])('put there by other means, %s, is read as well', async (_, more, by) => {
    const etag = await drop('closings/C01/by-hand.csv', CSV, more);
    const file = await uploads.read('closings/C01/by-hand.csv', etag);
    expect([file?.by, file?.table.ok]).toEqual([by, true]);
  });

  test('that is another one by now is neither read nor removed', async () => {
    const first = await drop('closings/C01/twice.csv', CSV);
    const second = await drop('closings/C01/twice.csv', `${CSV}K-2,样例\n`);
    expect(await uploads.read('closings/C01/twice.csv', first)).toBeUndefined();
    await uploads.remove('closings/C01/twice.csv', first);
    expect(await uploads.find('closings/C01/twice.csv')).toEqual({ etag: second });
    await uploads.remove('closings/C01/twice.csv', second);
    await uploads.remove('closings/C01/twice.csv', second);
    expect(await uploads.read('closings/C01/twice.csv', second)).toBeUndefined();
  });

  test('of 20 MB is read; a byte more is refused, whatever it holds', async () => {
    const key = 'closings/C01/large.csv';
    const header = 'a\n';
    const fits = header + 'x'.repeat(20 * 1024 * 1024 - header.length);
    expect((await uploads.read(key, await drop(key, fits)))?.table.ok).toBe(true);
    const file = await uploads.read(key, await drop(key, `${fits}x`));
    expect(file).toMatchObject({ table: { ok: false, error: { en: 'large.csv: the file is larger than 20 MB; split it' } } });
    expect(file).not.toHaveProperty('sha256');
  });
});

describe('a result', () => {
  test('is there once it was saved, with rejected rows to download', async () => {
    expect(await uploads.result(KEY)).toBeUndefined();
    const message = { zh: '必填', en: 'must not be empty' };
    await uploads.saveResult(RESULT, {
      headers: ['案号'],
      rows: [{ line: 3, cells: { 案号: '' }, errors: [{ column: 'case_no', value: '', message }] }],
    });
    expect(await uploads.result(KEY)).toEqual(RESULT);

    const answer = await fetch(await uploads.rejectedUrl(KEY));
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('结案 2025.csv.rejected.csv'));
    expect(await answer.text()).toContain('case_no,,必填 / must not be empty');
  });

  test('without rejected rows has no file of them', async () => {
    const key = 'closings/C01/good.csv';
    await uploads.saveResult({ ...RESULT, key, rejected: 0 }, { headers: ['a'], rows: [] });
    const Key = `results/${key}.rejected.csv`;
    await expect(s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('lies where what is uploaded does not', async () => {
    await uploads.saveResult(RESULT, { headers: [], rows: [] });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: `results/${KEY}.result.json` }));
    expect(JSON.parse(await Body!.transformToString())).toEqual(RESULT);
  });
});
