import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import type { DuePointer, Store, StoredFollowUp } from '../../../workflows/ports.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { testStore } from '../../fixtures/table.ts';

let store: Store;
let table: Table;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ store, table, stop } = await testStore());
});
afterAll(async () => stop());

const stored = (caseNo: string, changes: Partial<StoredFollowUp> = {}): StoredFollowUp => ({
  followUp: followUp({ closing: closingFacts({ caseNo }) }),
  version: 1,
  changedAt: 1_741_000_000_000,
  sealedPerson: new Uint8Array([1, 2, 3]),
  personMark: 'mark',
  pointerAt: 1_741_100_000_000,
  ...changes,
});

describe('follow-up', () => {
  test('comes back as it was saved', async () => {
    const full = stored('S-1', {
      followUp: followUp({
        closing: closingFacts({ caseNo: 'S-1', people: 0, recovered: 12_000, firm: '样例所' }),
        state: 'partial',
        answers: { overall: 1, charged: 0 },
        confirmed: true,
        texts: [{ kind: 'question:overall', opens: 'overall', state: 'handed', at: 5, providerId: 'p', segments: 1 }],
        redFlags: { charged: 7 },
        hasComment: true,
        heardAt: 8,
        heldForAnswer: true,
        heldUntil: 9,
      }),
    });
    await store.saveFollowUp(full, undefined, []);
    expect(await store.followUp('S-1')).toEqual(full);
  });

  test('is made once: a second first save is refused and changes nothing', async () => {
    expect(await store.saveFollowUp(stored('S-2'), undefined, [])).toBe(true);
    expect(await store.saveFollowUp(stored('S-2', { changedAt: 1 }), undefined, [])).toBe(false);
    expect((await store.followUp('S-2'))?.changedAt).toBe(1_741_000_000_000);
  });

  test('a save on an older version is refused', async () => {
    const first = stored('S-3');
    await store.saveFollowUp(first, undefined, []);
    const second = { ...first, version: 2 };
    expect(await store.saveFollowUp(second, first, [])).toBe(true);
    expect(await store.saveFollowUp({ ...first, version: 2, changedAt: 9 }, first, [])).toBe(false);
    expect((await store.followUp('S-3'))?.version).toBe(2);
  });

  test('moves whole to another lawyer and year, with its history', async () => {
    const was = stored('S-4');
    await store.saveFollowUp(was, undefined, []);
    const moved = {
      ...was,
      version: 2,
      followUp: { ...was.followUp, year: 2026, closing: { ...was.followUp.closing, lawyerId: 'L002' } },
    };
    const entry = { caseNo: 'S-4', at: 1_741_000_000_000, by: 'case-system', what: 'ClosingChanged', why: '' };
    expect(await store.saveFollowUp(moved, was, [entry, entry].slice(0, 1))).toBe(true);
    expect(await store.followUp('S-4')).toEqual(moved);
    expect((await store.lawyerYear('L001', 'C01', 2025)).followUps.filter((f) => f.closing.caseNo === 'S-4')).toEqual([]);
    expect((await store.lawyerYear('L002', 'C01', 2026)).followUps).toHaveLength(1);
    expect(await table.query({ pk: 'K#S-4', sk: 'H#' })).toHaveLength(1);
  });

  test('sixteen writers on one version: one wins', async () => {
    const was = stored('S-5');
    await store.saveFollowUp(was, undefined, []);
    const saves = Array.from({ length: 16 }, (_, n) => store.saveFollowUp({ ...was, version: 2, changedAt: n }, was, []));
    expect((await Promise.all(saves)).filter((won) => won)).toHaveLength(1);
  });

  test('an item stays under one kilobyte, one write unit, through a whole conversation', async () => {
    const texts = (['overall', 'charged', 'communication', 'absent', 'comment'] as const).map((opens) => ({
      kind: `question:${opens}` as const,
      opens,
      state: 'delivered' as const,
      at: 1_741_000_000_000,
      providerId: '00000000-0000-4000-8000-000000000000',
      segments: 1,
    }));
    const done = stored('S-6', {
      sealedPerson: new Uint8Array(190),
      followUp: followUp({
        closing: closingFacts({
          caseNo: 'S-6',
          lawyerName: '样例律师',
          firm: '样例律师事务所',
          acceptedOn: '2024-12-01',
          filedOn: '2025-03-20',
        }),
        state: 'completed',
        endedAt: 1_741_000_000_000,
        askedAt: 1_741_000_000_000,
        phoneKey: `1#${'0'.repeat(32)}`,
        texts,
        answers: { overall: 5, charged: 8, communication: 5, absent: 8 },
        replied: true,
        channel: 'sms',
        answeredAt: 1_741_000_000_000,
        inbound: ['abcdefgh:abcdefgh', 'abcdefgh:abcdefgi', 'abcdefgh:abcdefgj', 'abcdefgh:abcdefgk', 'abcdefgh:abcdefgl'],
      }),
    });
    await store.saveFollowUp(done, undefined, []);
    const item = await table.get({ pk: 'L#L001', sk: 'R#2025#S-6' });
    expect(Buffer.byteLength(JSON.stringify({ ...item, p: 'x'.repeat(190) }))).toBeLessThan(1600);
  });
});

