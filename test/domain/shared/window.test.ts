import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS, isoSeconds } from '../../../domain/shared/instant.ts';
import { firstAllowedMoment, isAllowed, nextOpening } from '../../../domain/shared/window.ts';
import { localClock } from '../../../domain/shared/zone.ts';

const DAY = { windowFrom: '09:00', windowTo: '20:00' };
const at = (text: string): number => Date.parse(text);

describe('whether a text may leave', () => {
  test.each([
    ['midnight', '2025-03-06T00:00:00+08:00', 'Asia/Shanghai', false],
    ['the last moment before the window', '2025-03-06T08:59:59.999+08:00', 'Asia/Shanghai', false],
    ['the first moment of the window', '2025-03-06T09:00:00+08:00', 'Asia/Shanghai', true],
    ['the last moment of the window', '2025-03-06T19:59:59.999+08:00', 'Asia/Shanghai', true],
    ['its end', '2025-03-06T20:00:00+08:00', 'Asia/Shanghai', false],
    ['the last moment of the day', '2025-03-06T23:59:59.999+08:00', 'Asia/Shanghai', false],
    ['a Sunday', '2025-03-09T12:00:00+08:00', 'Asia/Shanghai', true],
    ['nine in Shanghai is seven in Urumqi', '2025-03-06T09:00:00+08:00', 'Asia/Urumqi', false],
    ['nine in Urumqi', '2025-03-06T11:00:00+08:00', 'Asia/Urumqi', true],
  ])('%s', (_, moment, zone, isIn) => expect(isAllowed(at(moment), zone, DAY)).toBe(isIn));
});

describe('the first moment at which a text may leave', () => {
  test.each([
    ['at midnight: nine o’clock that morning', '2025-03-06T00:00:00+08:00', 'Asia/Shanghai', '2025-03-06T09:00:00+08:00'],
    ['just before nine', '2025-03-06T08:59:59.999+08:00', 'Asia/Shanghai', '2025-03-06T09:00:00+08:00'],
    ['in the first minute of the window: at once', '2025-03-06T09:00:30+08:00', 'Asia/Shanghai', '2025-03-06T09:00:30+08:00'],
    ['at nine: at once', '2025-03-06T09:00:00+08:00', 'Asia/Shanghai', '2025-03-06T09:00:00+08:00'],
    [
      'within the window: at once, to the millisecond',
      '2025-03-06T19:59:59.999+08:00',
      'Asia/Shanghai',
      '2025-03-06T19:59:59.999+08:00',
    ],
    ['at eight in the evening: the next morning', '2025-03-06T20:00:00+08:00', 'Asia/Shanghai', '2025-03-07T09:00:00+08:00'],
    ['just before midnight: the next morning', '2025-03-06T23:59:59.999+08:00', 'Asia/Shanghai', '2025-03-07T09:00:00+08:00'],
    ['on New Year’s Eve', '2025-12-31T21:00:00+08:00', 'Asia/Shanghai', '2026-01-01T09:00:00+08:00'],
    ['the evening before the clock goes forward', '2025-03-08T21:00:00-05:00', 'America/New_York', '2025-03-09T09:00:00-04:00'],
    ['the evening before the clock goes back', '2025-11-01T21:00:00-04:00', 'America/New_York', '2025-11-02T09:00:00-05:00'],
    ['the morning of half an hour’s change', '2025-10-05T01:30:00+10:30', 'Australia/Lord_Howe', '2025-10-05T09:00:00+11:00'],
    ['the evening before it is changed back', '2025-04-05T22:00:00+11:00', 'Australia/Lord_Howe', '2025-04-06T09:00:00+10:30'],
  ])('%s', (_, moment, zone, expected) => {
    expect(new Date(firstAllowedMoment(at(moment), zone, DAY))).toEqual(new Date(expected));
  });

  test('a window that a centre has narrowed', () => {
    const narrow = { windowFrom: '10:30', windowTo: '17:00' };
    expect(isAllowed(at('2025-03-06T10:29:59+08:00'), 'Asia/Shanghai', narrow)).toBe(false);
    expect(firstAllowedMoment(at('2025-03-06T17:00:00+08:00'), 'Asia/Shanghai', narrow)).toBe(at('2025-03-07T10:30:00+08:00'));
  });

  const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Berlin');
  const moments = fc.integer({ min: at('2000-01-01T00:00Z'), max: at('2040-01-01T00:00Z') });

  test('is allowed, not before the wish, within a day, and the wish itself if that is allowed', () => {
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        const first = firstAllowedMoment(moment, zone, DAY);
        expect(isAllowed(first, zone, DAY)).toBe(true);
        expect(first).toBeGreaterThanOrEqual(moment);
        expect(first - moment).toBeLessThan(DAY_MS - 10 * HOUR_MS);
        if (isAllowed(moment, zone, DAY)) expect(first).toBe(moment);
        else expect(localClock(first, zone)).toBe('09:00');
      }),
    );
  });
});

describe('the next opening', () => {
  test.each([
    ['in the morning', '2025-03-06T08:00:00+08:00', 'Asia/Shanghai', '2025-03-07T09:00:00+08:00'],
    ['at the opening itself', '2025-03-06T09:00:00+08:00', 'Asia/Shanghai', '2025-03-07T09:00:00+08:00'],
    ['in the evening', '2025-03-31T23:00:00+08:00', 'Asia/Shanghai', '2025-04-01T09:00:00+08:00'],
    ['before the clock goes forward', '2025-03-08T12:00:00-05:00', 'America/New_York', '2025-03-09T09:00:00-04:00'],
  ])('is tomorrow’s, seen %s', (_, moment, zone, expected) => {
    expect(new Date(nextOpening(at(moment), zone, DAY))).toEqual(new Date(expected));
  });
});

describe('a moment in a table', () => {
  test.each([
    [at('2025-03-01T09:00:00+08:00'), '2025-03-01T01:00:00Z'],
    [at('2025-03-01T01:00:00.999Z'), '2025-03-01T01:00:00Z'],
    [0, '1970-01-01T00:00:00Z'],
  ])('%d is %s', (moment, printed) => expect(isoSeconds(moment)).toBe(printed));
});
