import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { ScoredAlert } from '../../../domain/score/score-lawyer.ts';
import { scoreLawyer } from '../../../domain/score/score-lawyer.ts';
import { wilsonInterval } from '../../../domain/score/wilson.ts';
import type { AlertCause, AlertOutcome } from '../../../domain/shared/codes.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { aFollowUp, aText, answered } from '../response/a-follow-up.ts';

const score = (followUps: readonly FollowUp[], alerts: readonly ScoredAlert[] = []) => scoreLawyer({ followUps, alerts, policy });

describe('figures of a lawyer', () => {
  test('of five responses', () => {
    const followUps = [
      answered('1', 5),
      answered('2', 4, { answers: { overall: 4, communication: 2 } }),
      answered('3', 3, { closing: { kind: 'criminal' } }),
      answered('4', 2),
      answered('5', 1),
      answered('6', 1, { confirmed: false }),
      answered('7', 5, { voided: { at: 1, by: 'sup-1', reason: 'faked' } }),
      aFollowUp('8'),
    ];
    const { low, high } = wilsonInterval(3, 5, 1.96);
    expect(score(followUps)).toMatchObject({
      low,
      high,
      closings: 8,
      n: 5,
      histogram: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 },
      byKind: { civil: { n: 4, satisfied: 2 }, criminal: { n: 1, satisfied: 1 } },
      meanPoints: (100 + 55 + 60 + 30 + 0) / 5,
      rateA: 0.6,
      rateB: 0.5,
      serviceScore: (15 * 80 + 245) / 20,
    });
  });

  test('without responses there are none', () => {
    const { meanPoints, rateA, rateB, low, high, serviceScore, ...rest } = score([aFollowUp('1')]);
    expect([meanPoints, rateA, rateB, low, high, serviceScore]).toEqual(Array(6).fill(undefined));
    expect(rest).toMatchObject({ closings: 1, n: 0, histogram: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, byKind: {}, redFlags: 0 });
  });

  test('the prior is that of the case kind', () => {
    const byKind = { ...policy, score: { ...policy.score, prior: { ...policy.score.prior, labour: 60 } } };
    const followUps = [answered('1', 5, { closing: { kind: 'labour' } })];
    expect(scoreLawyer({ followUps, alerts: [], policy: byKind }).serviceScore).toBe((15 * 60 + 100) / 16);
  });

  test('consultations never count, nor do reopened cases until they are closed again', () => {
    const followUps = [
      answered('1', 5),
      answered('2', 1, { closing: { service: 'consultation' } }),
      answered('3', 1, { state: 'cancelled' }),
    ];
    expect(score(followUps)).toMatchObject({ closings: 1, n: 1, meanPoints: 100, funnel: { valid: 1, eligible: 1 } });
  });

  test('cases not asked are closings', () => {
    const followUps = [
      aFollowUp('1', { state: 'excluded', reason: 'terminated', closing: { outcome: 'terminated' } }),
      aFollowUp('2', { state: 'excluded', reason: 'too-old' }),
      aFollowUp('3', { state: 'to-call', reason: 'phone' }),
    ];
    expect(score(followUps).closings).toBe(3);
  });

  test('an answer without its time is none', () => {
    expect(score([answered('1', 5, { answeredAt: undefined })]).n).toBe(0);
  });

  test('the order of the follow-ups doesn’t matter, and a repeat of the reckoning changes nothing', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(1, 2, 3, 4, 5), fc.boolean(), fc.constantFrom('sms', 'phone')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (answers, random) => {
        const followUps = answers.map(([overall, confirmed, channel], i) =>
          answered(String(i), overall as 1, { confirmed, channel: channel as 'sms', answeredAt: i % 3 }),
        );
        const shuffled = followUps
          .map((f) => [random.next().value, f] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, f]) => f);
        expect(score(shuffled)).toEqual(score(followUps));
      }),
    );
  });
});

