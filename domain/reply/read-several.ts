import type { CodedQuestion } from '../shared/codes.ts';
import { QUESTION_CODES } from '../shared/codes.ts';
import { numeralValue } from './code-wording.ts';

/** Several codes in a row, with the place of what follows them in the normalised text. */
export interface SeveralReading {
  readonly answers: readonly { readonly question: CodedQuestion; readonly value: number }[];
  readonly end: number;
}

const NUMERAL = '[0-9零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖]';
const UNIT = '(?:分|[颗个]?星)?';
const GAP = '[ ,、;。]+';
const END = `(?=${GAP}|[!~.]*$)`;

/** `5 8 5 8`: codes between spaces or commas. */
const SPACED = new RegExp(`^${NUMERAL}${UNIT}(?:${GAP}${NUMERAL}${UNIT}){1,3}${END}`);
/** `5858`: three or more without a gap, because two are rather a number (58, 10). */
const JOINED = new RegExp(`^${NUMERAL}{3,4}${END}`);
/** `1.5 2.8 3.4 4.8`: each after the number of its question. */
const NUMBERED = new RegExp(
  `^\\(?${NUMERAL} ?[.:、)] ?${NUMERAL}${UNIT}(?:[ ,;。]+\\(?${NUMERAL} ?[.:、)] ?${NUMERAL}${UNIT}){1,3}${END}`,
);
/** Top marks out of a hundred, which are no three answers. */
const FULL_MARKS = /^100(?!\d)/;

const valuesOf = (said: string): number[] =>
  said
    .split('')
    .map(numeralValue)
    .filter((value) => !Number.isNaN(value));

/** The answers of a numbered list, `undefined` unless its numbers are exactly 1, 2, 3 … */
const numbered = (values: readonly number[]): number[] | undefined => {
  const inOrder = values.every((value, i) => i % 2 === 1 || value === i / 2 + 1);
  return inOrder ? values.filter((_, i) => i % 2 === 1) : undefined;
};

/**
 * Several codes at the start of a text, when there are exactly as many as questions without an answer and each is a code of
 * its question, in order. Anything else is no answer: nobody can say which number was meant for which question.
 */
export const readSeveral = (text: string, unanswered: readonly CodedQuestion[]): SeveralReading | undefined => {
  if (FULL_MARKS.test(text)) return undefined;
  const list = NUMBERED.exec(text)?.[0];
  const row = (SPACED.exec(text) ?? JOINED.exec(text))?.[0];
  const said = list ?? row;
  if (said === undefined) return undefined;
  const values = list === undefined ? valuesOf(said) : numbered(valuesOf(said));
  if (values?.length !== unanswered.length) return undefined;
  const answers = unanswered.flatMap((question, i) => {
    const value = values[i];
    return value !== undefined && QUESTION_CODES[question].includes(value) ? [{ question, value }] : [];
  });
  return answers.length === unanswered.length ? { answers, end: said.length } : undefined;
};
