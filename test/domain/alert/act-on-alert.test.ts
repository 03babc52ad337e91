import { describe, expect, test } from '@jest/globals';
import { resolutionOf } from '../../../domain/alert/alert.ts';
import { contactAlert, resolveAlert } from '../../../domain/alert/act-on-alert.ts';
import { anAlert, clock } from './alerts.ts';

const at = clock('2025-03-07T09:00:00');
const before = clock('2025-03-06T15:00:00');
const finding = { outcome: 'confirmed', note: 'money returned', by: 'sup-2' } as const;

describe('contact', () => {
  test('is recorded with time and person', () => {
    const alert = anAlert('high');
    expect(contactAlert(alert, 'sup-1', at)).toEqual({ ok: true, value: { ...alert, contactedAt: at, by: 'sup-1' } });
  });

  test.each([
    ['a second time', { contactedAt: before }, 'sup-1', 'already-contacted'],
    ['after the resolution', { contactedAt: before, resolvedAt: before }, 'sup-1', 'already-resolved'],
    ['by the lawyer it is about', {}, 'L001', 'person-concerned'],
  ])('is refused %s', (_, state, by, error) => {
    expect(contactAlert(anAlert('high', state), by, at)).toEqual({ ok: false, error });
  });
});

describe('resolution', () => {
  test('counts as contact where there was none', () => {
    const alert = anAlert('high');
    expect(resolveAlert(alert, finding, at)).toEqual({
      ok: true,
      value: { ...alert, contactedAt: at, resolvedAt: at, ...finding },
    });
  });

  test('leaves an earlier contact as it was', () => {
    const alert = anAlert('high', { contactedAt: before, by: 'sup-1' });
    expect(resolveAlert(alert, finding, at)).toMatchObject({
      ok: true,
      value: { contactedAt: before, resolvedAt: at, by: 'sup-2' },
    });
  });

  test.each([
    ['a second time', { resolvedAt: before }, {}, 'already-resolved'],
    ['without words', {}, { note: ' \n' }, 'note-missing'],
    ['by the lawyer it is about', {}, { by: 'L001' }, 'person-concerned'],
  ])('is refused %s', (_, state, change, error) => {
    expect(resolveAlert(anAlert('high', state), { ...finding, ...change }, at)).toEqual({ ok: false, error });
  });
});

describe('how an alert was resolved', () => {
  const resolved = anAlert('high', { resolvedAt: at, ...finding });

  test('is known once it is', () => {
    expect(resolutionOf(resolved)).toEqual({ resolvedAt: at, ...finding });
  });

  test.each(['resolvedAt', 'outcome', 'note', 'by'] as const)('not without %s', (part) => {
    expect(resolutionOf({ ...resolved, [part]: undefined })).toBeUndefined();
  });
});
