import type { RedFlag } from './misconduct.ts';
import { readMisconduct } from './misconduct.ts';
import { normalise } from './normalise.ts';

/** Misconduct told in words that are no reply: on the form, or to a clerk. */
export const redFlagsIn = (words: string): readonly RedFlag[] => readMisconduct(normalise(words).text).redFlags;
