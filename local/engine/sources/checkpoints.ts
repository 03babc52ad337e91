import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far each consumer of a stream has come: the sequence number of the last record it is done with. */
export interface Checkpoints {
  readonly get: (consumer: string) => string | undefined;
  readonly set: (consumer: string, sequenceNumber: string) => void;
}

/** @param file kept there, so that consumers go on where they were after a restart; forgotten without one */
export const openCheckpoints = (file?: string): Checkpoints => {
  const kept = new Map<string, string>(
    file !== undefined && existsSync(file)
      ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
      : [],
  );
  return {
    get: (consumer) => kept.get(consumer),
    set: (consumer, sequenceNumber) => {
      kept.set(consumer, sequenceNumber);
      if (file === undefined) return;
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(kept)));
      renameSync(`${file}.new`, file);
    },
  };
};
