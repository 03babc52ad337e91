import { QUESTION_CODES } from '../domain/shared/codes.ts';
import type { Answers, CodedQuestion } from '../domain/shared/codes.ts';
import type { Result } from '../domain/shared/result.ts';
import { COMMENT_MAX } from './answers.ts';

/** Largest form taken, in characters as sent: a full comment in percent code fits. */
export const FORM_LIMIT = 8192;

export interface SentForm {
  readonly answers: Answers;
  readonly comment: string;
}

/**
 * A sent form. Names a question whose answer is not one of its codes, `form` when nothing was answered, a field is
 * unknown, or it is too large or too long.
 */
export const parseSurveyForm = (body: string, questions: readonly CodedQuestion[]): Result<SentForm, readonly string[]> => {
  if (body.length > FORM_LIMIT) return { ok: false, error: ['form'] };
  const fields = [...new URLSearchParams(body)];
  const answers: Partial<Record<CodedQuestion, number>> = {};
  const errors = new Set<string>();
  let comment = '';
  for (const [name, value] of fields) {
    const question = questions.find((known) => known === name);
    if (name === 'comment') comment = value.replace(/\r\n?/g, '\n').trim();
    else if (question === undefined) errors.add('form');
    else if (QUESTION_CODES[question].some((code) => String(code) === value)) answers[question] = Number(value);
    else errors.add(question);
  }
  if ([...comment].length > COMMENT_MAX) errors.add('form');
  if (Object.keys(answers).length === 0 && comment === '') errors.add('form');
  return errors.size > 0 ? { ok: false, error: [...errors] } : { ok: true, value: { answers: answers as Answers, comment } };
};
