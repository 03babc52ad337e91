import type * as z from 'zod/mini';
import { inputError } from '../domain/shared/input-error.ts';
import { STANDARD_1 } from '../domain/shared/policy.ts';
import type { InputError } from '../domain/shared/result.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the shape of a policy document: where, what stood there and what is allowed, in both languages. */
export const policyIssues = (issues: readonly Issue[], json: unknown): readonly InputError[] =>
  issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? unknownFields(issue, json) : [oneIssue(issue, json)]));

const unknownFields = ({ path, keys }: z.core.$ZodIssueUnrecognizedKeys, json: unknown): readonly InputError[] => {
  const allowed = Object.keys(valueAt(STANDARD_1, path) as object).join(', ');
  return keys.map((key) =>
    inputError(
      columnOf([...path, key]),
      valueAt(json, [...path, key]),
      `没有此项；可用：${allowed}`,
      `no such field; allowed: ${allowed}`,
    ),
  );
};

const oneIssue = (issue: Issue, json: unknown): InputError => {
  const { zh, en } = allowedBy(issue);
  return inputError(columnOf(issue.path), valueAt(json, issue.path), `应为${zh}`, `must be ${en}`);
};

const TYPES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  string: { zh: '文字', en: 'text' },
  array: { zh: '列表', en: 'a list' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
};
const OBJECT = { zh: '对象 {…}', en: 'an object {…}' };

const allowedBy = (issue: Issue): { readonly zh: string; readonly en: string } => {
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? OBJECT;
  if (issue.code === 'too_small') {
    // Of text only emptiness is too short.
    if (issue.origin === 'string') return { zh: '非空文字', en: 'text that is not empty' };
    return { zh: `不小于 ${issue.minimum}`, en: `at least ${issue.minimum}` };
  }
  if (issue.code === 'too_big') {
    return { zh: `不大于 ${issue.maximum}${unitZh(issue.origin)}`, en: `at most ${issue.maximum}${unitEn(issue.origin)}` };
  }
  if (issue.code === 'invalid_value') {
    return { zh: `其中之一：${issue.values.join(', ')}`, en: `one of: ${issue.values.join(', ')}` };
  }
  if (issue.code === 'invalid_format') {
    return { zh: '时刻 HH:MM（windowTo 可为 24:00）', en: 'a clock time HH:MM (windowTo may be 24:00)' };
  }
  // The only union is that of a time limit.
  return {
    zh: '{"hours": 1 至 2160} 或 {"workingDays": 1 至 250 的整数}',
    en: '{"hours": 1 to 2160} or {"workingDays": whole, 1 to 250}',
  };
};

const unitZh = (origin: string): string => (origin === 'string' ? ' 个字' : origin === 'array' ? ' 项' : '');
const unitEn = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '');

/** `assessment.weights.files`; a name that is no plain one is quoted, and cut where it is long. */
const columnOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'policy' : path.map(String).map(plainName).join('.');

const plainName = (name: string): string => (/^[\w-]{1,50}$/.test(name) ? name : JSON.stringify(name.slice(0, 50)));

/** A path leads through what is there; only its end may be missing. */
const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((value, key) => (value as Readonly<Record<PropertyKey, unknown>>)[key], json);
