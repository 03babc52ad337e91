import type { Understanding } from '../conversation/decide-reply.ts';
import type { ConversationView } from '../conversation/follow-up.ts';
import type { CodedQuestion } from '../shared/codes.ts';
import { SCALE_CODES } from '../shared/codes.ts';
import { isAutoReply } from './auto-reply.ts';
import type { Clause } from './clauses.ts';
import { clausesOf } from './clauses.ts';
import { CONFIRM_CODE, openScale, questionFor } from './code-target.ts';
import { isConfirming } from './confirmation.ts';
import type { Misconduct, RedFlag } from './misconduct.ts';
import { readMisconduct } from './misconduct.ts';
import type { Message } from './normalise.ts';
import { normalise } from './normalise.ts';
import { isAsking } from './question-back.ts';
import type { CodeReading } from './read-code.ts';
import { readCode } from './read-code.ts';
import { readSeveral } from './read-several.ts';
import { readWords } from './read-words.ts';
import { exclusionOf } from './recipient.ts';
import { isResuming, refusalEnd } from './refusal.ts';
import { bearsOut } from './tone.ts';
import { wordsOf } from './words-beside.ts';
import { isYesNo, yesNoOf } from './yes-no-words.ts';

export type { Understanding };

export interface ParsedReply {
  readonly understood: Understanding;
  /** Misconduct told in words, whatever else the message is. */
  readonly redFlags: readonly RedFlag[];
  /** Words beyond the answer, in the client's spelling and without politeness; `''` if none. */
  readonly words: string;
  /** The rule that decided: a name of `RULES`, or `none`. */
  readonly rule: string;
}

/** A message with all that the rules look at. */
interface Reading {
  readonly message: Message;
  readonly clauses: readonly Clause[];
  readonly view: ConversationView;
  readonly misconduct: Misconduct;
  readonly code: CodeReading | undefined;
}

type Outcome = Pick<ParsedReply, 'understood' | 'words'>;
/** Decides about a message, or leaves it to the next rule. */
type Rule = (reading: Reading) => Outcome | undefined;

/**
 * Reads one reply against the conversation it belongs to. Total: any string has a reading, and where two are possible it is
 * `unclear`, never a guess.
 */
export function parseReply(text: string, view: ConversationView): ParsedReply {
  const message = normalise(text);
  const clauses = clausesOf(message.text);
  const misconduct = readMisconduct(message.text);
  const reading: Reading = { message, clauses, view, misconduct, code: readCode(message.text, clauses) };
  for (const [rule, decide] of RULES) {
    const outcome = decide(reading);
    if (outcome !== undefined) return { ...outcome, redFlags: misconduct.redFlags, rule };
  }
  return { ...UNCLEAR, redFlags: misconduct.redFlags, rule: 'none' };
}

const UNCLEAR: Outcome = { understood: { kind: 'unclear' }, words: '' };

const resume: Rule = ({ clauses }) => (isResuming(clauses) ? { understood: { kind: 'resume' }, words: '' } : undefined);

const refusal: Rule = ({ message, clauses, view }) => {
  const end = refusalEnd(message.text, clauses, view.open !== undefined && isYesNo(view.open));
  return end === undefined ? undefined : { understood: { kind: 'refusal' }, words: wordsFrom(message, end) };
};

const recipient: Rule = ({ clauses, view, code }) => {
  const isSlipLikely = code !== undefined || view.open === 'confirm';
  const kind = exclusionOf(clauses, { respondentIsClient: view.respondentIsClient, isSlipLikely });
  return kind === undefined ? undefined : { understood: { kind }, words: '' };
};

const autoReply: Rule = ({ message }) => (isAutoReply(message.text) ? { understood: { kind: 'auto-reply' }, words: '' } : undefined);

/** The last question: a bare code is still a code, and any other text is the comment. */
const comment: Rule = ({ message: { raw }, view, code }) => {
  if (view.open !== 'comment') return undefined;
  if (code?.beside.length === 0) {
    if (code.value === 0) return { understood: { kind: 'no-comment' }, words: '' };
    const question = questionFor(view, code.value, code.isScale);
    if (question !== undefined) return answer([{ question, value: code.value }], '');
  }
  return SAYS_ANYTHING.test(raw) ? { understood: { kind: 'comment', text: raw.trim() }, words: '' } : UNCLEAR;
};

const SAYS_ANYTHING = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

const confirm: Rule = ({ view, clauses }) =>
  view.open === 'confirm' && isConfirming(clauses) ? { understood: { kind: 'confirm' }, words: '' } : undefined;

const several: Rule = ({ message, clauses, view, misconduct }) => {
  const start = clauses[0]?.start;
  if (start === undefined || view.open === undefined || view.open === 'confirm' || view.unanswered.length < 2) return undefined;
  const row = readSeveral(message.text.slice(start), view.unanswered);
  if (row === undefined) return undefined;
  const beside = message.text.slice(start + row.end);
  const isBorneOut = row.answers.some(({ value }) => isScaleCode(value) && bearsOut(beside, value));
  if (!isBorneOut || contradicts(row.answers, misconduct)) return UNCLEAR;
  return answer(row.answers, wordsFrom(message, start + row.end));
};

const digit: Rule = ({ message, view, misconduct, code }) => {
  if (code === undefined) return undefined;
  const isConfirm = view.open === 'confirm' && code.value === CONFIRM_CODE && !code.isScale;
  const question = isConfirm ? 'overall' : questionFor(view, code.value, code.isScale);
  if (question === undefined) return undefined;
  const said = { question, value: isConfirm ? 1 : code.value };
  if (!isBorneOut(said.question, said.value, code.beside) || contradicts([said], misconduct)) return UNCLEAR;
  const words = wordsOf(piecesAround(message, code), (part) => repeats(question, part));
  return isConfirm ? { understood: { kind: 'confirm' }, words } : answer([said], words);
};

/** Words answer only the question that is open. */
const word: Rule = ({ message, clauses, view, misconduct }) => {
  const question = openScale(view) ?? view.open;
  if (question === undefined || question === 'comment' || question === 'confirm') return undefined;
  const read = isYesNo(question) ? readYesNo(question, clauses) : readLevel(clauses);
  if (read === undefined) return undefined;
  const said = { question, value: read.value };
  if (contradicts([said], misconduct)) return UNCLEAR;
  return answer([said], read.isWhole ? '' : wordsOf([message.raw], (part) => repeats(question, part)));
};

/** What is told in a sentence answers the open yes-or-no question: 收了我两千, 没收过我的钱. */
const told: Rule = ({ message, view, misconduct }) => {
  const { open } = view;
  if (open === undefined || !isYesNo(open)) return undefined;
  const value = misconduct.affirms.includes(open) ? 9 : misconduct.denies.includes(open) ? 8 : undefined;
  return value === undefined ? undefined : answer([{ question: open, value }], wordsOf([message.raw]));
};

const questionBack: Rule = ({ message }) => (isAsking(message.text) ? { understood: { kind: 'question-back' }, words: '' } : undefined);

/** In this order; the first that decides has decided. */
const RULES: readonly (readonly [string, Rule])[] = [
  ['resume', resume],
  ['refusal', refusal],
  ['recipient', recipient],
  ['auto-reply', autoReply],
  ['comment', comment],
  ['confirm', confirm],
  ['several', several],
  ['digit', digit],
  ['word', word],
  ['told', told],
  ['question-back', questionBack],
];
