import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { OpenAlertsAnswer } from '../../contracts/console/worklists.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import { openAlert } from '../../domain/alert/open-alert.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { consoleRoutes } from '../../lambdas/runtime/console-routes.ts';
import type { Store } from '../../workflows/ports.ts';
import { anAlert } from '../domain/alert/alerts.ts';
import { askRoutes, matrix, NO_FILES, plantCentres } from '../fixtures/routes.ts';
import type { Asked } from '../fixtures/routes.ts';
import { testStore } from '../fixtures/table.ts';

const NOW = Date.parse('2025-03-20T09:00:00+08:00');
const ABOVE: Asked = { centre: 'P01' };

let store: Store;
let stop: () => Promise<void>;
const ask = askRoutes(() => consoleRoutes({ ...inProcess(store, { now: NOW }).deps, ...NO_FILES }), NOW);

beforeAll(async () => {
  ({ store, stop } = await testStore());
  await plantCentres(store);
  const plant = async (caseNo: string, centreId: string, days: number, more: Partial<Alert> = {}): Promise<void> => {
    const deadline = NOW + days * DAY_MS;
    const line = openAlert(anAlert('high', { caseNo, centreId, contactBy: deadline, resolveBy: deadline, ...more }));
    if (line !== undefined) await store.putOpenAlert(line);
  };
  const handedUp = { at: NOW - 1, by: 'sup-1', why: '请上级办理', to: 'P01' };
  await plant('own-overdue', 'P01', -5);
  await plant('county-overdue', 'C01', -1);
  await plant('county-in-time', 'C01', 2);
  await plant('county-handed-up', 'C01', 3, { handedUp });
  await plant('county-escalated', 'C02', 4, { escalations: 1, contactedAt: NOW });
  await plant('station-overdue', 'S01', -2);
  await plant('station-about-me', 'S01', -3, { lawyerId: 'sup-9' });
});
afterAll(async () => stop());

const below = async (centreId: string, asked: Asked = ABOVE, query = '') =>
  OpenAlertsAnswer.parse((await ask(`GET /v1/centres/${centreId}/alerts/below${query}`, asked)).body);
const casesBelow = async (centreId: string, asked?: Asked) => (await below(centreId, asked)).entries.map(({ caseNo }) => caseNo);

describe('alerts of the centres below', () => {
  test('are those overdue, handed up or escalated, of every level below, by deadline', async () => {
    expect(await casesBelow('P01')).toEqual([
      'station-about-me',
      'station-overdue',
      'county-overdue',
      'county-handed-up',
      'county-escalated',
    ]);
    expect(await casesBelow('C01')).toEqual(['station-about-me', 'station-overdue']);
    expect(await casesBelow('S01')).toEqual([]);
  });

  test('name their centre, and say what is overdue and what was handed up', async () => {
    const { entries } = await below('P01');
    expect(entries.find(({ caseNo }) => caseNo === 'county-handed-up')).toMatchObject({
      centreId: 'C01',
      isOverdue: false,
      handedUpAt: NOW - 1,
    });
    expect(entries[0]).toMatchObject({ centreId: 'S01', isOverdue: true });
  });

  test('tell nobody of themselves', async () => {
    expect(await casesBelow('P01', { ...ABOVE, sub: 'sup-9' })).not.toContain('station-about-me');
  });

  test('come page by page', async () => {
    const first = await below('P01', ABOVE, '?limit=3');
    expect(first.entries).toHaveLength(3);
    const rest = await below('P01', ABOVE, `?limit=3&after=${first.after}`);
    expect(rest.entries.map(({ caseNo }) => caseNo)).toEqual(['county-handed-up', 'county-escalated']);
    expect(rest.after).toBeUndefined();
  });

  test.each(matrix(['supervisor', 'auditor']))('%s, %s', async (role, _, centre, status) => {
    expect((await ask('GET /v1/centres/C01/alerts/below', { role, centre })).status).toBe(status);
  });
});
