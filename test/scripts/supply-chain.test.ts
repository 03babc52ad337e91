import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { neverUsed } from '../../scripts/grants/never-used.ts';
import { isAllowed, productionPackages } from '../../scripts/licences/production-licences.ts';

const ROOT = join(import.meta.dirname, '../..');
const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');

describe('licences of what is deployed', () => {
  test('each is one that asks for no more than to be named', () => {
    const packages = productionPackages(lock);
    expect(packages.length).toBeGreaterThan(100);
    const names = packages.filter(({ licence }) => !isAllowed(licence)).map(({ name, licence }) => `${name}: ${licence}`);
    expect(names).toEqual([]);
  });

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND Zlib)', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['AGPL-3.0-only', false],
    ['', false],
    ['SEE LICENSE IN licence.txt', false],
  ])('%p: %p', (licence, expected) => {
    expect(isAllowed(licence)).toBe(expected);
  });

  test('what only builds and tests is left out', () => {
    const made = JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/a/node_modules/b': { version: '2.0.0' },
        'node_modules/c': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
      },
    });
    expect(productionPackages(made)).toEqual([
      { name: 'a', version: '1.0.0', licence: 'MIT' },
      { name: 'b', version: '2.0.0', licence: '' },
    ]);
  });
});

describe('the lock file', () => {
  const { packages } = JSON.parse(lock) as {
    readonly packages: Readonly<
      Record<string, { readonly resolved?: string; readonly integrity?: string; readonly inBundle?: boolean }>
    >;
  };
  const fetched = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && inBundle !== true);

  test('pins every package to its hash, from no other registry than the public one', () => {
    const isPinned = ({ resolved, integrity = '' }: { readonly resolved?: string; readonly integrity?: string }): boolean =>
      (resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')) && integrity.startsWith('sha512-');
    const loose = fetched.filter(([, entry]) => !isPinned(entry));
    expect(loose.map(([path]) => path)).toEqual([]);
  });
});

describe('the report of grants', () => {
  const line = (used: string[], unused: string[]): string => JSON.stringify({ used, unused });

  test('names what no engine has needed, and why some of it stays', () => {
    const role = 'Huifang-Service/Score/FunctionRole';
    const report = neverUsed(
      [
        line([`${role} dynamodb:GetItem arn`], [`${role} dynamodb:Scan arn`, `${role} dynamodb:Query arn`]),
        line(
          [`${role} dynamodb:Query arn`],
          [`${role} kms:Decrypt Huifang-Data/TableKey`, `${role} kms:Decrypt Huifang-Data/PersonKey`],
        ),
        '',
      ].join('\n'),
    );
    expect(report).toMatchObject({ engines: 2, granted: 5, kept: [{ grant: `${role} kms:Decrypt Huifang-Data/TableKey` }] });
    expect(report.toRemove).toEqual([`${role} dynamodb:Scan arn`, `${role} kms:Decrypt Huifang-Data/PersonKey`]);
  });
});
