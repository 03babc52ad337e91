import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type App, wireApp } from './app.ts';
import { readAssembly } from './assembly.ts';
import { type Clock, type ClockOptions, createClock } from './clock.ts';
import { createControls, type Controls } from './controls.ts';
import type { Hooks } from './hooks.ts';
import type { HttpApi } from './http/api.ts';
import { type Fallback, startHttpServer } from './http/server.ts';
import { placeIn } from './identifiers.ts';
import { randomIds, repeatableIds } from './ids.ts';
import { buildModel, type Model } from './model.ts';
import { OPERATOR, SECRET_ACCESS_KEY } from './permissions.ts';
import { noteGrants } from './note-grants.ts';
import { createPump } from './pump.ts';
import { createStoreClient } from './store-client.ts';
import { startStore } from './store-process.ts';
import { createTables } from './tables.ts';
import { startWireServer, type WireServices } from './wire/server.ts';

export interface EngineOptions extends Hooks {
  /** Directory of the synthesised app (`cdk.out`). */
  readonly assembly: string;
  /** Where tables, waiting messages, objects and keys are kept; without one they are gone on `stop`. */
  readonly dataDir?: string;
  /** Makes the app's keys, and in virtual time its randomness, the same in every run. For replay and tests only. */
  readonly keySeed?: string;
  /** Secrets of Secrets Manager that exist beside the app, by name. */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * Where services outside AWS stand on this machine: host name -> `http://127.0.0.1:<port>`. What functions send to such a
   * host over https goes there; to every other host https is refused.
   */
  readonly hosts?: Readonly<Record<string, string>>;
  /** The machine's own time where absent. */
  readonly clock?: ClockOptions;
  /** Values for template parameters, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** `http`: port of the HTTP API for browsers, 0 for any; without it the API is there in process only. */
  readonly ports?: { readonly http?: number };
  /** Serves what the API has no route for, on its port. */
  readonly fallback?: Fallback;
}

/** A synthesised app that runs on this machine. */
export interface Engine extends Controls {
  readonly model: Model;
  /** Answers AWS calls; with the operator's credentials every call is allowed. */
  readonly endpoint: string;
  readonly operator: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Address of the HTTP API; undefined without a port for it. */
  readonly httpUrl: string | undefined;
  /** Process of the store; undefined where somebody else runs it. */
  readonly storePid: number | undefined;
  /** Ends functions, servers and the store. */
  readonly stop: () => Promise<void>;
}

const DEFAULT_REGION = 'us-east-1';
const DEFAULT_ACCOUNT = '000000000000';
/** How long work in progress may take to end before its threads are ended. */
const GRACE_MS = 2000;

/**
 * Runs the functions of a synthesised app as the templates wire them, on a DynamoDB-compatible store.
 *
 * @throws when the app uses something the engine cannot run faithfully, naming it
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  // Functions run in UTC, as in the cloud; threads share the time zone of the process.
  process.env['TZ'] = 'UTC';
  const endings: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    return await start(options, endings, stop);
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = async (
  options: EngineOptions,
  endings: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Engine> => {
  const { dataDir, onLog } = options;
  const assembly = resolve(options.assembly);
  const onTrouble = (line: string): void => onLog?.({ function: 'engine', line });
  const clock: Clock = createClock(options.clock ?? { kind: 'real' });
  const ids = clock.isVirtual ? repeatableIds() : randomIds;
  const stacks = readAssembly(assembly);
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });

  const objectsDir = dataDir === undefined ? mkdtempSync(join(tmpdir(), 'huifang-objects-')) : join(dataDir, 'objects');
  if (dataDir === undefined) endings.push(() => rmSync(objectsDir, { recursive: true }));

  // The endpoints are opened before there is an app, because the app is told their addresses.
  const started: { app?: App } = {};
  const services = (): WireServices => {
    if (started.app === undefined) throw new Error('The engine is still starting.');
    return started.app.services;
  };
  const store = await startStore(dataDir === undefined ? {} : { path: join(dataDir, 'store.db') });
  endings.push(store.stop);
  const client = createStoreClient(store.endpoint);
  endings.push(client.close);
  const wire = await startWireServer(services, onTrouble);
  endings.push(wire.stop);
  const http = await openHttp(options, () => started.app?.api, onTrouble);
  if (http !== undefined) endings.push(http.stop);

  const region = stacks.find((stack) => stack.region !== undefined)?.region ?? DEFAULT_REGION;
  const account = stacks.find((stack) => stack.account !== undefined)?.account ?? DEFAULT_ACCOUNT;
  const place = placeIn(region, account, { wireUrl: wire.url, httpUrl: http?.url ?? 'http://127.0.0.1' });
  const model = buildModel(stacks, { directory: assembly, place, parameters: options.parameters ?? {} });
  const tables = await createTables(model, client);
  let wake = (): void => undefined;
  const app = await wireApp({
    ...options,
    hooks: options,
    model,
    clock,
    ids,
    store: client,
    tables,
    objectsDir,
    onNews: () => wake(),
    onTrouble,
  });
  const pump = createPump({ sources: app.sources, schedules: app.schedules, clock, onTrouble });
  wake = pump.wake;
  started.app = app;
  endings.push(() => noteGrants(app.permissions, model));
  endings.push(async () => {
    await Promise.race([pump.stop(), new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())]);
    await app.functions.stop();
  });

  return {
    ...createControls({ app, model, clock, ids, pump }),
    model,
    endpoint: wire.url,
    operator: { accessKeyId: OPERATOR, secretAccessKey: SECRET_ACCESS_KEY },
    httpUrl: http?.url,
    storePid: store.pid,
    stop,
  };
};

const openHttp = async (
  { ports, fallback }: EngineOptions,
  api: () => HttpApi | undefined,
  onTrouble: (line: string) => void,
) => {
  if (ports?.http === undefined) return undefined;
  return startHttpServer({ port: ports.http, api, onTrouble, ...(fallback === undefined ? {} : { fallback }) });
};
