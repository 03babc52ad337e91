import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../domain/alert/alert.ts';
import { isKnownAbove, openAlert } from '../../../domain/alert/open-alert.ts';
import { anAlert, clock } from './alerts.ts';

const contactBy = clock('2025-03-07T10:00:00');
const resolveBy = clock('2025-03-13T10:00:00');

describe('a line of the list of open alerts', () => {
  test.each<[string, Partial<Alert>, object]>([
    ['nobody has looked at', {}, { state: 'open', deadline: contactBy }],
    ['whose deadline for contact is missed', { escalatedContact: true }, { state: 'open', deadline: contactBy }],
    ['whose client was contacted', { contactedAt: contactBy }, { state: 'contacted', deadline: resolveBy }],
    ['that is to be resolved before it is to be contacted', { resolveBy: contactBy - 1 }, { deadline: contactBy - 1 }],
  ])('of an alert %s', (_, rest, line) => expect(openAlert(anAlert('high', rest))).toMatchObject(line));

  test.each<[string, Partial<Alert>, number, boolean]>([
    ['in time', {}, contactBy, false],
    ['overdue', {}, contactBy + 1, true],
    ['escalated, contacted since', { escalations: 1, contactedAt: contactBy + 1 }, contactBy + 2, true],
    ['handed up', { handedUp: { at: 1, by: 'sup-1', why: 'x', to: 'P01' } }, contactBy - 1, true],
  ])('of an alert %s is for those above or not', (_, rest, at, expected) => {
    const line = openAlert(anAlert('high', rest));
    expect(line && isKnownAbove(line, at)).toBe(expected);
  });

  test('holds ids, codes and times, and nothing that somebody wrote', () => {
    const earlier = [{ resolvedAt: 1, outcome: 'not-confirmed' as const, note: '已与受援人通话', by: 'sup-1' }];
    const notices = [{ at: 2, what: 'corrected' as const }];
    expect(openAlert(anAlert('high', { earlier, notices, by: 'sup-1', whyNotTold: '未接电话' }))).toEqual({
      caseNo: '1',
      cause: 'overall',
      level: 'high',
      lawyerId: 'L001',
      centreId: 'C01',
      service: 'case',
      raisedAt: anAlert('high').raisedAt,
      levelSince: anAlert('high').levelSince,
      escalations: 0,
      notices,
      state: 'open',
      contactBy,
      resolveBy,
      deadline: contactBy,
    });
  });

  test('is gone once it is resolved', () => {
    expect(openAlert(anAlert('high', { resolvedAt: contactBy }))).toBeUndefined();
  });
});
