import { kmsPersonVault } from '../../adapters/kms-person-vault.ts';
import type { PersonVault } from '../../workflows/ports.ts';
import { setting } from './settings.ts';

/** Persons as this function may see them: what its role does not grant, KMS refuses. */
export const vault = (): PersonVault =>
  kmsPersonVault({
    personKeyArn: process.env['PERSON_KEY_ARN'] ?? '',
    phoneHashKeyArn: setting('PHONE_HASH_KEY_ARN'),
    phoneHashKeyVersion: setting('PHONE_HASH_KEY_VERSION'),
  });
