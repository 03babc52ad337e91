import { parseArgs } from 'node:util';
import { Table } from '../adapters/dynamodb/table.ts';
import { carryOver } from './after-restore/carry-over.ts';

/*
 * `npm run after-restore -- --from OLD --to NEW --since 2026-01-05T02:00:00Z`: tells a table that was put back which texts have
 * left since and who wants none any more. Prints what it did, and the cases somebody has to look at, as JSON.
 */

const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' }, since: { type: 'string' } } });
const { from, to, since = '' } = values;
const moment = Date.parse(since);

if (from === undefined || to === undefined || from === to || Number.isNaN(moment)) {
  process.stderr.write(
    '用法 usage: npm run after-restore -- --from <table until now> --to <table put back> --since <ISO 8601 moment>\n',
  );
  process.exit(2);
}
const carried = await carryOver({ from: new Table(from), to: new Table(to), since: moment, at: Date.now() });
process.stdout.write(`${JSON.stringify(carried, undefined, 2)}\n`);
