import type { Entry, ZipFile } from 'yauzl';
import { fromBufferPromise } from 'yauzl';
import { LIMITS, UnreadableFile } from '../table.ts';

/** The parts of an XLSX, which is a zip of XML files. Nothing is inflated before it is asked for. */
export interface PackageParts {
  /** The part's text, piece by piece. @throws UnreadableFile */
  readonly read: (name: string) => AsyncGenerator<string>;
}

const MOST_PARTS = 10_000;

export const damaged = (cause: unknown): UnreadableFile =>
  new UnreadableFile('文件不是有效的 XLSX,或已损坏', 'the file is no valid XLSX, or is damaged', { cause });

/** @throws UnreadableFile when the bytes are no zip */
export const openPackage = async (bytes: Buffer): Promise<PackageParts> => {
  const zip = await openZip(bytes);
  const entries = await entriesOf(zip);
  let left: number = LIMITS.unpackedBytes;

  return {
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw damaged(`no part ${name}`);
      // What an entry says of its size can be relied on: yauzl stops inflating one that says too little.
      left -= entry.uncompressedSize;
      if (left < 0) throw tooLarge();
      yield* textOf(zip, entry);
    },
  };
};

const tooLarge = (): UnreadableFile => {
  const megabytes = LIMITS.unpackedBytes / 1024 / 1024;
  return new UnreadableFile(`解压后超过 ${megabytes} MB`, `larger than ${megabytes} MB when unpacked`);
};

const openZip = async (bytes: Buffer): Promise<ZipFile> => {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true });
  } catch (cause) {
    throw damaged(cause);
  }
};

/** The entries by name; of two with one name the first. */
const entriesOf = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > MOST_PARTS) throw damaged(`${zip.entryCount} parts`);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
  } catch (cause) {
    throw damaged(cause);
  }
  return entries;
};

async function* textOf(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    throw damaged(cause);
  }
}
