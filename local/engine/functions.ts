import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { FunctionError, type FunctionInstance, startInstance } from './function-instance.ts';
import type { Ids } from './ids.ts';
import type { Model, Resource } from './model.ts';
import { SECRET_ACCESS_KEY } from './permissions.ts';
import type { FunctionProperties } from './resource-types.ts';

/** The app's functions, by physical name. */
export interface Functions {
  /**
   * Runs a function with an event and gives what it returns, both as JSON would carry them.
   *
   * @throws FunctionError what it threw, or its time-out
   */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export interface FunctionsOptions {
  readonly model: Model;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Where services outside AWS stand on this machine, by host name. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Where given, the functions' randomness is drawn from it. */
  readonly seed?: string;
  readonly onLog: (entry: { readonly function: string; readonly line: string }) => void;
}

/** Copies of one function that may run at the same time; on AWS 1,000, here bounded by what a small machine bears. */
const MAX_INSTANCES = 4;
const DEFAULT_TIMEOUT_S = 3;
const DEFAULT_MEMORY_MB = 128;

export const createFunctions = (options: FunctionsOptions): Functions => {
  const pools = new Map(options.model.ofType('AWS::Lambda::Function').map((fn) => [fn.name, createPool(fn, options)]));
  return {
    invoke: (name, event) => {
      const pool = pools.get(name);
      if (pool === undefined) throw new Error(`The app has no function ${name}.`);
      return pool.invoke(event);
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
};

const createPool = (fn: Resource<FunctionProperties>, options: FunctionsOptions) => {
  const { clock, ids } = options;
  const idle: FunctionInstance[] = [];
  const running = new Set<FunctionInstance>();
  const waiting: (() => void)[] = [];

  const acquire = async (): Promise<FunctionInstance> => {
    while (idle.length === 0 && running.size >= MAX_INSTANCES) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    const instance = idle.pop() ?? launch(fn, options);
    running.add(instance);
    return instance;
  };
  const release = (instance: FunctionInstance): void => {
    running.delete(instance);
    if (instance.isAlive()) idle.push(instance);
    waiting.shift()?.();
  };

  return {
    invoke: async (event: unknown): Promise<unknown> => {
      const instance = await acquire();
      const requestId = ids.next();
      const timeoutMs = (fn.properties.Timeout ?? DEFAULT_TIMEOUT_S) * 1000;
      try {
        return JSON.parse(await instance.invoke({ requestId, event: JSON.stringify(event), clock: clock.reading(), timeoutMs }));
      } catch (error) {
        if (error instanceof FunctionError) {
          const { errorType, message, trace } = error;
          options.onLog({ function: fn.name, line: JSON.stringify({ level: 'ERROR', requestId, errorType, message, trace }) });
        }
        throw error;
      } finally {
        release(instance);
      }
    },
    stop: async (): Promise<void> => {
      await Promise.all([...idle, ...running].map((instance) => instance.stop()));
    },
  };
};

const launch = (fn: Resource<FunctionProperties>, { model, hosts, seed, onLog }: FunctionsOptions): FunctionInstance => {
  const { file, directory, exported } = handlerOf(fn);
  return startInstance({
    settings: {
      file,
      directory,
      exported,
      functionName: fn.name,
      functionArn: fn.arn,
      memoryMegabytes: fn.properties.MemorySize ?? DEFAULT_MEMORY_MB,
      hosts,
      ...(seed === undefined ? {} : { seed: `${seed}/${fn.name}` }),
    },
    environment: environmentOf(fn, model),
    onLine: (line) => {
      onLog({ function: fn.name, line });
    },
  });
};

const handlerOf = ({ path, properties, assetDirectory }: Resource<FunctionProperties>) => {
  if (assetDirectory === undefined) throw new Error(`${path} has no code asset; inline code and images do not run here.`);
  const [file = '', exported = ''] = properties.Handler.split('.');
  const found = ['.mjs', '.js', '.cjs']
    .map((ending) => join(assetDirectory, file + ending))
    .find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`${path} has no ${file}.js or ${file}.mjs in ${assetDirectory}.`);
  return { file: found, directory: assetDirectory, exported };
};

/** What the cloud sets for every function, then what the template sets. Nothing of this machine's environment gets in. */
const environmentOf = (fn: Resource<FunctionProperties>, { place, ofType }: Model): Record<string, string> => {
  const template = Object.entries(fn.properties.Environment?.Variables ?? {}).map(([name, value]): [string, string] => {
    let local = value;
    // An API's address may be spelled out by its id instead of read from its `ApiEndpoint`.
    for (const api of ofType('AWS::ApiGatewayV2::Api')) {
      local = local.replaceAll(`https://${api.name}.execute-api.${place.region}.${place.urlSuffix}`, place.httpUrl);
    }
    return [name, local];
  });
  return {
    AWS_ACCESS_KEY_ID: fn.name,
    AWS_CONFIG_FILE: devNull,
    AWS_DEFAULT_REGION: place.region,
    AWS_ENDPOINT_URL: place.wireUrl,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.properties.MemorySize ?? DEFAULT_MEMORY_MB),
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_REGION: place.region,
    AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    LAMBDA_TASK_ROOT: fn.assetDirectory ?? '',
    TZ: 'UTC',
    _HANDLER: fn.properties.Handler,
    ...Object.fromEntries(template),
  };
};
