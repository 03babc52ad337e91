import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/*
 * Mutation testing of `domain/`, one stage after the other, and a table of how they did: `npm run mutation`. `STAGE=alert` does one,
 * `TABLE=1` only prints the table of the reports there are; arguments are Stryker's. Fails where a stage breaks Stryker's threshold.
 */
const STRYKER = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'];

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** Counts as docs/reliability.md shows them. What doesn't load or compile, and what was left out, is no mutant. */
interface Counts {
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
}

const countsOf = (stage: string): Counts => {
  const { files } = JSON.parse(readFileSync(reportOf(stage), 'utf8')) as Report;
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...which: readonly string[]): number => statuses.filter((status) => which.includes(status)).length;
  return { killed: count('Killed'), timedOut: count('Timeout'), survived: count('Survived', 'NoCoverage') };
};

const row = (name: string, { killed, timedOut, survived }: Counts): string => {
  const dead = killed + timedOut;
  const all = dead + survived;
  return `| ${name} | ${all} | ${dead} | ${survived} | ${((dead / all) * 100).toFixed(1)} % |`;
};

const reportOf = (stage: string): string => `reports/mutation-${stage}.json`;

const { STAGE, TABLE } = process.env;
const stages = STAGE === undefined ? readdirSync('domain').toSorted() : [STAGE];
if (TABLE === undefined)
  for (const stage of stages) {
    const { status } = spawnSync(process.execPath, [...STRYKER, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, STAGE: stage },
    });
    if (status !== 0) process.exitCode = 1;
  }
const counts = stages.filter((stage) => existsSync(reportOf(stage))).map((stage) => ({ stage, ...countsOf(stage) }));
const sum = (of: (counts: Counts) => number): number => counts.reduce((total, each) => total + of(each), 0);
const together = { killed: sum((c) => c.killed), timedOut: sum((c) => c.timedOut), survived: sum((c) => c.survived) };
console.log(
  [
    '| stage | mutants | killed | survived | score |',
    '|---|---|---|---|---|',
    ...counts.map((each) => row(each.stage, each)),
    row('together', together),
  ].join('\n'),
);
