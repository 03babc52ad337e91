import { parseArgs } from 'node:util';
import { hookProduct } from './simulate/module-hooks.ts';

/* Breaks the product in one place after the other, and tells how many seeds the simulation needs to notice each. */

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '200' }, cases: { type: 'string', default: '60' }, only: { type: 'string' } },
});

hookProduct();
const { catchMutants } = await import('./simulate/catch-mutants.ts');
process.exitCode = await catchMutants({ seeds: Number(values.seeds), cases: Number(values.cases), only: values.only });
