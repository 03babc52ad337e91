import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { FunctionFailure, Invocation, InvocationResult, PrintedLine, WorkerSettings } from './worker-protocol.ts';

/** What a function threw, or what became of it: time-out, exit, crash. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly functionName: string;
  /** Name of the thrown error, or as the cloud's runtime names it (`Sandbox.Timedout`, `Runtime.ExitError`). */
  readonly errorType: string;
  readonly trace: readonly string[];

  constructor(functionName: string, { errorType, errorMessage, trace }: FunctionFailure) {
    super(errorMessage);
    this.functionName = functionName;
    this.errorType = errorType;
    this.trace = trace;
  }
}

/** A running copy of a function: one thread, one invocation at a time. */
export interface FunctionInstance {
  /** False once it crashed or ran into its time-out; it takes no more invocations then. */
  readonly isAlive: () => boolean;
  /** @throws FunctionError */
  readonly invoke: (invocation: Invocation) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface InstanceOptions {
  readonly settings: WorkerSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

export const startInstance = ({ settings, environment, onLine }: InstanceOptions): FunctionInstance => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: settings,
    env: environment,
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  // What the thread itself prints comes as messages; this is what Node has to say, a warning for example.
  for (const output of [worker.stdout, worker.stderr]) createInterface({ input: output }).on('line', onLine);
  let isAlive = true;
  let settle: ((result: InvocationResult) => void) | undefined;
  const answer = (result: InvocationResult): void => {
    settle?.(result);
    settle = undefined;
  };
  const die = (failure: FunctionFailure): void => {
    isAlive = false;
    answer({ failure });
  };
  worker.on('message', (message: InvocationResult | PrintedLine) => {
    if ('line' in message) onLine(message.line);
    else answer(message);
  });
  worker.on('error', (error: Error) => {
    die({ errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') });
  });
  worker.on('exit', (code) => {
    die({ errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: exit status ${code}`, trace: [] });
  });

  return {
    isAlive: () => isAlive,
    invoke: async (invocation) => {
      const seconds = (invocation.timeoutMs / 1000).toFixed(2);
      const timer = setTimeout(() => {
        const errorMessage = `${invocation.requestId} Task timed out after ${seconds} seconds`;
        die({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] });
        void worker.terminate();
      }, invocation.timeoutMs);
      const result = await new Promise<InvocationResult>((resolve) => {
        settle = resolve;
        worker.postMessage(invocation);
      });
      clearTimeout(timer);
      if ('failure' in result) throw new FunctionError(settings.functionName, result.failure);
      return result.result;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
};
