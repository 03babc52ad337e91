import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes that lie in a bucket's folder, and belong to nothing yet. */
export interface WrittenBytes {
  readonly file: string;
  readonly size: number;
  /** Hex. */
  readonly md5: string;
}

export interface StoredObject {
  readonly key: string;
  /** File with its bytes. */
  readonly file: string;
  readonly size: number;
  /** Without its quotes. */
  readonly etag: string;
  /** Engine milliseconds. */
  readonly at: number;
  readonly contentType: string;
  /** Of the uploader's own making, by names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** One bucket on disk. What a crash leaves half-written belongs to no object, and is removed when the folder is opened again. */
export interface BucketFiles {
  readonly write: (bytes: Readable) => Promise<WrittenBytes>;
  readonly find: (key: string) => StoredObject | undefined;
  /** Objects whose keys begin with a prefix, in the order of the keys' bytes. */
  readonly list: (prefix: string) => readonly StoredObject[];
  /** Puts an object in place of what its key named before. */
  readonly put: (object: StoredObject) => void;
  readonly remove: (key: string) => void;
  /** Removes bytes that became no object. */
  readonly discard: (written: WrittenBytes) => void;
}

const INDEX = '.json';

export const openBucketFiles = (folder: string): BucketFiles => {
  mkdirSync(folder, { recursive: true });
  const objects = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(INDEX))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StoredObject)
      .map((object) => [object.key, object]),
  );
  const known = new Set([...objects.values()].map(({ file }) => file));
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(INDEX) && !known.has(join(folder, name))) rmSync(join(folder, name));
  }
  /** Keys may be longer than a file's name. */
  const indexOf = (key: string): string => join(folder, `${createHash('sha256').update(key).digest('hex')}${INDEX}`);

  return {
    write: async (bytes) => {
      const file = join(folder, randomUUID());
      const hash = createHash('md5');
      let size = 0;
      const counted = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          size += chunk.length;
          yield chunk;
        }
      };
      await pipeline(bytes, counted, createWriteStream(file));
      return { file, size, md5: hash.digest('hex') };
    },
    find: (key) => objects.get(key),
    list: (prefix) =>
      [...objects.values()]
        .filter(({ key }) => key.startsWith(prefix))
        .sort((left, right) => Buffer.compare(Buffer.from(left.key), Buffer.from(right.key))),
    put: (object) => {
      const was = objects.get(object.key);
      const index = indexOf(object.key);
      writeFileSync(`${index}.new`, JSON.stringify(object));
      renameSync(`${index}.new`, index);
      objects.set(object.key, object);
      if (was !== undefined) rmSync(was.file, { force: true });
    },
    remove: (key) => {
      const object = objects.get(key);
      if (object === undefined) return;
      rmSync(indexOf(key));
      objects.delete(key);
      rmSync(object.file, { force: true });
    },
    discard: ({ file }) => {
      rmSync(file, { force: true });
    },
  };
};

/** The bytes of several files, one after the other. */
export async function* concatenated(files: readonly string[]): AsyncGenerator<Buffer> {
  for (const file of files) yield* createReadStream(file) as AsyncIterable<Buffer>;
}
