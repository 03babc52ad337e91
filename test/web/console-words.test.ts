import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../web/console');
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)(\w+-)?words\.ts$/.test(file));

/** Every key of a catalogue, with the way to it. */
const keysOf = (words: unknown, way = ''): string[] =>
  typeof words === 'object' && words !== null
    ? Object.entries(words).flatMap(([key, value]) => keysOf(value, `${way}/${key}`))
    : [way];

const textsOf = (words: unknown): string[] => {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
};

describe('the words of the console', () => {
  test('there are some', () => expect(files.length).toBeGreaterThan(0));

  test.each(files)('%s says everything in both languages', async (file) => {
    const catalogues = Object.values((await import(join(ROOT, file))) as Record<string, unknown>).filter(
      (one): one is { zh: unknown; en: unknown } => typeof one === 'object' && one !== null && 'zh' in one && 'en' in one,
    );
    expect(catalogues.length).toBeGreaterThan(0);
    for (const { zh, en } of catalogues) {
      expect(keysOf(en)).toEqual(keysOf(zh));
      for (const text of [...textsOf(zh), ...textsOf(en)]) expect(text.trim()).not.toBe('');
      // The switch of languages names the other one.
      const english = textsOf(en).filter((text) => /[\u3400-\u9fff]/.test(text) && !text.includes('中文'));
      expect(english).toEqual([]);
    }
  });
});
