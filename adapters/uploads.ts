import { createHash } from 'node:crypto';
import { unescape } from 'node:querystring';
import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { UploadResult, Uploads } from '../workflows/ports.ts';
import { downloadUrl } from './s3/download-url.ts';
import { objectKeys } from './s3/object-keys.ts';
import { s3Client, unlessGone } from './s3/s3-client.ts';
import { getJson, putJson } from './s3/small-object.ts';
import { streamObject } from './s3/stream-object.ts';
import { readTable } from './spreadsheet/read-table.ts';
import { rejectedCsv, withoutOurs } from './spreadsheet/rejected-rows.ts';
import { LIMITS } from './spreadsheet/table.ts';

/** How long an address to upload to lives, in seconds. */
const UPLOAD_URL_S = 10 * 60;
/** Who uploads, as the token said. Part of what is signed, so that nobody else's name can be put there. */
const BY = 'x-amz-meta-by';

/** Spreadsheets in a bucket, and what came of them beside. */
export const s3Uploads = (bucket: string, s3 = s3Client()): Uploads => ({
  async offer({ key, size, by }) {
    const Metadata = { by: encodeURIComponent(by) };
    const put = new PutObjectCommand({ Bucket: bucket, Key: objectKeys.upload(key), ContentLength: size, Metadata });
    const url = await getSignedUrl(s3, put, { expiresIn: UPLOAD_URL_S, unhoistableHeaders: new Set([BY]) });
    return { url, headers: { [BY]: Metadata.by } };
  },

  async find(key) {
    const Prefix = objectKeys.upload(key);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix, MaxKeys: 1 }));
    const found = Contents.find(({ Key }) => Key === Prefix);
    return found && { etag: unquoted(found.ETag) };
  },

  async read(key, etag) {
    const found = await unlessGone(s3.send(new GetObjectCommand({ Bucket: bucket, Key: objectKeys.upload(key), IfMatch: etag })));
    if (found === undefined) return undefined;
    const bytes = await firstBytes(found.Body as Readable, LIMITS.fileBytes + 1);
    const by = found.Metadata?.['by'];
    const table = await readTable(bytes, key.slice(key.lastIndexOf('/') + 1));
    return {
      ...(bytes.length > LIMITS.fileBytes ? {} : { sha256: createHash('sha256').update(bytes).digest('hex') }),
      ...(by === undefined ? {} : { by: unescape(by) }),
      table: table.ok ? { ok: true, value: withoutOurs(table.value) } : table,
    };
  },

  async remove(key, etag) {
    await unlessGone(s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: objectKeys.upload(key), IfMatch: etag })));
  },

  async result(key) {
    return (await getJson(s3, bucket, objectKeys.result(key))) as UploadResult | undefined;
  },

  async saveResult(result, rejected) {
    if (rejected.rows.length > 0) {
      const object = { Bucket: bucket, Key: objectKeys.rejected(result.key), ContentType: 'text/csv; charset=utf-8' };
      await streamObject(s3, object, rejectedCsv(rejected));
    }
    await putJson(s3, bucket, objectKeys.result(result.key), result);
  },

  rejectedUrl: (key) => downloadUrl(s3, bucket, objectKeys.rejected(key), `${key.slice(key.lastIndexOf('/') + 1)}.rejected.csv`),
});

const unquoted = (etag = ''): string => etag.replaceAll('"', '');

/** The bytes of a stream, or as many as were asked for and the rest of their chunk; the others are not fetched. */
const firstBytes = async (stream: Readable, count: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  return Buffer.concat(chunks);
};
