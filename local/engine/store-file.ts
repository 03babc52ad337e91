import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/*
 * The store keeps its tables in an SQLite file. It looks through all stream records for each write and each read of a stream,
 * and never drops one: after 15,000 writes a write takes ten times as long as the first. An index on its file and a sweep
 * before it starts cure both; nothing else of the file is touched, and a store that keeps its records otherwise is left alone.
 */

const RECORDS = '_stream_records';
/** How long stream records are kept. The cloud keeps them a day; a machine may be off over a holiday. */
const RETENTION_S = 14 * 24 * 3600;
const WAIT_FOR_STORE_MS = 5000;

/** A directory for a store that keeps nothing, in memory where the machine has a place for that. */
export const scratchDirectory = (): string => {
  const memory = '/dev/shm';
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'huifang-'));
};

/** To be called before the store opens its file: drops stream records that nobody will ask for any more. */
export const sweepStreamRecords = (path: string, nowMs: number): void => {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) return;
  withRecords(path, (database) => {
    // The last record of a table stays: the store counts on from it.
    database
      .prepare(`DELETE FROM ${RECORDS} WHERE created_at < ? AND id NOT IN (SELECT MAX(id) FROM ${RECORDS} GROUP BY table_name)`)
      .run(Math.floor(nowMs / 1000) - RETENTION_S);
  });
};

/** To be called once the store has opened its file: makes writing and reading streams as fast with many records as with few. */
export const indexStreamRecords = (path: string): void => {
  withRecords(path, (database) => {
    database.exec(`CREATE INDEX IF NOT EXISTS huifang_in_order ON ${RECORDS} (table_name, CAST(sequence_number AS INTEGER))`);
  });
};

const withRecords = (path: string, use: (database: DatabaseSync) => void): void => {
  const database = new DatabaseSync(path, { timeout: WAIT_FOR_STORE_MS });
  try {
    const known = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(RECORDS);
    if (known !== undefined) use(database);
  } finally {
    database.close();
  }
};
