import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { indexStreamRecords, scratchDirectory, sweepStreamRecords } from './store-file.ts';

/** A running DynamoDB-compatible store. */
export interface Store {
  /** For example `http://127.0.0.1:41234`. */
  readonly endpoint: string;
  /** Process id; absent for an endpoint that somebody else runs. */
  readonly pid?: number;
  readonly stop: () => Promise<void>;
}

const READY_WITHIN_MS = 10_000;
const ATTEMPTS = 5;

const NO_STORE = [
  '没有找到内置数据库。请在 linux-x64 上运行 npm ci,或将 dynoxide 放入 PATH,或用环境变量 AWS_ENDPOINT_URL_DYNAMODB 指定一个 DynamoDB 端点(例如 DynamoDB Local)。',
  'No embedded database found. Run npm ci on linux-x64, or put dynoxide on the PATH, or name a DynamoDB endpoint (for example DynamoDB Local) in AWS_ENDPOINT_URL_DYNAMODB.',
].join('\n');

/**
 * Starts the embedded store, or uses the endpoint in `AWS_ENDPOINT_URL_DYNAMODB` where one is set.
 *
 * @param path database file, made when it is not there; without one everything is lost on `stop`
 * @throws in Chinese and English when there is no store to be had
 */
export const startStore = async ({ path }: { readonly path?: string } = {}): Promise<Store> => {
  const external = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  if (external !== undefined && external !== '') return { endpoint: external.replace(/\/$/, ''), stop: () => Promise.resolve() };
  const program = findProgram();
  if (program === undefined) throw new Error(NO_STORE);
  const scratch = path === undefined ? scratchDirectory() : undefined;
  const file = path ?? join(scratch ?? '', 'store.db');
  sweepStreamRecords(file, Date.now());
  for (let attempt = 1; ; attempt += 1) {
    // The port was free when asked for; another process may have taken it since, and then the store gives up at once.
    const port = await freePort();
    const child = launch(program, ['serve', '-p', String(port), '--db-path', file], scratch);
    if (await isListening(child)) {
      indexStreamRecords(file);
      return running(child, port, scratch);
    }
    if (attempt === ATTEMPTS) throw new Error(`${program} does not start; try it by hand: ${program} serve`);
  }
};

const findProgram = (): string | undefined => {
  const packages = createRequire(import.meta.url).resolve.paths('@dynoxide/linux-x64') ?? [];
  const installed = packages.map((directory) => join(directory, '@dynoxide', 'linux-x64', 'dynoxide'));
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((directory) => {
    const file = join(directory, 'dynoxide');
    return [file, `${file}.exe`];
  });
  const bundled = process.platform === 'linux' && process.arch === 'x64' ? installed : [];
  return [...bundled, ...onPath].find((file) => existsSync(file));
};

/**
 * Ends the store when this process is gone, however it went: the pipe that the guard reads from then closes. What the store
 * scratched is removed once it is down, or after two seconds where nobody collects dead processes.
 */
const GUARD = [
  'exec 3<&0',
  '{ read -r _ <&3; kill -TERM $$; i=0; while [ $i -lt 20 ] && kill -0 $$; do sleep 0.1; i=$((i + 1)); done; [ -z "$SCRATCH" ] || rm -rf "$SCRATCH"; } 2>/dev/null & exec 3<&-',
  'exec "$@" </dev/null',
].join('; ');

const launch = (program: string, parameters: readonly string[], scratch = ''): ChildProcess => {
  const hasShell = process.platform !== 'win32';
  const [command, args] = hasShell ? ['/bin/sh', ['-c', GUARD, 'store', program, ...parameters]] : [program, parameters];
  // In a group of its own, so that Ctrl-C stops this process first, and the store after the functions.
  return spawn(command, args, {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: hasShell,
    env: { ...process.env, SCRATCH: scratch },
  });
};

/** Waits for the store's own word that it listens; false when it exits instead. */
const isListening = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
    }, READY_WITHIN_MS);
    const settle = (isReady: boolean) => () => {
      clearTimeout(timer);
      resolve(isReady);
    };
    child.stderr?.once('data', settle(true));
    child.once('exit', settle(false));
    child.once('error', settle(false));
  });

const running = (child: ChildProcess, port: number, scratch: string | undefined): Store => {
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  child.stderr?.resume();
  // The store alone must not keep this process alive.
  for (const handle of [child, child.stdin, child.stderr] as (ChildProcess | Socket)[]) handle.unref();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ...(child.pid === undefined ? {} : { pid: child.pid }),
    stop: async () => {
      child.ref();
      child.kill('SIGTERM');
      await exited;
      if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
    },
  };
};

/** A loopback port that is free now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('The probe has no port.'));
        else resolve(address.port);
      });
    });
  });
