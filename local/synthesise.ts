import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const CODE = ['adapters', 'bin', 'contracts', 'domain', 'lambdas', 'lib', 'web/form', 'web/print', 'workflows'];
const SOURCES = [...CODE, 'cdk.json', 'package-lock.json'];
/** Beside CDK's own output, which other commands may write at the same time; one folder for each state of the sources. */
const ASSEMBLIES = join(ROOT, '.huifang', 'assemblies');
/** Older ones are removed, but not the latest few: another process may still run them, one a provider. */
const KEPT = 40;

/**
 * The synthesised app, made anew only when a source has changed since. Several processes may ask at once: each makes its own
 * and the first to finish is everybody's.
 *
 * @param onStart  told that synthesis takes a while
 * @param settings beside those of `cdk.json`
 * @returns        directory of templates and bundles
 */
export const synthesise = async (onStart: () => void, settings: Readonly<Record<string, string>> = {}): Promise<string> => {
  const assembly = join(ASSEMBLIES, fingerprint(settings).slice(0, 16));
  if (existsSync(assembly)) return assembly;
  onStart();
  const making = join(ASSEMBLIES, `making-${process.pid}-${basename(assembly)}`);
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  await promisify(execFile)(process.execPath, ['bin/huifang.ts'], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: making, CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...settings }) },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (existsSync(assembly)) rmSync(making, { recursive: true });
  else renameSync(making, assembly);
  prune();
  return assembly;
};

const prune = (): void => {
  const made = readdirSync(ASSEMBLIES)
    .filter((name) => !name.startsWith('making-'))
    .map((name) => join(ASSEMBLIES, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of made.slice(KEPT)) rmSync(old, { recursive: true, force: true });
};

/** Changes with any byte that goes into the templates or bundles. */
const fingerprint = (settings: Readonly<Record<string, string>>): string => {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  const templates = settings['smsTemplates'] === undefined ? [] : [settings['smsTemplates']];
  const pages = settings['console'] === undefined ? [] : ['web/console'];
  for (const file of [...SOURCES, ...templates, ...pages].flatMap((source) => filesUnder(join(ROOT, source))).sort()) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
};

const filesUnder = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
