import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ServiceError } from '../wire/call.ts';
import { type BucketFiles, concatenated, type StoredObject, type WrittenBytes } from './bucket-files.ts';

/** What an object will be, before there are bytes of it. */
export type PlannedObject = Pick<StoredObject, 'key' | 'contentType' | 'metadata'>;

/** Uploads in parts that are under way; kept in memory. */
export interface MultipartUploads {
  readonly begin: (id: string, planned: PlannedObject) => void;
  /** @throws ServiceError NoSuchUpload */
  readonly take: (id: string, number: number, bytes: Readable) => Promise<WrittenBytes>;
  /** Joins the parts into the object, in the order named. @throws ServiceError as the service refuses */
  readonly complete: (id: string, parts: readonly NamedPart[], at: number) => Promise<StoredObject>;
  readonly abort: (id: string) => void;
}

export interface NamedPart {
  readonly number: number;
  readonly etag: string;
}

/** All parts but the last have at least 5 MiB. */
const LEAST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;

export const createMultipartUploads = (bucket: BucketFiles): MultipartUploads => {
  const uploads = new Map<string, { readonly planned: PlannedObject; readonly parts: Map<number, WrittenBytes> }>();
  const uploadOf = (id: string) => {
    const upload = uploads.get(id);
    if (upload === undefined) throw new ServiceError('NoSuchUpload', 'The specified upload does not exist.', 404);
    return upload;
  };
  const forget = (id: string): void => {
    for (const part of uploadOf(id).parts.values()) bucket.discard(part);
    uploads.delete(id);
  };

  return {
    begin: (id, planned) => {
      uploads.set(id, { planned, parts: new Map() });
    },
    take: async (id, number, bytes) => {
      const { parts } = uploadOf(id);
      if (!(Number.isInteger(number) && number >= 1 && number <= MOST_PARTS)) {
        throw new ServiceError('InvalidArgument', `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`);
      }
      const written = await bucket.write(bytes);
      const before = parts.get(number);
      parts.set(number, written);
      if (before !== undefined) bucket.discard(before);
      return written;
    },
    complete: async (id, named, at) => {
      const { planned, parts } = uploadOf(id);
      const chosen = named.map(({ number, etag }) => {
        const part = parts.get(number);
        if (part?.md5 !== etag) throw new ServiceError('InvalidPart', 'One or more of the specified parts could not be found.');
        return part;
      });
      if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0))) {
        throw new ServiceError('InvalidPartOrder', 'The list of parts was not in ascending order.');
      }
      if (chosen.slice(0, -1).some(({ size }) => size < LEAST_PART)) {
        throw new ServiceError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
      }
      const { file, size } = await bucket.write(Readable.from(concatenated(chosen.map((part) => part.file))));
      const etag = `${createHash('md5')
        .update(Buffer.from(chosen.map(({ md5 }) => md5).join(''), 'hex'))
        .digest('hex')}-${chosen.length}`;
      const object = { ...planned, file, size, etag, at };
      bucket.put(object);
      forget(id);
      return object;
    },
    abort: forget,
  };
};
