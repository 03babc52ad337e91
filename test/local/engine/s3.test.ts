import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../../local/engine/engine.ts';
import { type FixtureEngine, START, startFixture } from './fixture-engine.ts';

const BUCKET = 'fixture-filesbucket';
const md5 = (text: string | Buffer): string => createHash('md5').update(text).digest('hex');

/** S3 as the operator, or as a function, sees it. */
const clientOf = ({ endpoint, operator }: Engine, accessKeyId = operator.accessKeyId): S3Client =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: operator.secretAccessKey },
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

const put = (s3: S3Client, Key: string, Body: string | Buffer, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ContentLength: Buffer.byteLength(Body), ...more }));
const text = async (s3: S3Client, Key: string, more = {}): Promise<string | undefined> =>
  (await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key, ...more }))).Body?.transformToString();

describe('objects', () => {
  let engine: FixtureEngine;
  let s3: S3Client;
  beforeAll(async () => {
    engine = await startFixture();
    s3 = clientOf(engine);
  });
  afterAll(async () => {
    s3.destroy();
    await engine.stop();
  });

  test.each([
    ['a text', 'in/a.txt', '甲,乙\n'],
    ['an empty one', 'in/empty', ''],
    ['a key that needs encoding', 'in/表 1+2%(终稿)!.csv', 'x'],
    ['a key as long as the service allows', `in/${'长'.repeat(340)}`, 'y'],
  ])('%s comes back as it was put', async (_, Key, body) => {
    const { ETag } = await put(s3, Key, body, { ContentType: 'text/csv', Metadata: { by: 'sup-1' } });
    expect(ETag).toBe(`"${md5(body)}"`);

    expect(await text(s3, Key)).toBe(body);
    expect(await s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key }))).toMatchObject({
      ContentLength: Buffer.byteLength(body),
      ContentType: 'text/csv',
      ETag,
      LastModified: new Date(START),
      Metadata: { by: 'sup-1' },
    });
  });

  test.each([
    ['bytes=0-2', 'abc', 'bytes 0-2/10'],
    ['bytes=7-', 'hij', 'bytes 7-9/10'],
    ['bytes=-4', 'ghij', 'bytes 6-9/10'],
    ['bytes=-99', 'abcdefghij', 'bytes 0-9/10'],
    ['bytes=8-99', 'ij', 'bytes 8-9/10'],
  ])('the range %s is %s', async (Range, expected, ContentRange) => {
    await put(s3, 'in/range', 'abcdefghij');
    const answer = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'in/range', Range }));
    expect(await answer.Body?.transformToString()).toBe(expected);
    expect(answer).toMatchObject({ ContentRange, ContentLength: expected.length });
  });

  test.each(['bytes=10-', 'bytes=5-4', 'bytes=-', 'lines=1-2'])('the range %s is refused', async (Range) => {
    await put(s3, 'in/range', 'abcdefghij');
    await expect(text(s3, 'in/range', { Range })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('a second one takes the place of the first; read and removed only as long as it is the one meant', async () => {
    const { ETag: first } = await put(s3, 'in/twice', 'one');
    const { ETag: second } = await put(s3, 'in/twice', 'two');
    const remove = (IfMatch?: string) =>
      s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'in/twice', ...(IfMatch === undefined ? {} : { IfMatch }) }));

    expect(await text(s3, 'in/twice', { IfMatch: second })).toBe('two');
    await expect(text(s3, 'in/twice', { IfMatch: first })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(remove(first)).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await remove(second);
    await expect(text(s3, 'in/twice')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await remove();
    await expect(remove(second)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('are listed by prefix, in the order of their keys', async () => {
    for (const name of ['b', 'a/2', 'a/10', 'é']) await put(s3, `list/${name}`, name);
    const list = async (more = {}) => s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'list/', ...more }));

    const all = await list();
    expect(all.Contents?.map(({ Key }) => Key)).toEqual(['list/a/10', 'list/a/2', 'list/b', 'list/é']);
    expect(all).toMatchObject({ IsTruncated: false, KeyCount: 4 });
    expect(all.Contents?.[2]).toMatchObject({ ETag: `"${md5('b')}"`, Size: 1, LastModified: new Date(START) });
    expect(await list({ MaxKeys: 3 })).toMatchObject({ IsTruncated: true, KeyCount: 3 });
    expect((await list({ Prefix: 'nothing/' })).Contents).toBeUndefined();
  });

  test('each bucket has its own', async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'quiet', Key: 'in/only-here', Body: 'x' }));
    await expect(text(s3, 'in/only-here')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'x' }))).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  test.each([
    ['a copy', () => s3.send(new CopyObjectCommand({ Bucket: BUCKET, Key: 'in/c', CopySource: `${BUCKET}/in/a.txt` }))],
    ['an old version', () => s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'in/a.txt', VersionId: '1' }))],
    ['a list by folders', () => s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Delimiter: '/' }))],
    [
      'a put only where nothing is',
      () => s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'in/a.txt', IfNoneMatch: '*', Body: 'x' })),
    ],
  ])('%s is not served, and says so', async (_, send) => {
    const before = engine.logs.length;
    await expect(send()).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    expect(engine.logs.slice(before)).toMatchObject([{ function: 'engine', line: expect.stringContaining('S3') as unknown }]);
  });
});

