import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fixZipTimes } from '../../../adapters/spreadsheet/zip-times.ts';
import { zipOf } from './xlsx-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (bytes: Buffer): string => {
  const path = join(folder, 'a.zip');
  writeFileSync(path, bytes);
  return path;
};

const ENTRIES = [
  { name: 'a.txt', content: 'one' },
  { name: 'b/c.txt', content: 'two' },
];

test('every part gets the same time, in its own header and in the directory, and nothing else changes', async () => {
  const plain = zipOf(ENTRIES);
  const stamped = Buffer.from(plain);
  // Local headers at 0 and after the first part, directory entries as they are found.
  for (let at = stamped.indexOf('PK'); at >= 0; at = stamped.indexOf('PK', at + 4)) {
    const kind = stamped.readUInt16LE(at + 2);
    if (kind === 0x0403) stamped.writeUInt32LE(0x5aef1234, at + 10);
    if (kind === 0x0201) stamped.writeUInt32LE(0x5aef1234, at + 12);
  }
  expect(stamped.equals(plain)).toBe(false);
  const path = fileOf(stamped);
  await fixZipTimes(path);
  expect(readFileSync(path).equals(plain)).toBe(true);
});

test.each([
  ['no end', Buffer.alloc(100), 'a zip without its end record'],
  ['a directory that is none', zipOf(ENTRIES).fill(0, 82, 86), 'its zip directory cannot be read'],
])('a file with %s is refused', async (_, bytes, reason) => {
  await expect(fixZipTimes(fileOf(bytes))).rejects.toThrow(reason);
});
