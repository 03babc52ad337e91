import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digestOf, MOST_SINGLY } from '../../../domain/alert/digest.ts';
import type { PublishedAlert } from '../../../domain/alert/published-alert.ts';
import type { AlertLevel } from '../../../domain/shared/codes.ts';
import { ALERT_LEVELS } from '../../../domain/shared/codes.ts';
import { anyBatch, published } from './published.ts';

/** Alerts of these levels, the first raised first; each named by its place. */
const raised = (...levels: AlertLevel[]): PublishedAlert[] =>
  levels.map((level, i) => published({ level, caseNo: String(i + 1), raisedAt: i }));
const names = (alerts: readonly PublishedAlert[]) => alerts.map(({ caseNo }) => caseNo).join(' ');
const split = (batch: readonly PublishedAlert[]) => {
  const { singly, together } = digestOf(batch);
  return { singly: names(singly), together: names(together) };
};

describe('how a batch is told', () => {
  test.each<[string, AlertLevel[], string, string]>([
    ['nothing', [], '', ''],
    ['five of any level: each alone', ['low', 'high', 'medium', 'critical', 'low'], '1 2 3 4 5', ''],
    ['six: only critical ones alone', ['low', 'high', 'critical', 'medium', 'critical', 'high'], '3 5', '2 6 4 1'],
    ['six milder ones: all together, the gravest first', ['low', 'low', 'medium', 'low', 'high', 'low'], '', '5 3 1 2 4 6'],
    ['seven critical ones: the five oldest alone', Array<AlertLevel>(7).fill('critical'), '1 2 3 4 5', '6 7'],
  ])('%s', (_, levels, singly, together) => expect(split(raised(...levels))).toEqual({ singly, together }));

  test('the oldest first, in whatever order they came', () => {
    expect(split(raised('low', 'low', 'low').toReversed())).toEqual({ singly: '1 2 3', together: '' });
    expect(split(raised(...Array<AlertLevel>(6).fill('critical')).toReversed())).toEqual({ singly: '1 2 3 4 5', together: '6' });
  });
});

describe('whatever the batch', () => {
  test('nothing is dropped and nothing told twice', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const { singly, together } = digestOf(batch);
        expect(new Set([...singly, ...together])).toEqual(new Set(batch));
        expect(singly.length + together.length).toBe(batch.length);
      }),
    );
  });

  test('it is at most six messages', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const { singly, together } = digestOf(batch);
        expect(singly.length + Math.min(1, together.length)).toBeLessThanOrEqual(MOST_SINGLY + 1);
      }),
    );
  });

  test('a critical alert is told together only if five older ones are told alone', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const { singly, together } = digestOf(batch);
        const late = together.filter(({ level }) => level === 'critical');
        if (late.length > 0) {
          expect(singly).toHaveLength(MOST_SINGLY);
          expect(singly.every((a) => a.level === 'critical' && late.every((b) => b.raisedAt >= a.raisedAt))).toBe(true);
        }
      }),
    );
  });

  test('what is told together falls from the gravest to the mildest', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const levels = digestOf(batch).together.map(({ level }) => ALERT_LEVELS.indexOf(level));
        expect(levels).toEqual(levels.toSorted((a, b) => b - a));
      }),
    );
  });
});
