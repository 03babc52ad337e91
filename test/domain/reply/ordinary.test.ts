import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseReply } from '../../../domain/reply/parse-reply.ts';
import { VIEWS } from './gold.ts';
import { generated, written } from './ordinary.ts';
import { reportOrdinary } from './report.ts';

const readings = (messages: readonly string[], open: string) =>
  messages.map((text) => ({ text, kind: parseReply(text, VIEWS[open]!).understood.kind }));

describe('messages of daily life that reach us by mistake', () => {
  const all = [...written(), ...generated()];

  test('there are enough of them, and all different', () => {
    expect(written().length).toBeGreaterThan(500);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(2400);
  });

  test.each(['overall', 'communication'])('fewer than 0.5 % rate the service while %s is open', (open) => {
    const rated = readings(all, open).filter(({ kind }) => kind === 'answers');
    expect(rated.length / all.length).toBeLessThan(0.005);
  });

  test.each(['charged', 'absent'])('while %s is open, only words that answer a yes-or-no question do', (open) => {
    const answered = readings(generated(), open).filter(({ kind }) => kind === 'answers');
    expect(answered).toEqual([]);
  });

  test.each(Object.keys(VIEWS))('none refuses, and nobody is taken out of the survey (%s)', (open) => {
    const ended = ['refusal', 'resume', 'wrong-person', 'deceased', 'detained'];
    expect(readings(all, open).filter(({ kind }) => ended.includes(kind))).toEqual([]);
  });

  test('the page on reply parsing gives their figure', () => {
    expect(readFileSync('docs/reply-parsing.md', 'utf8')).toContain(reportOrdinary());
  });
});
