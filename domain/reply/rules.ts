import type { ConversationView } from '../conversation/follow-up.ts';
import type { Understanding } from '../conversation/decide-reply.ts';
import type { CodedQuestion } from '../shared/codes.ts';
import { isAutoReply } from './auto-reply.ts';
import type { Clause } from './clauses.ts';
import { CONFIRM_CODE, questionFor } from './code-target.ts';
import { isConfirming } from './confirmation.ts';
import type { Answer } from './contradiction.ts';
import { contradicts } from './contradiction.ts';
import type { Misconduct } from './misconduct.ts';
import type { Message } from './normalise.ts';
import { isAsking } from './question-back.ts';
import type { CodeReading } from './read-code.ts';
import { readSeveral } from './read-several.ts';
import { readLevel, readYesNo } from './read-words.ts';
import { exclusionOf } from './recipient.ts';
import { isResuming, refusalEnd } from './refusal.ts';
import { isBareLevel, levelOf } from './scale-words.ts';
import { bearsOut } from './tone.ts';
import { wordsOf } from './words-beside.ts';
import { isYesNo, yesNoOf } from './yes-no-words.ts';

/** A message with all that the rules look at. */
export interface Reading {
  readonly message: Message;
  readonly clauses: readonly Clause[];
  readonly view: ConversationView;
  readonly misconduct: Misconduct;
  readonly code: CodeReading | undefined;
}

export interface Outcome {
  readonly understood: Understanding;
  readonly words: string;
}

/** Decides about a message, or leaves it to the next rule. */
export type Rule = (reading: Reading) => Outcome | undefined;

const outcome = (kind: Exclude<Understanding['kind'], 'answers' | 'comment'>, words = ''): Outcome => ({
  understood: { kind },
  words,
});

const answer = (answers: readonly Answer[], words: string): Outcome => ({ understood: { kind: 'answers', answers }, words });

export const UNCLEAR: Outcome = outcome('unclear');

export const resume: Rule = ({ clauses }) => (isResuming(clauses) ? outcome('resume') : undefined);

export const refusal: Rule = ({ message, clauses, view }) => {
  const end = refusalEnd(message.text, clauses, view.open !== undefined && isYesNo(view.open));
  return end === undefined ? undefined : outcome('refusal', wordsFrom(message, end));
};

export const recipient: Rule = ({ clauses, view, code }) => {
  const isSlipLikely = code !== undefined || view.open === 'confirm';
  const kind = exclusionOf(clauses, { respondentIsClient: view.respondentIsClient, isSlipLikely });
  return kind === undefined ? undefined : outcome(kind);
};

export const autoReply: Rule = ({ message }) => (isAutoReply(message.text) ? outcome('auto-reply') : undefined);

/** The last question: a bare code is still a code, and any other text is the comment. */
export const comment: Rule = ({ message: { raw }, view, code }) => {
  if (view.open !== 'comment') return undefined;
  if (code?.beside.length === 0) {
    if (code.value === 0) return outcome('no-comment');
    const question = questionFor(view, code.value, code.isScale);
    if (question !== undefined) return answer([{ question, value: code.value }], '');
  }
  return SAYS_ANYTHING.test(raw) ? { understood: { kind: 'comment', text: raw.trim() }, words: '' } : UNCLEAR;
};

const SAYS_ANYTHING = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

export const confirm: Rule = ({ view, clauses }) =>
  view.open === 'confirm' && isConfirming(clauses) ? outcome('confirm') : undefined;

export const several: Rule = ({ message, clauses, view, misconduct }) => {
  const start = clauses[0]?.start;
  if (start === undefined || view.open === undefined || view.open === 'confirm' || view.unanswered.length < 2) return undefined;
  const row = readSeveral(message.text.slice(start), view.unanswered);
  if (row === undefined) return undefined;
  const beside = message.text.slice(start + row.end);
  if (STARTS_WITH_NUMBER.test(beside)) return undefined;
  const scales = row.answers.filter(({ question }) => !isYesNo(question));
  const isDisputed = scales.length > 0 && !scales.some((said) => isBorneOut(said, [beside]));
  if (isDisputed || contradicts(row.answers, misconduct)) return UNCLEAR;
  return answer(row.answers, wordsFrom(message, start + row.end));
};

const STARTS_WITH_NUMBER = /^[^\p{L}\p{N}]*\p{N}/u;

export const digit: Rule = ({ message, view, misconduct, code }) => {
  if (code === undefined) return undefined;
  const isConfirm = view.open === 'confirm' && code.value === CONFIRM_CODE && !code.isScale;
  const question = isConfirm ? 'overall' : questionFor(view, code.value, code.isScale);
  if (question === undefined) return undefined;
  const said = { question, value: isConfirm ? 1 : code.value };
  if (!isBorneOut(said, code.beside) || contradicts([said], misconduct)) return UNCLEAR;
  const words = wordsOf(piecesAround(message, code), (part) => repeats(question, part));
  return isConfirm ? outcome('confirm', words) : answer([said], words);
};

/** Words answer only the question that is open. */
export const word: Rule = ({ message, clauses, view, misconduct }) => {
  const question = view.open === 'confirm' ? 'overall' : view.open;
  if (question === undefined || question === 'comment') return undefined;
  const tellsMisconduct = misconduct.redFlags.length > 0;
  const read = isYesNo(question) ? readYesNo(question, clauses, tellsMisconduct) : readLevel(clauses, tellsMisconduct);
  if (read === undefined) return undefined;
  const said = { question, value: read.value };
  if (contradicts([said], misconduct)) return UNCLEAR;
  return answer([said], read.isWhole ? '' : wordsOf([message.raw], (part) => repeats(question, part)));
};

/** What is told in a sentence answers the open yes-or-no question: 收了我两千, 没收过我的钱. */
export const told: Rule = ({ message, clauses, view: { open }, misconduct }) => {
  if (open === undefined || !isYesNo(open)) return undefined;
  if (misconduct.affirms.includes(open)) return answer([{ question: open, value: 9 }], wordsOf([message.raw]));
  if (!misconduct.denies.includes(open)) return undefined;
  return answer([{ question: open, value: 8 }], clauses.length === 1 ? '' : wordsOf([message.raw]));
};

export const questionBack: Rule = ({ message }) => (isAsking(message.text) ? outcome('question-back') : undefined);

const wordsFrom = ({ raw, origin }: Message, at: number): string => wordsOf([raw.slice(origin[at])]);

const piecesAround = ({ raw, origin }: Message, { start, end }: CodeReading): string[] => [
  raw.slice(0, origin[start]),
  raw.slice(origin[end]),
];

/** Whether words say the same as an answer of a question would, and nothing else. */
const repeats = (question: CodedQuestion, words: string): boolean =>
  isYesNo(question) ? yesNoOf(question, words) !== undefined : isBareLevel(words);

const isBorneOut = ({ question, value }: Answer, beside: readonly string[]): boolean =>
  isYesNo(question)
    ? beside.every((words) => [undefined, value].includes(yesNoOf(question, words)))
    : bearsOut(beside.join(','), value) && beside.every((words) => isSameSide(levelOf(words) ?? value, value));

/** High, middling or low: a digit and words may differ by one within a side (5 满意). */
const isSameSide = (a: number, b: number): boolean => Math.sign(a - 3) === Math.sign(b - 3);
