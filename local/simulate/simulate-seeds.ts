import { startStore } from '../engine/store-process.ts';
import { calm, storm } from './faults.ts';
import { onAllCores } from './on-all-cores.ts';
import { planOf } from './plan.ts';
import { loadProductFunctions } from './product-functions.ts';
import type { ProductFunctions } from './product-functions.ts';
import { Random } from './random.ts';
import { run } from './run.ts';
import type { RunResult } from './run.ts';
import { StoredTable } from './stored-table.ts';

export interface Seeds {
  readonly first: number;
  readonly seeds: number;
  readonly how: How;
}

/** How a seed is played. */
export interface How {
  readonly cases: number;
  /** Without faults. */
  readonly isCalm?: boolean;
  /** Where the embedded DynamoDB listens, spoken to through the SDK; the simulated table where absent. */
  readonly endpoint?: string;
  readonly isTraced?: boolean;
  /** What the product has been made, for the command that repeats a run. */
  readonly mutant?: string;
}

/** Lines of the trace shown of a run that failed. */
const TRACE_LINES = 60;
const LINE_LENGTH = 240;
/** Cases whose places a warm function remembers, and some less. */
const REMEMBERED = 9000;
/** Days after which nothing goes wrong any more, at the latest. */
const STORM_DAYS = 34;
/** How hard it storms: half of the seeds at the full rates. */
const STRENGTHS = [1, 1, 0.3, 0.1];

/** Seeds after which it is said how far the run has come. */
const PROGRESS = 100;

export const simulateSeed = async (
  functions: ProductFunctions,
  seed: number,
  { cases, endpoint, isCalm = false, isTraced = false }: How,
): Promise<RunResult> => {
  const random = new Random(seed);
  const calmAfter = random.between(6, STORM_DAYS);
  const strength = random.pick(STRENGTHS);
  const plan = planOf(random, cases, seed);
  const faults = (day: () => number) => (isCalm ? calm : storm(random, strength, () => day() > calmAfter));
  const props = { functions, plan, random, faults, isTraced, isOffice: true };
  if (endpoint === undefined) return run(props);
  const opened: StoredTable[] = [];
  const result = await run({
    ...props,
    openTable: async (tell) => {
      opened.push(await StoredTable.create(endpoint, `huifang-${seed}${isTraced ? '-again' : ''}`, tell));
      return opened[0] as StoredTable;
    },
  });
  for (const table of opened) table.close();
  return result;
};

interface Job {
  readonly seed: number;
  readonly how: How;
}

interface Outcome {
  readonly hasFailed: boolean;
  readonly counts: RunResult['counts'];
}

let functions: ProductFunctions = {};
let seen = Infinity;

/** One seed, in a thread of its own. */
export const perform = async ({ seed, how }: Job): Promise<Outcome> => {
  // Anew before the functions have seen so many cases that they begin to forget: a seed goes as it does alone.
  if (seen + how.cases > REMEMBERED) [functions, seen] = [await loadProductFunctions(), 0];
  seen += how.cases;
  const { violations, counts } = await simulateSeed(functions, seed, how);
  return { hasFailed: violations.length > 0, counts };
};

/** Plays seeds on all cores until one fails: the first of those that do. @returns the exit code */
export const simulateSeeds = async ({ first, seeds, how }: Seeds): Promise<number> => {
  const sums = { operations: 0, effects: 0, invocations: 0, texts: 0, faults: 0, messages: 0 };
  const startedAt = process.hrtime.bigint();
  const seconds = (): number => Math.round(Number(process.hrtime.bigint() - startedAt) / 1e8) / 10;
  const jobs = Array.from({ length: seeds }, (_, n): Job => ({ seed: first + n, how }));
  let played = 0;
  for await (const { hasFailed, counts } of onAllCores<Outcome>({ module: './simulate-seeds.ts', mutant: how.mutant }, jobs)) {
    if (hasFailed) {
      await tell(first + played, how);
      return 1;
    }
    played += 1;
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += counts[name];
    if (played % PROGRESS === 0 && played < seeds) process.stderr.write(`${played} of ${seeds} seeds, ${seconds()} s\n`);
  }
  process.stdout.write(`${JSON.stringify({ seeds, cases: how.cases, ...sums, seconds: seconds(), violations: 0 })}\n`);
  return 0;
};

/** The same on a store of its own. */
export const simulateStored = async (seeds: Seeds): Promise<number> => {
  const { endpoint, stop } = await startStore();
  try {
    return await simulateSeeds({ ...seeds, how: { ...seeds.how, endpoint } });
  } finally {
    await stop();
  }
};

/** Plays the failing seed once more, watched, and tells how to repeat it. */
const tell = async (seed: number, how: How): Promise<void> => {
  const { violations, trace } = await simulateSeed(await loadProductFunctions(), seed, { ...how, isTraced: true });
  const { isCalm, endpoint, mutant } = how;
  const options = `${isCalm === true ? ' --calm' : ''}${endpoint === undefined ? '' : ' --stored'}${mutant === undefined ? '' : ` --mutant '${mutant}'`}`;
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  say(`seed ${seed}: ${violations.length} did not hold`);
  for (const { invariant, what } of violations.slice(0, 5)) say(`  ${invariant}: ${what}`);
  const [{ about, at }] = [...violations, { about: [], at: 0 }];
  for (const line of trace.about(about, at, TRACE_LINES)) say(`    ${line.slice(0, LINE_LENGTH)}`);
  say(`repeat: npm run simulate -- --seed ${seed} --cases ${how.cases}${options}`);
};
