import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What a thread is started with (`thread.ts`). */
export interface ThreadData {
  /** The module in this folder whose `perform` does the jobs. */
  readonly module: string;
  /** Name of the mutant that the product is made; itself where absent. */
  readonly mutant?: string | undefined;
}

/**
 * Has jobs done by threads, as many as there are cores, each of them with clocks and a product of its own.
 *
 * @yields what came of the jobs, in their order, so that what is said of them does not depend on who was quicker. Whoever
 *         stops listening stops the threads
 */
export async function* onAllCores<Outcome>(data: ThreadData, jobs: readonly unknown[]): AsyncGenerator<Outcome> {
  const outcomes = jobs.map(() => Promise.withResolvers<Outcome>());
  let begun = 0;
  const threads = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, () => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: data });
    let at = 0;
    const next = (): void => {
      [at, begun] = [begun, begun + 1];
      if (at < jobs.length) thread.postMessage(jobs[at]);
    };
    thread.on('message', (outcome: Outcome) => {
      outcomes[at]?.resolve(outcome);
      next();
    });
    thread.on('error', (error) => {
      outcomes[at]?.reject(error);
    });
    next();
    return thread;
  });
  try {
    for (const { promise } of outcomes) yield await promise;
  } finally {
    for (const thread of threads) await thread.terminate();
  }
}
