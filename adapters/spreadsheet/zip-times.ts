import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/*
 * A zip notes of each of its parts when it was written, so the same table written twice would differ. See PKWARE's
 * APPNOTE.TXT, 4.3.7 (local file header), 4.3.12 (central directory) and 4.3.16 (its end).
 */

const END = { signature: 0x06054b50, bytes: 22, entries: 10, directoryBytes: 12, directoryOffset: 16 };
const ENTRY = { signature: 0x02014b50, bytes: 46, time: 12, nameBytes: 28, extraBytes: 30, commentBytes: 32, offset: 42 };
const LOCAL = { time: 10 };
/** 1 January 1980, 00:00: the first moment a zip can name. */
const FIRST_MOMENT = Buffer.from([0, 0, 0x21, 0]);

/** Sets the time of every part of a zip to the same moment. @throws Error when the file has no readable directory */
export const fixZipTimes = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  try {
    const directory = await readDirectory(file);
    for (let at = 0; at < directory.bytes.length;) {
      if (directory.bytes.readUInt32LE(at) !== ENTRY.signature) throw new Error(`${path}: its zip directory cannot be read`);
      await file.write(FIRST_MOMENT, 0, FIRST_MOMENT.length, directory.offset + at + ENTRY.time);
      await file.write(FIRST_MOMENT, 0, FIRST_MOMENT.length, directory.bytes.readUInt32LE(at + ENTRY.offset) + LOCAL.time);
      const variable = [ENTRY.nameBytes, ENTRY.extraBytes, ENTRY.commentBytes].reduce(
        (sum, field) => sum + directory.bytes.readUInt16LE(at + field),
        0,
      );
      at += ENTRY.bytes + variable;
    }
  } finally {
    await file.close();
  }
};

const readDirectory = async (file: FileHandle): Promise<{ readonly bytes: Buffer; readonly offset: number }> => {
  const { size } = await file.stat();
  const end = Buffer.alloc(END.bytes);
  await file.read(end, 0, END.bytes, size - END.bytes);
  if (end.readUInt32LE(0) !== END.signature) throw new Error('a zip without its end record');
  const bytes = Buffer.alloc(end.readUInt32LE(END.directoryBytes));
  const offset = end.readUInt32LE(END.directoryOffset);
  await file.read(bytes, 0, bytes.length, offset);
  return { bytes, offset };
};