describe('phone', () => {
  test('slot and cases come back together; a slot is saved on its version', async () => {
    expect(await store.phone('1#aa')).toEqual({ slot: undefined, cases: [], isInside: false });
    expect(await store.saveSlot('1#aa', { version: 1, open: 'A' })).toBe(true);
    expect(await store.saveSlot('1#aa', { version: 1, open: 'B' })).toBe(false);
    await store.putPhoneCase('1#aa', { caseNo: 'A', centreId: 'C01', personMark: 'm' });
    await store.putPhoneCase('1#aa', { caseNo: 'B', centreId: 'C02', personMark: 'm', blockedSince: 5 });
    expect(await store.saveSlot('1#aa', { version: 2, last: 'A', freeAt: 9, refusedAt: 8, resumedAt: 9 })).toBe(true);
    expect(await store.phone('1#aa')).toEqual({
      slot: { version: 2, last: 'A', freeAt: 9, refusedAt: 8, resumedAt: 9 },
      cases: [
        { caseNo: 'A', centreId: 'C01', personMark: 'm' },
        { caseNo: 'B', centreId: 'C02', personMark: 'm', blockedSince: 5 },
      ],
      isInside: false,
    });
  });
});

describe('due pointers', () => {
  const nine = Date.parse('2025-03-06T01:00:00Z');
  const between = async (from: number, to: number): Promise<DuePointer[]> => {
    const found: DuePointer[] = [];
    for await (const page of store.dueBetween(from, to)) found.push(...page);
    return found.sort((a, b) => a.at - b.at || (a.caseNo < b.caseNo ? -1 : 1));
  };

  test('come as they were written, both ends included; dropped ones are gone', async () => {
    const later = { at: nine + MINUTE_MS, caseNo: 'D-1', centreId: 'C01' };
    const due = [
      { at: nine, caseNo: 'D-2', centreId: 'C01' },
      { at: nine, caseNo: 'D-3', centreId: 'C01', cause: 'charged' },
      { at: nine, caseNo: 'D-9', centreId: 'C02', order: nine - HOUR_MS },
    ];
    for (const pointer of [later, ...due.toReversed()]) await store.putDue(pointer);
    expect(await between(nine, nine)).toEqual(due);
    expect(await between(nine - HOUR_MS, nine + MINUTE_MS)).toEqual([...due, later]);
    expect(await between(nine - HOUR_MS, nine - 1)).toEqual([]);
    await store.dropDue(due);
    expect(await between(nine - HOUR_MS, nine + MINUTE_MS)).toEqual([later]);
  });

  test('are found across days, and dropped in batches larger than one request', async () => {
    const from = Date.parse('2025-05-30T23:59:00Z');
    const pointers = Array.from({ length: 60 }, (_, n) => ({ at: from + n * HOUR_MS, caseNo: `E-${n}`, centreId: 'C01' }));
    for (const pointer of pointers) await store.putDue(pointer);
    expect(await between(from, from + 60 * HOUR_MS)).toEqual(pointers);
    await store.dropDue(pointers);
    expect(await between(from, from + 60 * HOUR_MS)).toEqual([]);
  });

  test('the watermark is kept, with the centre that was served last', async () => {
    expect(await store.watermark()).toBeUndefined();
    await store.saveWatermark({ at: nine });
    expect(await store.watermark()).toEqual({ at: nine });
    await store.saveWatermark({ at: nine + MINUTE_MS, after: 'C02' });
    expect(await store.watermark()).toEqual({ at: nine + MINUTE_MS, after: 'C02' });
  });
});

describe('an id longer than a key can be', () => {
  const long = '案'.repeat(700);
  test('names nothing', async () => {
    expect(await store.followUp(long)).toBeUndefined();
    expect(await store.centre(long)).toBeUndefined();
    expect(await store.alerts(long)).toEqual([]);
    expect(await store.score('C01', 2025, long.slice(0, 400))).toBeUndefined();
  });
});

describe('segments of a month', () => {
  test('are counted by many at once, and some taken back', async () => {
    expect(await store.segments('2025-03')).toBe(0);
    const sums = await Promise.all(Array.from({ length: 50 }, (_, n) => store.countSegments('2025-03', (n % 2) + 1)));
    expect(await store.segments('2025-03')).toBe(75);
    expect(Math.max(...sums)).toBe(75);
    expect(new Set(sums).size).toBe(50);
    expect(await store.countSegments('2025-03', -2)).toBe(73);
    expect(await store.segments('2025-04')).toBe(0);
  });
});

describe('tokens and centres', () => {
  test('a token leads to its case, a wrong one nowhere', async () => {
    await store.putToken('hash', { caseNo: 'S-1', attempt: 2 });
    expect(await store.linkOfToken('hash')).toEqual({ caseNo: 'S-1', attempt: 2 });
    expect(await store.linkOfToken('other')).toBeUndefined();
  });

  test('a centre comes with the policy its document makes', async () => {
    const centre = { id: 'C01', name: '样例中心', level: 'county' as const, zone: 'Asia/Shanghai' };
    await store.saveCentre(centre, { preset: 'survey-only-1' });
    expect(await store.centre('C01')).toMatchObject({
      centre,
      policy: { preset: 'survey-only-1', assessment: { minWeight: 60 } },
    });
    expect(await store.centre('C99')).toBeUndefined();
  });

  test('a stored policy that is not valid is an outage, not a default', async () => {
    await store.saveCentre({ id: 'C02', name: '样例', level: 'county', zone: 'Asia/Shanghai' }, { nonsense: true });
    await expect(store.centre('C02')).rejects.toThrow('policy of centre C02');
  });
});
