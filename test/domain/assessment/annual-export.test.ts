import { expect, test } from '@jest/globals';
import { isVersionFor } from '../../../domain/assessment/annual-export.ts';

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
