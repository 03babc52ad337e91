import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import type { Text } from '../../domain/conversation/follow-up.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import type { Deps, DuePointer, SendOutcome, Store, StoredFollowUp } from '../../workflows/ports.ts';
import { closingFacts, followUp } from '../fixtures/follow-up.ts';
import { testStore } from '../fixtures/table.ts';

const clock = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const CENTRE = { id: 'C01', name: '样例中心', level: 'county' as const, zone: 'Asia/Shanghai' };
/** When the case of the fixture is due. */
const DUE = clock('2025-03-06 10:00');

let store: Store;
let stop: () => Promise<void>;
let cases = 0;
let caseNo: string;
let phoneKey: string;
const time = { now: DUE };

beforeAll(async () => {
  ({ store, stop } = await testStore());
  await store.saveCentre(CENTRE, {});
});
afterAll(async () => stop());
/** Another case on another phone, of which what follows is said. */
const another = (): void => {
  cases += 1;
  caseNo = `2025-${String(cases).padStart(4, '0')}`;
  phoneKey = `1#${cases}`;
};
beforeEach(() => {
  another();
  time.now = DUE;
});

const given = async (changes: Partial<StoredFollowUp['followUp']> = {}): Promise<void> => {
  const of = followUp({ closing: closingFacts({ caseNo }), phoneKey, ...changes });
  const sealedPerson = Buffer.from(JSON.stringify({ name: '样例', phone: '+8613800000001' }));
  await store.saveFollowUp({ followUp: of, version: 1, changedAt: DUE, sealedPerson }, undefined, []);
  await store.putPhoneCase(phoneKey, { caseNo, centreId: 'C01', personMark: 'm' });
};
const asking = (...texts: Text[]): Partial<StoredFollowUp['followUp']> => ({
  state: 'asking',
  dueAt: undefined,
  askedAt: DUE,
  texts: [{ kind: 'question:overall', opens: 'overall', state: 'delivered', at: DUE, segments: 1 }, ...texts],
});
const CHARGED: Text = { kind: 'question:charged', opens: 'charged', state: 'queued', at: DUE + MINUTE_MS };

/** Looks at the case under a cap, with a provider that answers like this. */
const look = async (smsMonthlySegments: number | undefined, answer?: SendOutcome | Error) => {
  const { deps, sent } = inProcess(store, time);
  const send: Deps['sms']['send'] = () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer!));
  const sms = answer === undefined ? deps.sms : { ...deps.sms, send };
  return { outcome: await advanceCase({ ...deps, sms, smsMonthlySegments })(caseNo), sent: sent.length };
};
/** Segments a look adds to the month of the moment. */
const counting = async (work: () => Promise<unknown>): Promise<number> => {
  const month = new Date(time.now + 8 * HOUR_MS).toISOString().slice(0, 7);
  const before = await store.segments(month);
  await work();
  return (await store.segments(month)) - before;
};
const usedUp = async (): Promise<number> => store.countSegments('2025-03', 1);
const pointers = async (): Promise<DuePointer[]> => {
  const found: DuePointer[] = [];
  for await (const page of store.dueBetween(DUE - 30 * DAY_MS, DUE + 60 * DAY_MS)) found.push(...page);
  return found.filter((pointer) => pointer.caseNo === caseNo);
};
const statesOf = async (): Promise<(string | undefined)[]> => {
  const stored = await store.followUp(caseNo);
  return [stored?.followUp.state, ...(stored?.followUp.texts ?? []).map(({ state }) => state)];
};

