import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Random } from './random.ts';

/** What came of killing the engine under load. */
export interface Killed {
  readonly kills: number;
  /** Closings the queue took, and writes the table took, before the engine was killed. */
  readonly closings: number;
  readonly writes: number;
  /** Those of them that are not there. */
  readonly lost: readonly string[];
}

/** Where a running engine is. */
interface Place {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly storePid: number;
  readonly queueUrl: string;
  readonly tableName: string;
}

/** Senders at work side by side. */
const SENDERS = 4;
const BATCH = 5;
const PAUSE_MS = 1000;
/** How long the engine works under load before it is killed, in milliseconds. */
const ALIVE_MS = [50, 1200] as const;
/** How long the engine may stand still, at the end, before what it has not worked off counts as lost: longer than a message is hidden. */
const STANDSTILL_MS = 7 * 60_000;

/**
 * Sends closings and writes to an engine and kills it and its store without notice, again and again on the same data. Then looks
 * for everything that had been acknowledged.
 */
export const killEngine = async (kills: number, seed: number): Promise<Killed> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huifang-killed-'));
  const random = new Random(seed);
  const taken = { closings: new Set<string>(), writes: new Set<string>() };
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const { child, place } = await start(dataDir);
      const load = new Load(place, kill, taken);
      await setTimeout(random.between(...ALIVE_MS));
      await end(child, place.storePid);
      await load.stop();
    }
    const { child, place } = await start(dataDir);
    const lost = await missing(place, taken);
    await end(child, place.storePid);
    return { kills, closings: taken.closings.size, writes: taken.writes.size, lost };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const start = async (dataDir: string): Promise<{ child: ChildProcess; place: Place }> => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'killed-engine.ts'), dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const line = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said);
    });
    child.once('exit', () => {
      reject(new Error(`the engine ended by itself: ${said}`));
    });
  });
  return { child, place: JSON.parse(line) as Place };
};

/** Both at once: neither can put anything in order. */
const end = async (child: ChildProcess, storePid: number): Promise<void> => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(storePid, 'SIGKILL');
  child.kill('SIGKILL');
  await gone;
};

class Load {
  private readonly documents: DynamoDBDocumentClient;
  private readonly sqs: SQSClient;
  private readonly place: Place;
  private readonly taken: { readonly closings: Set<string>; readonly writes: Set<string> };
  private readonly senders: readonly Promise<void>[];
  private isOver = false;
  private count = 0;

  constructor(place: Place, kill: number, taken: Load['taken']) {
    [this.place, this.taken] = [place, taken];
    [this.documents, this.sqs] = clientsOf(place);
    this.senders = Array.from({ length: SENDERS }, () => this.send(kill));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.senders);
    this.documents.destroy();
    this.sqs.destroy();
  }

  /** Counts as taken only what was acknowledged; the engine's end ends it. */
  private async send(kill: number): Promise<void> {
    while (!this.isOver) {
      this.count += 1;
      const n = this.count;
      const names = Array.from({ length: BATCH }, (_, i) => `K${kill}-${n}-${i}`);
      try {
        await this.sqs.send(new SendMessageBatchCommand({ QueueUrl: this.place.queueUrl, Entries: names.map(entryOf) }));
        for (const name of names) this.taken.closings.add(name);
        const pk = `PROBE#${kill}-${n}`;
        await this.documents.send(new PutCommand({ TableName: this.place.tableName, Item: { pk, sk: 'PROBE' } }));
        this.taken.writes.add(pk);
      } catch {
        return;
      }
    }
  }
}

const clientsOf = ({ endpoint, credentials }: Place): [DynamoDBDocumentClient, SQSClient] => {
  const access = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  return [DynamoDBDocumentClient.from(new DynamoDBClient(access)), new SQSClient(access)];
};

const entryOf = (caseNo: string): { Id: string; MessageBody: string } => {
  const row = {
    case_no: caseNo,
    centre_id: 'C01',
    lawyer_id: 'L1',
    client_name: '受援人甲',
    client_phone: `+86138${String(1e7 + (hashOf(caseNo) % 8e7)).padStart(8, '0')}`,
    closed_at: '2025-03-05T09:00:00+08:00',
  };
  return { Id: caseNo, MessageBody: JSON.stringify({ 'detail-type': 'CaseClosed', time: '2025-03-05T02:00:00Z', detail: row }) };
};

/** Spreads the cases over phones. */
const hashOf = (text: string): number => Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 1e9, 7);

/** What was acknowledged and is not in the table, once the engine has had time to work off what it had taken on. */
const missing = async (place: Place, { closings, writes }: Load['taken']): Promise<readonly string[]> => {
  const [documents, sqs] = clientsOf(place);
  const wanted = new Set([...writes, ...[...closings].map((caseNo) => `K#${caseNo}`)]);
  let [before, still] = [0, 0];
  for (;;) {
    const found = new Set<string>();
    let after: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(new ScanCommand({ TableName: place.tableName, ExclusiveStartKey: after }));
      for (const { pk, sk } of page.Items ?? []) if (sk === 'CASE' || sk === 'PROBE') found.add(pk as string);
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    const lost = [...wanted].filter((pk) => !found.has(pk));
    still = found.size > before ? 0 : still + PAUSE_MS;
    before = found.size;
    if (lost.length === 0 || still >= STANDSTILL_MS) {
      documents.destroy();
      sqs.destroy();
      return lost;
    }
    await setTimeout(PAUSE_MS);
  }
};
