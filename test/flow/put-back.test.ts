import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { Table } from '../../adapters/dynamodb/table.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { startStore } from '../../local/engine/store-process.ts';
import { inboundSms } from '../../local/replay/requests.ts';
import { carryOver } from '../../scripts/after-restore/carry-over.ts';
import type { CarriedOver } from '../../scripts/after-restore/carry-over.ts';
import { runCommand } from '../fixtures/command.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';

/*
 * The table is put back to a moment with conversations open, by the steps of the operator's guide: what was due in between is not
 * lost, no text leaves twice, and conversations go on. The store's file stands for the backup.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const ASKED = START + 3 * DAY_MS;
/** To this moment the table is put back … */
const PUT_BACK = ASKED + 30 * MINUTE_MS;
/** … and until this one it had gone on. */
const STOPPED = ASKED + 90 * MINUTE_MS;

const [ANSWERS, SILENT, DUE_AFTER, REFUSES, DUE_MEANWHILE, CLOSED_AFTER, ERASED] = [1, 2, 3, 4, 5, 6, 7].map(
  (n) => `+861380000010${n}`,
) as [string, string, string, string, string, string, string];

const dataDir = mkdtempSync(join(tmpdir(), 'put-back-'));
const file = (name: string): string => join(dataDir, name);
let house: House;
let sent: { readonly phone: string; readonly message: string }[] = [];
let carried: CarriedOver;

const texts = () => [...sent, ...house.texts.map(({ phone, message }) => ({ phone, message }))];
const textsTo = (phone: string): string[] => texts().flatMap((text) => (text.phone === phone ? [text.message] : []));
const close = (caseNo: string, phone: string, closedAt = house.engine.now()) =>
  house.close({ case_no: caseNo, client_phone: phone, closed_at: new Date(closedAt).toISOString() });
let messages = 0;
const publish = (phone: string, body: string): void => {
  messages += 1;
  house.engine.setTime(house.engine.now() + 1000);
  house.engine.publish('InboundSms', inboundSms(`m-${messages}`, phone, body), {}, { timestamp: house.engine.now() });
};
const reply = async (phone: string, body: string): Promise<void> => {
  publish(phone, body);
  await house.engine.settle();
};
const at = async (moment: number): Promise<void> => house.wait(moment - house.engine.now());
const followUp = async (caseNo: string) => (await house.store.followUp(caseNo))?.followUp;
const stop = async (): Promise<void> => {
  sent = texts();
  await house.stop();
};

/** Everything the store has acknowledged, also what is still in its log. */
const copyStore = (name: string): void => {
  const database = new DatabaseSync(file('store.db'));
  database.exec(`VACUUM INTO '${file(name)}'`);
  database.close();
};

beforeAll(async () => {
  house = await startHouse(START, {}, { dataDir });
  await close('R-1', ANSWERS);
  await close('R-2', SILENT);
  await close('R-3', DUE_AFTER, START + HOUR_MS);
  await close('R-4', REFUSES);
  await close('R-5', DUE_MEANWHILE, START + 2 * HOUR_MS);
  await close('R-7', ERASED);
  await at(ASKED);
  await reply(ANSWERS, '5');
  await at(PUT_BACK);
  copyStore('backup.db');

  await at(ASKED + HOUR_MS);
  await close('R-6', CLOSED_AFTER);
  await reply(ANSWERS, '8');
  await reply(REFUSES, 'TD');
  expect(house.engine.refusals).toEqual([]);
  expect(textsTo(DUE_AFTER)).toHaveLength(1);
  expect(textsTo(ANSWERS)).toHaveLength(3);
  await at(STOPPED);
  // Nothing is worked off any more, and what comes in waits in its queue.
  publish(DUE_AFTER, '4');
  await stop();

  copyStore('until-now.db');
  for (const name of ['store.db', 'store.db-wal', 'store.db-shm', 'streams.json']) rmSync(file(name), { force: true });
  copyFileSync(file('backup.db'), file('store.db'));
}, 180_000);
afterAll(async () => {
  await house.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the table put back is paused before anything works on it, and told what left since and who refused', async () => {
  house = await startHouse(STOPPED + 2 * HOUR_MS, {}, { dataDir });
  const { engine } = house;
  const { name } = engine.model.ofType('AWS::DynamoDB::GlobalTable')[0]!;
  expect((await runCommand(engine, 'sending', 'pause', '--table', name, '--reason', '恢复数据')).code).toBe(0);
  expect([await followUp('R-6'), (await followUp('R-3'))?.state, (await followUp('R-4'))?.state]).toEqual([
    undefined,
    'waiting',
    'asking',
  ]);

  const old = await startStore({ path: file('until-now.db') });
  const access = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const from = new DynamoDBClient({ ...access, endpoint: old.endpoint });
  const to = new DynamoDBClient({ ...access, credentials: engine.operator, endpoint: engine.endpoint });
  const carry = () => carryOver({ from: new Table(name, from), to: new Table(name, to), since: PUT_BACK, at: engine.now() });
  carried = await carry();
  const again = await carry();
  from.destroy();
  to.destroy();
  await old.stop();
  expect(carried).toEqual({
    refusals: 1,
    texts: ['R-1', 'R-3', 'R-4'],
    missing: ['R-6'],
    eraseAgain: [],
    movedOn: ['R-1', 'R-4'],
  });
  expect(again.texts).toEqual([]);
});

