import { appendFileSync } from 'node:fs';
import type { Model } from './model.ts';
import type { Permissions } from './permissions.ts';

/** Grants as a report over many engines reads them, one line an engine that has ended. */
export interface NotedGrants {
  readonly used: readonly string[];
  readonly unused: readonly string[];
}

/**
 * Adds what an engine's roles were granted, used and not, to the file that `HUIFANG_GRANTS` names; nothing without one. What a
 * grant is about is named by its construct, where it is one.
 */
export const noteGrants = (
  { usedGrants, unusedGrants }: Pick<Permissions, 'usedGrants' | 'unusedGrants'>,
  model: Model,
): void => {
  const file = process.env['HUIFANG_GRANTS'];
  if (file === undefined || file === '') return;
  const paths = new Map(
    [...model.ofType('AWS::KMS::Key'), ...model.ofType('AWS::SQS::Queue')].map(({ arn, path }) => [arn, path]),
  );
  const named = (grants: ReturnType<Permissions['usedGrants']>): string[] =>
    grants.map(({ role, action, resources }) => [role, action, ...resources.map((arn) => paths.get(arn) ?? arn)].join(' '));
  appendFileSync(file, `${JSON.stringify({ used: named(usedGrants()), unused: named(unusedGrants()) } satisfies NotedGrants)}\n`);
};