describe('once the month is used up', () => {
  test('a first text waits: the case stays waiting, its phone free, and it keeps its place the next morning', async () => {
    await given();
    const cap = await usedUp();
    expect(await counting(async () => expect(await look(cap)).toEqual({ outcome: 'capped', sent: 0 }))).toBe(0);
    expect(await statesOf()).toEqual(['waiting']);
    expect(await store.slot(phoneKey)).toBeUndefined();
    expect(await pointers()).toEqual([{ at: clock('2025-03-07 09:00'), caseNo, centreId: 'C01', order: DUE }]);
  });

  test('it leaves the next day if the cap was raised meanwhile', async () => {
    await given();
    const cap = await usedUp();
    time.now = clock('2025-03-07 09:00');
    expect((await look(cap)).outcome).toBe('capped');
    time.now = clock('2025-03-08 09:00');
    expect((await look(cap + 1)).outcome).toBe('sent');
  });

  test('the month turns at midnight in Shanghai', async () => {
    await given();
    const cap = await usedUp();
    time.now = clock('2025-03-31 19:59');
    expect((await look(cap)).outcome).toBe('capped');
    expect((await pointers()).map(({ at }) => at)).toContain(clock('2025-04-01 09:00'));
    time.now = clock('2025-04-01 09:00');
    expect(await counting(() => look(cap))).toBe(1);
    expect(await statesOf()).toEqual(['asking', 'handed']);
  });

  test('a reminder waits, and the end of the conversation is not missed for it', async () => {
    await given(asking());
    const cap = await usedUp();
    time.now = DUE + 2 * DAY_MS;
    expect(await look(cap)).toEqual({ outcome: 'capped', sent: 0 });
    expect((await pointers()).map(({ at }) => at)).toEqual([clock('2025-03-09 09:00')]);
    time.now = clock('2025-03-13 09:00');
    await look(cap);
    expect((await pointers()).map(({ at }) => at)).toContain(DUE + 7 * DAY_MS);
    time.now = DUE + 7 * DAY_MS;
    expect((await look(cap)).outcome).toBe('nothing');
    expect(await statesOf()).toEqual(['to-call', 'delivered']);
  });

  test('a client who is in a conversation gets the next text, beyond the cap, at any hour', async () => {
    await given(asking(CHARGED));
    const cap = await usedUp();
    time.now = clock('2025-03-06 23:00');
    expect(await counting(async () => expect(await look(cap)).toEqual({ outcome: 'sent', sent: 1 }))).toBe(1);
  });

  test('a first text that the provider put off waits as well', async () => {
    await given();
    const put = { kind: 'rejected', isTemporary: true, code: 'balance' } as const;
    expect((await look(undefined, put)).outcome).toBe('sent');
    expect(await statesOf()).toEqual(['asking', 'queued']);
    const cap = await usedUp();
    time.now += 5 * MINUTE_MS;
    expect(await look(cap)).toEqual({ outcome: 'capped', sent: 0 });
    expect((await pointers()).map(({ at }) => at)).toContain(clock('2025-03-07 09:00'));
    time.now = clock('2025-03-07 09:00');
    expect((await look(cap + 1)).outcome).toBe('sent');
    expect(await statesOf()).toEqual(['asking', 'handed']);
  });

  test('the cap is not asked for what is no text of ours: a number that waits for the evening to pass', async () => {
    await given();
    const cap = await usedUp();
    time.now = clock('2025-03-06 21:00');
    expect((await look(cap)).outcome).toBe('nothing');
    expect(await pointers()).toEqual([{ at: clock('2025-03-07 09:00'), caseNo, centreId: 'C01', order: DUE }]);
  });
});

describe('what is counted', () => {
  test('a text that left, by its segments, cap or none', async () => {
    await given(asking());
    time.now = DUE + 2 * DAY_MS;
    // The reminder's link makes it two.
    expect(await counting(() => look(undefined))).toBe(2);
  });

  test.each<[string, SendOutcome, number]>([
    ['a text of unknown fate, because it may have left', { kind: 'unknown' }, 1],
    ['not one that was put off', { kind: 'rejected', isTemporary: true, code: 'limit' }, 0],
    ['not one that was refused for good', { kind: 'rejected', isTemporary: false, code: 'blacklist' }, 0],
    ['not one to a number that opted out', { kind: 'opted-out', code: 'blacklist' }, 0],
  ])('%s', async (_, answer, segments) => {
    await given();
    expect(await counting(() => look(1_000_000, answer))).toBe(segments);
  });

  test('a text in whose sending the function broke off, because it may have left', async () => {
    await given();
    expect(await counting(() => expect(look(1_000_000, new Error('off'))).rejects.toThrow('off'))).toBe(1);
    time.now += 2 * MINUTE_MS;
    expect(await counting(() => look(1_000_000))).toBe(0);
    expect(await statesOf()).toEqual(['to-call', 'unknown']);
  });

  test('the last segment may leave, the next first text not', async () => {
    const cap = (await store.segments('2025-03')) + 1;
    await given();
    expect((await look(cap)).outcome).toBe('sent');
    another();
    await given();
    expect((await look(cap)).outcome).toBe('capped');
  });
});