describe('uploads in parts', () => {
  const PART = Buffer.alloc(5 * 1024 * 1024, 'a');
  const Key = 'in/large';
  let engine: FixtureEngine;
  let s3: S3Client;
  beforeAll(async () => {
    engine = await startFixture();
    s3 = clientOf(engine);
  });
  afterAll(async () => {
    s3.destroy();
    await engine.stop();
  });

  const begin = async (): Promise<string> => {
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ Bucket: BUCKET, Key, ContentType: 'text/plain', Metadata: { by: 'x' } }),
    );
    return UploadId!;
  };
  const send = async (UploadId: string, PartNumber: number, Body: Buffer) => ({
    PartNumber,
    ETag: (await s3.send(new UploadPartCommand({ Bucket: BUCKET, Key, UploadId, PartNumber, Body }))).ETag,
  });
  type Part = Awaited<ReturnType<typeof send>>;
  const complete = (UploadId: string, Parts: Part[]) =>
    s3.send(new CompleteMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId, MultipartUpload: { Parts } }));

  test('become one object once they are complete, and not before', async () => {
    const id = await begin();
    const last = await send(id, 2, Buffer.from('the end'));
    await send(id, 1, Buffer.from('replaced'));
    const first = await send(id, 1, PART);
    await expect(text(s3, Key)).rejects.toMatchObject({ name: 'NoSuchKey' });

    const { ETag } = await complete(id, [first, last]);
    expect(ETag).toBe(`"${md5(Buffer.from(md5(PART) + md5('the end'), 'hex'))}-2"`);
    expect(await text(s3, Key, { Range: 'bytes=5242878-' })).toBe('aathe end');
    expect(await s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key }))).toMatchObject({
      ContentLength: PART.length + 7,
      ContentType: 'text/plain',
      Metadata: { by: 'x' },
    });
    await expect(complete(id, [first, last])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  test('are refused as the service refuses them', async () => {
    const id = await begin();
    const small = await send(id, 1, Buffer.from('small'));
    const last = await send(id, 2, Buffer.from('last'));

    await expect(complete(id, [small, last])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete(id, [last, small])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete(id, [{ ...small, ETag: `"${md5('x')}"` }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(send(id, 10_001, PART)).rejects.toMatchObject({ name: 'InvalidArgument' });
    await expect(send('other', 1, PART)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  test('leave nothing when they are given up', async () => {
    const id = await begin();
    await send(id, 1, PART);
    await s3.send(new AbortMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId: id }));
    await expect(send(id, 2, PART)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});

describe('who may', () => {
  let engine: FixtureEngine;
  let s3: S3Client;
  let asFunction: S3Client;
  beforeAll(async () => {
    engine = await startFixture();
    s3 = clientOf(engine);
    asFunction = clientOf(engine, 'Fixture-ProbeFunction');
    await put(s3, 'in/there', 'x');
    await put(s3, 'out/there', 'x');
  });
  afterAll(async () => {
    s3.destroy();
    asFunction.destroy();
    await engine.stop();
  });

  test('a function may what its role grants, through the SDK of its own bundle', async () => {
    const input = { Bucket: BUCKET, Key: 'in/by-probe', Body: { base64: Buffer.from('probe').toString('base64') } };
    expect((await engine.probe('s3', 'PutObject', input)).error).toBeUndefined();
    expect(await text(s3, 'in/by-probe')).toBe('probe');
    expect(engine.refusals).toEqual([]);
    expect(engine.usedGrants().map(({ action }) => action)).toContain('s3:PutObject');
    expect(engine.unusedGrants().map(({ action }) => action)).toContain('s3:DeleteObject');
  });

  test.each([
    ['s3:GetObject', () => asFunction.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'out/there' }))],
    ['s3:PutObject', () => asFunction.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'out/new', Body: 'x' }))],
    ['s3:DeleteObject', () => asFunction.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'out/there' }))],
    ['s3:ListBucket', () => asFunction.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'out/' }))],
    [
      's3:AbortMultipartUpload',
      () => asFunction.send(new AbortMultipartUploadCommand({ Bucket: BUCKET, Key: 'in/x', UploadId: '1' })),
    ],
  ])('%s is refused where the role does not grant it', async (action, send) => {
    const before = engine.refusals.length;
    await expect(send()).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(engine.refusals.slice(before).map((refusal) => refusal.action)).toEqual([action]);
  });

  test('who may not list is not told whether an object is there', async () => {
    await expect(text(asFunction, 'in/missing')).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await asFunction.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'in/' }))).toMatchObject({ KeyCount: 2 });
  });

  test('nobody may without a signature', async () => {
    const authorization = 'AWS4-HMAC-SHA256 20250301/us-east-1/s3/aws4_request';
    const answer = await fetch(`${engine.endpoint}/${BUCKET}/in/there`, { headers: { authorization } });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
  });
});

