import { createHash } from 'node:crypto';
import { createRequire, syncBuiltinESMExports } from 'node:module';

type RandomBytes = (size: number, callback?: (error: Error | null, bytes: Buffer) => void) => Buffer | undefined;

/**
 * Draws `randomBytes` and `randomUUID` of this thread from a seed, each from a stream of its own that starts anew with every
 * invocation. A run that is repeated then makes the same tokens and ids. Never for real tokens: who knows the seed knows them.
 *
 * @returns starts the streams of an invocation
 */
export const installSeededRandom = (seed: string): ((requestId: string) => void) => {
  const crypto = createRequire(import.meta.url)('node:crypto') as { randomBytes: RandomBytes; randomUUID: () => string };
  let bytes = stream(seed, 'bytes', '');
  let uuids = stream(seed, 'uuid', '');

  crypto.randomBytes = (size, callback) => {
    const drawn = bytes(size);
    if (callback === undefined) return drawn;
    queueMicrotask(() => {
      callback(null, drawn);
    });
    return undefined;
  };
  crypto.randomUUID = () => {
    const hex = uuids(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  syncBuiltinESMExports();
  return (requestId) => {
    bytes = stream(seed, 'bytes', requestId);
    uuids = stream(seed, 'uuid', requestId);
  };
};

const stream = (...name: readonly string[]): ((size: number) => Buffer) => {
  let drawn = 0;
  return (size) => {
    drawn += 1;
    return createHash('shake256', { outputLength: size })
      .update(JSON.stringify([...name, drawn]))
      .digest();
  };
};
