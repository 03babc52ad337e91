import type { Clause } from './clauses.ts';
import {
  DENIED_CODE,
  ENGLISH_TURN,
  FRAME_ALONE,
  INSTRUCTING_END,
  INSTRUCTING_FRAME,
  LEADING_CODE_AND_WORDS,
  numeralValue,
  SECOND_CODE,
  SLIP,
  TOUCHES_CODE,
  UNSETTLING_END,
  WHOLE_CODE,
  WORDS_AND_TRAILING_CODE,
} from './code-wording.ts';
import { startsAMeasure } from './daily-life.ts';
import { compact } from './normalise.ts';
import { isPolite } from './politeness.ts';
import { levelOf } from './scale-words.ts';
import { isAboutTheCase, takeSubject } from './subject.ts';
import { hasTone } from './tone.ts';
import { yesNoOf } from './yes-no-words.ts';

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

/** A clause that is a code and nothing else: 打5分. */
const wholeCode = ({ text, start }: Clause): CodePhrase | undefined => {
  const match = WHOLE_CODE.exec(text);
  if (match === null) return undefined;
  return {
    value: numeralValue(match[1]),
    isScale: match[2] !== undefined,
    start,
    end: start + text.length,
    before: '',
    after: '',
  };
};

/** A clause that begins with a code and goes on: 5 律师很好. */
const leadingCode = ({ text, start }: Clause): CodePhrase | undefined => {
  const match = LEADING_CODE_AND_WORDS.exec(text);
  if (match === null) return undefined;
  const [said, numeral, unit, rest = ''] = match;
  const after = rest.trimStart();
  if (startsAMeasure(after) || SECOND_CODE.test(after)) return undefined;
  const isEnglish = /^[a-z]/.test(after);
  const isApart = rest !== after;
  const canTouch = /[0-9]/.test(said) && TOUCHES_CODE.test(after);
  const mayFollow = isEnglish ? isPolite(after) || bearsOnService(after) || ENGLISH_TURN.test(after) : isApart || canTouch;
  if (!mayFollow) return undefined;
  return { value: numeralValue(numeral), isScale: unit !== undefined, start, end: start + said.length, before: '', after };
};

/** A clause that ends in a code: 律师很好 5分. */
const trailingCode = ({ text, start }: Clause): CodePhrase | undefined => {
  const match = WORDS_AND_TRAILING_CODE.exec(text);
  if (match === null) return undefined;
  const [, before = '', space, frame = '', numeral, unit] = match;
  const isApart = space !== '' || frame !== '';
  const leads = isApart ? leadsUpToCode(before) : touchesCode(before, unit !== undefined);
  const isInstruction = frame !== '' && !isPolite(before) && (INSTRUCTING_FRAME.test(frame) || INSTRUCTING_END.test(before));
  if (!leads || isInstruction || UNSETTLING_END.test(before)) return undefined;
  const place = { start: start + before.length, end: start + text.length };
  return { value: numeralValue(numeral), isScale: unit !== undefined, ...place, before, after: '' };
};

/** The code of a clause, `undefined` when there is none or more than one. */
export const codeOf = (clause: Clause): CodePhrase | undefined =>
  wholeCode(clause) ?? leadingCode(clause) ?? trailingCode(clause);

const bearsOnService = (words: string): boolean => isAboutTheCase(words) || hasTone(words);

const isYesNoWord = (words: string): boolean => yesNoOf('charged', words) !== undefined || yesNoOf('absent', words) !== undefined;

/** Whether words can stand before a code, apart from it, without making it something else. */
export const leadsUpToCode = (words: string): boolean =>
  isPolite(words) ||
  bearsOnService(words) ||
  isYesNoWord(words) ||
  SLIP.test(compact(words)) ||
  /^不[是对]$/.test(words) ||
  FRAME_ALONE.test(words) ||
  DENIED_CODE.test(words);

/** Longer than any name of what is rated. */
const LONGEST_SUBJECT = 40;

/** Whether words can be grown together with the code after them: an answer in words, or what is rated (服务态度5星). */
const touchesCode = (words: string, hasUnit: boolean): boolean => {
  if (words.length > LONGEST_SUBJECT) return false;
  const { rest, sorts } = takeSubject(compact(words));
  const isRated = hasUnit && rest === '' && sorts.has('service');
  return isRated || isPolite(words) || levelOf(words) !== undefined || isYesNoWord(words) || SLIP.test(words);
};
