import { QUESTION_CODES } from '../domain/shared/codes.ts';
import type { Answers, CodedQuestion } from '../domain/shared/codes.ts';
import type { Result } from '../domain/shared/result.ts';
import { COMMENT_MAX } from './answers.ts';

/**
 * Longest form read, in characters as sent. Far more than a full comment in percent code (4,500), so that whoever wrote too
 * much gets it back to shorten it.
 */
export const FORM_LIMIT = 65_536;

/** A request that may be a form; `body` as text, `''` if there was none. */
export interface FormRequest {
  readonly contentType: string;
  readonly body: string;
}

/** What the form asks for. */
export interface AskedFields {
  readonly questions: readonly CodedQuestion[];
  readonly hasComment: boolean;
}

export interface SentForm {
  readonly answers: Answers;
  /** `''` if none. */
  readonly comment: string;
}

/**
 * What is wrong with a field: `choice` not one of the answers listed, or several; `long` over 500 characters; `unreadable`
 * not UTF-8. With the form as a whole: `empty` nothing answered; `large` longer than is read; `foreign` not what the page sends.
 */
export type FormFault =
  | { readonly field: CodedQuestion; readonly fault: 'choice' }
  | { readonly field: 'comment'; readonly fault: 'long' | 'unreadable' }
  | { readonly field: 'form'; readonly fault: 'empty' | 'large' | 'foreign' };

/** What could not be taken, in the order of the page, with what could, so that nobody types twice. */
export interface RefusedForm extends SentForm {
  readonly faults: readonly FormFault[];
}

/**
 * A sent form. A field that comes twice is refused even where both agree: no page sends that. Characters that nobody can see
 * or type (NUL and other controls, but line breaks and tabs) are left out of the comment; nothing else is ever cut.
 */
export const parseSurveyForm = ({ contentType, body }: FormRequest, asked: AskedFields): Result<SentForm, RefusedForm> => {
  if (body.length > FORM_LIMIT) return refusedWhole('large');
  if (body !== '' && !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) return refusedWhole('foreign');
  const fields = new URLSearchParams(body);
  const answers: Partial<Record<CodedQuestion, number>> = {};
  const faults: FormFault[] = [];
  for (const question of asked.questions) {
    const [value, ...more] = fields.getAll(question);
    const code = more.length > 0 ? undefined : QUESTION_CODES[question].find((known) => String(known) === value);
    if (code !== undefined) answers[question] = code;
    else if (value !== undefined) faults.push({ field: question, fault: 'choice' });
  }
  const comment = asked.hasComment ? typed(fields.get('comment') ?? '') : '';
  if (comment.includes('\uFFFD')) faults.push({ field: 'comment', fault: 'unreadable' });
  if (Array.from(comment).length > COMMENT_MAX) faults.push({ field: 'comment', fault: 'long' });
  if (hasForeign(fields, asked)) faults.push({ field: 'form', fault: 'foreign' });
  if (faults.length === 0 && Object.keys(answers).length === 0 && comment === '') faults.push({ field: 'form', fault: 'empty' });
  const sent: SentForm = { answers: answers as Answers, comment };
  return faults.length > 0 ? { ok: false, error: { ...sent, faults } } : { ok: true, value: sent };
};

const refusedWhole = (fault: 'large' | 'foreign') =>
  ({ ok: false, error: { answers: {}, comment: '', faults: [{ field: 'form', fault }] } }) as const;

/** What a person typed, with line breaks as `\n`. */
const typed = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

/** Whether there are fields the page doesn't have, or its comment twice. */
const hasForeign = (fields: URLSearchParams, { questions, hasComment }: AskedFields): boolean => {
  const known: readonly string[] = hasComment ? [...questions, 'comment'] : questions;
  return fields.getAll('comment').length > 1 || [...fields.keys()].some((name) => !known.includes(name));
};
