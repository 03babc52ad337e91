import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import { callEntry } from '../../domain/conversation/call-list.ts';
import { DAY_MS, HOUR_MS } from '../../domain/shared/instant.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import { erasePerson } from '../../workflows/erase-person.ts';
import type { Deps, Store } from '../../workflows/ports.ts';
import { raise } from '../../workflows/raise-alerts.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { testStore } from '../fixtures/table.ts';

const CLOSED = Date.parse('2025-03-03T10:00:00+08:00');
const FIRST_TEXT = CLOSED + 72 * HOUR_MS;
const ASKED = FIRST_TEXT + HOUR_MS;

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
  for (const id of ['C01', 'C02']) {
    await store.saveCentre({ id, name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
  }
});
afterAll(async () => stop());

let phones = 0;
let mobile: string;
beforeEach(() => {
  phones += 1;
  mobile = `+86138${String(phones).padStart(8, '0')}`;
});

const time = { now: CLOSED };
const house = (): ReturnType<typeof inProcess> => inProcess(store, time);
const close = async (caseNo: string, more: Record<string, string> = {}, at = CLOSED): Promise<void> => {
  const row = { case_no: caseNo, centre_id: 'C01', lawyer_id: 'L1', client_name: '样例受援人', client_phone: mobile };
  const taken = await takeInClosing(house().deps)({ at, row: { ...row, closed_at: new Date(CLOSED).toISOString(), ...more } });
  expect(taken).toMatchObject({ ok: true });
};
const look = async (caseNo: string, now: number): Promise<string> => {
  time.now = now;
  return advanceCase(house().deps)(caseNo);
};
const write = async (body: string, sentAt: number) =>
  receiveMessage(house().deps)({ id: `m-${sentAt}`, from: mobile, body, sentAt });
const erase = async (query: object = { mobile }, centres = ['C01'], deps: Deps = house().deps) =>
  erasePerson(deps)(query as { mobile: string }, (centreId) => Promise.resolve(centres.includes(centreId)), {
    at: ASKED,
    by: 'sup-1',
    reason: '本人书面申请',
  });
const known = async (caseNo: string) => (await store.followUp(caseNo))!;
const phone = async () => store.phone((await house().deps.vault.phoneHashes(mobile))[0].key);
const heldOf = async (caseNo: string): Promise<unknown> => {
  const { sealedPerson, sealedComment, personMark, followUp } = await known(caseNo);
  return { sealedPerson, sealedComment, personMark, phoneKey: followUp.phoneKey, messages: await store.messages(caseNo) };
};
const NOTHING = {
  sealedPerson: undefined,
  sealedComment: undefined,
  personMark: undefined,
  phoneKey: undefined,
  messages: [],
};

