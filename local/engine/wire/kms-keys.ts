import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Model } from '../model.ts';

/** A key of the app, with the secret that does its work. */
export interface KmsKey {
  readonly id: string;
  readonly arn: string;
  readonly isForMacs: boolean;
  /** 32 bytes. */
  readonly secret: Buffer;
}

export interface KmsKeys {
  /** By id, ARN, alias or alias ARN. */
  readonly find: (name: string) => KmsKey | undefined;
  readonly all: readonly KmsKey[];
}

/** Where the secrets come from: a seed makes the same in every run, a file keeps random ones, and memory forgets them. */
export type SecretSource = { readonly seed: string } | { readonly file: string } | { readonly memory: true };

export const createKmsKeys = (model: Model, source: SecretSource): KmsKeys => {
  const secretOf = secretsFrom(source);
  const all = model.ofType('AWS::KMS::Key').map(({ ref: id, arn, properties }): KmsKey => {
    return { id, arn, isForMacs: properties.KeySpec?.startsWith('HMAC_') === true, secret: secretOf(id) };
  });
  const byName = new Map(
    all.flatMap((key): [string, KmsKey][] => [
      [key.id, key],
      [key.arn, key],
    ]),
  );
  for (const { properties } of model.ofType('AWS::KMS::Alias')) {
    const key = byName.get(properties.TargetKeyId);
    if (key !== undefined) byName.set(properties.AliasName, key);
  }
  return { all, find: (name) => byName.get(name) ?? byName.get(name.replace(/^arn:[^/]*:(?=alias\/)/, '')) };
};

const SECRET_BYTES = 32;

const secretsFrom = (source: SecretSource): ((id: string) => Buffer) => {
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
