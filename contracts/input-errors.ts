import type * as z from 'zod/mini';
import { inputError } from '../domain/shared/input-error.ts';
import type { InputError } from '../domain/shared/result.ts';

/** What is allowed, in both languages. */
export interface Allowed {
  readonly zh: string;
  readonly en: string;
}

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong with an input, as our errors: which field, what stood there, what is allowed.
 *
 * @param rules what the schema's own checks allow, by the message that they give
 */
export const inputErrors = (
  issues: readonly Issue[],
  input: unknown,
  rules: Readonly<Record<string, Allowed>>,
): readonly InputError[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => errorAt([...issue.path, key], input, UNKNOWN));
    const isMissing = valueAt(issue.path, input) === undefined && issue.code !== 'custom';
    return [errorAt(issue.path, input, isMissing ? MISSING : allowedBy(issue, rules))];
  });

const UNKNOWN: Allowed = { zh: '没有这个字段', en: 'there is no such field' };
const MISSING: Allowed = { zh: '必填', en: 'must not be missing' };

const errorAt = (path: readonly PropertyKey[], input: unknown, { zh, en }: Allowed): InputError =>
  inputError(path.map(String).join('.'), valueAt(path, input), zh, en);

const valueAt = (path: readonly PropertyKey[], input: unknown): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], input);

const TYPES: Readonly<Record<string, Allowed>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '对象 {…}', en: 'an object {…}' },
  record: { zh: '对象 {…}', en: 'an object {…}' },
  array: { zh: '列表 […]', en: 'a list […]' },
};

/** Several fields that go together in one way or another. */
const ONE_FORM: Allowed = { zh: '应为约定的几种写法之一', en: 'must be in one of the forms agreed' };

const allowedBy = (issue: Issue, rules: Readonly<Record<string, Allowed>>): Allowed => {
  if (issue.code === 'invalid_type') {
    const type = TYPES[issue.expected];
    return type ? { zh: `应为${type.zh}`, en: `must be ${type.en}` } : unforeseen(issue);
  }
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  if (issue.code === 'invalid_union') {
    return 'options' in issue && issue.options !== undefined ? oneOf(issue.options) : ONE_FORM;
  }
  if (issue.code === 'too_small') {
    // Of text only emptiness is too short.
    if (issue.origin === 'string') return { zh: '不能为空', en: 'must not be empty' };
    if (issue.origin === 'array') return { zh: `至少 ${issue.minimum} 项`, en: `must have ${issue.minimum} or more entries` };
    return { zh: `应不小于 ${issue.minimum}`, en: `must be at least ${issue.minimum}` };
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string')
      return { zh: `最多 ${issue.maximum} 个字符`, en: `must have at most ${issue.maximum} characters` };
    if (issue.origin === 'array') return { zh: `最多 ${issue.maximum} 项`, en: `must have at most ${issue.maximum} entries` };
    return { zh: `应不大于 ${issue.maximum}`, en: `must be at most ${issue.maximum}` };
  }
  return rules[issue.message] ?? unforeseen(issue);
};

const oneOf = (values: readonly unknown[]): Allowed => ({
  zh: `应为以下之一:${values.join('、')}`,
  en: `must be one of ${values.join(', ')}`,
});

/** A schema asks for something that has no words here: a mistake of ours, not of the input. */
const unforeseen = (issue: Issue): never => {
  throw new Error(`no words for what a schema asks: ${issue.code} ${issue.message}`);
};
