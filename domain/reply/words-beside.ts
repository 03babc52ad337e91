import { clausesOf } from './clauses.ts';
import { normalise } from './normalise.ts';

/** Punctuation and spaces that belonged to what stood beside the words. Closing marks stay. */
const LEADING = /^[^\p{L}\p{N}"“‘「『《(（【]+/u;
const TRAILING = /[\s,，、;；:：(（【\[“‘「~～—-]+$/u;

/** Parts between marks of punctuation, each with the marks after it. */
const PART = /[^,，.。;；!！?？\n…~～]*[,，.。;；!！?？\n…~～]*/gu;

const says = (part: string): boolean => clausesOf(normalise(part).text).length > 0;

/**
 * What pieces of a message say beyond its answer, in the client's own spelling: without the parts that are politeness only,
 * and without those that `repeats` finds to say the answer again. `''` when nothing is left.
 */
export const wordsOf = (pieces: readonly string[], repeats: (words: string) => boolean = () => false): string =>
  pieces
    .map((piece) => {
      const parts = [...piece.matchAll(PART)]
        .map(([part]) => part)
        .filter((part) => says(part) && !clausesOf(normalise(part).text).every(({ text }) => repeats(text)));
      return parts.join('').replace(LEADING, '').replace(TRAILING, '');
    })
    .filter((words) => words !== '')
    .join(' ');
