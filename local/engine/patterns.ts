/** Whether an event, a stream record or a set of message attributes fits a pattern. */
export type Pattern = (candidate: unknown) => boolean;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Compiles an event pattern: the one language of EventBridge rules, event source filters and SNS filter policies. A field fits
 * when one of its alternatives does; all fields must fit; a field that is a list fits when one of its entries does.
 *
 * @throws on an operator it does not know, so that a rule is never silently wider or narrower than in the cloud
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export const compilePattern = (pattern: unknown): Pattern => {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern)) {
    throw new Error(`A pattern is an object, not ${JSON.stringify(pattern)}.`);
  }
  const fields = Object.entries(pattern).map(([key, wanted]) => compileField(key, wanted));
  return (candidate) => fields.every((fits) => fits(candidate));
};

const compileField = (key: string, wanted: unknown): Pattern => {
  if (key === '$or') {
    const branches = listOf(wanted, key).map(compilePattern);
    return (candidate) => branches.some((fits) => fits(candidate));
  }
  if (!Array.isArray(wanted)) {
    const nested = compilePattern(wanted);
    return (candidate) => {
      const value = valueOf(candidate, key);
      return Array.isArray(value) ? value.some(nested) : nested(value);
    };
  }
  const alternatives = wanted.map(compileAlternative);
  return (candidate) => {
    const value = valueOf(candidate, key);
    return alternatives.some((fits) => fits(value));
  };
};

const compileAlternative = (alternative: unknown): Pattern => {
  if (typeof alternative !== 'object' || alternative === null) return anyEntry((value) => value === alternative);
  const [[operator, operand] = ['', undefined]] = Object.entries(alternative as Fields);
  if (operator === 'exists') return (value) => (value !== undefined) === operand;
  return anyEntry(compileOperator(operator, operand));
};

const compileOperator = (operator: string, operand: unknown): Pattern => {
  switch (operator) {
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
      return compileText(operator, operand);
    case 'anything-but': {
      const isExcluded =
        typeof operand === 'object' && operand !== null && !Array.isArray(operand)
          ? compileAlternative(operand)
          : (value: unknown) => [operand].flat().includes(value);
      return (value) => !isExcluded(value);
    }
    case 'numeric':
      return compileNumeric(listOf(operand, operator));
    default:
      throw new Error(`The local engine does not know the pattern operator ${operator}.`);
  }
};

const compileText = (operator: 'prefix' | 'suffix' | 'equals-ignore-case', operand: unknown): Pattern => {
  const ignoresCase = operator === 'equals-ignore-case' || typeof operand === 'object';
  const wanted = typeof operand === 'object' ? (operand as Fields | null)?.['equals-ignore-case'] : operand;
  if (typeof wanted !== 'string') throw new Error(`The pattern operator ${operator} takes a text.`);
  const normalised = (value: string): string => (ignoresCase ? value.toLowerCase() : value);
  const target = normalised(wanted);
  return (value) => {
    if (typeof value !== 'string') return false;
    if (operator === 'prefix') return normalised(value).startsWith(target);
    return operator === 'suffix' ? normalised(value).endsWith(target) : normalised(value) === target;
  };
};

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '=': (value, bound) => value === bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `['>', 0, '<=', 5]`: one or two comparisons, all of which must hold. */
const compileNumeric = (operands: readonly unknown[]): Pattern => {
  const tests = operands.flatMap((operator, index) => {
    if (index % 2 === 1) return [];
    const compare = COMPARISONS[String(operator)];
    const bound = operands[index + 1];
    if (compare === undefined || typeof bound !== 'number') throw new Error(`${JSON.stringify(operands)} is no numeric pattern.`);
    return [(value: number) => compare(value, bound)];
  });
  return (value) => typeof value === 'number' && tests.every((holds) => holds(value));
};

/** A missing field has no entry; a list fits when one of its entries does. */
const anyEntry =
  (fits: Pattern): Pattern =>
  (value) =>
    value !== undefined && (Array.isArray(value) ? value.some(fits) : fits(value));

const valueOf = (candidate: unknown, key: string): unknown =>
  typeof candidate === 'object' && candidate !== null ? (candidate as Fields)[key] : undefined;

const listOf = (value: unknown, operator: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Error(`The pattern operator ${operator} takes a list.`);
  return value;
};