describe('presigned addresses', () => {
  let engine: FixtureEngine;
  let s3: S3Client;
  let asFunction: S3Client;
  beforeAll(async () => {
    engine = await startFixture();
    s3 = clientOf(engine);
    asFunction = clientOf(engine, 'Fixture-ProbeFunction');
  });
  afterAll(async () => {
    s3.destroy();
    asFunction.destroy();
    await engine.stop();
  });

  const signing = { expiresIn: 600, signingDate: new Date(START), unhoistableHeaders: new Set(['x-amz-meta-by']) };
  const putUrl = (Key = 'in/signed.csv'): Promise<string> => {
    const command = new PutObjectCommand({ Bucket: BUCKET, Key, ContentLength: 4, Metadata: { by: 'sup-1' } });
    return getSignedUrl(asFunction, command, signing);
  };
  const upload = (url: string, body = 'text', headers: Record<string, string> = { 'x-amz-meta-by': 'sup-1' }) =>
    fetch(url, { method: 'PUT', body, headers });

  test('let a file in and out again, under the name that was signed', async () => {
    engine.setTime(START);
    const Key = 'in/表 1+2%(终稿)!.csv';
    expect((await upload(await putUrl(Key))).status).toBe(200);
    const disposition = "attachment; filename*=UTF-8''%E8%A1%A8.csv";
    const command = new GetObjectCommand({ Bucket: BUCKET, Key, ResponseContentDisposition: disposition });
    const url = await getSignedUrl(asFunction, command, signing);
    const answer = await fetch(url);
    expect([answer.status, await answer.text(), answer.headers.get('content-disposition')]).toEqual([200, 'text', disposition]);
  });

  test.each([
    ['another size', (url: string) => upload(url, 'more text')],
    ['another uploader', (url: string) => upload(url, 'text', { 'x-amz-meta-by': 'sup-2' })],
    ['no uploader', (url: string) => upload(url, 'text', {})],
    ['another key', (url: string) => upload(url.replace('signed', 'other'))],
    ['another use', (url: string) => fetch(url, { headers: { 'x-amz-meta-by': 'sup-1' } })],
    ['a longer life', (url: string) => upload(url.replace('X-Amz-Expires=600', 'X-Amz-Expires=6000'))],
    ['another signature', (url: string) => upload(url.replace(/Signature=../, 'Signature=00'))],
  ])('with %s are refused', async (_, use) => {
    engine.setTime(START);
    const answer = await use(await putUrl());
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
  });

  test('end when their time is over', async () => {
    const url = await putUrl();
    engine.setTime(START + 599_999);
    expect((await upload(url)).status).toBe(200);
    engine.setTime(START + 600_000);
    const answer = await upload(url);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
    expect(await (await upload(url.replace('Expires=600', 'Expires=0'))).text()).toContain('AuthorizationQueryParametersError');
  });

  test('allow no more than who signed them may', async () => {
    engine.setTime(START);
    const answer = await upload(await putUrl('out/x'));
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
  });

  test('are open to pages of the origins that the bucket names', async () => {
    const ask = async (origin: string, bucket = BUCKET) =>
      fetch(`${engine.endpoint}/${bucket}/in/x`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-amz-meta-by' },
      });
    const allowed = await ask('https://console.example.org');
    expect(allowed.status).toBe(204);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': 'https://console.example.org',
      'access-control-allow-methods': 'PUT,GET',
      'access-control-allow-headers': '*',
    });
    expect((await ask('https://elsewhere.example.org')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask('https://console.example.org', 'quiet')).status).toBe(403);
  });
});

