import { describe, expect, test } from '@jest/globals';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { TalliedAlert } from '../../../domain/score/alert-tally.ts';
import { tallyByMonth } from '../../../domain/score/by-month.ts';
import { bySize, foldSources, OTHER_SOURCES, SOURCES_NAMED } from '../../../domain/score/sources.ts';
import type { Tally } from '../../../domain/score/tally.ts';
import { NO_TALLY, tallyOf } from '../../../domain/score/tally.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { aFollowUp, aText, answered } from '../response/a-follow-up.ts';

const tally = (followUps: readonly FollowUp[], alerts: readonly TalliedAlert[] = []): Tally =>
  tallyOf({ followUps, alerts, policy });
const anAlert = (caseNo: string, rest: Partial<TalliedAlert> = {}): TalliedAlert => ({
  caseNo,
  cause: 'charged',
  level: 'critical',
  escalations: 0,
  ...rest,
});

describe('a tally of closings', () => {
  test('of none is nothing', () => expect(tally([])).toEqual(NO_TALLY));

  test('has a cell for each kind, category and result, and tells those that are not told apart', () => {
    const counted = tally([
      answered('1', 5, { closing: { kind: 'labour', categories: ['migrant-worker', 'woman'], result: 'favourable' } }),
      answered('2', 2, { closing: { kind: 'labour', categories: ['woman', 'woman'] } }),
      aFollowUp('3'),
    ]);
    const closings = (cells: Readonly<Record<string, { closings: number }>>): Record<string, number> =>
      Object.fromEntries(Object.entries(cells).map(([code, cell]) => [code, cell.closings]));
    expect(counted.closings).toBe(3);
    expect(closings(counted.byKind)).toEqual({ labour: 2, civil: 1 });
    expect(closings(counted.byCategory)).toEqual({ 'migrant-worker': 1, woman: 2, none: 1 });
    expect(closings(counted.byResult)).toEqual({ favourable: 1, none: 2 });
    expect(counted.byKind.labour?.histogram).toEqual({ 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 });
  });

  test('counts answers by question, of valid responses', () => {
    const { questions } = tally([
      answered('1', 5, { answers: { overall: 5, charged: 8, communication: 3, absent: 0 } }),
      answered('2', 4, { answers: { overall: 4, charged: 9 } }),
      answered('3', 1, { answers: { overall: 1, charged: 9 }, confirmed: false }),
      answered('4', 1, { answers: { overall: 1, charged: 9 }, voided: { at: 1, by: 'sup-1', reason: 'faked' } }),
    ]);
    expect(questions).toEqual({
      overall: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 },
      charged: { 8: 1, 9: 1, 0: 0 },
      communication: { 1: 0, 2: 0, 3: 1, 4: 0, 5: 0 },
      absent: { 8: 0, 9: 0, 0: 1 },
    });
  });

  test('sums what closings tell: sources, persons, yuan, terminated ones', () => {
    const counted = tally([
      aFollowUp('1', { closing: { source: '法院通知', people: 2, recovered: 14_000 } }),
      aFollowUp('2', { closing: { source: '法院通知', people: 0 } }),
      aFollowUp('3', { state: 'excluded', reason: 'terminated', closing: { outcome: 'terminated' } }),
    ]);
    expect(counted).toMatchObject({
      bySource: { 法院通知: 2, '': 1 },
      people: { closings: 2, sum: 2 },
      recovered: { closings: 1, sum: 14_000 },
      terminated: 1,
      funnel: { eligible: 2, excluded: { terminated: 1 } },
    });
  });

  test.each<[string, string | undefined, Record<string, number>]>([
    ['the same day', '2025-03-03', { 0: 1 }],
    ['over a month’s end', '2025-02-27', { 4: 1 }],
    ['no date of acceptance', undefined, {}],
    ['accepted after it was closed, which cannot be', '2025-03-04', {}],
  ])('days from acceptance to closing: %s', (_, acceptedOn, days) => {
    expect(tally([aFollowUp('1', { closing: acceptedOn === undefined ? {} : { acceptedOn } })]).days).toEqual(days);
  });

  test('the days are those of the zone’s calendar', () => {
    const closing = { acceptedOn: '2025-03-03', closedAt: Date.parse('2025-03-03T23:30:00Z') };
    expect(tally([aFollowUp('1', { closing })]).days).toEqual({ 1: 1 });
    expect(tally([aFollowUp('1', { closing, zone: 'UTC' })]).days).toEqual({ 0: 1 });
  });

  test('alerts by level and cause with how they ended, those of other cases and of reopened ones aside', () => {
    const counted = tally(
      [answered('1', 5), answered('2', 5), answered('3', 5, { state: 'cancelled' })],
      [
        anAlert('1', { escalations: 2 }),
        anAlert('1', { cause: 'overall', level: 'high', outcome: 'misrated' }),
        anAlert('2', { outcome: 'confirmed' }),
        anAlert('3'),
        anAlert('9'),
      ],
    );
    expect(counted.alerts).toEqual({
      byLevel: { critical: { open: 1, confirmed: 1 }, high: { misrated: 1 } },
      byCause: { charged: { open: 1, confirmed: 1 }, overall: { misrated: 1 } },
      escalated: 1,
    });
    expect(counted.redFlags).toBe(2);
  });

  test('consultations stand apart', () => {
    const consultation = { closing: { service: 'consultation' as const } };
    const counted = tally(
      [
        answered('1', 2, { ...consultation, texts: [aText('question:overall', 'delivered')] }),
        aFollowUp('2', consultation),
        answered('3', 2, { ...consultation, state: 'cancelled' }),
      ],
      [anAlert('1', { cause: 'overall', level: 'medium' })],
    );
    expect(counted).toEqual({
      ...NO_TALLY,
      consultations: {
        closings: 2,
        histogram: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 0 },
        micropoints: 30_000_000,
        funnel: { ...NO_TALLY.funnel, eligible: 2, sent: 1, delivered: 1, replied: 1, valid: 1 },
        alerts: { byLevel: { medium: { open: 1 } }, byCause: { overall: { open: 1 } }, escalated: 0 },
      },
    });
  });
});

