import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LawyerEntry } from '../../domain/case/lawyer.ts';
import { enterLawyer } from '../../workflows/enter-lawyer.ts';
import type { Store } from '../../workflows/ports.ts';
import type { Intake } from '../fixtures/intake.ts';
import { startIntake } from '../fixtures/intake.ts';

const AT = Date.parse('2025-03-03T10:05:00+08:00');
let intake: Intake;
let store: Store;
beforeAll(async () => {
  intake = await startIntake(AT);
  ({ store } = intake);
});
afterAll(async () => intake.stop());

const enter = (entry: Partial<LawyerEntry> & { lawyerId: string }, act = { at: AT, by: 'sup-1' }) =>
  enterLawyer(intake.deps)({ name: '律师甲', centreIds: ['C01'], ...entry }, act);
/** What the phone of a new case shows. */
const signsOf = (caseNo: string, phone: string) => intake.takeIn(caseNo, { client_phone: phone });

describe('the register', () => {
  test('holds what is told, at each centre, and of the phone only what it is found by', async () => {
    const entry = { lawyerId: 'L1', firm: '第一所', role: 'lawyer', specialities: '劳动', status: 'active' } as const;
    expect(await enter({ ...entry, phone: '138 0000 0001', centreIds: ['C01', 'C02'] })).toEqual([]);
    const kept = await store.lawyer('L1', 'C02');
    expect(kept).toEqual({ ...entry, centreId: 'C02', name: '律师甲', phoneKey: expect.stringMatching(/^1#[0-9a-f]{32}$/) });
    expect((await store.lawyer('L1', 'C01'))?.phoneKey).toBe(kept?.phoneKey);
    expect(JSON.stringify(kept)).not.toContain('13800000001');
  });

  test('keeps what is not told, by a later row and by a later closing', async () => {
    await enter({ lawyerId: 'L2', role: 'volunteer', phone: '13800000002' });
    await enter({ lawyerId: 'L2', name: '律师乙', status: 'left' });
    await intake.takeIn('R-2', { lawyer_id: 'L2', lawyer_name: '律师丙', firm: '第三所' });
    expect(await store.lawyer('L2', 'C01')).toMatchObject({
      name: '律师丙',
      firm: '第三所',
      role: 'volunteer',
      status: 'left',
      phoneKey: expect.any(String),
    });
  });

  test('says in the log of each centre who entered or changed a lawyer, once a change', async () => {
    const entry = { lawyerId: 'L7', centreIds: ['C01', 'C02'], phone: '13800000017' };
    await enter(entry);
    await enter(entry, { at: AT + 1, by: 'sup-2' });
    await enter({ lawyerId: 'L7', status: 'left' }, { at: AT + 2, by: 'sup-2' });
    const logged = async (centreId: string) => {
      const { lines } = await store.audit({ centreId, from: AT, to: AT + 9, limit: 99 });
      return lines.filter(({ lawyerId }) => lawyerId === 'L7').map(({ at, by, what }) => [at, by, what]);
    };
    expect(await logged('C01')).toEqual([
      [AT + 2, 'sup-2', 'LawyerChanged'],
      [AT, 'sup-1', 'LawyerEntered'],
    ]);
    expect(await logged('C02')).toEqual([[AT, 'sup-1', 'LawyerEntered']]);
    // The phone stays the lawyer's through a change of something else.
    expect(await signsOf('R-7', '13800000017')).toEqual(['inside-phone']);
  });

  test('is not touched by a row with a centre that does not exist', async () => {
    expect(await enter({ lawyerId: 'L3', centreIds: ['C01', 'C99'] })).toMatchObject([{ column: 'centres', value: 'C99' }]);
    expect(await store.lawyer('L3', 'C01')).toBeUndefined();
  });

  test('the same again changes nothing', async () => {
    await enter({ lawyerId: 'L4', phone: '13800000004' });
    const before = await store.lawyer('L4', 'C01');
    await enter({ lawyerId: 'L4', phone: '+86 138-0000-0004' });
    expect(await store.lawyer('L4', 'C01')).toEqual(before);
  });
});

describe("a client's phone that is a lawyer's own", () => {
  test('is something to look at, whatever lawyer or centre it is, and however it is written', async () => {
    await enter({ lawyerId: 'L5', phone: '13800000005', centreIds: ['C02'] });
    expect(await signsOf('P-5', '+8613800000005')).toEqual(['inside-phone']);
    expect(await signsOf('P-6', '13800000006')).toEqual([]);
  });

  test('is not the old number of a lawyer who has a new one', async () => {
    await enter({ lawyerId: 'L7', phone: '13800000007' });
    await enter({ lawyerId: 'L7', phone: '13800000008' });
    expect(await signsOf('P-7', '13800000007')).toEqual([]);
    expect(await signsOf('P-8', '13800000008')).toEqual(['inside-phone']);
  });

  test('is still the number of a colleague who shares it', async () => {
    await enter({ lawyerId: 'L9', phone: '13800000009' });
    await enter({ lawyerId: 'L10', phone: '13800000009' });
    await enter({ lawyerId: 'L9', phone: '13800000010' });
    expect((await signsOf('P-9', '13800000009')).length).toBe(1);
  });

  test('can be no landline: those get no texts and are not kept', async () => {
    await enter({ lawyerId: 'L11', phone: '010-12345678' });
    expect(await store.lawyer('L11', 'C01')).not.toHaveProperty('phoneKey');
    expect(await signsOf('P-11', '010-12345678')).toEqual([]);
  });
});