describe('what is told of new objects', () => {
  let engine: FixtureEngine;
  let s3: S3Client;
  beforeAll(async () => {
    engine = await startFixture();
    s3 = clientOf(engine);
  });
  afterAll(async () => {
    s3.destroy();
    await engine.stop();
  });

  test('goes over the default bus to whom a rule names, with the key as it is', async () => {
    await put(s3, 'in/表 1.csv', 'abc');
    await put(s3, 'out/other.csv', 'abc');
    await s3.send(new PutObjectCommand({ Bucket: 'quiet', Key: 'in/x', Body: 'x' }));
    await engine.settle();
    expect(engine.logged('echo')).toMatchObject([
      {
        source: 'aws.s3',
        'detail-type': 'Object Created',
        time: '2025-03-01T01:00:00Z',
        resources: [`arn:aws:s3:::${BUCKET}`],
        detail: { bucket: { name: BUCKET }, object: { key: 'in/表 1.csv', size: 3, etag: md5('abc') }, reason: 'PutObject' },
      },
    ]);
  });

  test('is told of uploads in parts once they are complete', async () => {
    const before = engine.logged('echo').length;
    const place = { Bucket: BUCKET, Key: 'in/parts' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(place));
    const { ETag } = await s3.send(new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: 'x' }));
    await engine.settle();
    expect(engine.logged('echo')).toHaveLength(before);
    await s3.send(
      new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }),
    );
    await engine.settle();
    expect(engine.logged('echo').slice(before)).toMatchObject([
      { detail: { object: { key: 'in/parts' }, reason: 'CompleteMultipartUpload' } },
    ]);
  });
});

test('objects are there after a restart, and what never became one is not', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huifang-s3-'));
  const first = await startFixture({ dataDir });
  const before = clientOf(first);
  await put(before, 'in/kept', 'kept', { Metadata: { by: 'x' } });
  await put(before, 'in/kept', 'kept at last');
  await put(before, 'in/removed', 'removed');
  await before.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'in/removed' }));
  before.destroy();
  await first.stop();
  const folder = join(dataDir, 'objects', BUCKET);
  writeFileSync(join(folder, 'half-written'), 'x');

  const second = await startFixture({ dataDir });
  const after = clientOf(second);
  expect(await text(after, 'in/kept')).toBe('kept at last');
  expect((await after.send(new ListObjectsV2Command({ Bucket: BUCKET }))).KeyCount).toBe(1);
  expect(readdirSync(folder)).toHaveLength(2);
  after.destroy();
  await second.stop();
  rmSync(dataDir, { recursive: true });
});

test('a bucket that tells others than EventBridge is refused when the app starts', async () => {
  const { announcer } = await import('../../../local/engine/s3/bucket-events.ts');
  const notifications = { LambdaConfigurations: [{}] };
  const bucket = { path: 'Fixture/Files', properties: { NotificationConfiguration: notifications } };
  expect(() => announcer(bucket as never, {} as never)).toThrow('Fixture/Files has notifications that do not go to EventBridge');
});
