import { expect, test } from '@jest/globals';
import { isKept, isVersionFor } from '../../../domain/assessment/annual-export.ts';

test.each([
  ['draft', true, true],
  ['final', true, true],
  ['v1', true, false],
  ['v12', true, false],
  ['v0', false, false],
  ['V1', false, false],
  ['', false, false],
])('version %p is one of a centre: %p, of many: %p', (version, ofOne, ofMany) => {
  expect([isVersionFor({ version, below: false }), isVersionFor({ version, below: true })]).toEqual([ofOne, ofMany]);
});

test.each([
  ['2025-03-31T09:59:59.999Z', true],
  ['2025-04-01T10:00:00Z', false],
])('a file asked for on 2025-01-01 may be taken at %s: %p', (now, may) => {
  expect(isKept({ at: Date.parse('2025-01-01T10:00:00Z') }, Date.parse(now))).toBe(may);
  // 90 days to the millisecond.
  expect(isKept({ at: 0 }, 90 * 86_400_000 - 1)).toBe(true);
  expect(isKept({ at: 0 }, 90 * 86_400_000)).toBe(false);
});
