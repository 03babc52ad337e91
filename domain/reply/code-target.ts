import type { ConversationView } from '../conversation/follow-up.ts';
import type { CodedQuestion } from '../shared/codes.ts';
import { QUESTION_CODES, SCALE_CODES } from '../shared/codes.ts';

/** Confirms an `overall` of 1; no question has it among its codes. */
export const CONFIRM_CODE = 6;

const takes = (question: CodedQuestion, code: number): boolean => QUESTION_CODES[question].includes(code);

/**
 * The question a coded reply belongs to: the open one if it takes the code, else the one texted last before that takes it;
 * `undefined` when none does. A code said with the unit of a scale (9分) belongs to no yes-or-no question.
 */
export const questionFor = (view: ConversationView, code: number, isScale: boolean): CodedQuestion | undefined => {
  const { open, asked } = view;
  if (open === undefined || (isScale && !(SCALE_CODES as readonly number[]).includes(code))) return undefined;
  const now = open === 'confirm' ? 'overall' : open;
  if (now !== 'comment' && takes(now, code)) return now;
  return asked.findLast((question) => takes(question, code));
};
