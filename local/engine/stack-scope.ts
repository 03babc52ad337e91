import type { SynthesisedStack } from './assembly.ts';
import type { Identity, Place } from './identifiers.ts';
import type { Scope } from './intrinsics.ts';
import { isTrue, NO_VALUE, resolve } from './intrinsics.ts';

export interface ScopeSources {
  readonly stacks: readonly SynthesisedStack[];
  readonly place: Place;
  /** Values for template parameters, by name; the template's default holds otherwise. */
  readonly parameters: Readonly<Record<string, string>>;
  /** How a resource of a stack is named; undefined when the stack has no such resource. */
  readonly identityOf: (stack: string, logicalId: string) => Identity | undefined;
}

/** Builds what expressions of `stack` can refer to, in it and through exports in the others. */
export const scopeOf = (stack: SynthesisedStack, sources: ScopeSources): Scope => {
  const { template } = stack;
  const { place, parameters, identityOf } = sources;
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': place.account,
    'AWS::NoValue': NO_VALUE,
    'AWS::NotificationARNs': [],
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::StackId': `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${stack.name}/local`,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': place.urlSuffix,
  };

  const parameter = (name: string): unknown => {
    const declared = template.Parameters?.[name];
    const value = parameters[name] ?? declared?.Default;
    if (value === undefined) throw new Error(`Parameter ${name} of stack ${stack.name} has no default; give it a value.`);
    const isList = declared?.Type === 'CommaDelimitedList' || declared?.Type?.startsWith('List<') === true;
    return isList ? String(value).split(',') : String(value);
  };

  const scope: Scope = {
    ref: (name) => {
      if (name in pseudo) return pseudo[name];
      if (template.Parameters?.[name] !== undefined) return parameter(name);
      const identity = identityOf(stack.name, name);
      if (identity === undefined) throw new Error(`Stack ${stack.name} refers to ${name}, which it does not have.`);
      return identity.ref;
    },
    attribute: (logicalId, attribute) => {
      const identity = identityOf(stack.name, logicalId);
      if (identity === undefined) throw new Error(`Stack ${stack.name} refers to ${logicalId}, which it does not have.`);
      return identity.attributes[attribute] ?? `${logicalId}.${attribute}`;
    },
    condition: (name) => isTrue(template.Conditions?.[name] ?? null, scope),
    mapping: (map, top, second) => {
      const value = template.Mappings?.[map]?.[top]?.[second];
      if (value === undefined) throw new Error(`Mapping ${map} of stack ${stack.name} has no ${top}.${second}.`);
      return value;
    },
    imported: (exportName) => {
      for (const other of sources.stacks) {
        const otherScope = other === stack ? scope : scopeOf(other, sources);
        for (const output of Object.values(other.template.Outputs ?? {})) {
          if (output.Export !== undefined && resolve(output.Export.Name, otherScope) === exportName) {
            return resolve(output.Value, otherScope);
          }
        }
      }
      throw new Error(`No stack exports ${exportName}.`);
    },
    stackOutput: (name, output) => {
      const other = sources.stacks.find((candidate) => candidate.name === name);
      const found = other?.template.Outputs?.[output];
      if (other === undefined || found === undefined) throw new Error(`Stack ${name} has no output ${output}.`);
      return resolve(found.Value, other === stack ? scope : scopeOf(other, sources));
    },
  };
  return scope;
};
