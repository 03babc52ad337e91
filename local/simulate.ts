import { parseArgs } from 'node:util';
import { hookProduct, mutateProduct } from './simulate/module-hooks.ts';
import { MUTANTS } from './simulate/mutants.ts';

/* Plays made-up closings with everything that can go wrong, many times over, and tells what did not hold. */

const USAGE = `用法 usage: npm run simulate -- --seeds N --cases M [--seed S] [--calm] [--stored] [--mutant NAME]
  --seeds   种子数 how many seeds are played      --seed    只用一个种子 one seed alone
  --cases   每个种子的案件数 cases a seed         --calm    无故障 without faults
  --stored  用内置 DynamoDB on the embedded DynamoDB, through the SDK
  --mutant  故意改坏的产品 a product that is broken on purpose, by part of its name (npm run simulate:mutants)
退出码 exit code: 0 全部成立 everything held, 1 有不成立的 something did not, 2 参数错误 wrong arguments
`;

const wrong = (message: string): never => {
  process.stderr.write(`${message}\n${USAGE}`);
  process.exit(2);
};

const options = (): { seeds: string; cases: string; seed?: string; calm: boolean; stored: boolean; mutant?: string } => {
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: 'string', default: '100' },
        cases: { type: 'string', default: '60' },
        seed: { type: 'string' },
        calm: { type: 'boolean', default: false },
        stored: { type: 'boolean', default: false },
        mutant: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
};

const { seed, seeds, cases, calm, stored, mutant } = options();
for (const [name, value] of Object.entries({ seeds, cases, seed: seed ?? '1' }))
  if (!/^[1-9]\d{0,8}$/.test(value)) wrong(`--${name} 应为正整数 / --${name} must be a whole number above 0: ${value}`);

const broken = mutant === undefined ? undefined : MUTANTS.find(({ name }) => name.includes(mutant));
if (mutant !== undefined && broken === undefined) wrong(`没有这个变体 / there is no mutant ${mutant}`);

hookProduct();
mutateProduct(broken);
const { simulateSeeds, simulateStored } = await import('./simulate/simulate-seeds.ts');
const play = stored ? simulateStored : simulateSeeds;
const how = { cases: Number(cases), isCalm: calm, ...(broken === undefined ? {} : { mutant: broken.name }) };
process.exitCode = await play({ first: Number(seed ?? 1), seeds: seed === undefined ? Number(seeds) : 1, how });
