import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOfDate, instantOfDate, readDate } from '../../../domain/case/parse-date.ts';

const SHANGHAI = 'Asia/Shanghai';

const instantIn = (text: string, zone: string): string => new Date(instantOfDate(readDate(text)!, zone)).toISOString();

describe('a date with or without a time', () => {
  test.each([
    ['2026-01-05', '2026-01-04T16:00:00.000Z'],
    ['2026-1-5', '2026-01-04T16:00:00.000Z'],
    ['2026/1/5', '2026-01-04T16:00:00.000Z'],
    ['2026/01/05', '2026-01-04T16:00:00.000Z'],
    ['2026年1月5日', '2026-01-04T16:00:00.000Z'],
    ['２０２６年０１月０５日', '2026-01-04T16:00:00.000Z'],
    ['20260105', '2026-01-04T16:00:00.000Z'],
    [' 2026-01-05 ', '2026-01-04T16:00:00.000Z'],
    ['2025/07/13 12:35', '2025-07-13T04:35:00.000Z'],
    ['2026年1月5日 9:30', '2026-01-05T01:30:00.000Z'],
    ['2026年1月5日9:30', '2026-01-05T01:30:00.000Z'],
    ['2026年1月5日T9:30', '2026-01-05T01:30:00.000Z'],
    ['2026-01-05T09:30', '2026-01-05T01:30:00.000Z'],
    ['2026-01-05t09:30:07', '2026-01-05T01:30:07.000Z'],
    ['2026-01-05 09：30：07.25', '2026-01-05T01:30:07.250Z'],
    ['2026-01-05 09:30:07,123456789', '2026-01-05T01:30:07.123Z'],
    ['20260105  09:30', '2026-01-05T01:30:00.000Z'],
    ['2026-01-05T23:59:59.999', '2026-01-05T15:59:59.999Z'],
    ['2026-01-05T09:30Z', '2026-01-05T09:30:00.000Z'],
    ['2026-01-05T09:30z', '2026-01-05T09:30:00.000Z'],
    ['2026-01-05T09:30:00+08:00', '2026-01-05T01:30:00.000Z'],
    ['2026-01-05T09:30:00.5-0330', '2026-01-05T13:00:00.500Z'],
    ['2026-01-05 09:30 +09', '2026-01-05T00:30:00.000Z'],
    ['2026/1/5 9:30+14:00', '2026-01-04T19:30:00.000Z'],
    ['2026-01-05T09:30-12:00', '2026-01-05T21:30:00.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
    ['1990-01-01', '1989-12-31T16:00:00.000Z'],
    ['2100-12-31', '2100-12-30T16:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(instantIn(text, SHANGHAI)).toBe(expected);
  });

  test.each([
    '',
    'soon',
    '2026',
    '2026-01',
    '2026-02-30',
    '2025-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '1989-12-31',
    '2101-01-01',
    '0026-01-05',
    '12026-01-05',
    '2026-1/5',
    '2026年1月5',
    '2026.1.5',
    '5/1/2026',
    '45851',
    '202601051',
    '2026-01-05T',
    '2026-01-05T9',
    '2026-01-0509:30',
    '2026-01-05 9:3',
    '2026-01-05 24:00',
    '2026-01-05 23:60',
    '2026-01-05 23:59:60',
    '2026-01-05 23:59:59.',
    '2026-01-05+08:00',
    '2026-01-05T09:30+8',
    '2026-01-05T09:30+08:60',
    '2026-01-05T09:30+14:01',
    '2026-01-05T09:30-12:01',
    '2026-01-05T09:30 CST',
    '2026-01-05 09:30 PM',
    'x2026-01-05',
    '2026-01-05x',
  ])('%j is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test('without a zone of its own it is read in the zone given, clock changes included', () => {
    expect(instantIn('2025-07-01 12:00', 'America/New_York')).toBe('2025-07-01T16:00:00.000Z');
    expect(instantIn('2025-01-01 12:00', 'America/New_York')).toBe('2025-01-01T17:00:00.000Z');
  });

  test.each([
    ['2026-01-05', '2026-01-05'],
    ['2026/1/5 23:59', '2026-01-05'],
    ['2026-01-05T23:59:59Z', '2026-01-06'],
    ['2026-01-05T15:59:59Z', '2026-01-05'],
    ['2026-01-05T01:00:00+10:00', '2026-01-04'],
  ])('the day of %s in Shanghai is %s', (text, day) => {
    expect(dayOfDate(readDate(text)!, SHANGHAI)).toBe(day);
  });
});

describe('properties', () => {
  const moment = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2100-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });

  test('every ISO moment reads as itself', () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(instantOfDate(readDate(at.toISOString())!, SHANGHAI)).toBe(at.getTime());
      }),
    );
  });

  test('all ways to write a day mean the same day', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const iso = at.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        for (const text of [
          `${year}/${month}/${day}`,
          `${year}年${month}月${day}日`,
          iso.replaceAll('-', ''),
          `${year}-${month}-${day}`,
        ]) {
          expect(readDate(text)).toEqual({ date: iso, clock: '00:00:00.000' });
        }
      }),
    );
  });

  test('any text is a date or none, never an error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^\d{1,5}[-/年. T:]{0,2}\d{1,3}[-/月:+Z]{0,2}\d{0,4}日?[ T]?[\d:.]{0,9}$/),
    );
    fc.assert(
      fc.property(text, (written) => {
        const read = readDate(written);
        if (read !== undefined) expect(instantOfDate(read, 'UTC')).toBeGreaterThan(Date.UTC(1989, 11, 31));
      }),
      { numRuns: 2000 },
    );
  });
});
