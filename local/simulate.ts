import { parseArgs } from 'node:util';
import { hookProduct } from './simulate/module-hooks.ts';

/* Plays made-up closings with everything that can go wrong, many times over, and tells what did not hold. */

const USAGE = `用法 usage: npm run simulate -- --seeds N --cases M [--seed S] [--calm]
退出码 exit code: 0 全部成立 everything held, 1 有不成立的 something did not, 2 参数错误 wrong arguments`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    cases: { type: 'string', default: '60' },
    seed: { type: 'string' },
    calm: { type: 'boolean', default: false },
  },
});

hookProduct();
const { simulateSeeds } = await import('./simulate/simulate-seeds.ts');
const first = Number(values.seed ?? 1);
const seeds = values.seed === undefined ? Number(values.seeds) : 1;
const cases = Number(values.cases);
if (![first, seeds, cases].every((n) => Number.isInteger(n) && n > 0)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
process.exitCode = await simulateSeeds({ first, seeds, cases, isCalm: values.calm });