describe('months', () => {
  test('are those of the closing in the centre’s zone; empty ones are absent', () => {
    const eve = Date.parse('2025-01-31T16:00:00Z');
    const byMonth = tallyByMonth({
      followUps: [
        answered('1', 5, { closing: { closedAt: eve } }),
        answered('2', 5, { closing: { closedAt: eve - 1 } }),
        answered('3', 5, { closing: { closedAt: eve }, state: 'cancelled' }),
        answered('4', 5, { state: 'cancelled' }),
      ],
      alerts: [anAlert('2')],
      policy,
    });
    expect(Object.keys(byMonth)).toEqual(['01', '02']);
    expect(byMonth['01']).toMatchObject({ closings: 1, redFlags: 1 });
    expect(byMonth['02']).toMatchObject({ closings: 1, redFlags: 0 });
  });
});

test('a first text that waits was not sent, though another one left', () => {
  const texts = [aText('question:overall', 'queued'), aText('refusal-confirmed', 'sent')];
  expect(tally([aFollowUp('1', { texts })]).funnel).toMatchObject({ sent: 0 });
});

describe('sources', () => {
  const many = Object.fromEntries(
    Array.from({ length: SOURCES_NAMED + 2 }, (_, i) => [`来源${String(i).padStart(2, '0')}`, 100 - i]),
  );

  test('few are named as they are', () => expect(foldSources({ a: 1, '': 2 })).toEqual({ a: 1, '': 2 }));

  test('of many the most frequent are named and the others counted together, what is not told apart', () => {
    const folded = foldSources({ ...many, '': 1, [OTHER_SOURCES]: 5 });
    expect(Object.keys(folded)).toHaveLength(SOURCES_NAMED + 2);
    expect(folded).toMatchObject({ 来源00: 100, 来源39: 61, '': 1, [OTHER_SOURCES]: 60 + 59 + 5 });
    expect(foldSources(folded)).toEqual(folded);
  });

  test('of equal ones the first by name', () => {
    const equal = Object.fromEntries(
      Object.keys(many)
        .toReversed()
        .map((name) => [name, 1]),
    );
    expect(bySize({ 丙: 1, 乙: 1, 甲: 2 }).map(([source]) => source)).toEqual(['甲', '丙', '乙']);
    expect(foldSources(equal)).not.toHaveProperty('来源40');
    expect(foldSources(equal)).toMatchObject({ 来源39: 1, [OTHER_SOURCES]: 2 });
  });
});
