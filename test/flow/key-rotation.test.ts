import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../domain/shared/instant.ts';
import { deliveryEvent, inboundSms } from '../../local/replay/requests.ts';
import { openHouse } from '../fixtures/played-house.ts';
import type { House } from '../fixtures/played-house.ts';

/*
 * A new version of the phone hash key, with a refusal and open conversations under the old one: the same data folder, first with
 * one version and then with two, as a deployment does it.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const ASKED = START + 3 * DAY_MS;
/** Between the first text and its reminder. */
const ROTATED = ASKED + DAY_MS;

const REFUSES = '+8613800007001';
const ANSWERS = '+8613800007002';
const SILENT = '+8613800007003';
const CLICKS = '+8613800007004';
const NEW = '+8613800007005';

const dataDir = mkdtempSync(join(tmpdir(), 'rotation-'));
let house: House;
const open = async (at: number, phoneHashKeyVersions: string): Promise<void> => {
  house = await openHouse({ at, settings: { phoneHashKeyVersions }, dataDir });
};
afterAll(async () => {
  await house.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const close = async (caseNo: string, phone: string): Promise<void> => {
  const closedAt = new Date(house.engine.now()).toISOString();
  const row = { case_no: caseNo, centre_id: 'C01', lawyer_id: 'L1', client_name: '样例受援人', client_phone: phone };
  const detail = { ...row, closed_at: closedAt };
  house.engine.putEvent({ bus: 'CaseBus', source: 'test', detailType: 'CaseClosed', detail, time: house.engine.now() });
  await house.engine.settle();
};
const minute = async (at: number): Promise<void> => {
  house.engine.setTime(at);
  await house.engine.fireSchedules(at, ['EachMinute']);
  await house.engine.settle();
};
let messages = 0;
const reply = async (phone: string, body: string): Promise<void> => {
  messages += 1;
  house.engine.setTime(house.engine.now() + 1000);
  house.engine.publish('InboundSms', inboundSms(`m-${messages}`, phone, body), {}, { timestamp: house.engine.now() });
  await house.engine.settle();
};
const followUp = async (caseNo: string) => (await house.store.followUp(caseNo))!.followUp;
const versionOf = async (caseNo: string): Promise<string | undefined> => (await followUp(caseNo)).phoneKey?.split('#')[0];
const textsTo = (phone: string): string[] => house.sent.filter(({ to }) => to === phone).map(({ body }) => body);

let oldLink: string;
beforeAll(async () => {
  await open(START, '1');
  await house.store.saveCentre({ id: 'C01', name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
  for (const [caseNo, phone] of [
    ['K-1', REFUSES],
    ['K-2', ANSWERS],
    ['K-3', SILENT],
    ['K-4', CLICKS],
  ] as const) {
    await close(caseNo, phone);
  }
  await minute(ASKED);
  await reply(REFUSES, 'TD');
  await reply(ANSWERS, '5');
  oldLink = await house.vault.linkToken('K-4', 1);
  expect([await versionOf('K-1'), await versionOf('K-2'), (await followUp('K-1')).state]).toEqual(['1', '1', 'refused']);
  await house.stop();
  await open(ROTATED, '2');
}, 300_000);

describe('under a second version of the key', () => {
  test('a refusal given under the first is still found, for every later case', async () => {
    await close('K-11', REFUSES);
    expect(await followUp('K-11')).toMatchObject({ state: 'excluded', reason: 'refused-earlier' });
    expect(await versionOf('K-11')).toBe('1');
  });

  test('a conversation that is open goes on: an answer, and the next question', async () => {
    expect((await followUp('K-2')).answers).toEqual({ overall: 5 });
    await reply(ANSWERS, '8');
    expect((await followUp('K-2')).answers).toEqual({ overall: 5, charged: 8 });
    expect(textsTo(ANSWERS)).toEqual([expect.stringContaining('沟通、告知进展')]);
  });

  test('a report on a text that left before finds it', async () => {
    const { texts } = await followUp('K-3');
    const { providerId } = texts[0]!;
    const now = house.engine.now();
    house.engine.publish('DeliveryReports', deliveryEvent('delivered', providerId!, SILENT, now), {}, { timestamp: now });
    await house.engine.settle();
    expect((await followUp('K-3')).texts[0]).toMatchObject({ state: 'delivered', providerId });
  });

  test('a link made under the first still opens the form', async () => {
    const { status } = await house.engine.http({ method: 'GET', path: `/s/${oldLink}` });
    expect(status).toBe(200);
    const body = 'overall=4&charged=8&communication=5&absent=8';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await house.engine.http({ method: 'POST', path: `/s/${oldLink}`, headers, body })).status).toBe(200);
    await house.engine.settle();
    expect(await followUp('K-4')).toMatchObject({ state: 'completed', channel: 'web' });
  });

  test('a reminder leaves, with a link that works beside the old one', async () => {
    await minute(ASKED + 2 * DAY_MS);
    const [reminder = ''] = textsTo(SILENT);
    const token = /\/s\/([\w-]{22})/.exec(reminder)?.[1] ?? '';
    const links = [token, await house.vault.linkToken('K-3', 1)];
    expect(links[0]).toBe(links[1]);
    expect((await house.engine.http({ method: 'GET', path: `/s/${token}` })).status).toBe(200);
  });

  test('a new number takes the second version, and is found by it', async () => {
    await close('K-5', NEW);
    expect(await versionOf('K-5')).toBe('2');
    await minute(house.engine.now() + 3 * DAY_MS + HOUR_MS);
    expect(textsTo(NEW)).toHaveLength(1);
    await reply(NEW, '4');
    expect((await followUp('K-5')).answers).toEqual({ overall: 4 });
    const keys = (await house.items()).map(({ pk }) => String(pk)).filter((pk) => pk.startsWith('P#'));
    expect(new Set(keys.map((pk) => pk.slice(0, 4)))).toEqual(new Set(['P#1#', 'P#2#']));
  });

  test('nothing was refused or lost on the way', () => {
    expect(house.engine.refusals).toEqual([]);
    expect(house.deadLetters()).toEqual([]);
  });
});

test('without the first version its refusals are lost: it may never be deleted', async () => {
  const [second] = await house.vault.phoneHashes(REFUSES);
  expect((await house.store.phone(second.key)).cases).toEqual([]);
  expect(await house.store.slot(second.key)).toBeUndefined();
});
