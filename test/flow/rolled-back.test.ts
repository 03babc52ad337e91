import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Table } from '../../adapters/dynamodb/table.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { inboundSms } from '../../local/replay/requests.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';
import { nextVersion } from '../fixtures/next-version.ts';

/*
 * A new version is deployed with conversations open, rolled back, and deployed again: each works with what the other has stored
 * and queued. The next version is this one with a few lines changed.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const ASKED = START + 3 * DAY_MS;
const [TALKS, CLICKS, SILENT] = [1, 2, 3].map((n) => `+861380000020${n}`) as [string, string, string];

const dataDir = mkdtempSync(join(tmpdir(), 'rolled-back-'));
let next: Awaited<ReturnType<typeof nextVersion>>;
let house: House;
let sent: { readonly phone: string; readonly message: string }[] = [];
beforeAll(async () => {
  next = await nextVersion();
  house = await startHouse(START, {}, { dataDir });
  for (const [caseNo, phone] of [
    ['V-1', TALKS],
    ['V-2', CLICKS],
    ['V-3', SILENT],
  ] as const)
    await house.close({ case_no: caseNo, client_phone: phone });
  await house.wait(3 * DAY_MS);
}, 180_000);
afterAll(async () => {
  await house.stop();
  next.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

const texts = () => [...sent, ...house.texts.map(({ phone, message }) => ({ phone, message }))];
const textsTo = (phone: string): string[] => texts().flatMap((text) => (text.phone === phone ? [text.message] : []));
/** Another version takes over what the one before has left, in the middle of whatever was going on. */
const deploy = async (version: 'this' | 'next', at: number): Promise<void> => {
  expect([house.engine.refusals, house.deadLetters()]).toEqual([[], []]);
  sent = texts();
  await house.stop();
  house = await startHouse(at, {}, { dataDir, ...(version === 'next' ? { assembly: next.assembly } : {}) });
};
let messages = 0;
const publish = (phone: string, body: string): void => {
  messages += 1;
  house.engine.setTime(house.engine.now() + 1000);
  house.engine.publish('InboundSms', inboundSms(`m-${messages}`, phone, body), {}, { timestamp: house.engine.now() });
};
const followUp = async (caseNo: string) => (await house.store.followUp(caseNo))?.followUp;
const isMarked = async (caseNo: string): Promise<boolean> => {
  const { engine } = house;
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials: engine.operator });
  const table = new Table(engine.model.ofType('AWS::DynamoDB::GlobalTable')[0]!.name, client);
  const item = await table.get({ pk: 'L#L1', sk: `R#2025#${caseNo}` });
  client.destroy();
  return item?.['nx'] === 'next';
};

test('the next version goes on with a conversation that this one began, and with a reply that waited', async () => {
  publish(TALKS, '5');
  await deploy('next', ASKED + 5 * MINUTE_MS);
  await house.engine.settle();
  expect(await followUp('V-1')).toMatchObject({ state: 'asking', answers: { overall: 5 } });
  expect(textsTo(TALKS).slice(1)).toEqual([expect.stringContaining('承办人是否向您')]);
  expect([await isMarked('V-1'), await isMarked('V-3')]).toEqual([true, false]);
});

test('rolled back, this version goes on with what the next one has stored and queued', async () => {
  publish(TALKS, '8');
  await deploy('this', ASKED + 10 * MINUTE_MS);
  await house.engine.settle();
  expect((await followUp('V-1'))?.answers).toEqual({ overall: 5, charged: 8 });
  expect(textsTo(TALKS).slice(2)).toEqual([expect.stringContaining('沟通、告知进展')]);
  // What this version does not know it does not keep: the next one must not rely on it.
  expect(await isMarked('V-1')).toBe(false);
  publish(TALKS, '4');
  await house.engine.settle();
  const path = `/s/${await house.tokenOf('V-2')}`;
  const body = 'overall=4&charged=8&communication=5&absent=8';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await house.engine.http({ method: 'POST', path, headers, body })).status).toBe(200);
});

test('deployed again, it ends what both have worked on, and reminds who was silent: once', async () => {
  await deploy('next', ASKED + 20 * MINUTE_MS);
  publish(TALKS, '8');
  publish(TALKS, '0');
  await house.engine.settle();
  await house.wait(2 * DAY_MS);
  await house.wait(MINUTE_MS);
  expect((await followUp('V-1'))?.state).toBe('completed');
  expect((await followUp('V-2'))?.state).toBe('completed');
  expect(textsTo(SILENT)).toEqual([expect.stringContaining('请评价服务'), expect.stringContaining('还没收到')]);
  const seen = texts().map(({ phone, message }) => `${phone} ${message}`);
  expect(new Set(seen).size).toBe(seen.length);
  const scores = await house.store.score('C01', 2025, 'L1');
  expect(scores?.score.n).toBe(2);
  expect([house.engine.refusals, house.deadLetters()]).toEqual([[], []]);
});