describe('red flags', () => {
  const flags = (alert: Partial<ScoredAlert>): number =>
    score(
      [answered('1', 5), answered('2', 5, { closing: { service: 'consultation' } }), answered('3', 5, { state: 'cancelled' })],
      [{ caseNo: '1', cause: 'charged', ...alert }],
    ).redFlags;

  test.each<[AlertCause, number]>([
    ['charged', 1],
    ['absent', 1],
    ['overall', 0],
    ['communication', 0],
    ['trend', 0],
    ['pattern', 0],
  ])('an open alert on %s: %i', (cause, expected) => expect(flags({ cause })).toBe(expected));

  test.each<[AlertOutcome, number]>([
    ['confirmed', 1],
    ['remedied', 1],
    ['not-confirmed', 0],
    ['misrated', 0],
    ['withdrawn', 0],
  ])('resolved as %s: %i', (outcome, expected) => expect(flags({ outcome })).toBe(expected));

  test.each([
    ['a consultation', '2'],
    ['a reopened case', '3'],
    ['somebody else’s case', '9'],
  ])('not of %s', (_, caseNo) => expect(flags({ caseNo })).toBe(0));

  test('each alert counts', () => {
    const alerts: ScoredAlert[] = [
      { caseNo: '1', cause: 'charged' },
      { caseNo: '1', cause: 'absent', outcome: 'confirmed' },
      { caseNo: '2', cause: 'absent' },
    ];
    expect(score([answered('1', 5), answered('2', 5)], alerts).redFlags).toBe(3);
  });
});

describe('the funnel', () => {
  test('tells how far each closing got', () => {
    const followUps = [
      answered('1', 5, { texts: [aText('question:overall', 'delivered'), aText('question:charged', 'delivered')] }),
      answered('2', 4, { texts: [aText('question:overall', 'handed')], replied: false, channel: 'web' }),
      answered('3', 4, { texts: [], replied: false, channel: 'phone' }),
      aFollowUp('4', { texts: [aText('question:overall', 'sent')] }),
      aFollowUp('5', { state: 'to-call', reason: 'failed', texts: [aText('question:overall', 'failed')] }),
      aFollowUp('6', { state: 'to-call', reason: 'unknown', texts: [aText('question:overall', 'unknown')] }),
      aFollowUp('7', { texts: [aText('question:overall', 'claimed')] }),
      aFollowUp('8', { state: 'waiting', texts: [aText('question:overall', 'queued')] }),
      aFollowUp('9', { texts: [aText('question:overall', 'delivered'), aText('reminder', 'failed')] }),
      aFollowUp('10', {
        state: 'refused',
        replied: true,
        texts: [aText('question:overall', 'sent'), aText('refusal-confirmed', 'sent')],
      }),
      aFollowUp('11', { state: 'excluded', reason: 'deceased' }),
      aFollowUp('12', { state: 'excluded', reason: 'deceased' }),
      aFollowUp('13', { state: 'excluded', reason: 'wrong-person', replied: true, texts: [aText('question:overall', 'sent')] }),
      aFollowUp('14', { state: 'excluded' }),
      aFollowUp('16', { state: 'to-call', reason: 'failed', texts: [aText('question:overall', 'failed')] }),
      answered('15', 5, { channel: 'phone', voided: { at: 1, by: 'sup-1', reason: 'faked' }, replied: false }),
    ];
    expect(score(followUps).funnel).toEqual({
      eligible: 12,
      excluded: { deceased: 2, 'wrong-person': 1 },
      sent: 8,
      delivered: 2,
      failed: 2,
      replied: 4,
      valid: 3,
      refused: 1,
      byPhone: 1,
      toCall: 3,
      replyRateOfSent: 4 / 8,
      replyRateOfDelivered: 2,
    });
  });

  test('a single text has its rates, though nobody replied', () => {
    expect(score([aFollowUp('1', { texts: [aText('question:overall', 'delivered')] })]).funnel).toMatchObject({
      replyRateOfSent: 0,
      replyRateOfDelivered: 0,
    });
  });

  test('has no rates where nothing was sent', () => {
    expect(score([aFollowUp('1')]).funnel).toEqual({
      eligible: 1,
      excluded: {},
      sent: 0,
      delivered: 0,
      failed: 0,
      replied: 0,
      valid: 0,
      refused: 0,
      byPhone: 0,
      toCall: 0,
    });
  });
});
