import { describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from '../../../contracts/replay-event.ts';
import type { RecordedClosing } from '../../../local/replay/inputs.ts';
import { timelineOf } from '../../../local/replay/timeline.ts';

const closing = (row: number, closedAt: number) => ({
  source: 'closings.csv',
  row,
  item: { closing: { closedAt } as RecordedClosing['closing'], cells: { case_no: `K${row}` } },
});
const reply = (row: number, at: number, id: string, body = '5') => ({
  source: 'events.jsonl',
  row,
  item: { at, type: 'reply', from: '+8613800000001', body, id } satisfies ReplayEvent,
});

describe('timeline', () => {
  test('goes by time; at one moment closings first, then events as in the file', () => {
    const { entries } = timelineOf(
      { closings: [closing(2, 20), closing(3, 10)], events: [reply(1, 20, 'a'), reply(2, 10, 'b'), reply(3, 20, 'c')] },
      100,
    );
    expect(entries.map(({ at, kind, row }) => [at, kind, row])).toEqual([
      [10, 'closing', 3],
      [10, 'event', 2],
      [20, 'closing', 2],
      [20, 'event', 1],
      [20, 'event', 3],
    ]);
  });

  test('what lies after the end is left out and counted; the end itself is in', () => {
    const { entries, afterUntil } = timelineOf({ closings: [closing(2, 100)], events: [reply(1, 101, 'a')] }, 100);
    expect([entries.length, afterUntil]).toEqual([1, 1]);
  });

  test('an id again with the same content is a repeat, whenever it comes; with other content it is rejected', () => {
    const events = [reply(1, 10, 'a'), reply(2, 30, 'a'), reply(3, 40, 'a', '4')];
    const { entries, repeats, rejected } = timelineOf({ closings: [], events }, 100);
    expect([entries.length, repeats]).toEqual([2, 1]);
    expect(rejected).toEqual([expect.objectContaining({ source: 'events.jsonl', row: 3, column: 'id', value: 'a' })]);
  });

  test('of two contents of one id the earlier in time stands', () => {
    const { entries, rejected } = timelineOf({ closings: [], events: [reply(1, 20, 'a', '4'), reply(2, 10, 'a', '5')] }, 100);
    expect(entries.map(({ row }) => row)).toEqual([2]);
    expect(rejected.map(({ row }) => row)).toEqual([1]);
  });
});
