import { createHmac } from 'node:crypto';
import { DecryptCommand, EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Person, PersonVault } from '../workflows/ports.ts';

/** Bytes of a keyed hash that name a phone, and of a link's token: 128 bits. */
const KEY_BYTES = 16;

export interface VaultKeys {
  /** Seals name and phone. */
  readonly personKeyArn: string;
  /** HMAC key that phones are found by. It never rotates by itself: its version is part of every phone key. */
  readonly phoneHashKeyArn: string;
  readonly phoneHashKeyVersion: string;
}

/**
 * Persons, sealed by KMS. The case number is bound to the seal, so that one case's person cannot be read as another's. The
 * first half of a phone's MAC is its key in the table; the second half, stored nowhere, keys the mark that tells two names
 * on one phone apart.
 */
export const kmsPersonVault = (
  { personKeyArn, phoneHashKeyArn, phoneHashKeyVersion }: VaultKeys,
  kms = new KMSClient(),
): PersonVault => {
  const mac = async (purpose: string, text: string): Promise<Buffer> => {
    const { Mac } = await kms.send(
      new GenerateMacCommand({
        KeyId: phoneHashKeyArn,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(`${purpose}:${text}`),
      }),
    );
    if (Mac === undefined) throw new Error('KMS answered without a MAC');
    return Buffer.from(Mac);
  };
  return {
    async seal(person, caseNo) {
      const { CiphertextBlob } = await kms.send(
        new EncryptCommand({
          KeyId: personKeyArn,
          Plaintext: Buffer.from(JSON.stringify(person)),
          EncryptionContext: { caseNo },
        }),
      );
      if (CiphertextBlob === undefined) throw new Error('KMS answered without a ciphertext');
      return CiphertextBlob;
    },
    async open(sealed, caseNo) {
      const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob: sealed, EncryptionContext: { caseNo } }));
      if (Plaintext === undefined) throw new Error('KMS answered without a plaintext');
      return JSON.parse(Buffer.from(Plaintext).toString()) as Person;
    },
    async phoneKey(phone) {
      const full = await mac('phone', phone);
      const secret = full.subarray(KEY_BYTES);
      return {
        key: `${phoneHashKeyVersion}#${full.subarray(0, KEY_BYTES).toString('hex')}`,
        mark: (name) => createHmac('sha256', secret).update(name).digest('base64url').slice(0, 10),
      };
    },
    async linkToken(caseNo, attempt) {
      return (await mac('link', `${caseNo}#${attempt}`)).subarray(0, KEY_BYTES).toString('base64url');
    },
  };
};
