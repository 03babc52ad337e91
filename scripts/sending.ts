import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { createStore } from '../adapters/dynamodb/store.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { isoSeconds } from '../domain/shared/instant.ts';

/*
 * The switch for all sending: `npm run sending -- pause --table NAME --reason "…"`, `resume` likewise, `status`.
 * Works on AWS with the credentials of the shell, and on the local engine with AWS_ENDPOINT_URL.
 */

const USAGE = `npm run sending -- pause|resume --table <TableName> --reason "…" [--by <who>]
npm run sending -- status --table <TableName>`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { table: { type: 'string' }, reason: { type: 'string' }, by: { type: 'string' } },
});
const { table, reason, by = userInfo().username } = values;
const [command = ''] = positionals;
const isChange = command === 'pause' || command === 'resume';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (table === undefined || !(isChange || command === 'status') || (isChange && (reason ?? '').trim() === '')) {
  process.stderr.write(
    `用法 usage:\n${USAGE}\n原因必填:谁看到暂停,都要知道为什么。A reason is needed: whoever finds it paused must know why.\n`,
  );
  process.exit(2);
}

const store = createStore(new Table(table));
if (isChange) await store.putSendingPause({ isOn: command === 'pause', at: Date.now(), by, why: (reason ?? '').trim() });
const pause = await store.sendingPause();
if (pause === undefined) say('正常发送 sending; the switch was never touched');
else say(`${pause.isOn ? '已暂停 paused' : '正常发送 sending'} since ${isoSeconds(pause.at)}, by ${pause.by}: ${pause.why}`);
