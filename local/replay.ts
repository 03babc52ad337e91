import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAssessmentXlsx } from '../adapters/spreadsheet/write-assessment-xlsx.ts';
import { writeCsv } from '../adapters/spreadsheet/write-csv.ts';
import { parsePolicy } from '../contracts/policy.ts';
import { isoSeconds } from '../domain/shared/instant.ts';
import { readInputs } from './replay/inputs.ts';
import { replayOptions } from './replay/options.ts';
import type { ReplayOptions } from './replay/options.ts';
import { UnusableInput } from './replay/rejection.ts';
import { replay } from './replay/replay.ts';
import type { ReplayResult } from './replay/replay.ts';
import { summaryOf } from './replay/summary.ts';
import { assessedLawyers, outputTables } from './replay/tables.ts';
import type { OutputTable } from './replay/tables.ts';
import { timelineOf } from './replay/timeline.ts';
import { synthesise } from './synthesise.ts';

/* Replays a recorded year: files into a directory, progress on standard error, one line of JSON on standard output. */

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Tells how far a play has come, at most once a second. */
const progress = (total: number): ((at: number, done: number) => void) => {
  let last = performance.now();
  return (at, done) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    say(`${isoSeconds(at)}  ${done}/${total}`);
  };
};

const run = async (options: ReplayOptions): Promise<number> => {
  const inputs = await readInputs(options);
  for (const notice of inputs.notices) say(notice);
  const timeline = timelineOf(inputs, options.until);
  const assembly = await synthesise(() => say('正在生成部署模板… synthesising the stacks…'));
  const { until, year } = options;
  const total = timeline.entries.length;
  const result = await replay({ assembly, inputs, timeline, until, year, onProgress: progress(total) });
  const rejected = [...inputs.rejected, ...timeline.rejected, ...result.rejected];
  const tables = outputTables(result.snapshot, result.comments, result.sent, rejected, year);
  mkdirSync(options.out, { recursive: true });
  for (const [name, table] of Object.entries(tables)) writeFileSync(join(options.out, `${name}.csv`), csvOf(table));
  await writeSpreadsheet(options, inputs.policy, result, tables.assessment);
  process.stdout.write(`${JSON.stringify(summaryOf(inputs, timeline, result, tables))}\n`);
  return rejected.length > 0 ? 1 : 0;
};

const csvOf = ({ rows, columns }: OutputTable): string => writeCsv(rows, columns);

const writeSpreadsheet = async (
  { out, until, year }: ReplayOptions,
  document: unknown,
  { snapshot }: ReplayResult,
  table: OutputTable,
): Promise<void> => {
  const policy = parsePolicy(document);
  if (!policy.ok) throw new Error('the policy was checked when it was read');
  const sha256 = createHash('sha256').update(csvOf(table)).digest('hex');
  const lawyers = assessedLawyers(snapshot, year, policy.value);
  const meta = { at: until, policy: policy.value, sha256 };
  await writeAssessmentXlsx(join(out, 'assessment.xlsx'), year, lawyers, () => meta);
};

try {
  process.exitCode = await run(replayOptions(process.argv.slice(2)));
} catch (error) {
  const isInput = error instanceof UnusableInput;
  say(
    isInput
      ? error.message
      : `内部错误,没有写出结果 / internal error, nothing was written: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = isInput ? 2 : 3;
}
