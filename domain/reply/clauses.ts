import { isPolite } from './politeness.ts';

/** A stretch of a normalised message between two marks of punctuation. */
export interface Clause {
  /** Its words; numbers that cannot be a code (dates, prices, amounts …) are masked, see `MASK`. */
  readonly text: string;
  /** Where it stands in the normalised text; `end` is excluded. */
  readonly start: number;
  readonly end: number;
  /** Whether it ends in a question mark. */
  readonly asks: boolean;
}

/** Stands for each character of a number that cannot be a code. */
export const MASK = '\ue000';

/** Signed, priced, decimal, dated, ranged, grouped or long numbers, and those grown together with letters (`5g`, `k5`). */
const NOT_A_CODE = new RegExp(
  [
    String.raw`(?:[-+≤≥$¥€£#№@&]|<(?!\d>)|(?<!\d)>)\d+(?:[.,:/]\d+)*`,
    String.raw`\d+(?:[.:]\d+| ?[/~*×^⁄_-] ?\d+)+`,
    String.raw`\d{1,3}(?:,\d{3})+(?!\d)`,
    String.raw`\d+ ?[%‰°℃$¥€£]`,
    String.raw`(?<![a-z])no[.:]? ?\d+`,
    String.raw`\d{2,}`,
    String.raw`\p{Script=Latin}\d+`,
    String.raw`\d(?!(?:stars?|points?)(?!\p{L}))\p{Script=Latin}+`,
  ].join('|'),
  'gu',
);

/** Letters, digits and masks, with the spaces, apostrophes and hyphens inside them. */
const CLAUSE =
  /[\p{L}\p{N}\p{M}\ue000]+(?:(?:[ ']+|(?<=\p{Script=Latin})-)(?=[\p{L}\p{N}\p{M}\ue000])[\p{L}\p{N}\p{M}\ue000]+)*/gu;

/** The clauses of a normalised text that say something: politeness is left out. */
export const clausesOf = (text: string): Clause[] => {
  const masked = text.replace(NOT_A_CODE, (number) => MASK.repeat(number.length));
  return [...masked.matchAll(CLAUSE)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    return isPolite(match[0]) ? [] : [{ text: match[0], start, end, asks: /^[^\p{L}\p{N}]*\?/u.test(masked.slice(end)) }];
  });
};
