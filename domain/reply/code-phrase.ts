import { mayFollow, mayPrecede } from './around-code.ts';
import type { Clause } from './clauses.ts';
import { LEADING_CODE_AND_WORDS, numeralValue, WHOLE_CODE, WORDS_AND_TRAILING_CODE } from './code-wording.ts';

/** A code as a client wrote it, in one clause. */
export interface CodePhrase {
  /** 0 to 9. */
  readonly value: number;
  /** Said with the unit of a scale (分, 星, stars): never a yes-or-no code then. */
  readonly isScale: boolean;
  /** Where the phrase stands in the normalised text; `end` is excluded. */
  readonly start: number;
  readonly end: number;
  /** Words of the same clause around it. */
  readonly before: string;
  readonly after: string;
}

type Place = Pick<Clause, 'text' | 'start'>;

/** A clause that is a code and nothing else: 打5分. */
const wholeCode = ({ text, start }: Place): CodePhrase | undefined => {
  const match = WHOLE_CODE.exec(text);
  if (match === null) return undefined;
  const [, numeral, unit] = match;
  const around = { start, end: start + text.length, before: '', after: '' };
  return { value: numeralValue(numeral), isScale: unit !== undefined, ...around };
};

/** A clause that begins with a code and goes on: 5 律师很好. */
const leadingCode = ({ text, start }: Place): CodePhrase | undefined => {
  const match = LEADING_CODE_AND_WORDS.exec(text);
  if (match === null) return undefined;
  const [said, numeral = '', unit, rest = ''] = match;
  if (!mayFollow(rest, numeral !== '一')) return undefined;
  const around = { start, end: start + said.length, before: '', after: rest.trimStart() };
  return { value: numeralValue(numeral), isScale: unit !== undefined, ...around };
};

/** A clause that ends in a code: 律师很好 5分. */
const trailingCode = ({ text, start }: Place): CodePhrase | undefined => {
  const match = WORDS_AND_TRAILING_CODE.exec(text);
  if (match === null) return undefined;
  const [, before = '', space = '', frame = '', numeral, unit] = match;
  if (!mayPrecede(before, space, frame, unit !== undefined)) return undefined;
  const around = { start: start + before.length, end: start + text.length, before, after: '' };
  return { value: numeralValue(numeral), isScale: unit !== undefined, ...around };
};

/** A code between words of one clause: 您好 5 律师很好. Only the first space after a code can be the one. */
const innerCode = ({ text, start }: Place): CodePhrase | undefined => {
  const space = text.search(/(?<=[0-9分星]) /);
  const code = space < 0 ? undefined : trailingCode({ text: text.slice(0, space), start });
  return code !== undefined && mayFollow(text.slice(space), true) ? { ...code, after: text.slice(space + 1) } : undefined;
};

/** The code of a clause, `undefined` when there is none or more than one. */
export const codeOf = (clause: Clause): CodePhrase | undefined =>
  wholeCode(clause) ?? leadingCode(clause) ?? trailingCode(clause) ?? innerCode(clause);
