import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import type { AlertCause, AlertOutcome } from '../../domain/shared/codes.ts';
import { DAY_MS, HOUR_MS } from '../../domain/shared/instant.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import { actOnAlert } from '../../workflows/handle-alert.ts';
import type { DuePointer, Store, StoredFollowUp } from '../../workflows/ports.ts';
import { raise, raiseAlerts } from '../../workflows/raise-alerts.ts';
import { messageKey } from '../../workflows/message-key.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { testStore } from '../fixtures/table.ts';

const clock = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const ASKED = clock('2025-03-06 10:00');
const RESOLVED = clock('2025-03-10 15:00');
const NEXT_MORNING = clock('2025-03-11 09:00');
const QUESTION = '【样例中心】您反映的问题已处理,请问解决了吗?8已解决 9没解决。拒收回TD';

let store: Store;
let stop: () => Promise<void>;
let cases = 0;
let caseNo: string;
let phone: string;
let phoneKey: string;
let house: ReturnType<typeof inProcess>;
const time = { now: RESOLVED };

beforeAll(async () => {
  ({ store, stop } = await testStore());
});
afterAll(async () => stop());

/** A case that was answered with a 2 and ended, with its alerts. */
beforeEach(async () => {
  cases += 1;
  caseNo = `R-${cases}`;
  phone = `+86138000${String(cases).padStart(5, '0')}`;
  time.now = RESOLVED;
  house = inProcess(store, time);
  await allow(true);
  [{ key: phoneKey }] = await house.deps.vault.phoneHashes(phone);
  const followUp = answered(caseNo, 2, {
    phoneKey,
    answers: { overall: 2, absent: 9 },
    askedAt: ASKED,
    endedAt: ASKED + HOUR_MS,
    texts: [{ kind: 'question:overall', opens: 'overall', state: 'delivered', at: ASKED }],
  });
  const sealedPerson = await house.deps.vault.sealPerson({ name: '样例', phone }, caseNo);
  await store.saveFollowUp({ followUp, version: 1, changedAt: ASKED, sealedPerson }, undefined, []);
  await store.putPhoneCase(phoneKey, { caseNo, centreId: 'C01', personMark: 'm' });
  await store.saveSlot(phoneKey, { version: 1, last: caseNo, freeAt: ASKED + 25 * HOUR_MS });
  for (const cause of ['overall', 'absent'] as const) await raise(house.deps)(followUp, { cause, level: 'medium' }, ASKED);
});

const allow = async (ask: boolean): Promise<void> => {
  const centre = { id: 'C01', name: '样例中心', level: 'county' as const, zone: 'Asia/Shanghai' };
  await store.saveCentre(centre, { alert: { recovery: { ask } } });
};
const resolve = async (cause: AlertCause, outcome: AlertOutcome = 'remedied', at = time.now): Promise<void> => {
  const action = { kind: 'resolve', outcome, note: '已谈话', clientTold: true } as const;
  const done = await actOnAlert(house.deps)({ caseNo, cause, at, by: 'sup-1', action });
  if (!done.ok) throw new Error(done.error);
};
/** A look at the case; the texts it sent. */
const look = async (at: number): Promise<string[]> => {
  time.now = at;
  const before = house.sent.length;
  await advanceCase(house.deps)(caseNo);
  return house.sent.slice(before).map(({ body }) => body);
};
const stored = async (): Promise<StoredFollowUp> => {
  const found = await store.followUp(caseNo);
  if (found === undefined) throw new Error(`no case ${caseNo}`);
  return found;
};
/** The client writes; what comes of it reaches the alerts. */
const says = async (body: string, at: number): Promise<void> => {
  const was = await stored();
  const { receipt } = await receiveMessage(house.deps)({ id: `${caseNo}-${at}`, from: phone, body, sentAt: at });
  expect(receipt).toBe('taken-in');
  await raiseAlerts(house.deps)(was, await stored());
};
const alertOf = async (cause: AlertCause) => (await store.alert(caseNo, cause))!.alert;
const noticesOf = async (cause: AlertCause) => (await alertOf(cause)).notices.map(({ what }) => what);
const pointers = async (): Promise<number[]> => {
  const found: DuePointer[] = [];
  for await (const page of store.dueBetween(RESOLVED, RESOLVED + 60 * DAY_MS)) found.push(...page);
  return found.filter((pointer) => pointer.caseNo === caseNo && pointer.cause === undefined).map(({ at }) => at);
};

