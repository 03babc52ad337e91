import { answerTo, isClearNo } from './carrier-answers.ts';
import { invocations, performEffects } from './effects.ts';
import type { Effect, Invocation } from './effects.ts';
import type { Faults } from './faults.ts';
import type { ProductFunctions } from './product-functions.ts';
import type { Random } from './random.ts';
import { SimulatedQueue } from './queue.ts';
import type { Schedule } from './schedule.ts';
import { shardOf, SimulatedStream } from './stream.ts';
import type { Call, Change, Item } from './table-calls.ts';
import { Refused } from './table-calls.ts';
import { FUNCTIONS, QUEUES, STREAMS, STREAM_SHARDS } from './topology.ts';
import type { QueueName } from './topology.ts';
import { nameOf, summaryOf } from './trace-words.ts';
import type { Trace } from './trace.ts';

/** The table behind the functions: the model, or a real store behind a socket. */
export interface Backend {
  call(call: Call): Item | Promise<Item>;
}

/** Whoever looks at what functions do, the moment they do it. */
export interface Watcher {
  changed(change: Change, by: Invocation): void;
  announced(message: string): void;
  /** @returns the case whose text it is */
  handedOver(phone: string, body: string, by: Invocation, isClearNo: boolean): string | undefined;
  failed(error: unknown): void;
}

export interface CloudProps {
  readonly schedule: Schedule;
  readonly random: Random;
  readonly faults: Faults;
  readonly functions: ProductFunctions;
  readonly backend: Backend;
  readonly watcher: () => Watcher;
  readonly trace: Trace;
  /** A text has reached the carrier, and the carrier takes it to its phone. */
  readonly onText: (caseNo: string, phone: string, body: string, providerId: string) => void;
  /** A message has been worked off. */
  readonly onDone: (queue: QueueName, body: string) => void;
}

interface Running {
  readonly invocation: Invocation;
  readonly end: (result: unknown) => void;
}

/** The cloud as the product sees it: functions, queues, the table with its stream, the carrier. */
export class Cloud {
  readonly schedule: Schedule;
  readonly faults: Faults;
  readonly queues: Readonly<Record<QueueName, SimulatedQueue>>;
  readonly streams: readonly SimulatedStream[];
  readonly backend: Backend;
  /** What came from outside, effects had, functions started, texts taken by the carrier, functions that broke off. */
  readonly count = { operations: 0, effects: 0, invocations: 0, texts: 0, faults: 0 };
  private readonly props: CloudProps;
  private readonly running = new Map<number, Running>();
  /** Whose effect is being had: changes come about by it. */
  private acting: Invocation | undefined;

  constructor(props: CloudProps) {
    this.props = props;
    [this.schedule, this.faults] = [props.schedule, props.faults];
    this.backend = props.backend;
    const queue = (name: QueueName): SimulatedQueue =>
      new SimulatedQueue(this, { name, ...QUEUES[name], onDone: (body) => props.onDone(name, body) });
    this.queues = {
      intake: queue('intake'),
      send: queue('send'),
      inbound: queue('inbound'),
      delivery: queue('delivery'),
      escalate: queue('escalate'),
      assess: queue('assess'),
    };
    this.streams = STREAMS.flatMap((stream) => Array.from({ length: STREAM_SHARDS }, () => new SimulatedStream(this, stream)));
    performEffects((effect, by) => this.perform(effect, by));
  }

  /** Whether nothing is under way: no function at work, no message waiting, no change untold. */
  get isQuiet(): boolean {
    return (
      this.running.size === 0 &&
      Object.values(this.queues).every(({ waiting }) => waiting === 0) &&
      this.streams.every(({ behind }) => behind === 0)
    );
  }

  /** What is under way, in words. */
  get leftOver(): string {
    const queues = Object.entries(this.queues).map(([name, { waiting }]) => `${name} ${waiting}`);
    const streams = this.streams.map(({ behind }) => behind);
    return [
      `functions ${[...this.running.values()].map(({ invocation }) => invocation.fn).join(' ')}`,
      ...queues,
      `streams ${streams.join(' ')}`,
    ].join(', ');
  }

  /** @param then gets what the function answered; `undefined` when it failed, crashed or was cut off */
  invoke(fn: string, event: object, then: (result: unknown) => void): void {
    const { limitMs } = FUNCTIONS[fn] ?? { limitMs: 30_000 };
    this.count.invocations += 1;
    const invocation: Invocation = {
      id: this.count.invocations,
      fn,
      skew: this.faults.machineSkew(),
      isOver: false,
      effects: 0,
    };
    const end = (result: unknown): void => {
      if (invocation.isOver) return;
      invocation.isOver = true;
      this.running.delete(invocation.id);
      then(result);
    };
    this.running.set(invocation.id, { invocation, end });
    this.props.trace.note(() => `${fn}#${invocation.id} starts ${summaryOf(event)}`);
    const startedAt = this.schedule.now;
    this.schedule.at(startedAt + limitMs, () => {
      if (!invocation.isOver) this.props.trace.note(() => `${fn}#${invocation.id} is cut off`);
      end(undefined);
    });
    // Only who keeps answers asks for it.
    const context = fn === 'console-api' ? { getRemainingTimeInMillis: () => startedAt + limitMs - this.schedule.now } : {};
    const handler = this.props.functions[fn];
    if (handler === undefined) throw new Error(`no function ${fn}`);
    invocations
      .run(invocation, () => handler(event, context))
      .then(
        (result) => {
          end(result);
        },
        (error: unknown) => {
          this.props.watcher().failed(error);
          end(undefined);
        },
      );
  }

