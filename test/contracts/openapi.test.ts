import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from '@jest/globals';
import { OPERATIONS } from '../../contracts/openapi/operations.ts';
import { ROLES } from '../../domain/shared/permissions.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import { privacyRoutes } from '../../lambdas/runtime/routes/privacy-routes.ts';
import type { Route } from '../../lambdas/runtime/routes/route.ts';
import { openApi, operationId, rolesOf } from '../../scripts/write-openapi.ts';
import type { Deps, FileDeps } from '../../workflows/ports.ts';

const WRITTEN = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(WRITTEN) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-roles'?: readonly string[] }>>>>;
};

test('docs/openapi.json is what the contracts say now (scripts/write-openapi.ts writes it)', () => {
  expect(WRITTEN).toBe(openApi());
});

test('it is an OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate(WRITTEN);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

/** A route's pattern as the gateway would name it. */
const templateOf = ({ method, path }: Route): string =>
  `${method} ${path.source
    .replace(/^\^|\$$/g, '')
    .replaceAll('\\/', '/')
    .replaceAll('\\.', '.')
    .replace(/\(\?<(\w+)>(?:\[[^\]]*\]|\\d|[\w-])*(?:\[[^\]]*\])?[+{}\d]*\)/g, '{$1}')}`;

describe('the document and the routes', () => {
  const none = {} as Deps & FileDeps;
  const routes = [...consoleRoutes(none), ...privacyRoutes(none)];
  // Functions of their own, which answer one address each.
  const others = ['POST /v1/closings', 'GET /health'];

  test('name the same', () => {
    const named = OPERATIONS.map(({ route }) => route);
    expect(named.toSorted()).toEqual([...new Set([...routes.map(templateOf), ...others])].toSorted());
    expect(new Set(named).size).toBe(named.length);
  });

  test('agree on which writes take a key', () => {
    const made = routes.filter(({ isOnce }) => isOnce === true).map(templateOf);
    expect(
      OPERATIONS.filter(({ isOnce }) => isOnce === true)
        .map(({ route }) => route)
        .toSorted(),
    ).toEqual(made.toSorted());
  });
});

test('every operation has a name of its own, and says in both languages what it does', () => {
  const ids = OPERATIONS.map(({ route }) => operationId(route));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { summary } of OPERATIONS) expect(summary).toMatch(/[a-z].*\p{Script=Han}/u);
});

test('whoever may, is named; nobody may everything', () => {
  for (const operation of OPERATIONS) {
    const [method = '', path = ''] = operation.route.split(' ');
    const roles = document.paths[path]?.[method.toLowerCase()]?.['x-roles'] ?? [];
    expect(roles).toEqual(rolesOf(operation));
    expect(operation.may === 'anybody' ? 0 : roles.length).toBeLessThanOrEqual(ROLES.length);
  }
});
