import { createHmac } from 'node:crypto';
import { DecryptCommand, EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import type { Person, PhoneHash, Vault } from '../workflows/ports.ts';

/** Bytes of a keyed hash that name a phone, and of a link's token: 128 bits. */
const KEY_BYTES = 16;
/** Bytes of UTF-8 kept of what a client wrote: KMS seals 4,096, ten times what a long text message holds. */
export const WORDS_LIMIT = 4096;

export interface HashKey {
  readonly version: string;
  readonly arn: string;
}

export interface VaultKeys {
  /** Seals names, phones and words. */
  readonly personKeyArn: string;
  /** HMAC keys that phones are found by, the newest first. They never rotate by themselves: a new one stands beside the old. */
  readonly phoneHashKeys: readonly [HashKey, ...HashKey[]];
}

/** What a seal holds: bound to it, so that a role can be granted one and not the other. */
type Holds = 'person' | 'words';

/**
 * Persons and words, sealed by KMS. The case number is bound to the seal, so that one case's person cannot be read as
 * another's. The first half of a phone's MAC is its key in the table; the second half, stored nowhere, keys the mark that
 * tells two names on one phone apart.
 */
export const kmsVault = ({ personKeyArn, phoneHashKeys }: VaultKeys, kms = new KMSClient()): Vault => {
  const seal = async (plain: Uint8Array, holds: Holds, caseNo: string): Promise<Uint8Array> => {
    const sealed = await kms.send(
      new EncryptCommand({ KeyId: personKeyArn, Plaintext: plain, EncryptionContext: { caseNo, holds } }),
    );
    if (sealed.CiphertextBlob === undefined) throw new Error('KMS answered without a ciphertext');
    return sealed.CiphertextBlob;
  };
  const open = async (sealed: Uint8Array, holds: Holds, caseNo: string): Promise<string> => {
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob: sealed, EncryptionContext: { caseNo, holds } }));
    if (opened.Plaintext === undefined) throw new Error('KMS answered without a plaintext');
    return Buffer.from(opened.Plaintext).toString();
  };
  const mac = async (keyArn: string, purpose: string, text: string): Promise<Buffer> => {
    const { Mac } = await kms.send(
      new GenerateMacCommand({ KeyId: keyArn, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from(`${purpose}:${text}`) }),
    );
    if (Mac === undefined) throw new Error('KMS answered without a MAC');
    return Buffer.from(Mac);
  };
  const hashUnder = async ({ version, arn }: HashKey, phone: string): Promise<PhoneHash> => {
    const full = await mac(arn, 'phone', phone);
    const secret = full.subarray(KEY_BYTES);
    return {
      key: `${version}#${full.subarray(0, KEY_BYTES).toString('hex')}`,
      mark: (name) => createHmac('sha256', secret).update(name).digest('base64url').slice(0, 10),
    };
  };
  const [newest, ...older] = phoneHashKeys;
  return {
    sealPerson: (person, caseNo) => seal(Buffer.from(JSON.stringify(person)), 'person', caseNo),
    openPerson: async (sealed, caseNo) => JSON.parse(await open(sealed, 'person', caseNo)) as Person,
    sealWords: (words, caseNo) => seal(withinLimit(words), 'words', caseNo),
    openWords: (sealed, caseNo) => open(sealed, 'words', caseNo),
    async phoneHashes(phone) {
      const [first, ...rest] = [hashUnder(newest, phone), ...older.map((key) => hashUnder(key, phone))] as const;
      return [await first, ...(await Promise.all(rest))];
    },
    async linkToken(caseNo, attempt) {
      return (await mac(newest.arn, 'link', `${caseNo}#${attempt}`)).subarray(0, KEY_BYTES).toString('base64url');
    },
  };
};

/** Cut between characters, never inside one. */
const withinLimit = (words: string): Uint8Array => {
  const bytes = new Uint8Array(WORDS_LIMIT);
  const { written } = new TextEncoder().encodeInto(words, bytes);
  return bytes.subarray(0, written);
};
