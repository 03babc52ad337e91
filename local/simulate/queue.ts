import type { Cloud } from './cloud.ts';

/** Tries before a message goes to the dead letters, as every queue of the product has it. */
const TRIES = 5;
/** How soon somebody sends dead letters back, in milliseconds. */
const REDRIVE_MS = 45 * 60_000;

interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  received: number;
  isHidden: boolean;
  isGone: boolean;
}

export interface QueueProps {
  readonly name: string;
  readonly fn: string;
  readonly visibilityMs: number;
  readonly atOnce: number;
  /** Told once a message has been worked off. */
  readonly onDone: (body: string) => void;
}

/** A standard queue before a function: at least once, in any order, and to the dead letters after five tries. */
export class SimulatedQueue {
  readonly name: string;
  /** Messages not worked off yet, dead ones included. */
  waiting = 0;
  deadLetters = 0;
  private readonly cloud: Cloud;
  private readonly props: QueueProps;
  private readonly visible = new Set<Message>();
  private count = 0;

  constructor(cloud: Cloud, props: QueueProps) {
    [this.cloud, this.props, this.name] = [cloud, props, props.name];
  }

  /** @param delay how long it is on its way, in milliseconds */
  send(body: string, delay = this.cloud.faults.delay()): void {
    for (const further of [0, ...this.cloud.faults.copies()]) this.sendOnce(body, delay + further);
  }

  private sendOnce(body: string, delay: number): void {
    this.count += 1;
    this.waiting += 1;
    const id = `${this.name}-${this.count}`;
    const arrivesAt = this.cloud.schedule.now + delay;
    const message: Message = { id, body, sentAt: arrivesAt, received: 0, isHidden: true, isGone: false };
    this.showAt(message, arrivesAt);
  }

  private showAt(message: Message, at: number): void {
    this.cloud.schedule.at(at, () => {
      if (message.isGone) return;
      message.isHidden = false;
      this.visible.add(message);
      this.deliver();
    });
  }

  private deliver(): void {
    const batch = [...this.visible].slice(0, this.cloud.faults.batch(this.props.atOnce));
    if (batch.length === 0) return;
    for (const message of batch) {
      this.visible.delete(message);
      message.isHidden = true;
      message.received += 1;
    }
    const Records = batch.map(({ id, body, sentAt, received }) => ({
      messageId: id,
      body,
      attributes: { SentTimestamp: String(Math.round(sentAt)), ApproximateReceiveCount: String(received) },
    }));
    this.cloud.invoke(this.props.fn, { Records }, (result) => {
      const failures = (result as { batchItemFailures?: { itemIdentifier: string }[] } | undefined)?.batchItemFailures;
      const failed = new Set(failures?.map(({ itemIdentifier }) => itemIdentifier));
      for (const message of batch) {
        if (failures === undefined || failed.has(message.id)) this.giveBack(message);
        else this.finish(message);
      }
    });
  }

  private finish(message: Message): void {
    message.isGone = true;
    this.waiting -= 1;
    this.props.onDone(message.body);
  }

  private giveBack(message: Message): void {
    const { schedule, faults } = this.cloud;
    if (message.received < TRIES) {
      this.showAt(message, schedule.now + faults.backoff(this.props.visibilityMs));
      return;
    }
    // Dead letters wait until an operator sends them back: docs/operations.md says how.
    this.deadLetters += 1;
    message.received = 0;
    this.showAt(message, schedule.now + REDRIVE_MS);
  }
}
