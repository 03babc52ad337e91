import type { ConditionBlock } from './resource-types.ts';

/** What a call says about itself, by condition key; a key may have several values (`dynamodb:LeadingKeys`). */
export type ConditionContext = Readonly<Record<string, readonly string[]>>;

type Test = (value: string, allowed: readonly string[]) => boolean;

const like: Test = (value, allowed) => allowed.some((pattern) => wildcard(pattern).test(value));
const equal: Test = (value, allowed) => allowed.includes(value);

const TESTS: Readonly<Record<string, Test>> = {
  ArnEquals: like,
  ArnLike: like,
  Bool: equal,
  StringEquals: equal,
  StringLike: like,
  StringNotEquals: (value, allowed) => !equal(value, allowed),
  StringNotLike: (value, allowed) => !like(value, allowed),
};

/**
 * Which part of a statement's condition does not hold; undefined when all of it does.
 *
 * An operator it does not know never holds, and is named: better a refusal that can be read than a grant by accident.
 */
export const failingCondition = (block: ConditionBlock, context: ConditionContext): string | undefined => {
  for (const [operator, keys] of Object.entries(block)) {
    for (const [key, allowed] of Object.entries(keys)) {
      const values = context[key] ?? [];
      const verdict = judge(operator, values, [allowed].flat());
      if (verdict === undefined) return `condition operator ${operator} is not known to the local engine`;
      if (!verdict) return `condition ${operator} on ${key} does not hold`;
    }
  }
  return undefined;
};

/** Whether every operator of the condition is known. */
export const isKnown = (block: ConditionBlock): boolean =>
  Object.keys(block).every((operator) => judge(operator, [], []) !== undefined);

const judge = (operator: string, values: readonly string[], allowed: readonly string[]): boolean | undefined => {
  const [, quantifier = '', name = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/.exec(operator) ?? [];
  const test = TESTS[name];
  if (test === undefined) return undefined;
  if (quantifier === 'ForAllValues') return values.every((value) => test(value, allowed));
  // A key the call does not carry satisfies only what forbids values.
  if (values.length === 0 && quantifier === '') return name.startsWith('StringNot');
  return values.some((value) => test(value, allowed));
};

/** `*` stands for anything, `?` for one character. */
export const wildcard = (pattern: string, flags = ''): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    `s${flags}`,
  );
