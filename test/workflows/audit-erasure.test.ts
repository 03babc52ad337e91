import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { inProcess } from '../../bench/in-process.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import { auditErasure } from '../../workflows/audit-erasure.ts';
import type { DuePointer, Store, StoredFollowUp } from '../../workflows/ports.ts';
import { closingFacts, followUp } from '../fixtures/follow-up.ts';
import { testStore } from '../fixtures/table.ts';

const ENDED = Date.parse('2025-03-10T10:00:00+08:00');
const NIGHT = Date.parse('2026-03-11T02:00:00+08:00');
const HELD = followUp().heldSince;

let store: Store;
let table: Table;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, table, stop } = await testStore());
  await store.saveCentre({ id: 'C01', name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
  await store.saveCentre(
    { id: 'C02', name: '样例中心', level: 'county', zone: 'Asia/Shanghai' },
    { retention: { personDays: 30 } },
  );
});
afterAll(async () => stop());

const sealed = (text: string): Uint8Array => Buffer.from(text);
const person = sealed(JSON.stringify({ name: '样例受援人', phone: '+8613800000001' }));
const plant = async (
  caseNo: string,
  more: Partial<FollowUp> = {},
  lies: Partial<StoredFollowUp> = {},
  centreId = 'C01',
): Promise<void> => {
  const ended = { state: 'completed', endedAt: ENDED, dueAt: undefined, phoneKey: undefined } as const;
  const f = followUp({ closing: closingFacts({ caseNo, centreId }), ...ended, ...more });
  await store.saveFollowUp({ followUp: f, version: 1, changedAt: ENDED, ...lies }, undefined, []);
};
const message = async (caseNo: string, at: number): Promise<void> =>
  store.putMessage({ caseNo, key: `k:${at}`, at, sealedText: sealed('您好'), readAs: 'comment', rule: 'words' });
const audit = async (at = NIGHT, hasTime = () => true) => auditErasure({ store })(at, hasTime);
const pointers = async (at = NIGHT): Promise<DuePointer[]> => {
  const found: DuePointer[] = [];
  for await (const page of store.dueBetween(at, at + DAY_MS)) found.push(...page);
  return found.toSorted((a, b) => (a.caseNo < b.caseNo ? -1 : 1));
};
/** Looks at a case as the send function does once it is due. */
const look = async (caseNo: string): Promise<void> => {
  await advanceCase(inProcess(store, { now: NIGHT + 30 * MINUTE_MS }).deps)(caseNo);
};

test('with nothing to find it leaves a proof of that', async () => {
  expect(await audit(NIGHT - DAY_MS)).toEqual({ seen: 6, overdue: [], isWhole: true });
  expect(await store.erasureAudits()).toEqual([{ from: NIGHT - DAY_MS, to: NIGHT - DAY_MS, seen: 6, overdue: 0 }]);
});

