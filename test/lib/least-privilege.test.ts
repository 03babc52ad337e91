import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ALERT_CHANNELS, ALIBABA, END_USER_MESSAGING, list, nameOf, synthesise } from './stacks.ts';
import type { Reference } from './stacks.ts';

/* Every statement of every policy, whichever provider is set: what it leaves open by a `*` or a `?` has its reason in docs/security.md. */

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: Reference | readonly Reference[];
}
interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

const APPS: readonly Readonly<Record<string, string>>[] = [ALERT_CHANNELS, END_USER_MESSAGING, ALIBABA];

/** The allowing statements anywhere in a resource, with the name of the resource. */
const statementsIn = (id: string, value: unknown): (readonly [string, Statement])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Effect' in value && 'Action' in value ? [[id, value as Statement] as const] : [];
  return [...own, ...Object.values(value).flatMap((inner) => statementsIn(id, inner))];
};

const open = (): Set<string> => {
  const found = new Set<string>();
  for (const settings of APPS) {
    const { data, service } = synthesise(settings);
    for (const template of [data, service]) {
      const { Resources } = template.toJSON() as { readonly Resources: Readonly<Record<string, Resource>> };
      for (const [id, { Type, Properties }] of Object.entries(Resources)) {
        for (const [name, { Effect, Action, Resource = [] }] of statementsIn(id, Properties)) {
          if (Effect !== 'Allow') continue;
          for (const action of list(Action)) {
            for (const resource of list(Resource)) {
              const to = nameOf(resource).replace(/^arn:AWS::Partition:\w+:AWS::Region:AWS::AccountId:/, '');
              // In the policy of a key, `*` is the key itself.
              const isItself = Type === 'AWS::KMS::Key' && to === '*';
              if (!/[*?]/.test(`${action} ${isItself ? '' : to}`)) continue;
              found.add(`${name.replace(/(FunctionRoleDefaultPolicy)?[0-9A-F]{8}$/, '')} may ${action} on ${to}`);
            }
          }
        }
      }
    }
  }
  return found;
};

test('what is open by a * has its reason in docs/security.md, and nothing else is there', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8');
  const told = page.split('\n').flatMap((line) => {
    const [, who = '', actions = '', to = ''] = /^\| `([^`]+)` may `([^`]+)` on `([^`]+)` \| \S.* \|$/.exec(line) ?? [];
    return actions.split(' ').flatMap((action) => (action === '' ? [] : `${who} may ${action} on ${to}`));
  });
  expect([...open()].sort()).toEqual(told.sort());
});
