import { describe, expect, test } from '@jest/globals';
import { timeliness } from '../../../domain/assessment/timeliness.ts';
import { aFollowUp } from '../response/a-follow-up.ts';

/** Closed on 2025-03-03 in Shanghai, so that 2025-04-02 is the last of 30 days. */
const filed = (filedOn?: string) => aFollowUp('1', { closing: { filedOn } });
const on = (text: string): number => Date.parse(text);
const late = on('2026-01-15T00:00:00+08:00');

describe('filing in time', () => {
  test.each<[string, readonly ReturnType<typeof filed>[], number, number | undefined]>([
    ['no closings', [], late, undefined],
    ['no filing dates at all: left out', [filed(), filed()], late, undefined],
    ['the same day', [filed('2025-03-03')], late, 1],
    ['the last day', [filed('2025-04-02')], late, 1],
    ['a day late', [filed('2025-04-03')], late, 0],
    ['one of two', [filed('2025-04-02'), filed('2025-04-03')], late, 0.5],
    ['unfiled on the last day: not counted yet', [filed('2025-04-01'), filed()], on('2025-04-02T23:59:59+08:00'), 1],
    ['unfiled once the last day has passed: late', [filed('2025-04-01'), filed()], on('2025-04-03T00:00:00+08:00'), 0.5],
  ])('%s', (_, closings, at, expected) => expect(timeliness(closings, at, 30)).toBe(expected));

  test('the days are those of the centre’s zone', () => {
    const closedAt = on('2025-03-03T00:30:00+08:00');
    expect(timeliness([aFollowUp('1', { closing: { closedAt, filedOn: '2025-04-02' } })], late, 30)).toBe(1);
    expect(timeliness([aFollowUp('1', { zone: 'UTC', closing: { closedAt, filedOn: '2025-04-02' } })], late, 30)).toBe(0);
  });

  test('the number of days is the policy’s', () => {
    expect(timeliness([filed('2025-03-18')], late, 15)).toBe(1);
    expect(timeliness([filed('2025-03-19')], late, 15)).toBe(0);
  });
});
