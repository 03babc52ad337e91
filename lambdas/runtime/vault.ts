import { kmsVault } from '../../adapters/kms-vault.ts';
import type { Vault } from '../../workflows/ports.ts';
import { hashKeys } from './hash-keys.ts';

/** Persons and words as this function may see them: what its role does not grant, KMS refuses. */
export const vault = (): Vault =>
  kmsVault({
    personKeyArn: process.env['PERSON_KEY_ARN'] ?? '',
    phoneHashKeys: hashKeys(process.env['PHONE_HASH_KEYS'] ?? ''),
  });
