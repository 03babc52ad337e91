import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Alert } from '../../../domain/alert/alert.ts';
import { dueEscalations, escalated, nextDeadline } from '../../../domain/alert/escalate.ts';
import { anAlert, clock, raise } from './alerts.ts';

const contactBy = clock('2025-03-07T10:00:00');
const resolveBy = clock('2025-03-13T10:00:00');
const missed = (alert: Alert, at: number): readonly string[] => dueEscalations(alert, at).map((fact) => fact.missed);

describe('a deadline that passes', () => {
  test.each<[string, Partial<Alert>, number, readonly string[]]>([
    ['before it', {}, contactBy - 1, []],
    ['at the deadline there is still time', {}, contactBy, []],
    ['a moment later there is none', {}, contactBy + 1, ['contact']],
    ['once', { escalatedContact: true }, contactBy + 1, []],
    ['contacted at the deadline: in time', { contactedAt: contactBy }, resolveBy, []],
    ['contacted late, and nobody looked between', { contactedAt: contactBy + 1 }, contactBy + 2, ['contact']],
    ['both, when nobody looked for long', {}, resolveBy + 1, ['contact', 'resolve']],
    ['contacted in time, not resolved', { contactedAt: contactBy }, resolveBy + 1, ['resolve']],
    ['resolved at the deadline', { contactedAt: contactBy, resolvedAt: resolveBy }, resolveBy + 9, []],
    ['resolved late', { contactedAt: contactBy, resolvedAt: resolveBy + 1 }, resolveBy + 9, ['resolve']],
    ['each once', { escalatedContact: true, escalatedResolve: true }, resolveBy + 1, []],
  ])('%s', (_, state, at, expected) => expect(missed(anAlert('high', state), at)).toEqual(expected));

  test('is told with ids alone', () => {
    expect(dueEscalations(anAlert('high'), contactBy + 1)).toEqual([
      {
        type: 'AlertEscalated',
        caseNo: '1',
        cause: 'overall',
        level: 'high',
        centreId: 'C01',
        missed: 'contact',
        deadline: contactBy,
      },
    ]);
  });

  test('is counted', () => {
    const alert = anAlert('high');
    const contact = escalated(alert, dueEscalations(alert, contactBy + 1));
    expect(contact).toEqual({ ...alert, escalations: 1, escalatedContact: true });
    expect(escalated(contact, dueEscalations(contact, resolveBy + 1))).toEqual({
      ...alert,
      escalations: 2,
      escalatedContact: true,
      escalatedResolve: true,
    });
    expect(escalated(alert, dueEscalations(alert, resolveBy + 1))).toMatchObject({
      escalations: 2,
      escalatedContact: true,
      escalatedResolve: true,
    });
    expect(escalated(contact, [])).toEqual(contact);
    const sooner = anAlert('high', { resolveBy: contactBy - 60_000 });
    expect(escalated(sooner, dueEscalations(sooner, contactBy))).toEqual({ ...sooner, escalations: 1, escalatedResolve: true });
  });

  test('a deadline that a graver level brought forward and was escalated before isn’t escalated again', () => {
    const medium = anAlert('medium');
    const late = medium.contactBy + 60_000;
    const overdue = escalated(medium, dueEscalations(medium, late));
    const risen = raise(overdue, 'overall', 'high', late);
    expect(risen && missed(risen, late + 86_400_000)).toEqual([]);
  });
});

describe('when to look next', () => {
  test.each<[string, Partial<Alert>, number | undefined]>([
    ['just after the first deadline', {}, contactBy + 1],
    ['contacted in time: after the second', { contactedAt: contactBy }, resolveBy + 1],
    ['contacted late: still the first', { contactedAt: contactBy + 1 }, contactBy + 1],
    ['first escalated', { escalatedContact: true }, resolveBy + 1],
    ['resolved in time: never', { contactedAt: contactBy, resolvedAt: resolveBy }, undefined],
    ['all escalated: never', { escalatedContact: true, escalatedResolve: true }, undefined],
    ['the second deadline first, where it is sooner', { contactBy: resolveBy + 5 }, resolveBy + 1],
  ])('%s', (_, state, expected) => expect(nextDeadline(anAlert('high', state))).toBe(expected));

  test('looked at then, something is due; a moment sooner, nothing', () => {
    const moments = fc.option(fc.integer({ min: contactBy - 5, max: resolveBy + 5 }), { nil: undefined });
    fc.assert(
      fc.property(moments, moments, fc.boolean(), fc.boolean(), (contactedAt, resolvedAt, escalatedContact, escalatedResolve) => {
        const alert = anAlert('high', { contactedAt, resolvedAt, escalatedContact, escalatedResolve });
        const next = nextDeadline(alert);
        if (next === undefined) expect(missed(alert, Number.MAX_SAFE_INTEGER)).toEqual([]);
        else expect([missed(alert, next).length > 0, missed(alert, next - 1)]).toEqual([true, []]);
      }),
    );
  });
});
