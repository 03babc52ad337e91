import type { Writable } from 'node:stream';

type Write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => boolean;

/** Hands what is printed to an output of this thread to `onLine`, line by line, at once. */
export const captureLines = (output: Writable, onLine: (line: string) => void): void => {
  const decoder = new TextDecoder();
  let unfinished = '';
  const write: Write = (chunk, ...rest) => {
    const lines = (unfinished + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    unfinished = lines.pop() ?? '';
    lines.forEach(onLine);
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(done as () => void);
    return true;
  };
  output.write = write;
};
