import { describe, expect, test } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import { dispatchDue } from '../../workflows/dispatch-due.ts';
import { escalateAlert } from '../../workflows/handle-alert.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { CASE, FIRST_TEXT, PHONE, useHouses } from '../known-failures/house.ts';
import type { House } from '../known-failures/house.ts';

/*
 * Events that come long after they happened: held up on their way, or sent back from the dead letters. Each of these was a fault
 * of this product, found by its simulation (docs/reliability.md).
 */

const house = useHouses();
const SECOND = '2025-0002';
const ROW = {
  case_no: SECOND,
  centre_id: 'C01',
  lawyer_id: 'L001',
  client_name: '样例受援人',
  client_phone: PHONE,
  closed_at: '2025-03-03 10:00',
};

/** Dispatch has run each minute, whatever else stood still. */
const dispatched = async (h: House, until: string): Promise<void> => {
  h.sleep(until);
  await dispatchDue(h.deps)(h.moment(until));
};

test('a closing that lay with the dead letters for a week is asked about', async () => {
  const h = await house();
  await dispatched(h, '2025-03-10 11:00');
  await takeInClosing(h.deps)({ at: h.moment('2025-03-03 10:00'), row: ROW });
  await h.pass('2025-03-10 11:05');
  expect(h.kinds()).toEqual(['question:overall']);
});

test('a state that is saved slowly is pointed to once more: dispatch may have come by meanwhile', async () => {
  const h = await house();
  await dispatched(h, '2025-03-10 11:00');
  const due: number[] = [];
  let now = h.moment('2025-03-10 11:00');
  const store: House['deps']['store'] = {
    ...h.deps.store,
    putDue: (pointer) => Promise.resolve(void due.push(pointer.at)),
    saveFollowUp: async (...given) => {
      now += 20_000;
      return h.deps.store.saveFollowUp(...given);
    },
  };
  const slow = { ...h.deps, store, clock: { ...h.deps.clock, now: () => now } };
  await takeInClosing(slow)({ at: h.moment('2025-03-03 10:00'), row: ROW });
  expect(due).toEqual([h.moment('2025-03-10 11:00'), h.moment('2025-03-10 11:00') + 20_000]);
});

test('whoever waits for a phone is asked, though its conversation was ended by a message of days ago', async () => {
  const h = await house();
  await h.close();
  await h.close({ case_no: SECOND });
  await h.pass(FIRST_TEXT);
  await h.pass('2025-03-12 10:00');
  await dispatched(h, '2025-03-12 10:01');
  await h.writes('打错了', { sentAt: '2025-03-07 10:00' });
  expect((await h.followUp(CASE)).state).toBe('excluded');
  await h.pass('2025-03-12 11:00');
  expect((await h.followUp(SECOND)).state).toBe('asking');
});

test('an alert on words of days ago is escalated: its deadline has passed before it was raised', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.pass('2025-03-12 10:00');
  await dispatched(h, '2025-03-12 10:01');
  await raise(h.deps)(await h.followUp(), { cause: 'charged', level: 'critical' }, h.moment('2025-03-07 10:00'));
  const queued: { caseNo: string; cause: string; at: number }[] = [];
  const escalate = (alerts: readonly { caseNo: string; cause: string; at: number }[]) =>
    Promise.resolve(void queued.push(...alerts));
  await dispatchDue({ ...h.deps, queues: { ...h.deps.queues, escalate } })(h.moment('2025-03-12 10:05'));
  expect(queued).toMatchObject([{ caseNo: CASE, cause: 'charged' }]);
  await escalateAlert(h.deps)(CASE, 'charged', queued[0]!.at);
  expect((await h.deps.store.alert(CASE, 'charged'))?.alert.escalations).toBe(1);
});

describe('a message that comes again when its conversation is no longer the last of its phone', () => {
  const twoConversations = async (): Promise<House> => {
    const h = await house();
    await h.close();
    await h.close({ case_no: SECOND });
    await h.pass(FIRST_TEXT);
    await h.writes('收了我两千', { id: 'm-first' });
    await h.pass('2025-03-30 10:00');
    return h;
  };

  test('is known to its own case', async () => {
    const h = await twoConversations();
    expect(await h.writes('收了我两千', { id: 'm-first', sentAt: FIRST_TEXT })).toBe('repeat');
    expect((await h.followUp(SECOND)).redFlags).toEqual({});
  });

  test('goes to its own case where it comes for the first time', async () => {
    const h = await twoConversations();
    await h.writes('没来开庭', { sentAt: '2025-03-06 10:01' });
    expect((await h.followUp()).redFlags).toHaveProperty('absent');
    expect((await h.followUp(SECOND)).redFlags).toEqual({});
  });

  test('goes to the first where it is older than all of them, by a clock that is behind', async () => {
    const h = await twoConversations();
    const message = { id: 'm-old', from: PHONE, body: '你好', sentAt: h.moment('2025-03-01 10:00') };
    expect(await receiveMessage(h.deps)(message)).toEqual({ receipt: 'taken-in', caseNo: CASE });
    expect(await receiveMessage(h.deps)(message)).toEqual({ receipt: 'repeat', caseNo: CASE });
  });

  test('is known to the case that has it, though by its stamp it is older than any', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    await h.writes('收了我两千', { id: 'm-behind', sentAt: '2025-03-06 09:55' });
    await h.close({ case_no: SECOND });
    await h.pass('2025-03-30 10:00');
    expect(await h.writes('收了我两千', { id: 'm-behind', sentAt: '2025-03-06 09:55' })).toBe('repeat');
    expect((await h.followUp(SECOND)).inbound).toEqual([]);
  });
});

describe('a function whose clock is behind', () => {
  test('does not take the pointer that led to it for one still to come', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    const due = h.moment('2025-03-08 10:00');
    const behind = { ...h.deps, clock: { ...h.deps.clock, now: () => due - 8 * MINUTE_MS } };
    await advanceCase(behind)(CASE, due);
    expect(h.kinds()).toEqual(['question:overall', 'reminder']);
  });

  test('writes the way onward once more rather than trust one that may be used up', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    const due: number[] = [];
    const store = { ...h.deps.store, putDue: (pointer: { at: number }) => Promise.resolve(void due.push(pointer.at)) };
    const now = h.moment('2025-03-08 10:00') - 8 * MINUTE_MS;
    await advanceCase({ ...h.deps, store, clock: { ...h.deps.clock, now: () => now } })(CASE);
    expect(due).toEqual([h.moment('2025-03-08 10:00')]);
    await advanceCase({ ...h.deps, store, clock: { ...h.deps.clock, now: () => now - DAY_MS + HOUR_MS } })(CASE);
    expect(due).toHaveLength(1);
  });
});
