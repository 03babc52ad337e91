import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/* The table in docs/known-failures.md and the tests say the same. */

const folder = new URL('.', import.meta.url);
const THREAD = /[\w.-]+\/[\w.-]+#\d+/g;
const threadsIn = (text: string): string[] => [...new Set(text.match(THREAD) ?? [])].sort();

const table = readFileSync(new URL('../../docs/known-failures.md', folder), 'utf8');
const sections = new Map(
  table
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => [section.slice(0, section.indexOf('\n')), section]),
);
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && name !== 'table.test.ts');

test('every file of tests has its part of the table', () => {
  expect([...sections.keys()].filter((name) => name.endsWith('.ts')).sort()).toEqual(files.sort());
});

describe.each(files)('%s', (name) => {
  const source = readFileSync(new URL(name, folder), 'utf8');
  const section = sections.get(name) ?? '';

  test('names the threads the table names', () => expect(threadsIn(source)).toEqual(threadsIn(section)));

  test('holds the tests the table names', () => {
    const named = [...section.matchAll(/`([^`]+)`(?:,| \|$)/gm)].map(([, title = '']) => title);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((title) => !source.includes(title))).toEqual([]);
  });
});
