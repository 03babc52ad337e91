import type { Result } from '../shared/result.ts';
import type { WrittenDate } from './parse-date.ts';
import { FIRST_YEAR, LAST_YEAR, readDate } from './parse-date.ts';
import type { Terms } from './terms.ts';

/** What is allowed, in both languages. */
export interface Refusal {
  readonly zh: string;
  readonly en: string;
}

/** Reads the text of a cell, trimmed and not empty. */
export type CellParser<T> = (text: string) => Result<T, Refusal>;

const taken = <T>(value: T): Result<T, Refusal> => ({ ok: true, value });
const refused = (zh: string, en: string): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error: { zh, en } });

/** What a spreadsheet shows where a formula has failed: `#N/A`, `#REF!`, `#DIV/0!`, `#NAME?`. */
const FORMULA_ERROR = /^\s*#(?:N\/A|[A-Z]+(?:\/0)?[!?])\s*$/;
const NO_VALUE = refused('公式出错,应填写内容本身', 'is the error of a formula; must be the value itself');

/** Text of a cell, trimmed; `''` for an empty one. A number too long to be exact is refused: its last digits are already lost. */
export const cellText = (value: unknown): Result<string, Refusal> => {
  if (value === undefined) return taken('');
  if (typeof value === 'string') return FORMULA_ERROR.test(value) ? NO_VALUE : taken(value.trim());
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return taken(String(value));
  return refused(
    '应为文字;数字最多 15 位,更长的请写成文字',
    'must be text; a number has at most 15 digits, a longer one is written as text',
  );
};

/** As `cellText`; a list of texts is taken too, joined by `;`. */
export const cellList = (value: unknown): Result<string, Refusal> => {
  if (!Array.isArray(value)) return cellText(value);
  const items: readonly unknown[] = value;
  return items.every((item) => typeof item === 'string')
    ? taken(items.join(';').trim())
    : refused('应为文字的列表', 'must be a list of texts');
};

/** Up to `max` characters in one line: line breaks and tabs become spaces. */
export const freeText = (max: number): CellParser<string> => {
  const allowed = new RegExp(String.raw`^[^\p{Cc}\p{Cs}]{1,${max}}$`, 'u');
  return (text) => {
    const line = text.replace(/\s+/g, ' ');
    return allowed.test(line)
      ? taken(line)
      : refused(`最多 ${max} 个字符,不含控制字符`, `at most ${max} characters, no control characters`);
  };
};

/** Up to `max` characters, none of them invisible, so that two ids that look the same are the same. */
export const identifier = (max: number): CellParser<string> => {
  const allowed = new RegExp(String.raw`^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,${max}}$`, 'u');
  return (text) =>
    allowed.test(text)
      ? taken(text)
      : refused(`1 至 ${max} 个字符,不含控制字符和不可见字符`, `1 to ${max} characters, no control or invisible characters`);
};

/** The codes of a list as messages name them. */
export const termList = (terms: Terms<string>): Refusal => ({
  zh: Object.entries(terms)
    .map(([code, chinese]) => `${chinese} ${code}`)
    .join('、'),
  en: Object.keys(terms).join(', '),
});

/** Finds the code that a word names, in English or Chinese; width and case don't matter. */
const finder = <Code extends string>(terms: Terms<Code>): ((word: string) => Code | undefined) => {
  const codes = Object.keys(terms) as Code[];
  const byWord = new Map(codes.flatMap((code) => [[code as string, code] as const, [terms[code], code] as const]));
  return (word) => byWord.get(word.normalize('NFKC').trim().toLowerCase());
};

/** A code, in English or Chinese. */
export const codeOf = <Code extends string>(terms: Terms<Code>): CellParser<Code> => {
  const find = finder(terms);
  const { zh, en } = termList(terms);
  const refusal = refused(`应为以下之一:${zh}`, `must be one of ${en}`);
  return (text) => {
    const code = find(text);
    return code === undefined ? refusal : taken(code);
  };
};

/** Codes separated by `;` or `、`; each once, in the order of the terms, so that writing them otherwise changes nothing. */
export const codesOf = <Code extends string>(terms: Terms<Code>): CellParser<readonly Code[]> => {
  const find = finder(terms);
  const { zh, en } = termList(terms);
  const refusal = refused(`应为以下一个或几个,用 ; 或 、 分隔:${zh}`, `must be one or more of ${en}, separated by ;`);
  return (text) => {
    const named = text
      .normalize('NFKC')
      .split(/[;、]/)
      .filter((part) => part.trim() !== '')
      .map(find);
    if (named.includes(undefined)) return refusal;
    return taken((Object.keys(terms) as Code[]).filter((code) => named.includes(code)));
  };
};

/** A whole number, 0 or more; `3.0`, as statistics programs write 3, is whole. */
export const wholeNumber: CellParser<number> = (text) => {
  const digits = text.normalize('NFKC');
  return /^\d{1,15}(?:\.0+)?$/.test(digits)
    ? taken(Number(digits))
    : refused(
        '应为整数(0 或以上,只写数字,不加逗号和单位)',
        'must be a whole number, 0 or more: digits alone, no commas, no unit',
      );
};

/** A whole number from `least` to `most`. */
export const wholeBetween =
  (least: number, most: number): CellParser<number> =>
  (text) => {
    const whole = wholeNumber(text);
    return whole.ok && whole.value >= least && whole.value <= most
      ? whole
      : refused(`应为 ${least} 至 ${most} 的整数`, `must be a whole number from ${least} to ${most}`);
  };

/** A number with up to six decimals, from `least` to `most`. */
export const numberBetween =
  (least: number, most: number): CellParser<number> =>
  (text) => {
    const digits = text.normalize('NFKC');
    const value = Number(digits);
    return /^\d{1,15}(?:\.\d{1,6})?$/.test(digits) && value >= least && value <= most
      ? taken(value)
      : refused(`应为 ${least} 至 ${most} 的数`, `must be a number from ${least} to ${most}`);
  };

export const writtenDate: CellParser<WrittenDate> = (text) => {
  const date = readDate(text);
  return date === undefined
    ? refused(
        `应为 ${FIRST_YEAR} 至 ${LAST_YEAR} 年间存在的日期,如 2026-01-05、2026/1/5、2026年1月5日,可加时间 09:30`,
        `must be a date that exists, ${FIRST_YEAR} to ${LAST_YEAR}, such as 2026-01-05, 2026/1/5 or 2026年1月5日, with or without a time such as 09:30`,
      )
    : taken(date);
};
