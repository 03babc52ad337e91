import { expect, test } from '@jest/globals';
import { advanceCase } from '../../workflows/advance-case.ts';
import { recordCall } from '../../workflows/record-call.ts';
import { CASE, FIRST_TEXT, useHouses } from '../known-failures/house.ts';

/* A refusal concerns the number: it ends what is under way there in another case. */

const house = useHouses();
const SECOND = '2025-0002';

test('whoever refuses on the telephone in one case gets no more texts in another one', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.pass('2025-03-14 10:00');
  await h.close({ case_no: SECOND });
  await h.pass('2025-03-20 11:00');
  expect([(await h.followUp(CASE)).state, (await h.followUp(SECOND)).state]).toEqual(['to-call', 'asking']);
  const texts = h.kinds().length;
  const called = { caseNo: CASE, at: h.moment('2025-03-20 12:00'), by: 'clerk-1', outcome: 'refused', note: '不要再打' } as const;
  expect((await recordCall(h.deps)(called)).ok).toBe(true);
  expect((await h.followUp(SECOND)).state).toBe('refused');
  await h.pass('2025-04-10 10:00');
  expect(h.kinds()).toHaveLength(texts);
});

test('a case that had taken the phone, and had not asked yet, leaves it when the number refuses', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.pass('2025-03-14 10:00');
  await h.close({ case_no: SECOND });
  h.sleep('2025-03-20 10:00');
  const store = { ...h.deps.store, saveFollowUp: () => Promise.reject(new Error('cut off')) };
  await expect(advanceCase({ ...h.deps, store })(SECOND)).rejects.toThrow('cut off');
  const { phoneKey = '' } = await h.followUp(SECOND);
  expect((await h.deps.store.slot(phoneKey))?.open).toBe(SECOND);
  const called = { caseNo: CASE, at: h.moment('2025-03-20 12:00'), by: 'clerk-1', outcome: 'refused', note: '' } as const;
  await recordCall(h.deps)(called);
  h.sleep('2025-03-20 13:00');
  await advanceCase(h.deps)(SECOND);
  expect((await h.followUp(SECOND)).state).toBe('excluded');
  expect(await h.deps.store.slot(phoneKey)).toMatchObject({ last: CASE, refusedAt: called.at });
  expect((await h.deps.store.slot(phoneKey))?.open).toBeUndefined();
});
