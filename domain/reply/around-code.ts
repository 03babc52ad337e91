import {
  DENIED_CODE,
  ENGLISH_TURN,
  FRAME_ALONE,
  INSTRUCTING_END,
  INSTRUCTING_FRAME,
  SECOND_CODE,
  SLIP,
  TOUCHES_CODE,
  UNSETTLING_END,
} from './code-wording.ts';
import { startsAMeasure } from './daily-life.ts';
import { compact } from './normalise.ts';
import { isPolite } from './politeness.ts';
import { levelOf } from './scale-words.ts';
import { isAboutTheCase, takeSubject } from './subject.ts';
import { hasTone } from './tone.ts';
import { yesNoOf } from './yes-no-words.ts';

/* Which words can stand before and after a digit without making it something else than a code. */

const bearsOnService = (words: string): boolean => isPolite(words) || isAboutTheCase(words) || hasTone(words);

const isYesNoWord = (words: string): boolean => yesNoOf('charged', words) !== undefined || yesNoOf('absent', words) !== undefined;

/** Whether words can stand before a code, apart from it. */
export const leadsUpToCode = (words: string): boolean =>
  bearsOnService(words) ||
  isYesNoWord(words) ||
  SLIP.test(compact(words)) ||
  /^不[是对]$/.test(words) ||
  FRAME_ALONE.test(words) ||
  DENIED_CODE.test(words);

/** Longer than any name of what is rated. */
const LONGEST_SUBJECT = 40;

/** Whether words can be grown together with the code after them: an answer in words, or what is rated (服务态度5星). */
const growsIntoCode = (words: string, hasUnit: boolean): boolean => {
  if (words.length > LONGEST_SUBJECT) return false;
  const { rest, sorts } = takeSubject(compact(words));
  const isRated = hasUnit && rest === '' && sorts.has('service');
  return isRated || isPolite(words) || levelOf(words) !== undefined || isYesNoWord(words) || SLIP.test(words);
};

/** Whether words, and the frame of the code after them, leave that code a plain answer. */
export const mayPrecede = (before: string, space: string, frame: string, hasUnit: boolean): boolean => {
  const isApart = space !== '' || frame !== '';
  const isInstruction = frame !== '' && !isPolite(before) && (INSTRUCTING_FRAME.test(frame) || INSTRUCTING_END.test(before));
  const leads = isApart ? leadsUpToCode(before) : growsIntoCode(before, hasUnit);
  return leads && !isInstruction && !UNSETTLING_END.test(before) && !SECOND_CODE.test(before);
};

/** Whether what follows a code, from its first character on, leaves it a plain answer. */
export const mayFollow = (rest: string, canTouch: boolean): boolean => {
  const after = rest.trimStart();
  if (startsAMeasure(after) || SECOND_CODE.test(after)) return false;
  if (/^[a-z]/.test(after)) return bearsOnService(after) || ENGLISH_TURN.test(after);
  return rest !== after || (canTouch && TOUCHES_CODE.test(after));
};
