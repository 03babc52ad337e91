import type { App } from './app.ts';
import type { Clock } from './clock.ts';
import type { HttpAnswer } from './http/message.ts';
import type { Ids } from './ids.ts';
import type { Model } from './model.ts';
import type { Grant, Refusal } from './permissions.ts';
import type { Pump } from './pump.ts';
import type { MessageAttributes } from './sources/queue.ts';

export interface PutEvent {
  /** Construct path of the bus; the account's default bus where absent. */
  readonly bus?: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  /** Engine milliseconds; now where absent. */
  readonly time?: number;
}

export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface WaitingMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly receiveCount: number;
}

/** A queue as the operator sees it. */
export interface QueueView {
  readonly name: string;
  readonly messages: readonly WaitingMessage[];
  /** Moves the messages of a dead-letter queue back to where they came from; tells how many. */
  readonly redrive: () => number;
}

/** What a host does with a running app. Constructs are named by the readable part of their path (`Intake`, `Alerts/Topic`). */
export interface Controls {
  readonly now: () => number;
  /** Sets virtual time. */
  readonly setTime: (at: number) => void;
  /** How many times faster than the machine's the clock runs; 0 in virtual time. */
  readonly speed: () => number;
  /** Lets a running clock go on from another moment, or at another speed. */
  readonly adjustClock: (change: { readonly base?: number; readonly speed?: number }) => void;
  /**
   * Calls the targets of the schedules once, with `time` = the second of `at`, whether or not they are due then.
   *
   * @param paths only these schedules; all where absent
   */
  readonly fireSchedules: (at: number, paths?: readonly string[]) => Promise<void>;
  /** Delivers messages, calls and stream records until nothing moves. What fails is tried again at once. */
  readonly settle: () => Promise<void>;
  /** Delivers in the background, with the waits and schedules of the cloud. */
  readonly run: () => void;
  readonly invoke: (functionPath: string, event: unknown) => Promise<unknown>;
  readonly putEvent: (event: PutEvent) => void;
  readonly publish: (
    topicPath: string,
    message: string,
    attributes?: Readonly<Record<string, string>>,
    options?: { readonly timestamp?: number },
  ) => void;
  /** Puts a number on the list of those that AWS texts no more, as it does itself with who answers STOP. */
  readonly optOut: (phone: string) => void;
  readonly queue: (queuePath: string) => QueueView;
  readonly http: (call: ApiCall) => Promise<HttpAnswer>;
  /** Calls that were refused so far: the roles do not grant them. */
  readonly refusals: readonly Refusal[];
  readonly usedGrants: () => readonly Grant[];
  readonly unusedGrants: () => readonly Grant[];
}

export interface ControlsOptions {
  readonly app: App;
  readonly model: Model;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly pump: Pump;
}

export const createControls = ({ app, model, clock, ids, pump }: ControlsOptions): Controls => ({
  now: clock.now,
  setTime: clock.set,
  speed: () => clock.reading().speed,
  adjustClock: (change) => {
    clock.adjust(change);
    pump.wake();
  },
  fireSchedules: async (at, paths) => {
    const fired = chosen(app, paths).map((schedule) => schedule.fire(at));
    await pump.settle(app.lanes);
    await Promise.all(fired);
  },
  settle: () => pump.settle(app.sources),
  run: pump.run,
  invoke: (functionPath, event) => app.functions.invoke(model.find('AWS::Lambda::Function', functionPath).name, event),
  putEvent: ({ bus, source, detailType, detail, time }) => {
    app.buses.put(bus === undefined ? 'default' : model.find('AWS::Events::EventBus', bus).name, {
      version: '0',
      id: ids.next(),
      'detail-type': detailType,
      source,
      account: model.place.account,
      time: `${new Date(time ?? clock.now()).toISOString().slice(0, 19)}Z`,
      region: model.place.region,
      resources: [],
      detail,
    });
  },
  publish: (topicPath, message, attributes = {}, { timestamp } = {}) => {
    app.topics.publish({
      topicArn: model.find('AWS::SNS::Topic', topicPath).arn,
      message,
      attributes: Object.fromEntries(Object.entries(attributes).map(([name, Value]) => [name, { Type: 'String', Value }])),
      messageId: ids.next(),
      ...(timestamp === undefined ? {} : { timestamp }),
    });
  },
  optOut: app.optOuts.add,
  queue: (queuePath) => queueView(queuePath, app, model),
  http: ({ method, path, headers = {}, body = '' }) =>
    app.api.handle({
      method,
      path,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      body: Buffer.from(body as string),
      sourceIp: '127.0.0.1',
    }),
  refusals: app.permissions.refusals,
  usedGrants: app.permissions.usedGrants,
  unusedGrants: app.permissions.unusedGrants,
});

const chosen = ({ schedules }: App, paths: readonly string[] | undefined) => {
  if (paths === undefined) return schedules;
  return paths.map((part) => {
    const found = schedules.find(({ path }) => `/${path}/`.includes(`/${part}/`));
    if (found === undefined)
      throw new Error(`No schedule fits the path ${part}: ${schedules.map(({ path }) => path).join(', ')}.`);
    return found;
  });
};

const queueView = (queuePath: string, { queues }: App, model: Model): QueueView => {
  const { name } = model.find('AWS::SQS::Queue', queuePath);
  const queue = queues.find(name);
  if (queue === undefined) throw new Error(`The app has no queue ${queuePath}.`);
  return {
    name,
    messages: queue.messages().map(({ id, body, attributes, receiveCount }) => ({ id, body, attributes, receiveCount })),
    redrive: () => queues.redrive(queue),
  };
};
