import type { ProblemAnswer } from '../../../contracts/console/problem.ts';
import type { Language } from '../shell/language.tsx';

/** What is wrong with one value of what was sent. */
export interface FieldError {
  /** Field or column, as the contract has it. */
  readonly column: string;
  readonly value: string;
  readonly message: { readonly zh: string; readonly en: string };
}

/** An answer other than success, as RFC 9457 writes it; status 0 where there was no answer at all. */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  /** Where somebody else was first (412): who, when, and what stands there now. */
  readonly changed: ProblemAnswer['changed'];

  constructor(
    status: number,
    title: string,
    detail?: string,
    errors: readonly FieldError[] = [],
    changed?: ProblemAnswer['changed'],
  ) {
    super(title);
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.changed = changed;
  }

  /** Whether somebody else was first. */
  get isChanged(): boolean {
    return this.status === 412;
  }
}

const HAN = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/;

/**
 * The reader's half of words that hold both languages, such as `body is not JSON 请求体不是 JSON`; words in one language as they
 * are. The halves meet at a space beside the first or the last Chinese character.
 */
export const inLanguage = (text: string, language: Language): string => {
  const first = text.search(HAN);
  if (first < 0) return text;
  if (first > 0 && text[first - 1] === ' ') {
    return language === 'zh' ? text.slice(first) : text.slice(0, first - 1);
  }
  const meeting = /^(.*[\u3400-\u9fff\u3000-\u303f\uff00-\uffef].*?) ([a-z].*)$/s.exec(text);
  if (meeting === null || HAN.test(meeting[2] ?? '')) return text;
  return (language === 'zh' ? meeting[1] : meeting[2]) ?? text;
};

/** What to tell the reader of a failed request. */
export const tellProblem = (
  problem: unknown,
  language: Language,
): { readonly title: string; readonly lines: readonly string[] } => {
  if (!(problem instanceof Problem)) return { title: problem instanceof Error ? problem.message : String(problem), lines: [] };
  const words = inLanguage(problem.detail ?? problem.message, language);
  return { title: words, lines: problem.errors.map(({ column, message }) => `${column}: ${message[language]}`) };
};
