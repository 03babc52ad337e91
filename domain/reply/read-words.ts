import type { Stars, YesNo } from '../shared/codes.ts';
import type { Clause } from './clauses.ts';
import { isSmallTalk } from './daily-life.ts';
import { levelOf } from './scale-words.ts';
import { isAboutTheCase } from './subject.ts';
import { bearsOut } from './tone.ts';
import type { YesNoQuestion } from './yes-no-words.ts';
import { yesNoOf } from './yes-no-words.ts';

/** An answer in words. */
export interface WordReading<Code> {
  readonly value: Code;
  /** Whether the message says nothing else. */
  readonly isWhole: boolean;
}

interface Parts<Code> {
  readonly codes: ReadonlySet<Code>;
  /** What says no code. */
  readonly others: readonly string[];
  readonly said: readonly string[];
}

/** Reads a message part by part: clauses, and what spaces divide in those that say nothing as a whole. */
const partsOf = <Code>(clauses: readonly Clause[], codeOf: (words: string) => Code | undefined): Parts<Code> => {
  const parts = clauses.flatMap(({ text }) =>
    codeOf(text) === undefined ? text.split(/(?<=\p{Script=Han}) (?=\p{Script=Han})/u) : [text],
  );
  const said = parts.filter((part) => codeOf(part) !== undefined);
  return {
    codes: new Set(said.map(codeOf).filter((code) => code !== undefined)),
    others: parts.filter((part) => codeOf(part) === undefined),
    said,
  };
};

const TURN = /^(?:就是|但是?|不过|只是|希望|因为|可惜|虽然|建议)/;

/** Nothing to add. */
const REASSURING = /^(?:请|[你您]们?){0,2}放心吧?$|^没(?:有|什么|啥|别的)*(?:意见|建议|问题|感觉|要求)$/;

/** Why one cannot say. */
const UNKNOWING = /^(?:我(?:没|不|也)|可能|也许|或许)/;

const single = <Code>(codes: ReadonlySet<Code>): Code | undefined => (codes.size === 1 ? codes.values().next().value : undefined);

/** The level a message says: one and the same in all of it, beside nothing but remarks on the case that don't contradict it. */
export const readLevel = (clauses: readonly Clause[], tellsMisconduct: boolean): WordReading<Stars> | undefined => {
  const { codes, others, said } = partsOf(clauses, levelOf);
  const value = single(codes);
  if (value === undefined || clauses.some(({ asks }) => asks)) return undefined;
  const saysSatisfaction = said.some((words) => words.includes('满意'));
  const isRemark = (words: string): boolean =>
    tellsMisconduct ||
    isAboutTheCase(words) ||
    REASSURING.test(words) ||
    (saysSatisfaction && TURN.test(words) && !isSmallTalk(words));
  if (!others.every((words) => isRemark(words) && bearsOut(words, value))) return undefined;
  return { value, isWhole: said.length === 1 && others.length === 0 };
};

/** The code a message answers a yes-or-no question with, beside nothing but remarks on the case. */
export const readYesNo = (
  question: YesNoQuestion,
  clauses: readonly Clause[],
  tellsMisconduct: boolean,
): WordReading<YesNo> | undefined => {
  const { codes, others } = partsOf(clauses, (words) => yesNoOf(question, words));
  const value = single(codes);
  const isRemark = (words: string): boolean =>
    tellsMisconduct || isAboutTheCase(words) || REASSURING.test(words) || (value === 0 && UNKNOWING.test(words));
  if (value === undefined || clauses.some(({ asks }) => asks) || !others.every(isRemark)) return undefined;
  return { value, isWhole: others.length === 0 };
};
