import type { Ids } from '../ids.ts';
import type { RuleTarget } from '../resource-types.ts';
import type { CallLane } from './asynchronous-calls.ts';
import type { Queues } from './queues.ts';

/** Hands an event to what a rule or a schedule points at; resolves once it was dealt with, never rejects. */
export type Target = (event: unknown) => Promise<void>;

export interface TargetsOptions {
  readonly queues: Queues;
  readonly ids: Ids;
  readonly laneOf: (functionArn: string) => CallLane | undefined;
}

/** @throws when the ARN is neither a function nor a queue of the app */
export const targetOf = (arn: string, { queues, ids, laneOf }: TargetsOptions): Target => {
  const lane = laneOf(arn);
  if (lane !== undefined) return lane.push;
  const queue = queues.find(arn);
  if (queue === undefined) throw new Error(`The local engine cannot deliver events to ${arn}: only to functions and queues.`);
  return (event) => {
    queues.send(queue, { id: ids.next(), body: JSON.stringify(event) });
    return Promise.resolve();
  };
};

/** What a rule's target gets: a constant, a part of the event, a text made from parts, or the event as it is. */
export const inputOf = ({ Input, InputPath, InputTransformer }: RuleTarget, event: unknown): unknown => {
  if (Input !== undefined) return JSON.parse(Input) as unknown;
  if (InputPath !== undefined) return at(event, InputPath);
  if (InputTransformer === undefined) return event;
  const parts = InputTransformer.InputPathsMap ?? {};
  let isQuoted = false;
  const filled = InputTransformer.InputTemplate.replace(/\\.|"|<([^<>\s]+)>/g, (token, name: string | undefined) => {
    if (token === '"') isQuoted = !isQuoted;
    const path = name === undefined ? undefined : parts[name];
    if (path === undefined) return token;
    const value = at(event, path);
    const encoded = JSON.stringify(value === undefined ? '' : value);
    return isQuoted && typeof value === 'string' ? encoded.slice(1, -1) : encoded;
  });
  return JSON.parse(filled) as unknown;
};

/** The part of an event at a path like `$.detail.caseNo` or `$.resources[0]`. */
const at = (event: unknown, path: string): unknown => {
  let value = event;
  for (const key of path.split(/[.[\]]+/).slice(1)) {
    if (key === '') continue;
    value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return value;
};
