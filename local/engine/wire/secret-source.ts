import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Where what is secret comes from: a seed makes the same in every run, a file keeps random ones, and memory forgets them. */
export type SecretSource = { readonly seed: string } | { readonly file: string } | { readonly memory: true };

const SECRET_BYTES = 32;

/** The 32 bytes that belong to an id. One for all of an app: what is kept in a file is kept by one hand. */
export const secretsFrom = (source: SecretSource): ((id: string) => Buffer) => {
  if ('seed' in source) return (id) => createHmac('sha256', source.seed).update(id).digest();
  if ('memory' in source) return () => randomBytes(SECRET_BYTES);
  const kept = existsSync(source.file) ? (JSON.parse(readFileSync(source.file, 'utf8')) as Record<string, string>) : {};
  return (id) => {
    const known = kept[id];
    if (known !== undefined) return Buffer.from(known, 'base64');
    const secret = randomBytes(SECRET_BYTES);
    kept[id] = secret.toString('base64');
    writeFileSync(source.file, JSON.stringify(kept, null, 2), { mode: 0o600 });
    return secret;
  };
};
