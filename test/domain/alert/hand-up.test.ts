import { describe, expect, test } from '@jest/globals';
import { dueEscalations, escalated, nextDeadline } from '../../../domain/alert/escalate.ts';
import { handUp } from '../../../domain/alert/hand-up.ts';
import { openAlert } from '../../../domain/alert/open-alert.ts';
import { anAlert, clock } from './alerts.ts';

const at = clock('2025-03-07T09:00:00');
const act = { by: 'sup-1', why: '涉及本机构负责人' };

describe('handing an alert up', () => {
  test('records who, when, why and to whom', () => {
    const alert = anAlert('high');
    const handedUp = { at, ...act, to: 'P01' };
    expect(handUp(alert, act, 'P01', at)).toEqual({ ok: true, value: { ...alert, handedUp, by: 'sup-1' } });
  });

  test('shows on the list of open alerts, and on the alert after it was contacted too', () => {
    const done = handUp(anAlert('high', { contactedAt: at - 1 }), act, 'P01', at);
    expect(done.ok && openAlert(done.value)).toMatchObject({ state: 'contacted', handedUpAt: at });
  });

  test('leaves every deadline to be escalated as it was', () => {
    const alert = anAlert('high');
    const done = handUp(alert, act, 'P01', at);
    if (!done.ok) throw new Error(done.error);
    const late = alert.resolveBy + 1;
    expect(nextDeadline(done.value)).toBe(nextDeadline(alert));
    expect(dueEscalations(done.value, late)).toEqual(dueEscalations(alert, late));
    expect(escalated(done.value, dueEscalations(done.value, late))).toMatchObject({ escalations: 2, handedUp: { to: 'P01' } });
  });

  test.each([
    ['a second time', { handedUp: { at, by: 'sup-2', why: 'x', to: 'P01' } }, {}, 'P01', 'already-handed-up'],
    ['after the resolution', { resolvedAt: at }, {}, 'P01', 'already-resolved'],
    ['by the lawyer it is about', {}, { by: 'L001' }, 'P01', 'person-concerned'],
    ['without a reason', {}, { why: ' \n' }, 'P01', 'reason-missing'],
    ['where nothing is above', {}, {}, undefined, 'none-above'],
  ])('is refused %s', (_, state, change, above, error) => {
    expect(handUp(anAlert('high', state), { ...act, ...change }, above, at)).toEqual({ ok: false, error });
  });
});
