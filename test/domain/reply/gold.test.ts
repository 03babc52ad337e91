import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { gold } from './gold.ts';
import type { Reading } from './measure.ts';
import { isAnswer, measure, precision, readAll, recall } from './measure.ts';
import { reportLabelled } from './report.ts';

describe('replies labelled by hand', () => {
  let read: readonly Reading[] | undefined;
  // Not while the file is loaded: that belongs to no test, and mutation testing would run every test for it.
  const readings = (): readonly Reading[] => (read ??= readAll(gold()));

  test('the page on reply parsing gives their figures', () => {
    expect(readFileSync('docs/reply-parsing.md', 'utf8')).toContain(reportLabelled(readings()));
  });

  test('there are enough of them, of every class', () => {
    expect(readings().length).toBeGreaterThan(2000);
    expect(measure(readings()).map(({ name }) => name)).toEqual([
      'auto-reply',
      'comment',
      'confirm',
      'deceased',
      'detained',
      'no-comment',
      'question-back',
      'refusal',
      'resume',
      'scale 1',
      'scale 2',
      'scale 3',
      'scale 4',
      'scale 5',
      'several answers',
      'unclear',
      'wrong-person',
      'yes-no 0',
      'yes-no 8',
      'yes-no 9',
      'red flag charged',
      'red flag absent',
    ]);
  });

  test('no answer is ever a wrong one', () => {
    expect(readings().filter(({ label, got }) => isAnswer(got) && got !== label)).toEqual([]);
  });

  test('at most 3 % of the answers are asked again', () => {
    const answers = readings().filter(({ label }) => isAnswer(label));
    const missed = answers.filter(({ label, got }) => got !== label);
    expect(missed.length / answers.length).toBeLessThanOrEqual(0.03);
  });

  test('nobody is taken out of the survey by mistake, and no alert is raised without cause', () => {
    const grave = ['refusal', 'resume', 'wrong-person', 'deceased', 'detained', 'red flag charged', 'red flag absent'];
    const measures = measure(readings()).filter(({ name }) => grave.includes(name));
    expect(measures.map((of) => [of.name, precision(of)])).toEqual(measures.map(({ name }) => [name, 1]));
  });

  test('each class is found at least 95 % of the time', () => {
    expect(measure(readings()).filter((of) => recall(of) < 0.95)).toEqual([]);
  });
});
