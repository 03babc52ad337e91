import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../domain/shared/codes.ts';
import { play } from './play.ts';
import { readScript } from './script.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

describe.each(LANGUAGES)('conversations in %s', (language) => {
  const names = files.filter((name) => name.endsWith(`.${language}.txt`));

  test.each(names)('%s', (name) => {
    const file = readFileSync(new URL(name, folder), 'utf8');
    const script = readScript(file, language);
    expect([...script.head, ...play(script)].join('\n')).toBe(file.trimEnd());
  });
});

test('every conversation is played', () => {
  expect(files.filter((name) => !LANGUAGES.some((language) => name.endsWith(`.${language}.txt`)))).toEqual([]);
  expect(files.length).toBeGreaterThanOrEqual(50);
});
