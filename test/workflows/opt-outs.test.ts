import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mobileOf } from '../../adapters/sms/mobile-number.ts';
import { keys } from '../../adapters/dynamodb/keys.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { FollowUp, Text } from '../../domain/conversation/follow-up.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Deps, PhoneSlot, SendOutcome, Store, Vault } from '../../workflows/ports.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { trackDelivery } from '../../workflows/track-delivery.ts';
import type { DeliveryReport } from '../../workflows/track-delivery.ts';
import { closingFacts, followUp } from '../fixtures/follow-up.ts';
import { testStore } from '../fixtures/table.ts';

/*
 * One will, two lists: what the provider tells of a client is remembered as theirs, and what a client tells us the
 * provider's list follows. On the real store.
 */

/** Thursday 6 March 2025, 10:00 in Shanghai. */
const ASKED = Date.parse('2025-03-06T02:00:00Z');

let store: Store;
let table: Table;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, table, stop } = await testStore());
  await store.saveCentre({ id: 'C01', name: '样例县法律援助中心', level: 'county', zone: 'Asia/Shanghai' }, {});
});
afterAll(async () => stop());

let now = ASKED;
let outcome: SendOutcome;
let forgotten: string[];
let listFails: boolean;
let cases = 0;
let caseNo: string;
let phone: string;
beforeEach(() => {
  now = ASKED;
  forgotten = [];
  listFails = false;
  cases += 1;
  caseNo = `case-${cases}`;
  phone = `+86138000${String(cases).padStart(5, '0')}`;
});

const deps = (): Deps =>
  ({
    store,
    queues: { advance: () => Promise.resolve() },
    clock: { now: () => now, pause: () => Promise.resolve() },
    vault: {
      phoneHashes: (number: string) => Promise.resolve([{ key: `1#${number}`, mark: () => 'mark' }]),
      openPerson: () => Promise.resolve({ name: '样例受援人', phone }),
      sealWords: () => Promise.resolve(Buffer.from('sealed')),
      linkToken: () => Promise.resolve('token'),
    } as unknown as Vault,
    sms: { linkAllowed: true, send: () => Promise.resolve(outcome) },
    optOuts: {
      forget: (number: string) => {
        if (listFails) return Promise.reject(new Error('still on it'));
        forgotten.push(number);
        return Promise.resolve();
      },
    },
    mobileOf,
    segmentsOf: () => 1,
    surveyBaseUrl: 'https://example.org/s/',
  }) as unknown as Deps;

const FIRST: Text = { kind: 'question:overall', opens: 'overall', state: 'handed', at: ASKED, providerId: 'p-1' };

const given = async (changes: Partial<FollowUp> = {}, slot: Partial<PhoneSlot> = {}): Promise<void> => {
  const base = { closing: closingFacts({ caseNo }), phoneKey: `1#${phone}` };
  const asking: Partial<FollowUp> = { state: 'asking', askedAt: ASKED, dueAt: undefined, texts: [FIRST] };
  await store.saveFollowUp(
    { followUp: followUp({ ...base, ...asking, ...changes }), version: 1, changedAt: ASKED, sealedPerson: Buffer.from('x') },
    undefined,
    [],
  );
  await store.putPhoneCase(`1#${phone}`, { caseNo, centreId: 'C01', personMark: 'mark' });
  await store.saveSlot(`1#${phone}`, { version: 1, open: caseNo, ...slot });
};

const after = async (): Promise<FollowUp> => (await store.followUp(caseNo))!.followUp;
const slot = async (): Promise<PhoneSlot> => (await store.slot(`1#${phone}`))!;
const history = async (): Promise<object[]> => {
  const lines = await table.query({ pk: keys.casePointer(caseNo).pk, sk: 'H#' });
  return lines.map(({ by, w, y }) => ({ by, what: w, why: y }));
};
const report = (more: Partial<DeliveryReport> = {}) =>
  trackDelivery(deps())({ at: ASKED + 1000, to: phone, providerId: 'p-1', status: 'opted-out', code: 'MX:0012', ...more });
const message = (body: string, sentAt: number, id = body) => receiveMessage(deps())({ id, from: phone, body, sentAt });

const WRITTEN_DOWN = [{ by: 'sms-provider', what: 'refused', why: 'MX:0012' }];