describe('once an alert is resolved', () => {
  test.each<[AlertOutcome, number]>([
    ['confirmed', 1],
    ['remedied', 1],
    ['not-confirmed', 0],
    ['misrated', 0],
    ['withdrawn', 0],
  ])('as %s, %d question leaves, once', async (outcome, texts) => {
    await resolve('overall', outcome);
    expect(await look(RESOLVED)).toEqual(Array<string>(texts).fill(QUESTION));
    expect(await look(RESOLVED + HOUR_MS)).toEqual([]);
  });

  test('none leaves where the policy does not say so, and nothing is written', async () => {
    await allow(false);
    const before = await stored();
    await resolve('overall');
    expect(await stored()).toEqual(before);
    expect(await look(RESOLVED)).toEqual([]);
  });

  test('two alerts of a case share a question', async () => {
    await resolve('overall');
    await resolve('absent');
    expect(await look(RESOLVED)).toEqual([QUESTION]);
    expect((await stored()).followUp.recovery?.causes).toEqual(['overall', 'absent']);
  });

  test('a message that another case on the number has is not taken in by this one, asked before or wanted anew', async () => {
    const other = `${caseNo}-other`;
    const sentAt = ASKED + 26 * HOUR_MS;
    const message = { id: 'm-other', from: phone, body: '你好', sentAt };
    const followUp = answered(other, 5, { phoneKey, askedAt: sentAt - HOUR_MS, inbound: [messageKey(message)] });
    await store.saveFollowUp({ followUp, version: 1, changedAt: sentAt }, undefined, []);
    await store.putPhoneCase(phoneKey, { caseNo: other, centreId: 'C01', personMark: 'm' });
    await resolve('overall');
    expect(await look(RESOLVED)).toEqual([QUESTION]);
    expect(await receiveMessage(house.deps)(message)).toEqual({ receipt: 'repeat', caseNo: other });
    await resolve('absent');
    expect(await receiveMessage(house.deps)(message)).toEqual({ receipt: 'repeat', caseNo: other });
    expect((await stored()).followUp.inbound).toEqual([]);
  });

  test('it waits for the morning', async () => {
    await resolve('overall', 'remedied', clock('2025-03-10 21:00'));
    expect(await pointers()).toContain(NEXT_MORNING);
    expect(await look(clock('2025-03-10 21:05'))).toEqual([]);
    expect(await look(NEXT_MORNING)).toEqual([QUESTION]);
  });

  test('it waits while another conversation is open on the number, and until that has rested', async () => {
    await resolve('overall');
    await store.saveSlot(phoneKey, { version: 2, open: 'another', last: caseNo });
    expect(await look(RESOLVED)).toEqual([]);
    expect(await pointers()).toContain(NEXT_MORNING);
    await store.saveSlot(phoneKey, { version: 3, last: 'another', freeAt: NEXT_MORNING + HOUR_MS });
    expect(await look(NEXT_MORNING)).toEqual([]);
    expect(await pointers()).toContain(NEXT_MORNING + HOUR_MS);
    expect(await look(NEXT_MORNING + HOUR_MS)).toEqual([QUESTION]);
    expect(await store.slot(phoneKey)).toEqual({ version: 4, last: caseNo, freeAt: NEXT_MORNING + 25 * HOUR_MS });
  });

  test('it is not asked later than seven days after', async () => {
    await resolve('overall');
    await store.saveSlot(phoneKey, { version: 2, open: 'another' });
    await look(RESOLVED + 7 * DAY_MS);
    await store.saveSlot(phoneKey, { version: 3 });
    expect(await look(RESOLVED + 8 * DAY_MS)).toEqual([]);
  });

  test('it is dropped where the number has refused', async () => {
    await resolve('overall');
    await store.saveSlot(phoneKey, { version: 2, last: caseNo, refusedAt: RESOLVED });
    expect(await look(RESOLVED)).toEqual([]);
    expect((await stored()).followUp.recovery).toBeUndefined();
  });

  test('it is dropped where the alert has become graver meanwhile', async () => {
    await resolve('overall');
    await raise(house.deps)((await stored()).followUp, { cause: 'overall', level: 'critical' }, RESOLVED + 5);
    expect(await look(RESOLVED + HOUR_MS)).toEqual([]);
    expect((await stored()).followUp.recovery).toBeUndefined();
  });

  test("it waits while the month's texts are used up", async () => {
    await resolve('overall');
    const cap = await store.countSegments('2025-03', 1);
    await advanceCase({ ...house.deps, smsMonthlySegments: cap })(caseNo);
    expect(house.sent).toEqual([]);
    expect(await look(NEXT_MORNING)).toEqual([QUESTION]);
  });
});

