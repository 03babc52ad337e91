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
