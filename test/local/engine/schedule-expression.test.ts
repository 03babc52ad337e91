import { describe, expect, test } from '@jest/globals';
import { parseSchedule } from '../../../local/engine/sources/schedule-expression.ts';

describe('parseSchedule', () => {
  test.each([
    ['rate(1 minute)', '2025-03-01T01:07Z', true],
    ['rate(5 minutes)', '2025-03-01T01:05Z', true],
    ['rate(5 minutes)', '2025-03-01T01:06Z', false],
    ['rate(1 hour)', '2025-03-01T02:00Z', true],
    ['rate(1 hour)', '2025-03-01T02:01Z', false],
    ['rate(1 day)', '2025-03-01T00:00Z', true],
    ['rate(1 day)', '2025-03-01T12:00Z', false],
    ['cron(0 9 * * ? *)', '2025-03-01T09:00Z', true],
    ['cron(0 9 * * ? *)', '2025-03-01T10:00Z', false],
    ['cron(0/15 * * * ? *)', '2025-03-01T10:45Z', true],
    ['cron(0/15 * * * ? *)', '2025-03-01T10:50Z', false],
    ['cron(30 8 ? * MON-FRI *)', '2025-03-03T08:30Z', true],
    ['cron(30 8 ? * MON-FRI *)', '2025-03-01T08:30Z', false],
    ['cron(30 8 ? * 7 *)', '2025-03-01T08:30Z', true],
    ['cron(0 0 1,15 JAN,mar ? *)', '2025-03-15T00:00Z', true],
    ['cron(0 0 1,15 JAN,MAR ? *)', '2025-02-15T00:00Z', false],
    ['cron(0 0 1 1 ? 2026)', '2026-01-01T00:00Z', true],
    ['cron(0 0 1 1 ? 2026)', '2025-01-01T00:00Z', false],
    ['cron(10-20/5 * * * ? *)', '2025-01-01T00:15Z', true],
    ['cron(10-20/5 * * * ? *)', '2025-01-01T00:25Z', false],
  ])('%s at %s: %s', (expression, at, expected) => {
    expect(parseSchedule(expression)(Date.parse(at))).toBe(expected);
  });

  test('means cron times in the zone that is given, also where clocks change', () => {
    expect(parseSchedule('cron(0 9 * * ? *)', 'Asia/Shanghai')(Date.parse('2025-03-01T01:00Z'))).toBe(true);
    expect(parseSchedule('cron(0 9 * * ? *)', 'Asia/Shanghai')(Date.parse('2025-03-01T09:00Z'))).toBe(false);
    expect(parseSchedule('cron(0 9 * * ? *)', 'Europe/Berlin')(Date.parse('2025-03-29T08:00Z'))).toBe(true);
    expect(parseSchedule('cron(0 9 * * ? *)', 'Europe/Berlin')(Date.parse('2025-03-30T07:00Z'))).toBe(true);
  });

  test.each([
    'rate(0 minutes)',
    'rate(1 week)',
    'cron(0 9 * * ?)',
    'cron(0 9 L * ? *)',
    'cron(60 9 * * ? *)',
    'cron(0 9 ? * 2#1 *)',
    'at(2025-01-01T00:00:00)',
    '',
  ])('refuses %j', (expression) => {
    expect(() => parseSchedule(expression)).toThrow(/cannot read the schedule/);
  });
});
