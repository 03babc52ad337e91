import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { CompletedPart, CreateMultipartUploadCommandInput, S3Client } from '@aws-sdk/client-s3';

/** What came of a stream. */
export interface StreamedBytes {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** A part is held in memory while it is gathered; S3 takes 10,000 of 5 MiB or more, so the longest object has 80 GB. */
const PART_BYTES = 8 * 1024 * 1024;

/**
 * Streams bytes of any length into an object, in constant memory. The object is there once it is whole: when the stream breaks
 * off, nothing is, and what was there before stays.
 *
 * @throws what the stream or S3 throw
 */
export const streamObject = async (
  s3: S3Client,
  object: CreateMultipartUploadCommandInput,
  chunks: AsyncIterable<Uint8Array>,
): Promise<StreamedBytes> => {
  const { Bucket, Key } = object;
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(object));
  const place = { Bucket, Key, UploadId };
  const hash = createHash('sha256');
  const Parts: CompletedPart[] = [];
  let bytes = 0;
  try {
    for await (const part of partsOf(chunks)) {
      hash.update(part);
      bytes += part.length;
      const PartNumber = Parts.length + 1;
      const { ETag } = await s3.send(new UploadPartCommand({ ...place, PartNumber, Body: part, ContentLength: part.length }));
      Parts.push({ PartNumber, ETag });
    }
    await s3.send(new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts } }));
  } catch (error) {
    await s3.send(new AbortMultipartUploadCommand(place)).catch((left: unknown) => {
      throw new AggregateError([error, left], `the upload of ${Key ?? ''} broke off, and its parts are left`);
    });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
};

/** The bytes in parts of one length, the last aside; an empty stream is one empty part. */
async function* partsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let gathered: Uint8Array[] = [];
  let length = 0;
  let hasParts = false;
  for await (const chunk of chunks) {
    gathered.push(chunk);
    length += chunk.length;
    while (length >= PART_BYTES) {
      const whole = Buffer.concat(gathered);
      yield whole.subarray(0, PART_BYTES);
      hasParts = true;
      gathered = [whole.subarray(PART_BYTES)];
      length -= PART_BYTES;
    }
  }
  if (length > 0 || !hasParts) yield Buffer.concat(gathered);
}
