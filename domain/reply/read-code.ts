import { leadsUpToCode } from './around-code.ts';
import type { Clause } from './clauses.ts';
import { MASK } from './clauses.ts';
import type { CodePhrase } from './code-phrase.ts';
import { codeOf } from './code-phrase.ts';
import { isSmallTalk } from './daily-life.ts';
import { isPolite } from './politeness.ts';
import { isAboutTheCase } from './subject.ts';
import { saysPoor } from './tone.ts';

/** The one code of a message. */
export interface CodeReading extends Pick<CodePhrase, 'value' | 'isScale' | 'start' | 'end'> {
  /** Whatever else is said, clause by clause, politeness left out. */
  readonly beside: readonly string[];
}

/** A number that stands alone and is no code: two numbers of which one would have to be chosen. */
const isLoneNumber = ({ text }: Clause): boolean => text.replaceAll(MASK, '').trim() === '';

const isForFriends = (words: string): boolean => isSmallTalk(words) && !isAboutTheCase(words);

/**
 * The code of a message that has exactly one, said so that it can be nothing else: times, dates, prices, addresses, ranges,
 * lists and questions (`5?`) have none.
 */
export const readCode = (text: string, clauses: readonly Clause[]): CodeReading | undefined => {
  const found = clauses.flatMap((clause, index) => {
    const code = codeOf(clause);
    return code === undefined ? [] : [{ code, index, clause }];
  });
  const [first, second] = found;
  if (first === undefined || second !== undefined) return undefined;
  const { code, index, clause } = first;
  const others = clauses.filter((other) => other !== clause);
  const beside = [
    ...clauses.slice(0, index).map((other) => other.text),
    code.before,
    code.after,
    ...clauses.slice(index + 1).map((other) => other.text),
  ].filter((words) => words !== '' && !isPolite(words));
  const isQuestion = clause.asks && code.after === '';
  const leadsUp = clauses.slice(0, index).every((other) => leadsUpToCode(other.text));
  if (isQuestion || !leadsUp || others.some(isLoneNumber) || beside.some(isForFriends)) return undefined;
  if (code.value === 1 && isListMark(text, code) && !beside.every((words) => saysPoor(words))) return undefined;
  return { value: code.value, isScale: code.isScale, start: code.start, end: code.end, beside };
};

/** `1、` and `1.` begin a list more often than they rate. */
const isListMark = (text: string, { end }: CodePhrase): boolean => /[、.)]/.test(text.charAt(end));
