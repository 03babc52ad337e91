import type { ExportManifest, Exports } from '../workflows/ports.ts';
import { downloadUrl } from './s3/download-url.ts';
import { objectKeys } from './s3/object-keys.ts';
import { s3Client } from './s3/s3-client.ts';
import { getJson, putJson } from './s3/small-object.ts';
import { streamObject } from './s3/stream-object.ts';

/** Files handed out, in a bucket; the manifest of each is written last, and outlives it. */
export const s3Exports = (bucket: string, s3 = s3Client()): Exports => ({
  async save({ key, contentType, chunks, rows, about }) {
    const streamed = await streamObject(s3, { Bucket: bucket, Key: key, ContentType: contentType }, chunks);
    const manifest: ExportManifest = { key, contentType, rows: rows(), ...streamed, ...(about && { about: about() }) };
    await putJson(s3, bucket, objectKeys.manifest(key), manifest);
    return manifest;
  },

  async manifest(key) {
    return (await getJson(s3, bucket, objectKeys.manifest(key))) as ExportManifest | undefined;
  },

  downloadUrl: (key, fileName) => downloadUrl(s3, bucket, key, fileName),
});
