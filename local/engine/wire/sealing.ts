import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { KmsKey } from './kms-keys.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

/*
 * Layout of what is sealed: 1 byte version, 16 bytes that name the key, 12 bytes nonce, 16 bytes tag, then as many bytes as
 * the plain text has. AES-256-GCM; the encryption context is authenticated with it.
 */
const VERSION = 1;
const NAME_END = 17;
const NONCE_END = 29;
const TAG_END = 45;

/**
 * Seals bytes under a key.
 *
 * @param isRepeatable derives the nonce from key, context and plain text, so that the same bytes come out in every run
 */
export const seal = (key: KmsKey, plain: Buffer, context: EncryptionContext, isRepeatable: boolean): Buffer => {
  const bound = canonical(context);
  const nonce = isRepeatable
    ? createHmac('sha256', key.secret)
        .update(bound)
        .update('\0')
        .update(plain)
        .digest()
        .subarray(0, NONCE_END - NAME_END)
    : randomBytes(NONCE_END - NAME_END);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(bound);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nameOf(key), nonce, cipher.getAuthTag(), sealed]);
};

/** Opens what `seal` made; undefined when it was made with another key or context, or was changed. */
export const unseal = (key: KmsKey, sealed: Buffer, context: EncryptionContext): Buffer | undefined => {
  if (!isSealedWith(key, sealed)) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key.secret, sealed.subarray(NAME_END, NONCE_END))
    .setAAD(canonical(context))
    .setAuthTag(sealed.subarray(NONCE_END, TAG_END));
  const opened = decipher.update(sealed.subarray(TAG_END));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    return undefined;
  }
};

/** Whether these bytes name `key` as the one they were sealed with. */
export const isSealedWith = (key: KmsKey, sealed: Buffer): boolean =>
  sealed.length >= TAG_END && sealed[0] === VERSION && sealed.subarray(1, NAME_END).equals(nameOf(key));

const nameOf = ({ arn }: KmsKey): Buffer =>
  createHash('sha256')
    .update(arn)
    .digest()
    .subarray(0, NAME_END - 1);

const canonical = (context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([left], [right]) => (left < right ? -1 : 1))));
