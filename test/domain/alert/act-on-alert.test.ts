import { describe, expect, test } from '@jest/globals';
import { contactAlert, resolveAlert } from '../../../domain/alert/act-on-alert.ts';
import type { Finding } from '../../../domain/alert/act-on-alert.ts';
import { resolutionOf } from '../../../domain/alert/alert.ts';
import type { Alert } from '../../../domain/alert/alert.ts';
import { anAlert, clock } from './alerts.ts';

const at = clock('2025-03-07T09:00:00');
const before = clock('2025-03-06T15:00:00');
const finding = { outcome: 'confirmed', note: 'money returned', by: 'sup-2', clientTold: true } as const;

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
    ['while the client has not heard of it', {}, { clientTold: undefined }, 'client-not-told'],
    ['that says so', {}, { clientTold: false }, 'client-not-told'],
    ['that gives a reason without words', {}, { clientTold: false, whyNotTold: ' ' }, 'client-not-told'],
    ['of a remedied one likewise', {}, { outcome: 'remedied', clientTold: false }, 'client-not-told'],
  ] as const)('is refused %s', (_, state, change, error) => {
    expect(resolveAlert(anAlert('high', state), { ...finding, ...change }, at)).toEqual({ ok: false, error });
  });
});

describe('whether the client has heard of it', () => {
  test.each<[string, Partial<Alert>, Partial<Finding>, Partial<Alert>]>([
    ['told', {}, {}, { clientTold: true }],
    ['not reached, with the reason', {}, { clientTold: false, whyNotTold: '空号' }, { clientTold: false, whyNotTold: '空号' }],
    [
      'the reason alone says so too',
      {},
      { clientTold: undefined, whyNotTold: '空号' },
      { clientTold: false, whyNotTold: '空号' },
    ],
    ['told after all: the reason is void', {}, { whyNotTold: '空号' }, { clientTold: true }],
    ['withdrawn by the client', {}, { outcome: 'withdrawn', clientTold: undefined }, {}],
    ['raised by figures', { cause: 'trend' }, { clientTold: undefined }, {}],
    ['raised by a pattern', { cause: 'pattern' }, { clientTold: undefined }, {}],
  ])('%s', (_, state, change, expected) => {
    const resolved = resolveAlert(anAlert('high', state), { ...finding, ...change }, at);
    if (!resolved.ok) throw new Error(resolved.error);
    const { clientTold, whyNotTold } = resolved.value;
    expect({ clientTold, whyNotTold }).toEqual({ clientTold: undefined, whyNotTold: undefined, ...expected });
    expect(resolutionOf(resolved.value)).toMatchObject(expected);
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