  private crash({ id, fn }: Invocation, when: string): void {
    this.count.faults += 1;
    this.props.trace.note(() => `${fn}#${id} crashes ${when}`);
    this.running.get(id)?.end(undefined);
  }

  private perform(effect: Effect, by: Invocation): Promise<unknown> {
    by.effects += 1;
    return new Promise((resolve, reject) => {
      this.schedule.at(this.schedule.now + this.faults.latency(), () => {
        // A request that was on its way when its function ended arrives, or doesn't.
        if (by.isOver) return this.props.random.hits(0.5) ? this.have(effect, by, ignore, ignore) : undefined;
        this.count.effects += 1;
        const fate = by.isSafe === true ? 'done' : this.faults.fate(effect, by);
        if (fate === 'done') return this.have(effect, by, resolve, reject);
        if (fate === 'throttled') {
          this.count.faults += 1;
          this.props.trace.note(() => `${by.fn}#${by.id} ${nameOf(effect)} is throttled`);
          reject(throttled(effect));
          return undefined;
        }
        if (fate === 'crash-before') {
          this.crash(by, `before ${nameOf(effect)}`);
          return undefined;
        }
        const had = this.have(effect, by, ignore, ignore);
        this.crash(by, `after ${nameOf(effect)}`);
        return had;
      });
    });
  }

  /** Has an effect; a store behind a socket takes its time. */
  private have(
    effect: Effect,
    by: Invocation,
    resolve: (answer: unknown) => void,
    reject: (error: unknown) => void,
  ): void | Promise<void> {
    this.acting = by;
    try {
      const answer = this.answer(effect, by, resolve, reject);
      if (!(answer instanceof Promise)) {
        if (answer !== LATER) resolve(answer);
        return undefined;
      }
      return answer.then(resolve, reject);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.props.trace.note(() => `${by.fn}#${by.id} ${nameOf(effect)} is refused: ${error.name}`);
      reject(error);
      return undefined;
    }
  }

  private answer(effect: Effect, by: Invocation, resolve: (answer: unknown) => void, reject: (error: unknown) => void): unknown {
    switch (effect.to) {
      case 'table':
        return this.backend.call(effect.call);
      case 'kms':
        return effect.answer();
      case 'queue':
        for (const body of effect.bodies) this.queueOf(effect.queue).send(body);
        return {};
      case 'topic':
        this.props.trace.note(() => `${by.fn}#${by.id} publishes ${effect.message}`);
        this.props.watcher().announced(effect.message);
        return {};
      case 'opt-outs':
        return {};
      case 'carrier':
        this.handOver(effect, by, resolve, reject);
        return LATER;
    }
  }

  private queueOf(name: string): SimulatedQueue {
    const queue = (this.queues as Readonly<Record<string, SimulatedQueue>>)[name];
    if (queue === undefined) throw new Error(`no queue ${name}`);
    return queue;
  }

  /** A change of the table, as its stream tells it. */
  changed(change: Change): void {
    if (this.acting === undefined) throw new Error('a change that nobody makes');
    const by = this.acting;
    this.props.trace.change(change, `${by.fn}#${by.id}`);
    this.props.watcher().changed(change, by);
    const shard = shardOf(change.key.pk);
    this.streams.forEach((stream, n) => {
      if (n % STREAM_SHARDS === shard) stream.tell(change);
    });
  }

  private handOver(
    { phone, body }: Extract<Effect, { to: 'carrier' }>,
    by: Invocation,
    resolve: (answer: unknown) => void,
    reject: (error: unknown) => void,
  ): void {
    const fate = this.faults.carrier();
    const isTaken = fate.startsWith('taken');
    this.props.trace.note(() => `${by.fn}#${by.id} hands over to ${phone}: ${body} -> ${fate}`);
    const caseNo = this.props.watcher().handedOver(phone, body, by, isClearNo(fate));
    this.count.texts += isTaken ? 1 : 0;
    const providerId = `text-${this.count.effects}`;
    if (isTaken && caseNo !== undefined) this.props.onText(caseNo, phone, body, providerId);
    const answer = answerTo(fate, providerId);
    if (answer instanceof Error) reject(answer);
    else if (answer !== undefined) resolve(answer);
  }
}

/** The answer comes by itself, or never. */
const LATER = Symbol('later');

const ignore = (): void => undefined;

const throttled = (effect: Effect): Error => {
  const isTransaction = effect.to === 'table' && effect.call.operation === 'TransactWrite';
  return isTransaction
    ? new Refused('TransactionCanceledException', 'injected', ['TransactionConflict'])
    : new Refused('ThrottlingException', 'injected');
};
