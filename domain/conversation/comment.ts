import type { Fact } from './facts.ts';

/** Longest comment kept, in characters. */
export const COMMENT_LIMIT = 500;

/**
 * The client's comment after facts: words beyond answers are added to it, an entered comment takes its place.
 *
 * @param comment as it stands; `''` if none
 * @returns       at most COMMENT_LIMIT characters
 */
export const commentAfter = (comment: string, facts: readonly Fact[]): string => facts.reduce(commented, comment);

/** Whether facts hold words of the client: only then what is sealed has to be opened. */
export const saysWords = (facts: readonly Fact[]): boolean =>
  facts.some(
    (fact) => (fact.type === 'CommentAdded' && fact.text !== '') || (fact.type === 'AnswersReplaced' && fact.comment !== ''),
  );

const commented = (comment: string, fact: Fact): string => {
  if (fact.type === 'CommentAdded') return shortened(comment === '' ? fact.text : `${comment}; ${fact.text}`);
  return fact.type === 'AnswersReplaced' && fact.comment !== '' ? shortened(fact.comment) : comment;
};

/** Cut between characters, never inside one. */
const shortened = (text: string): string => Array.from(text).slice(0, COMMENT_LIMIT).join('');
