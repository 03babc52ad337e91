import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '../../../workflows/ports.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { testStore } from '../../fixtures/table.ts';

/* Words that break what was not made for them: what the doors let through lies in the table as it came, key or value. */

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
});
afterAll(() => stop());

const WORDS = [
  '__proto__',
  'constructor',
  '#',
  'R#2025#x',
  '%00',
  '\u202e',
  'İ',
  'ß',
  'ﷺ',
  '👩‍👩‍👧‍👦',
  'Z̴̢̛͔',
  '~',
  '�',
  "'; --",
  '=1+1',
  ' ',
  '\n',
];
const words = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }));
/** Ids hold nothing invisible and no space at their ends: the doors see to that. */
const ids = words.filter((id) => !/[\p{Cc}\p{Cf}\s]/u.test(id));

test('a follow-up comes back as it was saved, and only under its own number', async () => {
  await fc.assert(
    fc.asyncProperty(ids, ids, words, words, async (id, lawyerId, matter, why) => {
      const caseNo = `n-${id}`;
      const before = await store.followUp(caseNo);
      const closing = closingFacts({ caseNo, lawyerId, matter, source: why, lawyerName: matter });
      const next = { followUp: followUp({ closing }), version: (before?.version ?? 0) + 1, changedAt: 1 };
      if (before !== undefined) return;
      const line = { caseNo, at: 1, by: lawyerId, what: 'Voided', why };
      expect(await store.saveFollowUp(next, undefined, [line])).toBe(true);
      expect(await store.followUp(caseNo)).toEqual(next);
      expect(await store.history(caseNo)).toEqual([expect.objectContaining(line)]);
      expect(await store.followUp(`${caseNo}x`)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
