import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf, localClock, localDate, localYear, zoneOffset } from '../../../domain/shared/zone.ts';

const at = (text: string): number => Date.parse(text);

describe('what a zone shows', () => {
  test.each([
    ['2025-03-01T01:00:00Z', 'Asia/Shanghai', '2025-03-01', '09:00'],
    ['2026-12-31T15:59:59Z', 'Asia/Shanghai', '2026-12-31', '23:59'],
    ['2026-12-31T16:00:00Z', 'Asia/Shanghai', '2027-01-01', '00:00'],
    ['2026-12-31T16:00:00Z', 'Asia/Urumqi', '2026-12-31', '22:00'],
    ['2025-07-01T00:15:00Z', 'Asia/Kathmandu', '2025-07-01', '06:00'],
    ['2025-07-01T00:15:00Z', 'America/New_York', '2025-06-30', '20:15'],
    ['1969-12-31T23:59:59.999Z', 'UTC', '1969-12-31', '23:59'],
  ])('%s in %s is %s %s', (moment, zone, date, clock) => {
    expect([localDate(at(moment), zone), localClock(at(moment), zone)]).toEqual([date, clock]);
    expect(localYear(at(moment), zone)).toBe(Number(date.slice(0, 4)));
  });

  test('an unknown zone is a mistake in the data, not a guess', () => {
    expect(() => localDate(0, 'Asia/Nowhere')).toThrow(RangeError);
  });
});

describe('the moment of a date and clock time', () => {
  test.each([
    ['an ordinary day', '2025-03-01', '09:00', 'Asia/Shanghai', '2025-03-01T01:00:00Z'],
    ['with seconds', '2025-03-01', '09:00:07.250', 'Asia/Shanghai', '2025-03-01T01:00:07.250Z'],
    ['midnight that ends a day', '2025-03-01', '24:00', 'Asia/Shanghai', '2025-03-01T16:00:00Z'],
    ['winter', '2025-01-15', '12:00', 'America/New_York', '2025-01-15T17:00:00Z'],
    ['summer', '2025-07-15', '12:00', 'America/New_York', '2025-07-15T16:00:00Z'],
    ['before the clock goes forward that day', '2025-03-09', '01:59', 'America/New_York', '2025-03-09T06:59:00Z'],
    ['in the gap: the first moment after it', '2025-03-09', '02:30', 'America/New_York', '2025-03-09T07:00:00Z'],
    ['at the start of the gap', '2025-03-09', '02:00', 'America/New_York', '2025-03-09T07:00:00Z'],
    ['after the gap', '2025-03-09', '03:00', 'America/New_York', '2025-03-09T07:00:00Z'],
    ['an hour that comes twice: the first', '2025-11-02', '01:30', 'America/New_York', '2025-11-02T05:30:00Z'],
    ['after the hour that came twice', '2025-11-02', '02:00', 'America/New_York', '2025-11-02T07:00:00Z'],
    ['half an hour of gap', '2025-10-05', '02:15', 'Australia/Lord_Howe', '2025-10-04T15:30:00Z'],
    ['east of Greenwich in the gap', '2025-03-30', '02:30', 'Europe/Berlin', '2025-03-30T01:00:00Z'],
    ['a day the zone never had', '2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s', (_, date, clock, zone, moment) => {
    expect(new Date(instantOf(date, clock, zone))).toEqual(new Date(moment));
  });

  test('every clock time of a gap is the same moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_599_999 }), (ms) => {
        const clock = new Date(Date.parse('2025-03-09T02:00Z') + ms).toISOString().slice(11, 23);
        expect(instantOf('2025-03-09', clock, 'America/New_York')).toBe(at('2025-03-09T07:00Z'));
      }),
    );
  });

  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns');
  const moments = fc.integer({ min: at('1990-01-01T00:00Z'), max: at('2040-01-01T00:00Z') });

  test('reads back as the same clock, at the same moment or, of two, at the first', () => {
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        const clock = new Date(moment + zoneOffset(moment, zone)).toISOString().slice(11, 23);
        const back = instantOf(localDate(moment, zone), clock, zone);
        expect(back).toBeLessThanOrEqual(moment);
        expect([localDate(back, zone), localClock(back, zone)]).toEqual([localDate(moment, zone), localClock(moment, zone)]);
      }),
    );
  });
});

describe('calendar days', () => {
  test.each([
    ['2025-01-31', 1, '2025-02-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-12-31', 30, '2026-01-30'],
    ['2025-03-01', -1, '2025-02-28'],
    ['2025-03-01', 0, '2025-03-01'],
  ])('%s and %i days is %s', (date, days, expected) => expect(addDays(date, days)).toBe(expected));
});
