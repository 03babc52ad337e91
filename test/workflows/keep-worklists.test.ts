import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { callEntry } from '../../domain/conversation/call-list.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { HOUR_MS } from '../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import { keepCallList, keepOpenAlerts } from '../../workflows/keep-worklists.ts';
import type { Store, StoredFollowUp } from '../../workflows/ports.ts';
import { recordCall } from '../../workflows/record-call.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { anAlert } from '../domain/alert/alerts.ts';
import { testTables } from '../fixtures/table.ts';

const CLOSED = Date.parse('2025-03-03T10:00:00+08:00');
const CENTRES = ['C01', 'C02'] as const;

let tables: Awaited<ReturnType<typeof testTables>>;
let store: Store;
beforeAll(async () => {
  tables = await testTables();
});
afterAll(async () => tables.stop());
beforeEach(async () => {
  ({ store } = await tables.newTable());
  for (const id of CENTRES) await setPolicy(id, {});
});

const setPolicy = (id: string, policy: object): Promise<void> =>
  store.saveCentre({ id, name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, policy);
const house = () => inProcess(store, { now: CLOSED }).deps;
/** A case that is to be phoned, as it lies in the store; again with other facts it is a later closing. */
const close = async (at: number, more: Record<string, string> = {}): Promise<StoredFollowUp> => {
  const row = {
    case_no: 'K-1',
    centre_id: 'C01',
    lawyer_id: 'L1',
    client_name: '样例受援人',
    client_phone: '',
    contact: 'phone',
  };
  const closed_at = new Date(CLOSED).toISOString();
  expect(await takeInClosing(house())({ at, row: { ...row, closed_at, ...more } })).toMatchObject({ ok: true });
  return (await store.followUp('K-1'))!;
};
const keep = (was: StoredFollowUp | undefined, is: StoredFollowUp | undefined): Promise<void> =>
  keepCallList({ store })({ was: was?.followUp, is: is?.followUp });
const lists = () => Promise.all(CENTRES.map(async (id) => (await store.calls(id)).map(({ caseNo }) => caseNo)));
const noAnswer = (at: number) => recordCall(house())({ caseNo: 'K-1', at, by: 'clerk-1', outcome: 'no-answer', note: '' });

describe('the call list', () => {
  test('does not keep what was read before another change and written after it', async () => {
    const first = await close(CLOSED);
    let isFirst = true;
    const putCall: Store['putCall'] = async (entry) => {
      if (isFirst) {
        isFirst = false;
        await recordCall(house())({ caseNo: 'K-1', at: CLOSED + HOUR_MS, by: 'clerk-1', outcome: 'wrong-number', note: '' });
        await keep(first, await store.followUp('K-1'));
      }
      await store.putCall(entry);
    };
    await keepCallList({ store: { ...store, putCall } })({ is: first.followUp });
    expect(isFirst).toBe(false);
    expect(await lists()).toEqual([[], []]);
  });

  test('gets the line of a case that is to be phoned, however often it is told', async () => {
    const is = await close(CLOSED);
    await keep(undefined, is);
    await keep(undefined, is);
    expect(await store.calls('C01')).toEqual([callEntry(is.followUp, STANDARD_1)]);
  });

  test('follows what holds now, not what a late record says', async () => {
    const first = await close(CLOSED);
    await noAnswer(CLOSED + HOUR_MS);
    const second = (await store.followUp('K-1'))!;
    await keep(first, second);
    await keep(undefined, first);
    expect(await store.calls('C01')).toMatchObject([{ attempts: 1, lastOutcome: 'no-answer' }]);
  });

  test.each<[string, readonly ('left' | 'came')[]]>([
    ['as they happened', ['left', 'came']],
    ['the other way round', ['came', 'left']],
    ['twice', ['came', 'left', 'came', 'left']],
  ])('follows a case to another centre and lawyer, told %s', async (_, order) => {
    const was = await close(CLOSED);
    await keep(undefined, was);
    const is = await close(CLOSED + HOUR_MS, { centre_id: 'C02', lawyer_id: 'L2' });
    for (const record of order) await (record === 'left' ? keep(was, undefined) : keep(undefined, is));
    expect(await lists()).toEqual([[], ['K-1']]);
  });

  test('writes nothing for a change that no line shows', async () => {
    const was = await close(CLOSED);
    await keep(undefined, was);
    const before = await store.calls('C01');
    await store.dropCall('C01', 'K-1');
    const is: FollowUp = { ...was.followUp, heldUntil: CLOSED };
    await keepCallList({ store })({ was: was.followUp, is });
    expect(await store.calls('C01')).toEqual([]);
    await keep(undefined, was);
    expect(await store.calls('C01')).toEqual(before);
  });

  test('has nothing of a case that nobody has to phone', async () => {
    const is = await close(CLOSED, { contact: 'none', no_contact_reason: 'deceased' });
    await keep(undefined, is);
    expect(await lists()).toEqual([[], []]);
  });

  test('loses a line that the policy has taken off it as soon as somebody works on it', async () => {
    await keep(undefined, await close(CLOSED));
    await noAnswer(CLOSED + HOUR_MS);
    await setPolicy('C01', { call: { attempts: 1 } });
    expect(await lists()).toEqual([['K-1'], []]);
    expect(await noAnswer(CLOSED + 25 * HOUR_MS)).toEqual({ ok: false, error: 'not-on-list' });
    expect(await lists()).toEqual([[], []]);
  });
});

describe('the list of open alerts', () => {
  const alert = (rest = {}) => ({ ...anAlert('high', rest), caseNo: 'K-1' });
  const put = async (is: ReturnType<typeof alert>, was?: ReturnType<typeof alert>): Promise<void> => {
    const stored = await store.alert('K-1', 'overall');
    const version = (stored?.version ?? 0) + 1;
    expect(await store.saveAlert({ alert: is, year: 2025, version, changedAt: 1 }, stored, [])).toBe(true);
    await keepOpenAlerts({ store })({ was, is });
  };
  const open = () =>
    Promise.all(CENTRES.map(async (id) => (await store.openAlerts(id)).map(({ caseNo, state }) => [caseNo, state])));

  test('has an alert until it is resolved, and again when it is reopened', async () => {
    const contacted = alert({ contactedAt: CLOSED });
    const resolved = alert({ contactedAt: CLOSED, resolvedAt: CLOSED });
    await put(alert());
    expect(await open()).toEqual([[['K-1', 'open']], []]);
    await put(contacted, alert());
    expect(await open()).toEqual([[['K-1', 'contacted']], []]);
    await put(resolved, contacted);
    expect(await open()).toEqual([[], []]);
    // The first record once more.
    await keepOpenAlerts({ store })({ is: alert() });
    expect(await open()).toEqual([[], []]);
    await put(alert(), resolved);
    expect(await open()).toEqual([[['K-1', 'open']], []]);
  });

  test('is moved with the case, whatever the order of the records', async () => {
    await put(alert());
    const moved = alert({ centreId: 'C02', lawyerId: 'L2' });
    await put(moved, alert());
    await keepOpenAlerts({ store })({ is: alert() });
    expect(await open()).toEqual([[], [['K-1', 'open']]]);
  });

  test('is left alone by what its lines do not show', async () => {
    await put(alert());
    await store.dropOpenAlert('C01', 'K-1', 'overall');
    await keepOpenAlerts({ store })({ was: alert(), is: alert({ by: 'sup-1' }) });
    await keepOpenAlerts({ store })({ was: alert({ resolvedAt: 1 }), is: alert({ resolvedAt: 1, note: '已核实' }) });
    expect(await open()).toEqual([[], []]);
  });
});
