import { expect, test } from '@jest/globals';
import { recordCall } from '../../workflows/record-call.ts';
import { recordEvidence, withdrawEvidence } from '../../workflows/record-evidence.ts';
import { restoreResponse, voidResponse } from '../../workflows/enter-answers.ts';
import { CASE, FIRST_TEXT, useHouses } from '../known-failures/house.ts';
import type { House } from '../known-failures/house.ts';

/* Whoever gets no answer asks again: what had been done is done no second time, and stands once on record. */

const house = useHouses();
const AT = '2025-03-20 12:00';
const whatOf = async (h: House): Promise<string[]> => (await h.deps.store.history(CASE)).map(({ what }) => what);

test('a call, by the key of its request', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.pass('2025-03-14 10:00');
  const call = { caseNo: CASE, by: 'clerk-1', outcome: 'no-answer', note: '' } as const;
  for (const [minute, key] of ['k-1', 'k-1', 'k-2'].entries())
    await recordCall(h.deps)({ ...call, at: h.moment(AT) + minute * 60_000, key });
  expect((await h.followUp()).calls).toHaveLength(2);
  expect((await whatOf(h)).filter((what) => what === 'call:no-answer')).toHaveLength(2);
});

test('a ruling', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.writes('5 8 5 8');
  const ruling = { caseNo: CASE, by: 'sup-1', reason: '错案' };
  await voidResponse(h.deps)({ ...ruling, at: h.moment(AT) });
  await voidResponse(h.deps)({ ...ruling, at: h.moment(AT) + 1000 });
  await restoreResponse(h.deps)({ ...ruling, at: h.moment(AT) + 2000 });
  expect((await whatOf(h)).filter((what) => what === 'void' || what === 'restore')).toEqual(['void', 'restore']);
});

test('a piece of evidence, recorded and withdrawn by two requests at once', async () => {
  const h = await house();
  const piece = { id: 'E-1', lawyerId: 'L001', centreId: 'C01', kind: 'opinion', score: 80, year: 2025, by: 'sup-1' } as const;
  const recorded = await Promise.all([0, 1].map((n) => recordEvidence(h.deps)({ ...piece, at: h.moment(AT) + n })));
  expect(recorded.map((one) => (one.ok ? one.value : one.error)).sort()).toEqual(['recorded', 'repeat']);
  const query = { centreId: 'C01', year: 2025, limit: 10 };
  expect((await h.deps.store.evidenceIn(query)).evidence).toHaveLength(1);
  const taken = await Promise.all(
    [0, 1].map((n) => withdrawEvidence(h.deps)('E-1', { reason: `误录 ${n}`, by: 'sup-1', at: h.moment(AT) + 5 + n })),
  );
  expect([...taken].sort()).toEqual(['withdrawn', 'withdrawn-before']);
  expect((await h.deps.store.evidenceIn(query)).evidence).toMatchObject([{ id: 'E-1', withdrawn: { by: 'sup-1' } }]);
});
