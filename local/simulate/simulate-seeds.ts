import { calm, storm } from './faults.ts';
import { planOf } from './plan.ts';
import { loadProductFunctions } from './product-functions.ts';
import type { ProductFunctions } from './product-functions.ts';
import { Random } from './random.ts';
import { run } from './run.ts';
import type { RunResult } from './run.ts';

export interface Seeds {
  readonly first: number;
  readonly seeds: number;
  readonly cases: number;
  /** Without faults. */
  readonly isCalm?: boolean;
}

/** Lines of the trace shown of a run that failed. */
const TRACE_LINES = Number(process.env['LINES_'] ?? 60);
/** Cases whose places a warm function remembers, and some less. */
const REMEMBERED = 9000;
/** Days after which nothing goes wrong any more, at the latest. */
const STORM_DAYS = 34;

/** How hard it storms: half of the seeds at the full rates. */
const STRENGTHS = [1, 1, 0.3, 0.1];

export const simulateSeed = (
  functions: ProductFunctions,
  seed: number,
  { cases, isCalm = false }: Omit<Seeds, 'first' | 'seeds'>,
  isTraced = false,
): Promise<RunResult> => {
  const random = new Random(seed);
  const calmAfter = random.between(6, STORM_DAYS);
  const strength = random.pick(STRENGTHS);
  return run({
    functions,
    plan: planOf(random, cases, seed),
    random,
    faults: (day) => (isCalm ? calm : storm(random, strength, () => day() > calmAfter)),
    isTraced,
  });
};

/** Plays seeds one after the other until one fails. @returns the exit code */
export const simulateSeeds = async ({ first, seeds, ...how }: Seeds): Promise<number> => {
  let functions = await loadProductFunctions();
  const startedAt = process.hrtime.bigint();
  const sums = { effects: 0, invocations: 0, texts: 0, faults: 0, messages: 0 };
  for (let seed = first; seed < first + seeds; seed += 1) {
    // Before the functions have seen so many cases that they begin to forget, which would tell this seed from the same alone.
    if (((seed - first) * how.cases) % REMEMBERED < how.cases && seed > first) functions = await loadProductFunctions();
    const { violations, counts } = await simulateSeed(functions, seed, how);
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += counts[name];
    if (violations.length > 0) {
      await tell(await loadProductFunctions(), seed, how);
      return 1;
    }
  }
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  process.stdout.write(
    `${JSON.stringify({ seeds, cases: how.cases, ...sums, seconds: Math.round(seconds * 10) / 10, violations: 0 })}\n`,
  );
  return 0;
};

/** Plays the failing seed once more, watched, and tells how to repeat it. */
const tell = async (functions: ProductFunctions, seed: number, how: Omit<Seeds, 'first' | 'seeds'>): Promise<void> => {
  const { violations, trace } = await simulateSeed(functions, seed, how, true);
  const calmly = how.isCalm === true ? ' --calm' : '';
  process.stdout.write(`seed ${seed}: ${violations.length} did not hold\n`);
  for (const { invariant, what } of violations.slice(0, 5)) process.stdout.write(`  ${invariant}: ${what}\n`);
  for (const line of trace.about(violations[0]?.about ?? [], violations[0]?.at ?? 0, TRACE_LINES))
    process.stdout.write(`    ${line}\n`);
  process.stdout.write(`repeat: npm run simulate -- --seed ${seed} --cases ${how.cases}${calmly}\n`);
};
