import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evolve } from '../../domain/conversation/evolve.ts';
import type { AlertCause, AlertLevel } from '../../domain/shared/codes.ts';
import { actOnAlert } from '../../workflows/handle-alert.ts';
import type { AlertAction } from '../../workflows/handle-alert.ts';
import type { Deps, Store } from '../../workflows/ports.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { weekdays } from '../domain/alert/alerts.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { testStore } from '../fixtures/table.ts';

const AT = Date.parse('2025-03-10T10:00:00+08:00');
let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
  await store.saveCentre({ id: 'C01', name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
});
afterAll(async () => stop());

const deps = (): Pick<Deps, 'store' | 'clock' | 'queues' | 'vault' | 'calendar'> => ({
  store,
  clock: { now: () => AT, pause: () => Promise.resolve() },
  queues: { advance: () => Promise.resolve() } as unknown as Deps['queues'],
  vault: {} as Deps['vault'],
  calendar: weekdays,
});

/** A case with an alert. */
const given = async (caseNo: string, cause: AlertCause, level: AlertLevel): Promise<void> => {
  const followUp = { ...answered(caseNo, 2), answers: { overall: 2, charged: 9 } as const, personErasedAt: AT };
  await store.saveFollowUp(
    { followUp: evolve(followUp, { type: 'Ended', at: AT, state: 'partial' }), version: 1, changedAt: AT },
    undefined,
    [],
  );
  await raise(deps())(followUp, { cause, level }, AT);
};
const resolve = (caseNo: string, cause: AlertCause, more: Partial<Extract<AlertAction['action'], { kind: 'resolve' }>>) =>
  actOnAlert(deps())({
    caseNo,
    cause,
    at: AT + 5,
    by: 'sup-1',
    action: { kind: 'resolve', outcome: 'misrated', note: '按错', clientTold: true, ...more },
  });

describe('an alert found misrated', () => {
  test('puts the answer right, with who and why in the history', async () => {
    await given('M-1', 'overall', 'medium');
    expect(await resolve('M-1', 'overall', { correctTo: 5 })).toMatchObject({ ok: true, value: { outcome: 'misrated' } });
    expect((await store.followUp('M-1'))?.followUp).toMatchObject({
      answers: { overall: 5 },
      corrections: [{ question: 'overall', was: 2, by: 'sup-1' }],
    });
  });

  test.each<[string, AlertCause, object, string]>([
    ['with another finding', 'overall', { outcome: 'confirmed', correctTo: 5 }, 'nothing-to-correct'],
    ['with a code that is none', 'overall', { correctTo: 9 }, 'no-such-code'],
    ['that was not answered', 'absent', { correctTo: 8 }, 'no-answer'],
    ['on a trend', 'trend', { correctTo: 5 }, 'nothing-to-correct'],
    ['without a note', 'overall', { note: ' ', correctTo: 5 }, 'note-missing'],
    ['while the client has not heard of it', 'overall', { clientTold: false, correctTo: 5 }, 'client-not-told'],
  ])('corrects nothing %s, and stays open', async (name, cause, more, error) => {
    const caseNo = `M-${name}`;
    await given(caseNo, cause, 'medium');
    expect(await resolve(caseNo, cause, more)).toEqual({ ok: false, error });
    expect((await store.followUp(caseNo))?.followUp.corrections).toEqual([]);
    expect((await store.alert(caseNo, cause))?.alert.resolvedAt).toBeUndefined();
  });
});

describe('an alert found true', () => {
  test('can become a complaint in the evidence of its year, once', async () => {
    await given('T-1', 'charged', 'critical');
    expect((await resolve('T-1', 'charged', { outcome: 'confirmed', note: '属实', isComplaint: true })).ok).toBe(true);
    expect(await store.evidence('alert:T-1:charged')).toMatchObject({
      kind: 'complaint',
      lawyerId: 'L001',
      year: 2025,
      fact: 'T-1',
      by: 'sup-1',
      note: '属实',
    });
    expect(await resolve('T-1', 'charged', { outcome: 'confirmed', isComplaint: true })).toEqual({
      ok: false,
      error: 'already-resolved',
    });
  });

  test('is no complaint where nothing was found', async () => {
    await given('T-2', 'charged', 'critical');
    expect(await resolve('T-2', 'charged', { outcome: 'not-confirmed', isComplaint: true })).toEqual({
      ok: false,
      error: 'no-complaint',
    });
    expect(await store.evidence('alert:T-2:charged')).toBeUndefined();
  });
});

test('an alert that is not there', async () => {
  expect(await resolve('N-1', 'overall', {})).toEqual({ ok: false, error: 'no-alert' });
});
