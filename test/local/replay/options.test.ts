import { describe, expect, test } from '@jest/globals';
import { replayOptions } from '../../../local/replay/options.ts';
import { UnusableInput } from '../../../local/replay/rejection.ts';

const GIVEN = ['--closings', 'c.csv', '--until', '2026-01-15T00:00:00+08:00', '--year', '2025', '--out', 'out'];
const without = (name: string): string[] => GIVEN.filter((_, i) => GIVEN[i] !== name && GIVEN[i - 1] !== name);

describe('the command line', () => {
  test('is read whole', () => {
    expect(replayOptions([...GIVEN, '--events', 'e.jsonl', '--last-year', 'l.csv'])).toEqual({
      closings: 'c.csv',
      events: 'e.jsonl',
      lastYear: 'l.csv',
      until: Date.parse('2026-01-14T16:00:00Z'),
      year: 2025,
      out: 'out',
    });
  });

  test.each([
    ['a missing option', without('--closings'), '--closings'],
    ['several missing ones', [], '--closings, --until, --year, --out'],
    ['an unknown one', [...GIVEN, '--speed', '2'], '--speed'],
    ['an until without zone', [...without('--until'), '--until', '2026-01-15T00:00:00'], '--until'],
    ['an until that is no time', [...without('--until'), '--until', '2026-13-15T00:00:00Z'], '--until'],
    ['a year that is none', [...without('--year'), '--year', '25'], '--year'],
  ])('%s is named', (_, argv, named) => {
    expect(() => replayOptions(argv)).toThrow(UnusableInput);
    expect(() => replayOptions(argv)).toThrow(named);
  });
});
