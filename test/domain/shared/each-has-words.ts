import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../domain/shared/codes.ts';
import type { Words } from '../../../domain/shared/words.ts';

/** Chinese is written in Chinese, English without: a word that slipped into the other column would be printed so. */
const WRITTEN: Readonly<Record<(typeof LANGUAGES)[number], RegExp>> = { zh: /^[\u4e00-\u9fff、]+$/, en: /^[a-z’, ]+$/ };

/** Each code of each table has words of its own in both languages. @param tables by what they hold */
export const eachHasWords = (tables: Readonly<Record<string, Readonly<Record<string, Words>>>>): void => {
  test.each(Object.entries(tables))('each of the %s has words of its own in both languages', (_, terms) => {
    for (const language of LANGUAGES) {
      const words = Object.values(terms).map((term) => term[language]);
      for (const word of words) expect(word).toMatch(WRITTEN[language]);
      expect(new Set(words).size).toBe(words.length);
    }
  });
};