describe('erasing all that is held of a number', () => {
  test('takes name, phone, messages and comment, and leaves codes and the record of it', async () => {
    await close('E-1');
    await look('E-1', FIRST_TEXT);
    await write('4 律师很负责', FIRST_TEXT + 1000);
    expect(await store.messages('E-1')).toHaveLength(1);
    expect((await known('E-1')).sealedComment).toBeDefined();

    expect(await erase()).toEqual(['E-1']);
    expect(await heldOf('E-1')).toEqual(NOTHING);
    expect((await known('E-1')).followUp).toMatchObject({ state: 'partial', answers: { overall: 4 }, erasureRequestedAt: ASKED });
    expect(await store.history('E-1')).toEqual([
      { caseNo: 'E-1', at: ASKED, by: 'sup-1', what: 'ErasedOnRequest', why: '本人书面申请' },
    ]);
    expect(await phone()).toEqual({ slot: undefined, cases: [], isInside: false });
  });

  test('again changes nothing and records nothing', async () => {
    await close('E-2');
    await erase();
    const once = await known('E-2');
    expect(await erase()).toEqual([]);
    expect(await erase({ caseNo: 'E-2' })).toEqual(['E-2']);
    expect(await known('E-2')).toEqual(once);
    expect(await store.history('E-2')).toHaveLength(1);
  });

  test('is about the centres of who asks alone; what others hold goes on, on a phone that is free', async () => {
    await close('E-3');
    await look('E-3', FIRST_TEXT);
    await close('E-4', { centre_id: 'C02' });
    expect(await look('E-4', FIRST_TEXT + 60_000)).toBe('blocked');

    expect(await erase()).toEqual(['E-3']);
    const { slot, cases } = await phone();
    expect(cases.map(({ caseNo }) => caseNo)).toEqual(['E-4']);
    expect(slot).toMatchObject({ freeAt: ASKED + DAY_MS });
    expect([slot?.open, slot?.last]).toEqual([undefined, undefined]);
    expect((await known('E-4')).sealedPerson).toBeDefined();
    expect(await look('E-4', ASKED + DAY_MS)).toBe('sent');
    expect(await erase({ mobile }, ['C03'])).toEqual([]);
  });

  test('frees the phone also where it was taken a moment before the first text', async () => {
    await close('E-5');
    const { key } = (await house().deps.vault.phoneHashes(mobile))[0];
    await store.saveSlot(key, { version: 1, open: 'E-5' });
    await close('E-6', { centre_id: 'C02' });
    await erase();
    expect((await phone()).slot).toMatchObject({ freeAt: ASKED + DAY_MS });
    expect(await look('E-6', ASKED + DAY_MS)).toBe('sent');
  });

  test('leaves nothing half done: what broke off is taken up when it is asked for again', async () => {
    await close('E-7');
    await look('E-7', FIRST_TEXT);
    const { deps } = house();
    const broken = { ...deps, store: { ...store, dropPhoneCase: () => Promise.reject(new Error('cut off')) } };
    await expect(erase({ mobile }, ['C01'], broken)).rejects.toThrow('cut off');
    expect((await phone()).cases).toHaveLength(1);
    expect(await erase()).toEqual(['E-7']);
    expect(await phone()).toEqual({ slot: undefined, cases: [], isInside: false });
    expect(await store.history('E-7')).toHaveLength(1);
  });

  test('makes room for the change that came first', async () => {
    await close('E-8');
    await look('E-8', FIRST_TEXT);
    const { deps } = house();
    let isFirst = true;
    const raced: Store['saveFollowUp'] = async (next, was, history) => {
      if (isFirst) {
        isFirst = false;
        await write('5', FIRST_TEXT + 1000);
      }
      return store.saveFollowUp(next, was, history);
    };
    expect(await erase({ mobile }, ['C01'], { ...deps, store: { ...store, saveFollowUp: raced } })).toEqual(['E-8']);
    expect(await heldOf('E-8')).toEqual(NOTHING);
    expect((await known('E-8')).followUp.answers).toEqual({ overall: 5 });
  });

  test('of somebody who can be found by their case alone', async () => {
    await close('E-9', { client_phone: '0571-1234567' });
    expect(await erase({ caseNo: 'E-9' }, ['C02'])).toEqual([]);
    expect(await erase({ caseNo: 'E-9' })).toEqual(['E-9']);
    expect(await heldOf('E-9')).toEqual(NOTHING);
    expect((await known('E-9')).followUp).toMatchObject({ state: 'excluded', reason: 'asked-not-to' });
    expect(await erase({ caseNo: 'E-none' })).toEqual([]);
  });
});

describe('what comes after', () => {
  test('a message from the number leads nowhere, and nothing of it is kept', async () => {
    await close('F-1');
    await look('F-1', FIRST_TEXT);
    await erase();
    for (const [i, body] of ['5', 'TD', '律师收了我两千'].entries()) {
      expect(await write(body, ASKED + 1000 + i)).toEqual({ receipt: 'unknown-number' });
    }
    expect(await heldOf('F-1')).toEqual(NOTHING);
    expect(await phone()).toEqual({ slot: undefined, cases: [], isInside: false });
  });

  test('a refusal stays, alone, and its owner can still take it back', async () => {
    await close('F-2');
    await look('F-2', FIRST_TEXT);
    await write('TD', FIRST_TEXT + 1000);
    await erase();
    expect(await phone()).toEqual({
      slot: { version: expect.any(Number), refusedAt: FIRST_TEXT + 1000 },
      cases: [],
      isInside: false,
    });
    await close('F-3', {}, ASKED + DAY_MS);
    expect((await known('F-3')).followUp).toMatchObject({ state: 'excluded', reason: 'refused-earlier' });
    await erase({ caseNo: 'F-3' });
    expect(await write('5', ASKED + 2 * DAY_MS)).toEqual({ receipt: 'unknown-number' });
    expect(await write('恢复', ASKED + 2 * DAY_MS + 1)).toEqual({ receipt: 'taken-in' });
    await close('F-4', {}, ASKED + 3 * DAY_MS);
    expect((await known('F-4')).followUp.state).toBe('waiting');
  });

  test('the confirmation of a refusal that had not left yet does not leave', async () => {
    await close('F-5');
    await look('F-5', FIRST_TEXT);
    await write('TD', FIRST_TEXT + 1000);
    await erase();
    expect(await look('F-5', ASKED + HOUR_MS)).toBe('nothing');
    expect((await known('F-5')).followUp.texts.map(({ kind, state }) => [kind, state])).toEqual([
      ['question:overall', 'handed'],
      ['refusal-confirmed', 'queued'],
    ]);
  });

  test('the same closing again, or a changed one, brings the client back neither to be held nor to be asked', async () => {
    await close('F-6');
    await erase();
    await close('F-6', {}, ASKED + DAY_MS);
    await close('F-6', { matter: '工伤', client_name: '样例甲' }, ASKED + DAY_MS);
    expect(await heldOf('F-6')).toEqual(NOTHING);
    expect(await look('F-6', ASKED + DAY_MS)).toBe('nothing');
    expect(await phone()).toEqual({ slot: undefined, cases: [], isInside: false });
  });
});

