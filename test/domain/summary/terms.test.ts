import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../domain/shared/codes.ts';
import type { Words } from '../../../domain/shared/words.ts';
import { ENTERED_WORDS } from '../../../domain/summary/entered-figures.ts';
import { CATEGORIES, CAUSES, ENDS, EXCLUSIONS, KINDS, LEVELS, RESULTS } from '../../../domain/summary/terms.ts';

const TABLES: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  kinds: KINDS,
  categories: CATEGORIES,
  results: RESULTS,
  exclusions: EXCLUSIONS,
  levels: LEVELS,
  causes: CAUSES,
  ends: ENDS,
  'figures entered by hand': ENTERED_WORDS,
};

/** Chinese is written in Chinese, English without: a word that slipped into the other column would be printed so. */
const WRITTEN: Readonly<Record<(typeof LANGUAGES)[number], RegExp>> = { zh: /^[\u4e00-\u9fff、]+$/, en: /^[a-z’, ]+$/ };

test.each(Object.entries(TABLES))('each of the %s has words of its own in both languages', (_, terms) => {
  for (const language of LANGUAGES) {
    const words = Object.values(terms).map((term) => term[language]);
    for (const word of words) expect(word).toMatch(WRITTEN[language]);
    expect(new Set(words).size).toBe(words.length);
  }
});

test('figures entered by hand have the unit they are counted in', () => {
  expect(Object.values(ENTERED_WORDS).map(({ unit }) => unit)).toEqual(['场次', '人次', '期', '人次', '件', '件', '件']);
});
