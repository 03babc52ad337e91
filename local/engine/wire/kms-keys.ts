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

export const createKmsKeys = (model: Model, secretOf: (id: string) => Buffer): KmsKeys => {
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
