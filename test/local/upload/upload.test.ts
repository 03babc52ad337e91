import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startProduct, stopProduct } from '../../fixtures/product.ts';

/*
 * The command beside a running product, as the README shows it: with the sample's own files.
 */

const PORT = 8197;
const ROOT = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'huifang-upload-'));

let child: ChildProcess;
beforeAll(async () => {
  child = await startProduct(PORT, join(folder, 'data'));
}, 180_000);
afterAll(async () => {
  await stopProduct(child);
  rmSync(folder, { recursive: true });
});

const run = (file: string, ...more: readonly string[]) => {
  const target = ['--api', `http://127.0.0.1:${PORT}`, '--token', join(folder, 'data', 'supervisor.token')];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['local/upload.ts', file, ...target, ...more], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stderr, result: stdout === '' ? undefined : (JSON.parse(stdout) as unknown) };
};
const sample = (name: string): string => {
  const file = join(folder, name);
  copyFileSync(join(ROOT, 'sample', name), file);
  return file;
};

test('good rows are taken; the others lie beside the file, and are taken once they are put right', () => {
  const file = sample('upload-closings.csv');
  // The empty product has one centre: the row of the station comes back as well.
  const { status, result } = run(file, '--centre', 'C01');
  expect([status, result]).toMatchObject([1, { state: 'taken-in', by: 'supervisor', rows: 3, taken: 1, rejected: 2 }]);

  const rejected = `${file}.rejected.csv`;
  const text = readFileSync(rejected, 'utf8');
  expect(text).toContain('样例2025-903');
  writeFileSync(rejected, text.replaceAll(',S01,', ',C01,').replace(/.*样例2025-903.*\n/, ''));
  expect(run(rejected, '--centre', 'C01')).toMatchObject({ status: 0, result: { rows: 1, taken: 1, unreadColumns: [] } });
}, 120_000);

test.each([
  ['upload-evidence.csv', 'evidence'],
  ['upload-targets.csv', 'targets'],
])(
  'the sample %s is taken whole',
  (name, kind) => {
    expect(run(sample(name), '--kind', kind, '--centre', 'C01')).toMatchObject({ status: 0, result: { taken: 2, rejected: 0 } });
    expect(existsSync(join(folder, `${name}.rejected.csv`))).toBe(false);
  },
  60_000,
);

test('what cannot be used is told, with exit code 2', () => {
  expect(run(join(folder, 'missing.csv'), '--centre', 'C01')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cannot read the file'),
  });
  const empty = join(folder, 'empty.csv');
  writeFileSync(empty, ' ');
  expect(run(empty, '--centre', 'C01')).toMatchObject({ status: 2, stderr: expect.stringContaining('the file is empty') });
  expect(run(empty, '--centre', 'X99')).toMatchObject({ status: 2, stderr: expect.stringContaining('the API refuses: 404') });
  expect(run(empty, '--centre', 'C01', '--api', 'http://127.0.0.1:1')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('cannot reach http://127.0.0.1:1'),
  });
}, 60_000);
