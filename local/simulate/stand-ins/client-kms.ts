import { createHmac } from 'node:crypto';
import { effect } from '../effects.ts';

/*
 * Stands in for KMS. A seal is the plain text behind its encryption context, which opening compares as KMS does; a MAC is one.
 */

interface Sealing {
  readonly KeyId: string;
  readonly Plaintext: Uint8Array;
  readonly EncryptionContext: Readonly<Record<string, string>>;
}

interface Command {
  readonly answer: () => unknown;
}

export class EncryptCommand implements Command {
  readonly answer: () => unknown;

  constructor({ Plaintext, EncryptionContext }: Sealing) {
    const CiphertextBlob = Buffer.concat([Buffer.from(`${JSON.stringify(EncryptionContext)}\n`), Plaintext]);
    this.answer = () => ({ CiphertextBlob });
  }
}

export class DecryptCommand implements Command {
  readonly answer: () => unknown;

  constructor({ CiphertextBlob, EncryptionContext }: { CiphertextBlob: Uint8Array } & Pick<Sealing, 'EncryptionContext'>) {
    const sealed = Buffer.from(CiphertextBlob);
    const end = sealed.indexOf('\n');
    this.answer = () => {
      if (sealed.subarray(0, end).toString() !== JSON.stringify(EncryptionContext)) throw new Error('InvalidCiphertextException');
      return { Plaintext: sealed.subarray(end + 1) };
    };
  }
}

export class GenerateMacCommand implements Command {
  readonly answer: () => unknown;

  constructor({ KeyId, Message }: { KeyId: string; Message: Uint8Array }) {
    this.answer = () => ({ Mac: createHmac('sha256', KeyId).update(Message).digest() });
  }
}

export class KMSClient {
  send({ answer }: Command): Promise<unknown> {
    return effect({ to: 'kms', answer });
  }
}
