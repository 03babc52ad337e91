/** What an expression in one stack's template can refer to. */
export interface Scope {
  /** Parameter, pseudo parameter or resource. */
  readonly ref: (name: string) => unknown;
  readonly attribute: (logicalId: string, attribute: string) => unknown;
  readonly condition: (name: string) => boolean;
  readonly mapping: (map: string, top: string, second: string) => unknown;
  /** Value exported by any stack under this name (`Fn::ImportValue`). */
  readonly imported: (exportName: string) => unknown;
  readonly stackOutput: (stack: string, output: string) => unknown;
}

/** What `AWS::NoValue` stands for: the property or list entry that holds it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

/**
 * Evaluates CloudFormation intrinsic functions, at any depth.
 *
 * @throws on a function it does not know, naming it: a guess would wire something the cloud would not
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, scope)).filter((entry) => entry !== NO_VALUE);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    return call(first[0], first[1], scope);
  }
  return Object.fromEntries(
    entries.flatMap(([key, entry]): [string, unknown][] => {
      const resolved = resolve(entry, scope);
      return resolved === NO_VALUE ? [] : [[key, resolved]];
    }),
  );
};

/** Evaluates what stands in `Conditions`, or in a condition function: a reference `{ Condition }` or a function. */
export const isTrue = (value: unknown, scope: Scope): boolean => {
  const named = (value as { readonly Condition?: unknown } | null)?.Condition;
  return typeof named === 'string' ? scope.condition(named) : resolve(value, scope) === true;
};

const call = (name: string, argument: unknown, scope: Scope): unknown => {
  const list = (): readonly unknown[] => {
    if (!Array.isArray(argument)) throw new Error(`${name} takes a list in a template.`);
    return argument;
  };
  const texts = (): readonly string[] => list().map((entry) => text(resolve(entry, scope)));
  switch (name) {
    case 'Ref':
      return scope.ref(text(argument));
    case 'Fn::GetAtt': {
      const [logicalId = '', ...attribute] = typeof argument === 'string' ? argument.split('.') : texts();
      return scope.attribute(logicalId, attribute.join('.'));
    }
    case 'Fn::Join': {
      const [separator, parts] = list();
      return items(resolve(parts, scope)).map(text).join(text(separator));
    }
    case 'Fn::Split': {
      const [separator = '', source = ''] = texts();
      return source.split(separator);
    }
    case 'Fn::Select': {
      const [index, from] = list();
      return items(resolve(from, scope))[Number(resolve(index, scope))];
    }
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::If': {
      const [condition, yes, no] = list();
      return resolve(scope.condition(text(condition)) ? yes : no, scope);
    }
    case 'Fn::Equals': {
      const [left, right] = texts();
      return left === right;
    }
    case 'Fn::And':
      return list().every((entry) => isTrue(entry, scope));
    case 'Fn::Or':
      return list().some((entry) => isTrue(entry, scope));
    case 'Fn::Not':
      return !isTrue(list()[0], scope);
    case 'Fn::FindInMap': {
      const [map = '', top = '', second = ''] = texts();
      return scope.mapping(map, top, second);
    }
    case 'Fn::ImportValue':
      return scope.imported(text(resolve(argument, scope)));
    case 'Fn::GetStackOutput': {
      const { StackName, OutputName } = resolve(argument, scope) as Readonly<Record<string, unknown>>;
      return scope.stackOutput(text(StackName), text(OutputName));
    }
    case 'Fn::Base64':
      return Buffer.from(text(resolve(argument, scope))).toString('base64');
    case 'Fn::ToJsonString':
      return JSON.stringify(resolve(argument, scope));
    default:
      throw new Error(`The local engine does not know the template function ${name}.`);
  }
};

/** `${Name}`, `${Resource.Attribute}`, own variables first; `${!Name}` stays as `${Name}`. */
const substitute = (argument: unknown, scope: Scope): string => {
  const [template, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, unknown>];
  return template.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    if (name in variables) return text(resolve(variables[name], scope));
    const [logicalId = '', ...attribute] = name.split('.');
    return text(attribute.length === 0 ? scope.ref(name) : scope.attribute(logicalId, attribute.join('.')));
  });
};

const items = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Error('A list was expected in the template, not one value.');
  return value;
};

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`A text was expected in the template, not ${value === undefined ? 'nothing' : JSON.stringify(value)}.`);
};
