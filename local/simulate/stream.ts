import type { Cloud } from './cloud.ts';
import type { Change } from './table-calls.ts';
import { STREAM_SHARDS } from './topology.ts';

/** Tries before a record is cut out and given up to the dead letters, the first one included. */
const TRIES = 11;
const REDRIVE_MS = 30 * 60_000;
const AGAIN_MS = 1000;

/** Which shard of the stream tells of an item. */
export const shardOf = (pk: string): number => {
  let sum = 0;
  for (let i = 0; i < pk.length; i += 1) sum = (sum * 31 + pk.charCodeAt(i)) | 0;
  return Math.abs(sum) % STREAM_SHARDS;
};

export interface StreamProps {
  readonly fn: string;
  readonly prefixes: readonly string[];
  /** How long changes gather. */
  readonly gatherMs: number;
}

interface Logged {
  readonly n: number;
  readonly record: object;
}

/**
 * One reader of the table's stream: the changes of one shard in their order, some of them again now and then. What cannot be
 * worked off is halved until the faulty record stands alone, and that one is given up to the dead letters after its tries.
 */
export class SimulatedStream {
  private readonly cloud: Cloud;
  private readonly props: StreamProps;
  private readonly log: Logged[] = [];
  private next = 0;
  private isBusy = false;
  private tries = 0;
  /** Records after a failure: the half that is tried. */
  private most = Infinity;
  /** Given up and not yet sent back, or to come once more. */
  private apart = 0;

  constructor(cloud: Cloud, props: StreamProps) {
    [this.cloud, this.props] = [cloud, props];
  }

  /** Changes that have not been worked off. */
  get behind(): number {
    return this.log.length - this.next + this.apart + (this.isBusy ? 1 : 0);
  }

  tell({ key, was, is }: Change): void {
    if (!this.props.prefixes.some((prefix) => key.sk.startsWith(prefix))) return;
    const { now } = this.cloud.schedule;
    const images = { ...(was === undefined ? {} : { OldImage: was }), ...(is === undefined ? {} : { NewImage: is }) };
    const n = this.log.length;
    const dynamodb = { ...images, SequenceNumber: String(n), ApproximateCreationDateTime: Math.floor(now / 1000) };
    this.log.push({ n, record: { eventID: String(n), dynamodb } });
    this.wake(this.props.gatherMs + this.cloud.faults.latency());
  }

  private wake(after: number): void {
    this.cloud.schedule.at(this.cloud.schedule.now + after, () => {
      this.read();
    });
  }

  private read(): void {
    if (this.isBusy || this.next >= this.log.length) return;
    this.isBusy = true;
    const from = this.next;
    const batch = this.log.slice(from, from + Math.min(this.most, this.cloud.faults.batch(100)));
    this.replay(batch);
    this.invoke(batch, (failed) => {
      this.isBusy = false;
      if (failed === undefined) this.pass(from + batch.length);
      else if (failed > 0) this.pass(from + failed);
      else this.tryAgain(batch);
      this.wake(failed === undefined ? this.cloud.faults.latency() : AGAIN_MS);
    });
  }

  /** The same changes once more, beside what goes on: two readers of a shard are not kept apart. */
  private replay(batch: readonly Logged[]): void {
    for (const after of this.cloud.faults.echoes()) {
      this.apart += 1;
      this.cloud.schedule.at(this.cloud.schedule.now + after, () => {
        this.invoke(batch, () => {
          this.apart -= 1;
        });
      });
    }
  }

  private pass(to: number): void {
    [this.tries, this.most] = [0, Infinity];
    this.next = Math.max(0, to - this.cloud.faults.rewind());
  }

  private tryAgain(batch: readonly Logged[]): void {
    this.tries += 1;
    this.most = Math.max(1, Math.floor(batch.length / 2));
    const [first] = batch;
    if (this.tries < TRIES || first === undefined) return;
    this.giveUp(first);
    this.pass(first.n + 1);
  }

  /** What was given up is brought by an operator, by itself and later: docs/operations.md says how. */
  private giveUp(logged: Logged): void {
    this.apart += 1;
    this.cloud.schedule.at(this.cloud.schedule.now + REDRIVE_MS, () => {
      this.invoke([logged], (failed) => {
        this.apart -= 1;
        if (failed !== undefined) this.giveUp(logged);
      });
    });
  }

  /** @param then the place of the first record that failed; `undefined` when none did */
  private invoke(batch: readonly Logged[], then: (failed: number | undefined) => void): void {
    const Records = batch.map(({ record }) => record);
    this.cloud.invoke(this.props.fn, { Records }, (result) => {
      const failures = (result as { batchItemFailures?: { itemIdentifier: string }[] } | undefined)?.batchItemFailures;
      const [first] = failures ?? [];
      if (failures === undefined) then(0);
      else then(first === undefined ? undefined : batch.findIndex(({ n }) => String(n) === first.itemIdentifier));
    });
  }
}