test('what came in meanwhile is worked off: a reply that waited, and the closings of the archive', async () => {
  const { engine } = house;
  const events = new EventBridgeClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials: engine.operator });
  await events.send(
    new StartReplayCommand({
      ReplayName: 'since-the-backup',
      EventSourceArn: engine.model.find('AWS::Events::Archive', 'CaseArchive').arn,
      EventStartTime: new Date(PUT_BACK),
      EventEndTime: new Date(engine.now()),
      Destination: { Arn: engine.model.find('AWS::Events::EventBus', 'CaseBus').arn },
    }),
  );
  events.destroy();
  await engine.settle();
  expect(await followUp('R-6')).toMatchObject({ state: 'waiting' });
  expect(await followUp('R-3')).toMatchObject({ state: 'asking', answers: { overall: 4 } });
  expect((await followUp('R-4'))?.state).toBe('refused');
  expect(house.texts).toEqual([]);
});

test('sending again, everything goes on: what fell due leaves, what had left does not', async () => {
  const { name } = house.engine.model.ofType('AWS::DynamoDB::GlobalTable')[0]!;
  await runCommand(house.engine, 'sending', 'resume', '--table', name, '--reason', '恢复完成');
  for (let n = 0; n < 7; n += 1) await house.wait(MINUTE_MS);
  expect(textsTo(DUE_MEANWHILE)).toEqual([expect.stringContaining('请评价服务')]);
  expect(textsTo(DUE_AFTER)).toEqual([expect.stringContaining('请评价服务'), expect.stringContaining('收钱')]);
  expect(textsTo(REFUSES)).toHaveLength(2);

  await reply(ANSWERS, '3');
  expect((await followUp('R-1'))?.answers).toEqual({ overall: 5, communication: 3 });
  await at(ASKED + 2 * DAY_MS + MINUTE_MS);
  expect(textsTo(SILENT)).toEqual([expect.stringContaining('请评价服务'), expect.stringContaining('还没收到')]);
  await at(ASKED + 4 * DAY_MS);
  expect(textsTo(CLOSED_AFTER)).toEqual([expect.stringContaining('请评价服务')]);
});

test('the one text that came twice is the question whose answer was lost; nobody who refused got one, nothing is left behind', () => {
  const seen = texts().map(({ phone, message }) => `${phone} ${message}`);
  const twice = seen.filter((text, index) => seen.indexOf(text) !== index);
  expect(twice).toEqual([expect.stringMatching(`^\\${ANSWERS} 承办人有无向您或家人收钱`)]);
  expect(textsTo(REFUSES)[1]).toContain('已停止');
  expect(textsTo(ERASED)).toHaveLength(2);
  expect(house.deadLetters()).toEqual([]);
  expect(house.engine.refusals).toEqual([]);
});
