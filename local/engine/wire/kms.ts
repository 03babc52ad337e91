import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Permissions } from '../permissions.ts';
import { demand, json, parseJson, type Service, ServiceError, unsupported } from './call.ts';
import type { KmsKey, KmsKeys } from './kms-keys.ts';
import { type EncryptionContext, isSealedWith, seal, unseal } from './sealing.ts';

export interface KmsOptions {
  readonly permissions: Permissions;
  readonly keys: KmsKeys;
  /** The same plain text under the same key and context then gives the same bytes. */
  readonly isRepeatable: boolean;
}

interface KmsInput {
  readonly KeyId?: string;
  /** Base64, like every binary field. */
  readonly Plaintext?: string;
  readonly CiphertextBlob?: string;
  readonly EncryptionContext?: EncryptionContext;
  readonly Message?: string;
  readonly Mac?: string;
  readonly MacAlgorithm?: string;
  readonly NumberOfBytes?: number;
  readonly KeySpec?: string;
}

const MAC_ALGORITHM = 'HMAC_SHA_256';
/** More than this a real key does not seal (4 KiB). */
const MAX_PLAIN_BYTES = 4096;

/** KMS with real cryptography: AES-256-GCM and HMAC-SHA-256. Key policies are not evaluated, the caller's role is. */
export const serveKms =
  (options: KmsOptions): Service =>
  ({ caller, operation, body }) => {
    const run = OPERATIONS[operation];
    if (run === undefined) throw unsupported('KMS', operation);
    const input = parseJson(body) as KmsInput;
    const key = operation === 'Decrypt' ? sealedWith(input, options.keys) : named(input, options.keys);
    const context = Object.entries(input.EncryptionContext ?? {});
    demand(options.permissions, caller, {
      action: `kms:${operation}`,
      resource: key.arn,
      context: () => ({
        'kms:EncryptionContextKeys': context.map(([name]) => name),
        ...Object.fromEntries(context.map(([name, value]) => [`kms:EncryptionContext:${name}`, [value]])),
      }),
    });
    return json('1.1', run(key, input, options.isRepeatable));
  };

const OPERATIONS: Readonly<Record<string, (key: KmsKey, input: KmsInput, isRepeatable: boolean) => object>> = {
  Encrypt: (key, input, isRepeatable) => {
    requireUse(key, false);
    const plain = bytes(input.Plaintext);
    if (plain.length > MAX_PLAIN_BYTES) throw new ServiceError('ValidationException', 'At most 4096 bytes can be encrypted.');
    const sealed = seal(key, plain, input.EncryptionContext ?? {}, isRepeatable);
    return { CiphertextBlob: sealed.toString('base64'), KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  },
  Decrypt: (key, input) => {
    const plain = unseal(key, bytes(input.CiphertextBlob), input.EncryptionContext ?? {});
    if (plain === undefined) throw new ServiceError('InvalidCiphertextException', 'The ciphertext or its context is wrong.');
    return { Plaintext: plain.toString('base64'), KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  },
  GenerateDataKey: (key, input, isRepeatable) => {
    requireUse(key, false);
    const size = input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32);
    const plain = isRepeatable ? repeatableBytes(key, input, size) : randomBytes(size);
    const sealed = seal(key, plain, input.EncryptionContext ?? {}, isRepeatable);
    return { CiphertextBlob: sealed.toString('base64'), Plaintext: plain.toString('base64'), KeyId: key.arn };
  },
  GenerateMac: (key, input) => ({ Mac: macOf(key, input).toString('base64'), MacAlgorithm: MAC_ALGORITHM, KeyId: key.arn }),
  VerifyMac: (key, input) => {
    const expected = macOf(key, input);
    const given = bytes(input.Mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new ServiceError('KMSInvalidMacException', 'The MAC does not fit the message.');
    }
    return { MacValid: true, MacAlgorithm: MAC_ALGORITHM, KeyId: key.arn };
  },
};

const macOf = (key: KmsKey, { Message, MacAlgorithm }: KmsInput): Buffer => {
  requireUse(key, true);
  if (MacAlgorithm !== MAC_ALGORITHM) throw new ServiceError('ValidationException', `Only ${MAC_ALGORITHM} is served.`);
  return createHmac('sha256', key.secret).update(bytes(Message)).digest();
};

const requireUse = (key: KmsKey, isForMacs: boolean): void => {
  if (key.isForMacs !== isForMacs) throw new ServiceError('InvalidKeyUsageException', `${key.arn} is not for this use.`);
};

const named = ({ KeyId = '' }: KmsInput, keys: KmsKeys): KmsKey => {
  const key = keys.find(KeyId);
  if (key === undefined) throw new ServiceError('NotFoundException', `Key '${KeyId}' does not exist`);
  return key;
};

/** The key a ciphertext names; a `KeyId` that says another is an error of the caller. */
const sealedWith = (input: KmsInput, keys: KmsKeys): KmsKey => {
  const sealed = bytes(input.CiphertextBlob);
  const key = keys.all.find((candidate) => isSealedWith(candidate, sealed));
  if (key === undefined) throw new ServiceError('InvalidCiphertextException', 'No key of this app made the ciphertext.');
  if (input.KeyId !== undefined && named(input, keys) !== key) {
    throw new ServiceError('IncorrectKeyException', 'The ciphertext was made with another key.');
  }
  return key;
};

const repeatableBytes = (key: KmsKey, input: KmsInput, size: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, block) =>
    createHmac('sha256', key.secret)
      .update(JSON.stringify(['data key', input.EncryptionContext ?? {}, block]))
      .digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
};

const bytes = (base64: string | undefined): Buffer => {
  if (base64 === undefined) throw new ServiceError('ValidationException', 'A field with bytes is missing.');
  return Buffer.from(base64, 'base64');
};
