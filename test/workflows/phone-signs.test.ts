import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../workflows/ports.ts';
import { insidePhoneRows } from '../../workflows/uploads/inside-phone-rows.ts';
import type { Intake } from '../fixtures/intake.ts';
import { startIntake } from '../fixtures/intake.ts';
import { NO_FILES } from '../fixtures/routes.ts';

const AT = Date.parse('2025-03-03T10:05:00+08:00');
let intake: Intake;
let store: Store;
let takeIn: Intake['takeIn'];
beforeAll(async () => {
  intake = await startIntake(AT);
  ({ store, takeIn } = intake);
});
afterAll(async () => intake.stop());

const enter = async (cells: Record<string, string>): Promise<unknown> => {
  const sender = { at: AT, mayFor: (centreId: string) => Promise.resolve(centreId === 'C01') };
  const kind = insidePhoneRows({ ...intake.deps, ...NO_FILES });
  return (await kind.takeIn([{ line: 2, cells }], sender)).flatMap(({ errors }) => errors);
};

describe('a number of staff or of a firm', () => {
  test('that a client is said to have is something to look at, until it is not theirs any more', async () => {
    const staff = { phone: '138 0000 0001', whose: 'staff', centre_id: 'C01' };
    expect(await enter(staff)).toEqual([]);
    expect(await takeIn('I-1', { client_phone: '+8613800000001' })).toEqual(['inside-phone']);
    expect((await store.alert('I-1', 'pattern'))?.alert).toMatchObject({ level: 'low', signs: ['inside-phone'] });
    await enter({ ...staff, status: '停用' });
    await enter({ ...staff, whose: 'firm', phone: '13800000002' });
    expect(await takeIn('I-2', { client_phone: '13800000002' })).toEqual(['inside-phone']);
    expect(await takeIn('I-3', { client_phone: '13800000001' })).toEqual([]);
  });

  test('is refused when it is of another centre, or can get no texts; and is not repeated', async () => {
    const other = await enter({ phone: '13800000003', whose: 'staff', centre_id: 'C02' });
    expect(other).toMatchObject([{ column: 'centre_id', value: 'C02' }]);
    const landline = await enter({ phone: '010-12345678', whose: 'firm', centre_id: 'C01' });
    expect(landline).toMatchObject([{ column: 'phone', value: '', message: { en: expect.stringContaining('mobile number') } }]);
  });
});

describe('a phone that is not the one the case was assigned with', () => {
  test('is something to look at', async () => {
    expect(await takeIn('A-1', { client_phone: '13800000011', assigned_phone: '13800000012' })).toEqual(['changed-phone']);
    expect((await store.alert('A-1', 'pattern'))?.alert.signs).toEqual(['changed-phone']);
    expect(await takeIn('A-2', { client_phone: '13800000013', assigned_phone: '010-12345678' })).toEqual(['changed-phone']);
  });

  test('is not a number that is written otherwise, one nobody told, or one that gets no texts', async () => {
    expect(await takeIn('A-3', { client_phone: '13800000014', assigned_phone: '+86 138-0000-0014' })).toEqual([]);
    expect(await takeIn('A-4', { client_phone: '13800000015' })).toEqual([]);
    expect(await takeIn('A-5', { client_phone: '010-12345678', assigned_phone: '13800000016' })).toEqual([]);
  });

  test('is kept by nobody', async () => {
    const kept = JSON.stringify(await store.followUp('A-1'));
    expect(kept).not.toMatch(/1380000001[12]/);
  });

  test('may come with a later closing of the case, as long as nobody was asked', async () => {
    expect(await takeIn('A-6', { client_phone: '13800000017', assigned_phone: '13800000017' })).toEqual([]);
    const later = { client_phone: '13800000011', assigned_phone: '13800000017', client_name: '样例受援人二' };
    expect(await takeIn('A-6', later, AT + 1000)).toEqual(['shared-phone', 'changed-phone']);
    expect((await store.alert('A-6', 'pattern'))?.alert.signs).toEqual(['shared-phone', 'changed-phone']);
  });
});
