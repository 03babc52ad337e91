import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QUESTION_CODES } from '../../../domain/shared/codes.ts';
import { parseReply } from '../../../domain/reply/parse-reply.ts';
import { isPolite } from '../../../domain/reply/politeness.ts';
import { gold, labelOf, VIEWS } from './gold.ts';
import { generated, written } from './ordinary.ts';

const opens = Object.keys(VIEWS);
const rows = gold();

/** Any string of UTF-16 units, lone surrogates included, mixed with words that the rules know. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        '5',
        '8',
        '律师',
        '收了我',
        '两千',
        '没有',
        '不',
        '满意',
        '很',
        '谢谢',
        ' ',
        ',',
        'TD',
        '?',
        '红包',
        '给',
        '.',
        'hen',
      ),
      fc.constantFrom(...rows.map(({ text }) => text)),
    ),
  )
  .map((parts) => parts.join(''));

/** ASCII in full width, as Chinese keyboards type it. */
const widened = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe('any string', () => {
  test('has a reading that the conversation can take', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...opens), (text, open) => {
        const { understood, words, redFlags } = parseReply(text, VIEWS[open]!);
        expect(words).toBe(words.trim());
        expect(new Set(redFlags).size).toBe(redFlags.length);
        if (understood.kind === 'comment') expect(understood.text).toBe(text.trim());
        if (understood.kind !== 'answers') return;
        expect(new Set(understood.answers.map(({ question }) => question)).size).toBe(understood.answers.length);
        for (const { question, value } of understood.answers) expect(QUESTION_CODES[question]).toContain(value);
      }),
      { numRuns: 1000 },
    );
  });

  test('is read in time that grows with its length only', () => {
    const longest = ['没有要钱', '谢谢你好', '律师没有不', '5 ', '我给打', 'asked me for a ', '看不到律师'].map((part) =>
      part.repeat(2500),
    );
    const from = performance.now();
    for (const text of longest) parseReply(text, VIEWS.charged!);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});

describe('width, case, spaces and courtesy change nothing', () => {
  const same = (change: (text: string) => string) => {
    const changed = rows.filter(({ text, open }) => {
      const [before, after] = [parseReply(text, VIEWS[open]!), parseReply(change(text), VIEWS[open]!)];
      return labelOf(before) !== labelOf(after) || before.redFlags.join() !== after.redFlags.join();
    });
    expect(changed.map(({ text }) => text)).toEqual([]);
  };

  test('full width', () => {
    same(widened);
  });
  test('capitals', () => {
    same((text) => text.toUpperCase());
  });
  test('more spaces', () => {
    same((text) => `  ${text.replaceAll(' ', '   ')}\u3000`);
  });
  test('invisible characters', () => {
    same((text) => `\ufeff${text}\u200b`);
  });

  test('greetings and thanks around an answer', () => {
    const courteous = fc.constantFrom('您好,', '你好 ', '', '好的,', '谢谢,');
    const thankful = fc.constantFrom(',谢谢', '。谢谢律师', '', ' 辛苦了', '!', ',非常感谢');
    fc.assert(
      fc.property(courteous, fc.integer({ min: 1, max: 5 }), thankful, (before, code, after) => {
        const { understood, words } = parseReply(`${before}${code}${after}`, VIEWS.overall!);
        expect(understood).toEqual({ kind: 'answers', answers: [{ question: 'overall', value: code }] });
        expect(words).toBe('');
      }),
    );
  });
});

test('a single letter inside a sentence never refuses', () => {
  const sentences = [...written(), ...generated(20)].filter((text) => text.length > 3 && !isPolite(text));
  fc.assert(
    fc.property(fc.constantFrom(...sentences), fc.constantFrom('t', 'T', 'n', 'R', 'q'), fc.boolean(), (text, letter, first) => {
      const sentence = first ? `${letter}${text}` : `${text} ${letter}`;
      expect(parseReply(sentence, VIEWS.overall!).understood.kind).not.toBe('refusal');
    }),
    { numRuns: 1000 },
  );
});
