import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Alert } from '../../../domain/alert/alert.ts';
import { resolveAlert } from '../../../domain/alert/act-on-alert.ts';
import { reopenAlert } from '../../../domain/alert/raise-alert.ts';
import { ALERT_LEVELS } from '../../../domain/shared/codes.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { aFollowUp } from '../response/a-follow-up.ts';
import { anAlert, clock, raise, weekdays } from './alerts.ts';

describe('a first alert', () => {
  test('names its case, and nothing personal', () => {
    expect(raise(undefined, 'charged', 'critical', clock('2025-03-06T10:00:00'))).toEqual({
      caseNo: '1',
      cause: 'charged',
      level: 'critical',
      lawyerId: 'L001',
      centreId: 'C01',
      service: 'case',
      raisedAt: clock('2025-03-06T10:00:00'),
      levelSince: clock('2025-03-06T10:00:00'),
      contactBy: clock('2025-03-07T10:00:00'),
      resolveBy: clock('2025-03-13T10:00:00'),
      escalations: 0,
      escalatedContact: false,
      escalatedResolve: false,
      notices: [],
      earlier: [],
    });
  });

  test.each([
    ['critical', '2025-03-07T10:00:00', '2025-03-13T10:00:00'],
    ['high', '2025-03-07T10:00:00', '2025-03-13T10:00:00'],
    ['medium', '2025-03-11T10:00:00', '2025-03-20T10:00:00'],
    ['low', '2025-03-13T10:00:00', '2025-03-27T10:00:00'],
  ] as const)('%s: contact by %s, resolved by %s', (level, contactBy, resolveBy) => {
    expect(anAlert(level)).toMatchObject({ contactBy: clock(contactBy), resolveBy: clock(resolveBy) });
  });

  test('on a Friday the 24 hours of a critical one run through the weekend, the working day of a high one does not', () => {
    const friday = clock('2025-03-07T18:30:00');
    expect(raise(undefined, 'charged', 'critical', friday)?.contactBy).toBe(clock('2025-03-08T18:30:00'));
    expect(raise(undefined, 'absent', 'high', friday)?.contactBy).toBe(clock('2025-03-10T18:30:00'));
  });
});

