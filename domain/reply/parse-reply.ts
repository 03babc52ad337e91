import type { Understanding } from '../conversation/decide-reply.ts';
import type { ConversationView } from '../conversation/follow-up.ts';
import { clausesOf } from './clauses.ts';
import type { RedFlag } from './misconduct.ts';
import { readMisconduct } from './misconduct.ts';
import { normalise } from './normalise.ts';
import { readCode } from './read-code.ts';
import * as rules from './rules.ts';

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

/** In this order; the first that decides has decided. What no rule decides is unclear. */
const RULES: readonly (readonly [string, rules.Rule])[] = [
  // What ends the conversation, or is none of the client's doing.
  ['resume', rules.resume],
  ['refusal', rules.refusal],
  ['recipient', rules.recipient],
  ['auto-reply', rules.autoReply],
  // The last question takes any text.
  ['comment', rules.comment],
  // Answers, from the plainest to the most talkative.
  ['confirm', rules.confirm],
  ['several', rules.several],
  ['digit', rules.digit],
  ['word', rules.word],
  ['told', rules.told],
  ['question-back', rules.questionBack],
];

/**
 * Reads one reply against the conversation it belongs to. Total: any string has a reading, and one that could mean two things
 * is `unclear`, never a guess. How the rules read, and how well: docs/reply-parsing.md.
 */
export function parseReply(text: string, view: ConversationView): ParsedReply {
  const message = normalise(text);
  const clauses = clausesOf(message.text);
  const misconduct = readMisconduct(message.text);
  const reading: rules.Reading = { message, clauses, view, misconduct, code: readCode(message.text, clauses) };
  for (const [rule, decide] of RULES) {
    const outcome = decide(reading);
    if (outcome !== undefined) return { ...outcome, redFlags: misconduct.redFlags, rule };
  }
  return { understood: { kind: 'unclear' }, redFlags: misconduct.redFlags, words: '', rule: 'none' };
}
