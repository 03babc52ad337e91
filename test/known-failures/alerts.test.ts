import { expect, test } from '@jest/globals';
import { publishAlert } from '../../workflows/publish-alert.ts';
import { actOnAlert, escalateAlert } from '../../workflows/handle-alert.ts';
import type { House } from './house.ts';
import { CASE, FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

/** A client who says that money was taken; what the stream then does is done `times` times. */
const accused = async (times: number): Promise<House> => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.writes('4');
  const before = await h.deps.store.followUp(CASE);
  await h.writes('9');
  for (let n = 0; n < times; n += 1) await h.raiseAlerts(before);
  return h;
};

test('a bad answer calls for somebody, with a level and a deadline (chatwoot/chatwoot#8114)', async () => {
  const h = await accused(1);
  const [raised] = await h.deps.store.alerts(CASE);
  expect(raised?.alert).toMatchObject({ cause: 'charged', level: 'critical', raisedAt: h.moment(FIRST_TEXT) });
});

test('what nobody has looked at goes one level up, once for each deadline (frappe/helpdesk#2050)', async () => {
  const h = await accused(1);
  for (const clock of ['2025-03-07 10:00', '2025-03-07 10:01', '2025-03-07 10:02']) {
    await escalateAlert(h.deps)(CASE, 'charged', h.moment(clock));
  }
  expect(await h.deps.store.alerts(CASE)).toMatchObject([{ alert: { escalations: 1 } }]);
  await escalateAlert(h.deps)(CASE, 'charged', h.moment('2025-03-13 10:01'));
  expect(await h.deps.store.alerts(CASE)).toMatchObject([{ alert: { escalations: 2 } }]);
});

test('the same answer saved again tells nobody again (glpi-project/glpi#15476)', async () => {
  const h = await accused(3);
  const alerts = await h.deps.store.alerts(CASE);
  expect(alerts).toHaveLength(1);
  const alert = alerts[0]!.alert;
  let told = 0;
  const alertTopic = { publish: () => Promise.resolve(void (told += 1)) };
  await publishAlert({ ...h.deps, alertTopic })(undefined, alert);
  await publishAlert({ ...h.deps, alertTopic })(alert, { ...alert });
  expect(told).toBe(1);
});

test('nobody handles what is said about themselves (glpi-project/glpi#474)', async () => {
  const h = await accused(1);
  const act = { caseNo: CASE, cause: 'charged', at: h.moment('2025-03-06 11:00'), action: { kind: 'contact' } } as const;
  expect(await actOnAlert(h.deps)({ ...act, by: 'L001' })).toEqual({ ok: false, error: 'person-concerned' });
  expect(await actOnAlert(h.deps)({ ...act, by: 'sup-1' })).toMatchObject({ ok: true });
});