describe('what should have gone', () => {
  const OVERDUE = ['A-comment', 'A-message', 'A-person', 'A-policy'];
  beforeAll(async () => {
    await plant('A-person', {}, { sealedPerson: person });
    await plant(
      'A-comment',
      { receivedAt: NIGHT - 800 * DAY_MS, personErasedAt: ENDED, hasComment: true },
      { sealedComment: person },
    );
    await plant('A-message', { personErasedAt: ENDED });
    await message('A-message', ENDED + 1);
    await message('A-message', ENDED + 2);
    // Its centre holds nobody longer than 30 days, and says so since lately: no pointer was written for that.
    await plant(
      'A-policy',
      { heldSince: NIGHT - 60 * DAY_MS, endedAt: NIGHT - 50 * DAY_MS, state: 'to-call' },
      { sealedPerson: person },
      'C02',
    );
    await plant(
      'B-held',
      { heldSince: NIGHT - 60 * DAY_MS, endedAt: NIGHT - 50 * DAY_MS, state: 'to-call' },
      { sealedPerson: person },
    );
    await plant('B-gone', { personErasedAt: ENDED });
    await plant('B-commented', { personErasedAt: ENDED, hasComment: true }, { sealedComment: person });
    await plant(
      'B-writing',
      { heldSince: NIGHT - DAY_MS, endedAt: undefined, state: 'asking', askedAt: NIGHT - DAY_MS },
      { sealedPerson: person },
    );
    await message('B-writing', NIGHT - 5);
    await plant('B-just', { personErasedAt: NIGHT - DAY_MS });
    await message('B-just', NIGHT - DAY_MS);
  });

  test('is found and counted, and each case pointed at after the night', async () => {
    const { overdue, isWhole } = await audit();
    expect(overdue.toSorted()).toEqual(OVERDUE);
    expect(isWhole).toBe(true);
    expect((await store.erasureAudits())[0]).toEqual({ from: NIGHT, to: NIGHT, seen: expect.any(Number), overdue: 4 });
    expect(await pointers()).toEqual(
      OVERDUE.map((caseNo) => ({ at: NIGHT + 30 * MINUTE_MS, caseNo, centreId: expect.any(String) })),
    );
  });

  test('is erased in the ordinary way, and nothing else is', async () => {
    for (const caseNo of OVERDUE) await look(caseNo);
    for (const caseNo of OVERDUE) {
      const { sealedPerson, sealedComment } = (await store.followUp(caseNo))!;
      expect([sealedPerson, sealedComment, await store.messages(caseNo)]).toEqual([undefined, undefined, []]);
    }
    expect((await audit(NIGHT + 1)).overdue).toEqual([]);
    expect((await store.followUp('B-held'))?.sealedPerson).toBeDefined();
    expect((await store.followUp('B-commented'))?.sealedComment).toBeDefined();
    expect(await store.messages('B-writing')).toHaveLength(1);
  });

  test('a message that came at the moment of erasing is found two days later', async () => {
    const erasedAt = NIGHT - DAY_MS;
    expect((await audit(erasedAt + 2 * DAY_MS - 1)).overdue).toEqual([]);
    expect((await audit(erasedAt + 2 * DAY_MS)).overdue).toEqual(['B-just']);
  });
});

test('a case that waits too long is pointed at, although it ends by itself only', async () => {
  await plant('C-waits', { state: 'waiting', endedAt: undefined, dueAt: HELD + DAY_MS }, { sealedPerson: person });
  expect((await audit(HELD + 182 * DAY_MS - 1)).overdue).not.toContain('C-waits');
  expect((await audit(HELD + 182 * DAY_MS)).overdue).toContain('C-waits');
});

describe('a table that is too large for one night', () => {
  const PAGES = 4;
  beforeAll(async () => {
    const filling = 'x'.repeat(300_000);
    for (let i = 0; i < PAGES * 4; i += 1) await table.put({ pk: `X#${i}`, sk: 'FILLING', filling });
  });

  test('is looked at over several, each going on where the one before ended; the proof comes with the last', async () => {
    const before = (await store.erasureAudits()).length;
    const first = NIGHT + 10 * DAY_MS;
    const nights = [];
    for (let night = 0; nights.at(-1)?.isWhole !== true && night < 20; night += 1) {
      expect((await store.erasureAudits()).length).toBe(before);
      nights.push(await audit(first + night * DAY_MS, () => false));
    }
    expect(nights.length).toBeGreaterThan(2);
    const last = first + (nights.length - 1) * DAY_MS;
    const seen = nights.reduce((sum, night) => sum + night.seen, 0);
    const overdue = nights.flatMap((night) => night.overdue);
    expect((await store.erasureAudits())[0]).toEqual({ from: first, to: last, seen, overdue: overdue.length });
    const inOneNight = await audit(last + DAY_MS);
    expect(overdue.toSorted()).toEqual(inOneNight.overdue.toSorted());
    expect(overdue.length).toBeGreaterThan(0);
  });

  test('a night that breaks off is taken up where it was', async () => {
    const night = NIGHT + 100 * DAY_MS;
    let pages = 0;
    const broken: Store = {
      ...store,
      heldPage: (after) => {
        pages += 1;
        return pages > 2 ? Promise.reject(new Error('cut off')) : store.heldPage(after);
      },
    };
    await expect(auditErasure({ store: broken })(night, () => true)).rejects.toThrow('cut off');
    const progress = await store.erasureAuditProgress();
    expect(progress).toMatchObject({ from: night, after: expect.any(String) });
    const rest = await audit(night + DAY_MS);
    expect((await store.erasureAudits())[0]).toMatchObject({
      from: night,
      to: night + DAY_MS,
      seen: progress!.seen + rest.seen,
    });
    expect(await store.erasureAuditProgress()).toBeUndefined();
  });
});
