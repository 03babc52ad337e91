import { calm } from './faults.ts';
import type { Faults } from './faults.ts';
import { loadProductFunctions } from './product-functions.ts';
import { Random } from './random.ts';
import { run } from './run.ts';
import type { RunResult } from './run.ts';
import { planOfScenario, SCENARIOS } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';

/** A crash before or after the nth effect of a run, counted from 0. */
export interface CrashPoint {
  readonly at: number;
  readonly when: 'before' | 'after';
}

export interface Enumeration {
  /** Every how many-th effect is crashed at; 1: each. */
  readonly every: number;
  /** Pairs of crashes a scenario, spread by the dice. */
  readonly pairs: number;
  /** Part of the name of the scenarios to be played. */
  readonly only?: string | undefined;
}

/** Runs until the functions are loaded anew, before they begin to forget. */
const RUNS_A_LOAD = 4000;

/** Plays each scenario with a crash at each effect, before and after it, singly and in pairs. @returns 0 when all held */
export const enumerateCrashes = async ({ every, pairs, only = '' }: Enumeration): Promise<number> => {
  const player = new Player();
  process.stdout.write('| scenario | effects | single crashes | pairs | did not hold |\n|---|---|---|---|---|\n');
  let failures = 0;
  for (const scenario of SCENARIOS.filter(({ name }) => name.includes(only))) {
    const { counts, violations } = await player.play(scenario, []);
    const effects = counts.effects;
    const singles = everyPoint(effects, every).map((point) => [point]);
    const random = new Random(effects);
    const twice = Array.from({ length: pairs }, () => pairOf(effects, random));
    const failed = violations.length > 0 ? ['without any crash'] : [];
    for (const points of [...singles, ...twice]) {
      const played = await player.play(scenario, points);
      const [first] = played.violations;
      if (first !== undefined) failed.push(`${words(points)}: ${first.invariant}: ${first.what}`);
    }
    process.stdout.write(`| ${scenario.name} | ${effects} | ${singles.length} | ${twice.length} | ${failed.length} |\n`);
    for (const what of failed.slice(0, 5)) process.stdout.write(`    ${what}\n`);
    failures += failed.length;
  }
  return failures === 0 ? 0 : 1;
};

/** Plays one scenario with given crashes, traced, to see what went wrong. */
export const playCrash = async (only: string, points: readonly CrashPoint[]): Promise<void> => {
  const scenario = SCENARIOS.find(({ name }) => name.includes(only));
  if (scenario === undefined) throw new Error(`no scenario "${only}"`);
  const { violations, trace } = await new Player().play(scenario, points, true);
  for (const { invariant, what } of violations) process.stdout.write(`${invariant}: ${what}\n`);
  for (const line of trace.about([''], Infinity, 400)) process.stdout.write(`  ${line}\n`);
};

const everyPoint = (effects: number, every: number): CrashPoint[] =>
  Array.from({ length: Math.ceil(effects / every) }, (_, n) => n * every).flatMap((at) => [
    { at, when: 'before' as const },
    { at, when: 'after' as const },
  ]);

/** The second crash mostly soon after the first: while what the first left behind is being put right. */
const pairOf = (effects: number, random: Random): CrashPoint[] => {
  const when = (): CrashPoint['when'] => random.pick(['before', 'after'] as const);
  const at = random.whole(0, effects - 1);
  return [
    { at, when: when() },
    { at: at + 1 + (random.hits(0.7) ? random.whole(0, 30) : random.whole(0, effects)), when: when() },
  ];
};

const words = (points: readonly CrashPoint[]): string => points.map(({ at, when }) => `${when} ${at}`).join(', ');

/** Effects are counted from 0 as they are had, whoever has them. */
const crashing = (points: readonly CrashPoint[], carrier: Scenario['carrier'] = []): Faults => {
  let count = -1;
  let texts = -1;
  return {
    ...calm,
    fate: () => {
      count += 1;
      const point = points.find(({ at }) => at === count);
      return point === undefined ? 'done' : `crash-${point.when}`;
    },
    carrier: () => {
      texts += 1;
      return carrier[texts] ?? 'taken';
    },
  };
};

class Player {
  private functions: Awaited<ReturnType<typeof loadProductFunctions>> | undefined;
  private runs = 0;

  async play(scenario: Scenario, points: readonly CrashPoint[], isTraced = false): Promise<RunResult> {
    if (this.runs % RUNS_A_LOAD === 0) this.functions = await loadProductFunctions();
    this.runs += 1;
    return run({
      functions: this.functions ?? {},
      plan: planOfScenario(scenario, this.runs),
      random: new Random(7),
      faults: () => crashing(points, scenario.carrier),
      isTraced,
    });
  }
}
