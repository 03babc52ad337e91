import { expect, test } from '@jest/globals';
import { eachHasWords } from '../shared/each-has-words.ts';
import { ENTERED_WORDS } from '../../../domain/summary/entered-figures.ts';
import { CATEGORIES, CAUSES, ENDS, EXCLUSIONS, KINDS, LEVELS, RESULTS } from '../../../domain/summary/terms.ts';

eachHasWords({
  kinds: KINDS,
  categories: CATEGORIES,
  results: RESULTS,
  exclusions: EXCLUSIONS,
  levels: LEVELS,
  causes: CAUSES,
  ends: ENDS,
  'figures entered by hand': ENTERED_WORDS,
});

test('figures entered by hand have the unit they are counted in', () => {
  expect(Object.values(ENTERED_WORDS).map(({ unit }) => unit)).toEqual(['场次', '人次', '期', '人次', '件', '件', '件']);
});
