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

/** What could not be taken, by question (`form`: the form as a whole), with what could, so that nobody types twice. */
export interface RefusedForm extends SentForm {
  readonly errors: readonly string[];
}

/**
 * A sent form. Refused when an answer is not one of its question's codes, nothing was answered, a field is unknown, or it
 * is too large or too long.
 */
export const parseSurveyForm = (body: string, questions: readonly CodedQuestion[]): Result<SentForm, RefusedForm> => {
  if (body.length > FORM_LIMIT) return { ok: false, error: { answers: {}, comment: '', errors: ['form'] } };
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
  if (Array.from(comment).length > COMMENT_MAX) errors.add('form');
  if (Object.keys(answers).length === 0 && comment === '') errors.add('form');
  const sent: SentForm = { answers: answers as Answers, comment };
  return errors.size > 0 ? { ok: false, error: { ...sent, errors: [...errors] } } : { ok: true, value: sent };
};
