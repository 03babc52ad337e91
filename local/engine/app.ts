import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { createFunctions, type Functions } from './functions.ts';
import type { Hooks, OutgoingSms, SmsFate } from './hooks.ts';
import { createHttpApi, type HttpApi } from './http/api.ts';
import type { Ids } from './ids.ts';
import type { Model } from './model.ts';
import { createPermissions, type Permissions } from './permissions.ts';
import { type CallLane, createCallLane } from './sources/asynchronous-calls.ts';
import { openCheckpoints } from './sources/checkpoints.ts';
import { openArchives } from './sources/archives.ts';
import { createEventBuses, type EventBuses } from './sources/event-buses.ts';
import { createMappings } from './sources/event-source-mappings.ts';
import { createOptOuts, type OptOuts } from './sources/opt-outs.ts';
import { forgetfulJournal, openJournal } from './sources/queue-journal.ts';
import { createQueues, type Queues } from './sources/queues.ts';
import { createSchedules, type Schedule } from './sources/schedules.ts';
import type { Source } from './sources/source.ts';
import { openStreamReader, type StreamReader } from './sources/stream-reader.ts';
import { createTopics, type Topics } from './sources/topics.ts';
import { createS3 } from './s3/s3.ts';
import type { StoreClient } from './store-client.ts';
import type { Table } from './tables.ts';
import { serveDynamoDb } from './wire/dynamodb.ts';
import { serveDynamoDbStreams } from './wire/dynamodb-streams.ts';
import { serveEvents } from './wire/events.ts';
import { serveKms } from './wire/kms.ts';
import { createKmsKeys } from './wire/kms-keys.ts';
import { serveLambda } from './wire/lambda.ts';
import { secretsFrom, type SecretSource } from './wire/secret-source.ts';
import { serveSecretsManager } from './wire/secrets-manager.ts';
import type { WireServices } from './wire/server.ts';
import { serveSmsVoice } from './wire/sms-voice.ts';
import { serveSns } from './wire/sns.ts';
import { serveSqs } from './wire/sqs.ts';
import { createStoredSecrets } from './wire/stored-secrets.ts';

/** The parts of a running app, wired as its templates wire them. */
export interface App {
  readonly functions: Functions;
  readonly permissions: Permissions;
  readonly queues: Queues;
  readonly topics: Topics;
  readonly buses: EventBuses;
  readonly optOuts: OptOuts;
  readonly schedules: readonly Schedule[];
  readonly lanes: readonly CallLane[];
  /** Everything that hands work to functions, lanes included, in the order in which it settles. */
  readonly sources: readonly Source[];
  readonly api: HttpApi;
  readonly services: WireServices;
}

export interface AppOptions {
  readonly model: Model;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: StoreClient;
  readonly tables: readonly Table[];
  readonly hooks: Hooks;
  readonly dataDir?: string;
  readonly keySeed?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly hosts?: Readonly<Record<string, string>>;
  /** Where the objects of buckets lie. */
  readonly objectsDir: string;
  /** Told whenever there may be new work. */
  readonly onNews: () => void;
  readonly onTrouble: (line: string) => void;
}

export const wireApp = async (options: AppOptions): Promise<App> => {
  const { model, clock, ids, store, tables, hooks, dataDir, keySeed, secrets = {}, hosts = {}, onNews, onTrouble } = options;
  const permissions = createPermissions(model, clock);
  const journal = dataDir === undefined ? forgetfulJournal : openJournal(join(dataDir, 'queues.jsonl'));
  const checkpoints = openCheckpoints(dataDir === undefined ? undefined : join(dataDir, 'streams.json'));
  const queues = createQueues(model, clock, journal, onNews);
  const onLog = hooks.onLog ?? (() => undefined);
  // A seed makes randomness foreseeable, so it is used for it in virtual time alone.
  const seed = clock.isVirtual ? keySeed : undefined;
  const functions = createFunctions({ model, clock, ids, hosts, onLog, ...(seed === undefined ? {} : { seed }) });

  const lanes = new Map(
    model.ofType('AWS::Lambda::Function').map(({ name: functionName, arn }) => {
      const onDiscard = (line: string): void => onLog({ function: functionName, line });
      return [arn, createCallLane({ functionName, functions, clock, onPush: onNews, onDiscard })];
    }),
  );
  const targets = { queues, ids, laneOf: (arn: string) => lanes.get(arn) };
  const topics = createTopics({ ...targets, model, clock, onTopicMessage: hooks.onTopicMessage ?? (() => undefined) });
  const archives = openArchives(model, clock, dataDir === undefined ? undefined : join(dataDir, 'archive.jsonl'));
  const buses = createEventBuses(model, archives, targets);
  const { queueMappings, streamMappings } = createMappings({ ...options, permissions, queues, functions, checkpoints });

  const readers = new Map<string, StreamReader>();
  for (const table of tables) {
    const consumers = table.stream === undefined ? [] : (streamMappings.get(table.stream.arn) ?? []);
    if (table.stream === undefined || (consumers.length === 0 && hooks.onStreamRecord === undefined)) continue;
    const onRecord = hooks.onStreamRecord ?? (() => undefined);
    readers.set(
      table.name,
      await openStreamReader(table.stream, { store, clock, region: model.place.region, consumers, onRecord }),
    );
  }
  const optOuts = createOptOuts(clock);
  const onSms = async (sms: OutgoingSms): Promise<SmsFate> => (await hooks.onSms?.(sms)) ?? { kind: 'accepted' };
  const secretOf = secretsFrom(secretSource(options));
  const onWrite = (written: readonly string[]): void => {
    for (const table of written) readers.get(table)?.noticeWrite();
    onNews();
  };

  return {
    functions,
    permissions,
    queues,
    topics,
    buses,
    optOuts,
    schedules: createSchedules(model, targets),
    lanes: [...lanes.values()],
    sources: [...lanes.values(), ...queueMappings, ...readers.values(), ...[...streamMappings.values()].flat()],
    api: createHttpApi({ model, functions, clock, ids, onTrouble }),
    services: {
      dynamodb: serveDynamoDb({ permissions, store, tables, onWrite }),
      dynamodbStreams: serveDynamoDbStreams({ permissions, store, tables, clock, region: model.place.region }),
      sns: serveSns({ permissions, topics, ids, clock, optOuts, onSms }),
      smsVoice: serveSmsVoice({ permissions, optOuts, ids, clock, place: model.place, onSms }),
      sqs: serveSqs({ permissions, queues, ids, clock }),
      kms: serveKms({ permissions, keys: createKmsKeys(model, secretOf), isRepeatable: seed !== undefined }),
      secretsManager: serveSecretsManager({ permissions, secrets: createStoredSecrets({ model, secretOf, given: secrets }) }),
      lambda: serveLambda({ model, permissions, functions }),
      events: serveEvents({ permissions, buses, archives, ids, clock, place: model.place }),
      s3: createS3({ model, clock, ids, permissions, buses, directory: options.objectsDir, onTrouble }),
    },
  };
};

const secretSource = ({ keySeed, dataDir }: AppOptions): SecretSource => {
  if (keySeed !== undefined) return { seed: keySeed };
  return dataDir === undefined ? { memory: true } : { file: join(dataDir, 'keys.json') };
};
