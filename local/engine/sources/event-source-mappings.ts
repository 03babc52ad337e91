import type { Clock } from '../clock.ts';
import type { Functions } from '../functions.ts';
import type { Ids } from '../ids.ts';
import type { Model, Resource } from '../model.ts';
import type { Permissions } from '../permissions.ts';
import type { EventSourceMappingProperties } from '../resource-types.ts';
import type { Table } from '../tables.ts';
import type { Checkpoints } from './checkpoints.ts';
import { createQueueMapping } from './queue-mapping.ts';
import type { Queues } from './queues.ts';
import type { Source } from './source.ts';
import { failureReport } from './stream-failure.ts';
import { createStreamMapping, type GivenUpBatch, type StreamMapping } from './stream-mapping.ts';

export interface MappingsOptions {
  readonly model: Model;
  readonly permissions: Permissions;
  readonly tables: readonly Table[];
  readonly queues: Queues;
  readonly functions: Functions;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Mappings {
  readonly queueMappings: readonly Source[];
  /** By ARN of the stream. */
  readonly streamMappings: ReadonlyMap<string, readonly StreamMapping[]>;
}

const QUEUE_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'];
const STREAM_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/**
 * The app's event source mappings.
 *
 * @throws when a function's role does not let it read its source, as the cloud refuses to deploy such a mapping
 */
export const createMappings = (options: MappingsOptions): Mappings => {
  const { model, queues, tables } = options;
  const queueMappings: Source[] = [];
  const streamMappings = new Map<string, StreamMapping[]>();
  for (const mapping of model.ofType('AWS::Lambda::EventSourceMapping')) {
    const { properties } = mapping;
    if (properties.Enabled === false) continue;
    const functionName = functionOf(mapping, model);
    const queue = queues.find(properties.EventSourceArn);
    const stream = tables.find(({ stream: candidate }) => candidate?.arn === properties.EventSourceArn)?.stream;
    if (queue !== undefined) {
      requireAll(options.permissions, functionName, QUEUE_ACTIONS, queue.arn);
      const { region, account } = model.place;
      queueMappings.push(createQueueMapping({ ...options, queue, functionName, properties, region, account }));
    } else if (stream !== undefined) {
      requireAll(options.permissions, functionName, STREAM_ACTIONS, stream.arn);
      const consumer = `${stream.storeArn}/${mapping.logicalId}`;
      const onGivenUp = failureDestination(mapping, functionName, options);
      const made = createStreamMapping({ ...options, consumer, functionName, properties, onGivenUp });
      streamMappings.set(stream.arn, [...(streamMappings.get(stream.arn) ?? []), made]);
    } else throw new Error(`${mapping.path} reads ${properties.EventSourceArn}, which the local engine does not have.`);
  }
  return { queueMappings, streamMappings };
};

/** A mapping names its function by name or ARN. */
const functionOf = ({ path, properties }: Resource<EventSourceMappingProperties>, model: Model): string => {
  const name = properties.FunctionName.split(':function:').pop()?.split(':')[0];
  const found = model.ofType('AWS::Lambda::Function').find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${path} feeds ${properties.FunctionName}, which the app does not have.`);
  return found.name;
};

const requireAll = (permissions: Permissions, functionName: string, actions: readonly string[], resource: string): void => {
  for (const action of actions) {
    const reason = permissions.refusalOf({ caller: functionName, action, resource });
    if (reason !== undefined) throw new Error(`${functionName} may not read its source: ${action} on ${resource}: ${reason}.`);
  }
};

/** Where a batch that was given up is reported; nowhere when the mapping does not say. */
const failureDestination = (mapping: Resource<EventSourceMappingProperties>, functionName: string, options: MappingsOptions) => {
  const { queues, ids, clock, permissions, model } = options;
  const arn = mapping.properties.DestinationConfig?.OnFailure?.Destination;
  if (arn === undefined) return () => undefined;
  const queue = queues.find(arn);
  if (queue === undefined)
    throw new Error(`${mapping.path} reports failures to ${arn}; the local engine does that to queues only.`);
  requireAll(permissions, functionName, ['sqs:SendMessage'], arn);
  const functionArn = model.ofType('AWS::Lambda::Function').find(({ name }) => name === functionName)?.arn ?? functionName;
  return (batch: GivenUpBatch): void => {
    const body = JSON.stringify(failureReport(batch, { functionArn, requestId: ids.next(), at: clock.now() }));
    queues.send(queue, { id: ids.next(), body });
  };
};
