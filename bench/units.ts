/*
 * What a survey costs in request units: one client who answers everything by text, and one who never does. Capacity as the
 * embedded store reports it, by call. Run: node bench/units.ts
 */
import { HOUR_MS, MINUTE_MS } from '../domain/shared/instant.ts';
import { advanceCase } from '../workflows/advance-case.ts';
import { dispatchDue } from '../workflows/dispatch-due.ts';
import { raiseAlerts } from '../workflows/raise-alerts.ts';
import { receiveMessage } from '../workflows/receive-message.ts';
import { recomputeScore } from '../workflows/recompute-score.ts';
import { takeInClosing } from '../workflows/take-in-closing.ts';
import { countedStore } from './counted-store.ts';
import { inProcess } from './in-process.ts';

const { store, used, stop } = await countedStore();
const time = { now: Date.parse('2025-03-03T10:00:00+08:00') };
const { deps, sent, drain } = inProcess(store, time);
const centre = { centre: { id: 'C01', name: '样例中心', level: 'county' as const, zone: 'Asia/Shanghai' }, policy: {} };
await store.saveCentre(centre.centre, centre.policy);
const fresh = await store.centre('C01');
Object.assign(store, { centre: () => Promise.resolve(fresh) });

const close = async (caseNo: string, phone: string): Promise<void> => {
  const row = {
    case_no: caseNo,
    centre_id: 'C01',
    lawyer_id: 'L001',
    client_name: '样例',
    client_phone: phone,
    closed_at: '2025-03-03 10:00',
  };
  const taken = await takeInClosing(deps)({ at: time.now, row });
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
};
const score = async (caseNo: string): Promise<void> => {
  const stored = await store.followUp(caseNo);
  if (stored === undefined) throw new Error(caseNo);
  await raiseAlerts(deps)(stored, stored);
  await recomputeScore(deps)({ lawyerId: 'L001', centreId: 'C01', year: 2025 }, time.now);
};
const tick = async (hours: number): Promise<void> => {
  time.now += hours * HOUR_MS;
  await dispatchDue(deps)(time.now);
  await advanceCase(deps)('warm').catch(() => undefined);
  await drain();
};
const measure = async (name: string, work: () => Promise<void>): Promise<void> => {
  const before = { ...used };
  const texts = sent.length;
  await work();
  const line = [used.write - before.write, used.read - before.read, used.calls - before.calls, sent.length - texts];
  console.log(`${name.padEnd(34)} ${line.map((n) => String(Math.round(n * 10) / 10).padStart(8)).join('')}`);
};

console.log(`${''.padEnd(34)}${['writes', 'reads', 'calls', 'texts'].map((h) => h.padStart(8)).join('')}`);
await measure('closing taken in', () => close('U-1', '13800000001'));
await measure('first text', () => tick(72));
for (const [n, body] of ['5', '8', '5', '8', '0'].entries()) {
  await measure(`answer ${body} and the next question`, async () => {
    time.now += 60_000;
    await receiveMessage(deps)({ id: `m-${n}`, from: '+8613800000001', body, sentAt: time.now });
    await drain();
  });
}
await measure('score of the finished response', () => score('U-1'));
time.now = Date.parse('2025-04-03T10:00:00+08:00');
await store.saveWatermark({ at: time.now });
await measure('one minute in which nothing is due', () => dispatchDue(deps)(time.now + 60_000).then(() => undefined));
await measure('no answer: closing to call list', async () => {
  time.now = Date.parse('2025-04-03T10:00:00+08:00');
  const row = {
    case_no: 'U-2',
    centre_id: 'C01',
    lawyer_id: 'L001',
    client_name: '样例',
    client_phone: '13800000002',
    closed_at: '2025-04-03 10:00',
  };
  await takeInClosing(deps)({ at: time.now, row });
  for (const hours of [72, 48, 120]) await tick(hours);
});
await measure('one minute of a release of 10,000', async () => {
  const before = { ...used };
  const nine = Date.parse('2025-05-03T09:00:00+08:00');
  await store.saveWatermark({ at: nine - MINUTE_MS });
  const wait = (n: number): Promise<void> =>
    store.putDue({ at: nine, order: nine, caseNo: `（2025）法援第${String(n).padStart(5, '0')}号`, centreId: `C${n % 100}` });
  for (let n = 0; n < 10_000; n += 100) await Promise.all(Array.from({ length: 100 }, (_, i) => wait(n + i)));
  // Only the minute itself is measured.
  Object.assign(used, before);
  await dispatchDue(deps)(nine);
});
console.log(JSON.stringify((await store.followUp('U-1'))?.followUp.answers), (await store.followUp('U-2'))?.followUp.reason);
await stop();
