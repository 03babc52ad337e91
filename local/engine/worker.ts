/*
 * The thread that a function runs in. It loads the bundle as it was synthesised, then answers one invocation at a time.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { loadBundle } from './worker-bundle.ts';
import { installClock } from './worker-clock.ts';
import { installHosts } from './worker-hosts.ts';
import { captureLines } from './worker-output.ts';
import type { FunctionFailure, Invocation, InvocationResult, PrintedLine, WorkerSettings } from './worker-protocol.ts';
import { installSeededRandom } from './worker-random.ts';

type Handler = (event: unknown, context: object) => unknown;

const settings = workerData as WorkerSettings;
const setClock = installClock();
installHosts(settings.hosts);
const startRandom = settings.seed === undefined ? undefined : installSeededRandom(settings.seed);
let handler: Handler | undefined;

const print = (line: string): void => {
  parentPort?.postMessage({ line } satisfies PrintedLine);
};
captureLines(process.stdout, print);
captureLines(process.stderr, print);

const load = async (): Promise<Handler> => {
  const exported = (await loadBundle(settings.file, settings.directory))[settings.exported];
  if (typeof exported !== 'function') throw new Error(`${settings.file} exports no function ${settings.exported}.`);
  return exported as Handler;
};

const contextOf = ({ requestId, timeoutMs }: Invocation): object => {
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    invokedFunctionArn: settings.functionArn,
    logGroupName: `/aws/lambda/${settings.functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: String(settings.memoryMegabytes),
  };
};

const failureOf = (thrown: unknown): FunctionFailure =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

const run = async (invocation: Invocation): Promise<InvocationResult> => {
  setClock(invocation.clock);
  startRandom?.(invocation.requestId);
  try {
    handler ??= await load();
    const output = await handler(JSON.parse(invocation.event), contextOf(invocation));
    return { result: JSON.stringify(output ?? null) };
  } catch (thrown) {
    return { failure: failureOf(thrown) };
  }
};

parentPort?.on('message', (invocation: Invocation) => {
  void run(invocation).then((result) => {
    parentPort?.postMessage(result);
  });
});
