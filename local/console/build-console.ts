import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = ['web/console', 'contracts', 'domain/shared', 'package-lock.json'];
/** One folder for each state of the sources. */
const BUILDS = join(ROOT, '.huifang', 'console');
const KEPT = 4;

/**
 * The console as browsers get it, built anew only when a source has changed since. Several processes may ask at once: each
 * builds its own and the first to finish is everybody's.
 *
 * @param onStart told that building takes a while
 * @returns       directory with `index.html`
 */
export const buildConsole = async (onStart: () => void): Promise<string> => {
  const built = join(BUILDS, fingerprint());
  if (existsSync(built)) return built;
  onStart();
  const making = join(BUILDS, `making-${process.pid}-${basename(built)}`);
  // A process of its own: it also has to work where modules are not the machine's, as in tests.
  const vite = [
    join(ROOT, 'node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    'web/console/vite.config.ts',
    '--outDir',
    making,
  ];
  // And it is what browsers get in the cloud, whatever this process was started for.
  await promisify(execFile)(process.execPath, vite, { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } });
  if (existsSync(built)) rmSync(making, { recursive: true });
  else renameSync(making, built);
  prune();
  return built;
};

const prune = (): void => {
  const made = readdirSync(BUILDS)
    .filter((name) => !name.startsWith('making-'))
    .map((name) => join(BUILDS, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of made.slice(KEPT)) rmSync(old, { recursive: true, force: true });
};

/** Changes with any byte that goes into the files. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesUnder(join(ROOT, source))).sort()) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
};

const filesUnder = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
