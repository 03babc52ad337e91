import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

/** The console's files, and what they have to be told. */
export interface ConsoleSite {
  readonly directory: string;
  readonly config: {
    readonly authority: string;
    readonly clientId: string;
    readonly token: 'access' | 'id';
    readonly api: string;
  };
}

const ROOT = join(import.meta.dirname, '..');

/** Builds the console where it has changed, and says what it is told in this installation. */
export const consoleSite = ({ issuer, audience, consoleClientId, consoleToken = 'access' }: Settings): ConsoleSite => {
  const built = execFileSync(process.execPath, [join(ROOT, 'scripts/build-console.ts')], { cwd: ROOT, encoding: 'utf8' });
  return {
    directory: built.trim(),
    config: { authority: issuer, clientId: consoleClientId ?? audience, token: consoleToken, api: '' },
  };
};
