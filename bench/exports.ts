/*
 * How much memory and time the files of a province's annual table take: `node bench/exports.ts`. Bundled as the function is, with its
 * settings, and each file in a process of its own, because memory is the process's peak.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ANNUAL_FILES } from '../domain/assessment/annual-export.ts';
import { EXPORTS_NODE_OPTIONS } from '../lib/constructs/exports.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const outfile = join(folder, 'export-one.cjs');
const entryPoints = [join(import.meta.dirname, 'export-one.ts')];
await build({
  entryPoints,
  outfile,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
});
const env = { ...process.env, NODE_OPTIONS: `${EXPORTS_NODE_OPTIONS} --no-deprecation` };
for (const file of ANNUAL_FILES) spawnSync(process.execPath, [outfile, file], { stdio: 'inherit', env });
rmSync(folder, { recursive: true });