describe('a report that the number opted out', () => {
  test('is the refusal of its client: for every centre, and on record as told by the provider', async () => {
    await given();
    expect(await report()).toBe('tracked');
    expect(await after()).toMatchObject({ state: 'refused', endedAt: ASKED + 1000, texts: [{ state: 'failed' }] });
    expect((await after()).texts).toHaveLength(1);
    expect(await slot()).toMatchObject({ refusedAt: ASKED + 1000, last: caseNo });
    expect(await slot()).not.toHaveProperty('open');
    expect(await history()).toEqual(WRITTEN_DOWN);
  });

  test('again, and 23 days later again, changes nothing', async () => {
    await given();
    await report();
    const [before, slotBefore] = [await store.followUp(caseNo), await slot()];
    for (const at of [ASKED + 1000, ASKED + 23 * DAY_MS]) await report({ at });
    expect([await store.followUp(caseNo), await slot()]).toEqual([before, slotBefore]);
    expect(await history()).toEqual(WRITTEN_DOWN);
  });

  test('of a client who has refused already adds no refusal', async () => {
    await given({ state: 'refused', endedAt: ASKED + 500 }, { refusedAt: ASKED + 500 });
    await report();
    expect(await after()).toMatchObject({ state: 'refused', endedAt: ASKED + 500 });
    expect(await slot()).toMatchObject({ refusedAt: ASKED + 500 });
    expect(await history()).toEqual([]);
  });

  test('of a client who has come back is no refusal: the list has not followed, and a person has to phone', async () => {
    await given({}, { refusedAt: ASKED - DAY_MS, resumedAt: ASKED - 1 });
    await report();
    expect(await after()).toMatchObject({ state: 'to-call', reason: 'failed' });
    expect(await slot()).toMatchObject({ refusedAt: ASKED - DAY_MS, resumedAt: ASKED - 1 });
    expect(await history()).toEqual([]);
  });

  test('after a complete answer leaves the answer, and no later case is texted', async () => {
    await given({ state: 'completed', endedAt: ASKED + 500, answeredAt: ASKED + 500, answers: { overall: 5 } });
    await report();
    expect(await after()).toMatchObject({ state: 'completed', answers: { overall: 5 } });
    expect(await slot()).toMatchObject({ refusedAt: ASKED + 1000 });
    expect(await history()).toEqual(WRITTEN_DOWN);
  });

  test('has the status for its word where the provider gives none', async () => {
    await given();
    await report({ code: undefined });
    expect(await history()).toEqual([{ by: 'sms-provider', what: 'refused', why: 'opted-out' }]);
  });
});

describe('a text that is refused because the number opted out', () => {
  const queued: Text = { kind: 'question:charged', opens: 'charged', state: 'queued', at: ASKED };

  test('is the refusal of its client, and is not sent again', async () => {
    await given({ texts: [{ ...FIRST, state: 'delivered' }, queued], replied: true });
    outcome = { kind: 'opted-out', code: 'MX:0012' };
    now = ASKED + MINUTE_MS;
    expect(await advanceCase(deps())(caseNo)).toBe('sent');
    expect(await after()).toMatchObject({ state: 'refused', endedAt: now, texts: [{}, { state: 'failed' }] });
    expect(await slot()).toMatchObject({ refusedAt: now });
    expect(await history()).toEqual(WRITTEN_DOWN);
    expect(await advanceCase(deps())(caseNo)).toBe('nothing');
  });

  test('and the confirmation of a refusal that fails so changes nothing else', async () => {
    const confirmation: Text = { kind: 'refusal-confirmed', state: 'queued', at: ASKED + 600 };
    await given({ state: 'refused', endedAt: ASKED + 600, texts: [FIRST, confirmation] }, { refusedAt: ASKED + 600 });
    outcome = { kind: 'opted-out', code: 'MX:0012' };
    now = ASKED + MINUTE_MS;
    await advanceCase(deps())(caseNo);
    expect(await after()).toMatchObject({ state: 'refused', endedAt: ASKED + 600, texts: [{}, { state: 'failed' }] });
    expect(await slot()).toMatchObject({ refusedAt: ASKED + 600 });
    expect(await history()).toEqual([]);
  });
});

