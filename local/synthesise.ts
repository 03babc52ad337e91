import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['adapters', 'bin', 'contracts', 'domain', 'lambdas', 'lib', 'web', 'workflows', 'cdk.json', 'package-lock.json'];
/** Beside CDK's own output, which other commands may write at the same time. */
const ASSEMBLY = join(ROOT, '.huifang', 'assembly');

/**
 * The synthesised app, made anew only when a source has changed since.
 *
 * @param onStart told that synthesis takes a while
 * @returns       directory of templates and bundles
 */
export const synthesise = async (onStart: () => void): Promise<string> => {
  const stamp = join(ASSEMBLY, '.sources');
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return ASSEMBLY;
  onStart();
  rmSync(ASSEMBLY, { recursive: true, force: true });
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  await promisify(execFile)(process.execPath, ['bin/huifang.ts'], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: ASSEMBLY, CDK_CONTEXT_JSON: JSON.stringify(context) },
    maxBuffer: 64 * 1024 * 1024,
  });
  writeFileSync(stamp, sources);
  return ASSEMBLY;
};

/** Changes with any byte that goes into the templates or bundles. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesUnder(join(ROOT, source))).sort()) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const filesUnder = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
