import { parentPort, workerData } from 'node:worker_threads';
import { hookProduct, mutateProduct } from './module-hooks.ts';
import { MUTANTS } from './mutants.ts';
import type { ThreadData } from './on-all-cores.ts';

/* A thread of `onAllCores`: does one job after the other. */

const { module, mutant } = workerData as ThreadData;
hookProduct();
mutateProduct(MUTANTS.find(({ name }) => name === mutant));
const { perform } = (await import(module)) as { readonly perform: (job: unknown) => Promise<unknown> };
parentPort?.on('message', (job) => {
  void perform(job).then((outcome) => parentPort?.postMessage(outcome));
});