test('a text that was put off leaves it to its pointer: it is not queued again at once', async () => {
  const queued: string[] = [];
  await given({ texts: [{ ...FIRST, state: 'queued' }] });
  outcome = { kind: 'rejected', isTemporary: true, code: 'Throttled' };
  const advance: Deps['queues']['advance'] = (due) => Promise.resolve(void queued.push(...due.map(({ caseNo: no }) => no)));
  await advanceCase({ ...deps(), queues: { ...deps().queues, advance } })(caseNo);
  expect(await after()).toMatchObject({ state: 'asking', texts: [{ state: 'queued' }] });
  expect(queued).toEqual([]);
  const pointers: number[] = [];
  for await (const page of store.dueBetween(now + 1, now + 5 * MINUTE_MS)) {
    pointers.push(...page.filter((pointer) => pointer.caseNo === caseNo).map(({ at }) => at));
  }
  expect(pointers).toEqual([now + 5 * MINUTE_MS]);
});

describe('a client who comes back', () => {
  const refused: Partial<FollowUp> = { state: 'refused', endedAt: ASKED + 500, replied: true };

  test('is taken off the list of the provider, once the word is safe', async () => {
    await given(refused, { refusedAt: ASKED + 500 });
    expect(await message('恢复', ASKED + 1000)).toMatchObject({ receipt: 'taken-in' });
    expect(forgotten).toEqual([phone]);
    expect(await slot()).toMatchObject({ resumedAt: ASKED + 1000 });
  });

  test('is heard though the list does not follow, which is tried again with the message', async () => {
    await given(refused, { refusedAt: ASKED + 500 });
    listFails = true;
    await expect(message('恢复', ASKED + 1000)).rejects.toThrow('still on it');
    expect(await slot()).toMatchObject({ resumedAt: ASKED + 1000 });
    expect((await after()).inbound).toHaveLength(1);
    listFails = false;
    expect(await message('恢复', ASKED + 1000)).toMatchObject({ receipt: 'repeat' });
    expect(forgotten).toEqual([phone]);
  });

  test('and has refused since stays on the list, though the old word is heard once more', async () => {
    await given(refused, { refusedAt: ASKED + 500 });
    await message('恢复', ASKED + 1000);
    await message('TD', ASKED + 2000);
    forgotten = [];
    expect(await message('恢复', ASKED + 1000)).toMatchObject({ receipt: 'repeat' });
    expect(await message('恢复', ASKED + 1500, 'another')).toMatchObject({ receipt: 'taken-in' });
    expect(forgotten).toEqual([]);
    expect(await slot()).toMatchObject({ refusedAt: ASKED + 2000 });
  });

  test('a refusal heard late does not undo a later one', async () => {
    await given({}, {});
    await message('TD', ASKED + 3000, 'later');
    await message('恢复', ASKED + 2000);
    await message('TD', ASKED + 1000, 'earlier');
    expect(await slot()).toMatchObject({ refusedAt: ASKED + 3000, resumedAt: ASKED + 2000 });
    expect(forgotten).toEqual([]);
  });

  test.each(['5', 'TD', '谢谢'])('%s takes nobody off a list', async (body) => {
    await given();
    await message(body, ASKED + 1000);
    expect(forgotten).toEqual([]);
  });
});

describe('a report about a text that is not known', () => {
  const claimed: Partial<FollowUp> = { texts: [{ kind: 'question:overall', opens: 'overall', state: 'claimed', at: ASKED }] };

  test('has to come again while a text waits for its answer, and changes nothing', async () => {
    await given(claimed);
    const before = await store.followUp(caseNo);
    expect(await report({ status: 'delivered' })).toBe('too-early');
    expect(await store.followUp(caseNo)).toEqual(before);
  });

  test('is about none of ours once nobody waits', async () => {
    await given();
    expect(await report({ providerId: 'another', status: 'delivered' })).toBe('no-such-text');
  });

  test('finds its text though a later one is on its way', async () => {
    await given({ texts: [FIRST, { kind: 'question:charged', opens: 'charged', state: 'claimed', at: ASKED + 900 }] });
    expect(await report({ status: 'delivered' })).toBe('tracked');
    expect(await after()).toMatchObject({ texts: [{ state: 'delivered' }, { state: 'claimed' }] });
  });

  test('is about none of ours when the number is none', async () => {
    expect(await report({ to: 'nobody' })).toBe('no-such-text');
  });
});
