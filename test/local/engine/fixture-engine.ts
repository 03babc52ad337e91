import { join } from 'node:path';
import { type Engine, type EngineOptions, startEngine } from '../../../local/engine/engine.ts';
import type { LogEntry } from '../../../local/engine/hooks.ts';

export const FIXTURE = join(import.meta.dirname, 'fixture');
export const START = Date.parse('2025-03-01T01:00:00Z');

export interface Probe {
  readonly output?: Record<string, unknown>;
  readonly error?: { readonly name: string; readonly message: string };
}

/** The fixture app in virtual time, with what its functions logged. */
export interface FixtureEngine extends Engine {
  readonly logs: LogEntry[];
  /** What the functions logged under a name, in order. */
  readonly logged: (name: string) => readonly Record<string, unknown>[];
  /** Makes an AWS call by hand; as the operator where no function is named. */
  readonly call: (target: string, input: object, caller?: string) => Promise<Record<string, unknown>>;
  /** Makes an AWS call from the function `Probe`, through the SDK. */
  readonly probe: (service: string, command: string, input: object) => Promise<Probe>;
}

export const startFixture = async (options: Partial<EngineOptions> = {}): Promise<FixtureEngine> => {
  const logs: LogEntry[] = [];
  const engine = await startEngine({
    assembly: FIXTURE,
    clock: { kind: 'virtual', at: START },
    keySeed: 'fixture',
    onLog: (entry) => logs.push(entry),
    ...options,
  });
  return {
    ...engine,
    logs,
    logged: (name) =>
      logs
        .filter(({ line }) => line.startsWith(`{"${name}":`))
        .map(({ line }) => (JSON.parse(line) as Record<string, Record<string, unknown>>)[name]!),
    call: async (target, input, caller = engine.operator.accessKeyId) => {
      const authorization = `AWS4-HMAC-SHA256 Credential=${caller}/20250301/us-east-1/any/aws4_request, Signature=x`;
      const headers = { authorization, 'x-amz-target': target };
      const response = await fetch(engine.endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
      return (await response.json()) as Record<string, unknown>;
    },
    probe: async (service, command, input) => (await engine.invoke('Probe', { service, command, input })) as Probe,
  };
};

/** Puts an item through the engine, so that the streams see it. */
export const putItem = async ({ probe }: FixtureEngine, item: Readonly<Record<string, string>>): Promise<void> => {
  const Item = Object.fromEntries(Object.entries(item).map(([name, S]) => [name, { S }]));
  const { error } = await probe('dynamodb', 'PutItem', { TableName: 'fixture-table', Item });
  if (error !== undefined) throw new Error(`${error.name}: ${error.message}`);
};