describe('raised again', () => {
  const later = clock('2025-03-10T09:00:00');

  test.each([
    ['low', 'low'],
    ['medium', 'low'],
    ['critical', 'high'],
    ['critical', 'critical'],
  ] as const)('a %s one by a %s cause: nothing changes', (level, again) => {
    expect(raise(anAlert(level), 'overall', again, later)).toBeUndefined();
  });

  test('a graver level shortens the deadlines, counted from then', () => {
    const medium = anAlert('medium', { contactedAt: clock('2025-03-07T10:00:00'), by: 'sup-1', escalations: 1 });
    expect(raise(medium, 'overall', 'high', later)).toEqual({
      ...medium,
      level: 'high',
      levelSince: later,
      contactBy: clock('2025-03-11T09:00:00'),
      resolveBy: clock('2025-03-17T09:00:00'),
    });
  });

  test('but never later than they were', () => {
    const medium = anAlert('medium');
    const late = clock('2025-03-19T09:00:00');
    expect(raise(medium, 'overall', 'high', late)).toMatchObject({ contactBy: medium.contactBy, resolveBy: medium.resolveBy });
  });

  const resolved = (alert: Alert): Alert => {
    const result = resolveAlert(
      alert,
      { outcome: 'remedied', note: 'talked it over', by: 'sup-1', clientTold: true },
      clock('2025-03-07T10:00:00'),
    );
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };

  test('once resolved, the same level doesn’t reopen it', () => {
    expect(raise(resolved(anAlert('medium')), 'overall', 'medium', later)).toBeUndefined();
  });

  test('once resolved, a graver one does, with deadlines and counts of its own; what was found is kept', () => {
    const old = resolved(
      anAlert('medium', {
        escalations: 2,
        escalatedContact: true,
        escalatedResolve: true,
        notices: [{ at: 1, what: 'corrected' }],
        earlier: [{ resolvedAt: 2, outcome: 'misrated', note: 'earlier', by: 'sup-3' }],
      }),
    );
    expect(raise(old, 'overall', 'high', later)).toEqual({
      ...anAlert('high'),
      levelSince: later,
      contactBy: clock('2025-03-11T09:00:00'),
      resolveBy: clock('2025-03-17T09:00:00'),
      escalations: 2,
      notices: [{ at: 1, what: 'corrected' }],
      earlier: [
        { resolvedAt: 2, outcome: 'misrated', note: 'earlier', by: 'sup-3' },
        { resolvedAt: clock('2025-03-07T10:00:00'), outcome: 'remedied', note: 'talked it over', by: 'sup-1', clientTold: true },
      ],
    });
  });

  describe('its client says that nothing is settled', () => {
    const told = clock('2025-03-11T09:00:00');
    const reopen = (alert: Alert, at = told) => reopenAlert(alert, at, aFollowUp('1'), STANDARD_1, weekdays);

    test('it is open again at its level, with new deadlines; what was found is kept', () => {
      const old = resolved(anAlert('medium', { escalations: 1, escalatedContact: true }));
      expect(reopen(old)).toEqual({
        ...anAlert('medium'),
        levelSince: told,
        contactBy: clock('2025-03-14T09:00:00'),
        resolveBy: clock('2025-03-25T09:00:00'),
        escalations: 1,
        earlier: [
          {
            resolvedAt: clock('2025-03-07T10:00:00'),
            outcome: 'remedied',
            note: 'talked it over',
            by: 'sup-1',
            clientTold: true,
          },
        ],
      });
    });

    test('a word of the very moment in which it was resolved opens it', () => {
      expect(reopen(resolved(anAlert('medium')), clock('2025-03-07T10:00:00'))).toBeDefined();
    });

    test('it stays as it is where it is open, or was resolved later than that', () => {
      expect(reopen(anAlert('medium'))).toBeUndefined();
      expect(reopen(resolved(anAlert('medium')), clock('2025-03-07T10:00:00') - 1)).toBeUndefined();
    });
  });

  test('whatever comes, an open alert’s level never falls and its deadlines never move out', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...ALERT_LEVELS), fc.nat({ max: 20 * 24 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, (raisings) => {
        let alert = anAlert('low');
        let at = alert.raisedAt;
        for (const [level, hours] of raisings) {
          at += hours * 3_600_000;
          const next = raise(alert, 'overall', level, at) ?? alert;
          expect(ALERT_LEVELS.indexOf(next.level)).toBeGreaterThanOrEqual(ALERT_LEVELS.indexOf(alert.level));
          expect(next.contactBy).toBeLessThanOrEqual(alert.contactBy);
          expect(next.resolveBy).toBeLessThanOrEqual(alert.resolveBy);
          alert = next;
        }
      }),
    );
  });
});

describe('signs of a pattern', () => {
  const at = clock('2025-03-06T10:00:00');
  const first = raise(undefined, 'pattern', 'low', at, ['shared-phone'])!;

  test('stand on the alert from the first on', () => {
    expect(first.signs).toEqual(['shared-phone']);
    expect(raise(undefined, 'pattern', 'low', at)).not.toHaveProperty('signs');
  });

  test('that are new are added, to a closed alert too, and move nothing else', () => {
    expect(raise(first, 'pattern', 'low', at + 1, ['all-top', 'shared-phone'])).toEqual({
      ...first,
      signs: ['shared-phone', 'all-top'],
    });
    const closed = { ...first, resolvedAt: at, outcome: 'not-confirmed' as const, note: '-', by: 'sup-1' };
    expect(raise(closed, 'pattern', 'low', at + 1, ['identical'])).toEqual({ ...closed, signs: ['shared-phone', 'identical'] });
    expect(raise(anAlert('low', { cause: 'pattern' }), 'pattern', 'low', at, ['identical'])?.signs).toEqual(['identical']);
  });

  test('that are known change nothing', () => {
    expect(raise(first, 'pattern', 'low', at + 1, ['shared-phone'])).toBeUndefined();
    expect(raise(first, 'pattern', 'low', at + 1)).toBeUndefined();
  });
});
