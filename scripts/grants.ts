import { existsSync, readFileSync } from 'node:fs';
import { neverUsed } from './grants/never-used.ts';

/*
 * `npm run grants -- FILE`: which rights of the functions' roles no engine has needed in a test run that was started with
 * HUIFANG_GRANTS=FILE. Exit code 1 when there are some without a reason to stay, 2 without a run.
 */

const [file = ''] = process.argv.slice(2);
if (!existsSync(file)) {
  process.stderr.write(
    '先运行测试并记录 first record a run:\nrm -f grants.jsonl; HUIFANG_GRANTS=$PWD/grants.jsonl npm run test:rest; npm run grants -- grants.jsonl\n',
  );
  process.exit(2);
}
const { engines, granted, kept, toRemove } = neverUsed(readFileSync(file, 'utf8'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(
  `引擎 engines: ${engines}, 授权 grants: ${granted}, 未用但有理由 unused for a reason: ${kept.length}, 未用 unused: ${toRemove.length}`,
);
for (const [reason, grants] of Map.groupBy(kept, (one) => one.reason)) say(`  ${grants.length} ${reason}`);
for (const grant of toRemove) say(`  UNUSED ${grant}`);
process.exitCode = toRemove.length > 0 ? 1 : 0;