describe('a client whose time to be held is over', () => {
  const MONTH_LATER = FIRST_TEXT + 31 * DAY_MS;
  const erasedByTime = async (caseNo: string) => {
    await close(caseNo);
    await look(caseNo, FIRST_TEXT);
    await write('4', FIRST_TEXT + 1000);
    await look(caseNo, FIRST_TEXT + 8 * DAY_MS);
    await look(caseNo, MONTH_LATER);
    expect((await known(caseNo)).followUp).toMatchObject({ state: 'partial', personErasedAt: MONTH_LATER });
  };
  const words = async (caseNo: string) => {
    const { vault } = house().deps;
    return Promise.all((await store.messages(caseNo)).map(({ sealedText }) => vault.openWords(sealedText, caseNo)));
  };

  test('and who then tells of misconduct is held and can be read, as long as somebody has to hear them', async () => {
    await erasedByTime('T-1');
    const told = MONTH_LATER + DAY_MS;
    expect(await write('律师收了我两千', told)).toMatchObject({ receipt: 'taken-in', caseNo: 'T-1' });
    const { followUp, sealedPerson } = await known('T-1');
    expect(followUp).toMatchObject({ redFlags: { charged: told }, state: 'partial', heldForAnswer: true });
    expect(await house().deps.vault.openPerson(sealedPerson!, 'T-1')).toEqual({ name: '', phone: mobile });
    expect(await words('T-1')).toEqual(['律师收了我两千']);
    expect(callEntry(followUp, (await store.centre('C01'))!.policy)).toBeUndefined();
    // A supervisor resolves it after nine days: at the first look the words are still there, at the second they go.
    await raise(house().deps)(followUp, { cause: 'charged', level: 'critical' }, told);
    await look('T-1', told + 7 * DAY_MS);
    expect(await words('T-1')).toEqual(['律师收了我两千']);
    const stored = (await store.alert('T-1', 'charged'))!;
    const alert = { ...stored.alert, resolvedAt: told + 9 * DAY_MS, outcome: 'confirmed' as const };
    await store.saveAlert({ ...stored, alert, version: stored.version + 1 }, stored, []);
    await look('T-1', told + 14 * DAY_MS);
    expect(await heldOf('T-1')).toMatchObject({ sealedPerson: undefined, messages: [] });
  });

  test('and who then writes anything else is not', async () => {
    await erasedByTime('T-2');
    await write('律师很好', MONTH_LATER + DAY_MS);
    expect(await heldOf('T-2')).toMatchObject({ sealedPerson: undefined, messages: [] });
  });
});

describe('a case whose phone changes before the first text', () => {
  test('is found under the new number, and no longer under the old one', async () => {
    await close('G-1');
    const old = mobile;
    phones += 1;
    mobile = `+86138${String(phones).padStart(8, '0')}`;
    await close('G-1', {}, CLOSED + 1);
    expect((await phone()).cases).toMatchObject([{ caseNo: 'G-1' }]);
    expect(await erase({ mobile: old })).toEqual([]);
    expect((await known('G-1')).sealedPerson).toBeDefined();
    expect(await erase()).toEqual(['G-1']);
  });

  test('keeps its place where it waits for the phone', async () => {
    await close('G-2');
    await look('G-2', FIRST_TEXT);
    await close('G-3');
    expect(await look('G-3', FIRST_TEXT + 60_000)).toBe('blocked');
    await close('G-3', { matter: '工伤' }, FIRST_TEXT + 120_000);
    expect((await phone()).cases.find(({ caseNo }) => caseNo === 'G-3')?.blockedSince).toBe(FIRST_TEXT);
  });
});