describe('the answer', () => {
  beforeEach(async () => {
    await resolve('overall');
    expect(await look(RESOLVED)).toEqual([QUESTION]);
  });
  const LATER = RESOLVED + 2 * HOUR_MS;

  test('8: noted on the alert, which stays resolved', async () => {
    await says('8', LATER);
    expect(await noticesOf('overall')).toEqual(['client-settled']);
    expect((await alertOf('overall')).resolvedAt).toBe(RESOLVED);
  });

  test('9: the alert is open again with new deadlines, and what was found is kept', async () => {
    await says('9', LATER);
    const { resolvedAt, contactedAt, earlier, levelSince, contactBy } = await alertOf('overall');
    expect({ resolvedAt, contactedAt, levelSince, contactBy }).toEqual({
      levelSince: LATER,
      contactBy: clock('2025-03-13 17:00'),
    });
    expect(earlier).toMatchObject([{ resolvedAt: RESOLVED, outcome: 'remedied', note: '已谈话', clientTold: true }]);
    expect(await noticesOf('overall')).toEqual(['client-not-settled']);
    expect(await noticesOf('absent')).toEqual([]);
  });

  test('9 heard again by a redelivered change does not open what was resolved since', async () => {
    const was = await stored();
    await says('9', LATER);
    const is = await stored();
    await resolve('overall', 'confirmed', LATER + HOUR_MS);
    await raiseAlerts(house.deps)(was, is);
    expect((await alertOf('overall')).resolvedAt).toBe(LATER + HOUR_MS);
  });

  test('words nobody understands: kept, noted, and not asked back', async () => {
    await says('律师还没有退钱', LATER);
    expect(await noticesOf('overall')).toEqual(['client-wrote']);
    expect((await alertOf('overall')).resolvedAt).toBe(RESOLVED);
    expect((await store.messages(caseNo)).map(({ readAs, rule }) => [readAs, rule])).toEqual([['unclear', 'recovery']]);
    await house.drain();
    expect(house.sent).toHaveLength(1);
    await says('没解决', LATER + 5);
    expect((await alertOf('overall')).resolvedAt).toBeUndefined();
  });

  test('touches nothing of the survey', async () => {
    const { followUp: before } = await stored();
    await says('9', LATER);
    const { followUp: after } = await stored();
    // What was heard, and when, is noted as of every message.
    const noted = { recovery: undefined, inbound: [], heardAt: undefined };
    expect({ ...after, ...noted }).toEqual({ ...before, ...noted });
  });

  test('a refusal is a refusal: confirmed, and remembered', async () => {
    await says('TD', LATER);
    await house.drain();
    expect(house.sent.map(({ body }) => body)).toEqual([QUESTION, '已停止向您发送回访短信。恢复请回"恢复"。']);
    expect((await store.slot(phoneKey))?.refusedAt).toBe(LATER);
    expect(await noticesOf('overall')).toEqual([]);
  });

  test('what comes after seven days, or was sent before the question, is a late reply to the survey', async () => {
    await says('5', RESOLVED - HOUR_MS);
    expect((await stored()).followUp.answers.overall).toBe(5);
    await says('4', RESOLVED + 7 * DAY_MS + 1);
    expect((await stored()).followUp.answers.overall).toBe(4);
    expect((await stored()).followUp.recovery?.answeredAt).toBeUndefined();
  });

  test('a number from the survey is no answer to it', async () => {
    await says('4', LATER);
    expect((await stored()).followUp.answers.overall).toBe(2);
    expect(await noticesOf('overall')).toEqual(['client-wrote']);
  });

  test('once it is there, later messages belong to the survey again', async () => {
    await says('8', LATER);
    await says('4', LATER + HOUR_MS);
    expect((await stored()).followUp.answers.overall).toBe(4);
  });

  test('goes to another conversation that has begun since', async () => {
    const followUp = answered(`${caseNo}-b`, 4, { phoneKey, state: 'asking', askedAt: RESOLVED + DAY_MS, texts: [] });
    await store.saveFollowUp({ followUp, version: 1, changedAt: RESOLVED }, undefined, []);
    const slot = await store.slot(phoneKey);
    await store.saveSlot(phoneKey, { ...slot, version: slot!.version + 1, open: `${caseNo}-b` });
    const { caseNo: heardBy } = await receiveMessage(house.deps)({
      id: 'x',
      from: phone,
      body: '9',
      sentAt: RESOLVED + DAY_MS + 5,
    });
    expect(heardBy).toBe(`${caseNo}-b`);
    expect((await alertOf('overall')).resolvedAt).toBe(RESOLVED);
  });

  test('of a resolution after that is asked for anew', async () => {
    await says('9', LATER);
    await resolve('overall', 'confirmed', RESOLVED + 2 * DAY_MS);
    expect(await look(RESOLVED + 2 * DAY_MS)).toEqual([QUESTION]);
    await says('8', RESOLVED + 2 * DAY_MS + 5);
    expect(await noticesOf('overall')).toEqual(['client-not-settled', 'client-settled']);
  });
});
