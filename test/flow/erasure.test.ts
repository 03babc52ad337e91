import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from '../../contracts/replay-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { runOf } from '../../domain/assessment/assessment-table.ts';
import { outputTables } from '../../local/replay/tables.ts';
import type { OutputName } from '../../local/replay/tables.ts';
import { verifyRun } from '../../workflows/reckon-rows.ts';
import { askConsole } from '../fixtures/console.ts';
import type { SignedIn } from '../fixtures/console.ts';
import { openHouse } from '../fixtures/played-house.ts';
import type { House } from '../fixtures/played-house.ts';

/*
 * Two years and a half in the life of what is held of clients, on the whole house: answers by text, on the web and by telephone,
 * an alert nobody resolves, clients nobody reaches.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const day = (n: number, ms = 0): number => START + n * DAY_MS + ms;
/** When the first texts leave. */
const ASKED = day(3);

const supervisor: SignedIn = { id: 'sup-1', role: 'supervisor', centre: 'C01' };
const auditor: SignedIn = { id: 'aud-1', role: 'auditor', centre: 'C01' };

interface Client {
  readonly caseNo: string;
  readonly name: string;
  readonly phone: string;
  readonly row?: Readonly<Record<string, string>>;
}
const client = (n: number, row?: Client['row']): Client => ({
  caseNo: `E-${n}`,
  name: `样例${'甲乙丙丁戊己庚辛壬癸'.charAt(n)}`,
  phone: `+86138000090${String(n).padStart(2, '0')}`,
  ...(row ? { row } : {}),
});
const CLIENTS: readonly Client[] = [
  client(0),
  client(1),
  client(2),
  client(3, { outcome: 'terminated' }),
  { ...client(4), phone: '0571-88880004' },
  client(5),
  client(6, { contact: 'phone' }),
  client(7, { service: 'consultation' }),
  client(8, { matter: '家庭暴力' }),
];
const WORDS = { reply: '律师收了我两千块', late: '还想说律师很少接电话', web: '网上填的意见', phone: '电话里说很满意' };

const closings = CLIENTS.map(({ caseNo, name, phone, row }): ReplayEvent => ({
  type: 'closing',
  at: START,
  row: {
    case_no: caseNo,
    centre_id: 'C01',
    lawyer_id: 'L1',
    client_name: name,
    client_phone: phone,
    closed_at: '2025-03-03',
    filed_on: '2025-03-20',
    ...row,
  },
}));
let messages = 0;
const reply = (n: number, at: number, body: string): ReplayEvent => {
  messages += 1;
  return { type: 'reply', at, from: CLIENTS[n]!.phone, body, id: `m-${messages}` };
};
const all = { overall: 4, charged: 8, communication: 5, absent: 8 } as const;
const events: ReplayEvent[] = [
  ...closings,
  ...['2', '9', '3', '8', WORDS.reply].map((body, i) => reply(0, ASKED + (i + 1) * HOUR_MS, body)),
  reply(0, day(12), WORDS.late),
  reply(2, ASKED + HOUR_MS, 'TD'),
  { type: 'web', at: ASKED + 2 * HOUR_MS, caseNo: 'E-5', answers: all, comment: WORDS.web },
  { type: 'phone', at: day(4), caseNo: 'E-6', answers: all, comment: WORDS.phone, by: 'clerk-1' },
  reply(7, day(1, 2 * HOUR_MS), '5'),
];

/** Everything by which a client could be known, in every spelling. */
const SECRETS = [
  ...CLIENTS.flatMap(({ name, phone }) => [name, phone, phone.replace('+', ''), phone.replace('+86', '')]),
  ...Object.values(WORDS),
];

let house: House;
beforeAll(async () => {
  house = await openHouse({ at: START - DAY_MS });
  await house.store.saveCentre({ id: 'C01', name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
}, 180_000);
afterAll(async () => house.stop());

/** What is held of clients: cases with a sealed person, with a sealed comment, and with messages. */
const held = async (): Promise<{ persons: string[]; comments: string[]; messages: string[] }> => {
  const items = await house.items();
  const casesOf = (
    those: readonly Readonly<Record<string, unknown>>[],
    of: (item: Readonly<Record<string, unknown>>) => unknown,
  ) => [...new Set(those.map((item) => String(of(item))))].toSorted();
  const caseOf = ({ cl }: Readonly<Record<string, unknown>>): unknown => (cl as { no: string }).no;
  return {
    persons: casesOf(
      items.filter(({ p }) => p !== undefined),
      caseOf,
    ),
    comments: casesOf(
      items.filter(({ cm }) => cm !== undefined),
      caseOf,
    ),
    messages: casesOf(
      items.filter(({ sk }) => String(sk).startsWith('M#')),
      ({ no }) => no,
    ),
  };
};
/** Secrets that stand in the table, the queues or the log in plain letters. */
const inPlain = async (): Promise<string[]> => {
  const items = (await house.items()).map((item) => JSON.stringify(item));
  const queues = house.engine.model
    .ofType('AWS::SQS::Queue')
    .flatMap(({ path }) => house.engine.queue(path).messages.map(({ body, attributes }) => body + JSON.stringify(attributes)));
  const everything = [...items, ...queues, ...house.log].join('\n');
  return SECRETS.filter((secret) => everything.includes(secret));
};
const night = async (at: number): Promise<void> => {
  house.engine.setTime(at);
  await house.engine.fireSchedules(at, ['EachNight']);
  await house.engine.settle();
};
const audits = async () => {
  const { body } = await askConsole(house.engine, 'PrivacyApi')(auditor, 'GET', '/v1/privacy/audits');
  return (body as { audits: { from: string; to: string; seen: number; overdue: number }[] }).audits;
};
const tables = async () => {
  const of = outputTables(await house.snapshot(), new Map(), [], [], 2025);
  const rows = (name: OutputName) => of[name].rows;
  const { draft } = (await house.store.assessmentTable('C01', 2025))!.table;
  const place = { centreId: 'C01', year: 2025, run: runOf(draft!) };
  return {
    follow_ups: rows('follow_ups'),
    responses: rows('responses'),
    scores: rows('scores'),
    assessment: rows('assessment'),
    score: (await house.store.score('C01', 2025, 'L1'))!.score,
    verified: (await verifyRun(house)(place))!.isSame,
  };
};

let before: Awaited<ReturnType<typeof tables>>;

describe('what is held of clients', () => {
  test('in the first weeks is what they are asked and answered with, sealed', async () => {
    await house.play(events, day(20));
    expect(await held()).toEqual({
      // Whom a clerk has reached, and who was never texted, is needed no more.
      persons: ['E-0', 'E-1', 'E-2', 'E-4', 'E-5', 'E-7', 'E-8'],
      comments: ['E-0', 'E-5', 'E-6'],
      messages: ['E-0', 'E-2', 'E-7'],
    });
    const { sealedPerson } = (await house.store.followUp('E-0'))!;
    expect(await house.vault.openPerson(sealedPerson!, 'E-0')).toEqual({ name: '样例甲', phone: CLIENTS[0]!.phone });
    expect((await house.store.alerts('E-0')).map(({ alert }) => [alert.cause, alert.resolvedAt])).toContainEqual([
      'charged',
      undefined,
    ]);
    expect(await inPlain()).toEqual([]);

    await askConsole(house.engine)(supervisor, 'POST', '/v1/assessments', { centreId: 'C01', year: 2025 });
    await house.engine.settle();
    before = await tables();
    expect(before.scores).toMatchObject([{ n: '3', red_flags: expect.stringMatching(/[12]/) }]);
    expect(before.assessment).toHaveLength(1);
    expect(before.verified).toBe(true);
  }, 120_000);

  test('after late replies are over is what somebody still needs: a call to make, an alert that is open', async () => {
    await house.play([], day(3 + 31));
    expect(await held()).toMatchObject({ persons: ['E-0', 'E-1', 'E-4', 'E-8'], messages: ['E-0'] });
    await night(day(35, 16 * HOUR_MS));
    expect((await audits())[0]).toMatchObject({ overdue: 0 });
  }, 120_000);

  test('after half a year is nobody any more, whatever is open; only comments are', async () => {
    await house.play([], day(181));
    expect(await held()).toEqual({ persons: [], comments: ['E-0', 'E-5', 'E-6'], messages: [] });
    const calls = await askConsole(house.engine)(supervisor, 'GET', '/v1/centres/C01/calls');
    expect(calls.body).toEqual({ entries: [] });
    const reveal = await askConsole(house.engine, 'PrivacyApi')(supervisor, 'POST', '/v1/cases/E-1/reveal', { reason: '回访' });
    expect(reveal).toMatchObject({ status: 410 });
    await night(day(183, 16 * HOUR_MS));
    expect((await audits())[0]).toMatchObject({ overdue: 0 });
  }, 120_000);

  test('after two years is nothing, anywhere: no name, no number, no word', async () => {
    await house.play([], day(731));
    expect(await held()).toEqual({ persons: [], comments: [], messages: [] });
    expect(await inPlain()).toEqual([]);
    expect(house.deadLetters()).toEqual([]);
    expect(house.engine.refusals).toEqual([]);
    await night(day(733, 16 * HOUR_MS));
    const [latest] = await audits();
    expect(latest).toMatchObject({ overdue: 0, seen: expect.any(Number) });
    expect(Date.parse(latest!.to)).toBe(day(733, 16 * HOUR_MS));
  }, 120_000);

  test('changes no figure by going: states, responses, scores and the assessment are what they were', async () => {
    const after = await tables();
    expect(after).toEqual(before);
    // Reckoned anew it comes to the same row as well.
    await askConsole(house.engine)(supervisor, 'POST', '/v1/assessments', { centreId: 'C01', year: 2025 });
    await house.engine.settle();
    expect((await tables()).assessment).toEqual(before.assessment);
  }, 120_000);

  test('is held again for one answer, when somebody writes who is to be answered', async () => {
    await house.play([reply(1, day(735), 'TD')], day(735, HOUR_MS));
    expect(house.sent.at(-1)).toMatchObject({ to: CLIENTS[1]!.phone, body: expect.stringContaining('已停止') });
    expect(await held()).toMatchObject({ persons: ['E-1'], messages: ['E-1'] });
    await house.play([], day(737));
    expect(await held()).toMatchObject({ persons: [], messages: [] });
  }, 120_000);
});

describe('what should have gone and has not', () => {
  const LATER = day(740, 16 * HOUR_MS);
  beforeAll(async () => {
    // A follow-up whose pointer was lost, and a message that was written while its case was being erased.
    const stored = (await house.store.followUp('E-6'))!;
    const { personErasedAt: _, ...followUp } = stored.followUp;
    const person = { name: CLIENTS[6]!.name, phone: CLIENTS[6]!.phone };
    const sealedPerson = await house.vault.sealPerson(person, 'E-6');
    await house.store.saveFollowUp({ ...stored, followUp, sealedPerson, version: stored.version + 1 }, stored, []);
    const sealedText = await house.vault.sealWords(WORDS.late, 'E-0');
    await house.store.putMessage({ caseNo: 'E-0', key: 'k:k', at: day(34), sealedText, readAs: 'comment', rule: 'words' });
    await house.engine.settle();
  });

  test('is found at night, counted and told', async () => {
    await house.play([], LATER - MINUTE_MS);
    expect(await held()).toEqual({ persons: ['E-6'], comments: [], messages: ['E-0'] });
    await night(LATER);
    expect((await audits())[0]).toMatchObject({ overdue: 2 });
    const told = house.log.filter((line) => line.includes('"ErasureOverdue":1')).map((line) => JSON.parse(line) as object);
    expect(told).toMatchObject([{ caseNo: 'E-6' }, { caseNo: 'E-0' }].map((one) => expect.objectContaining(one)));
    expect(house.log.filter((line) => line.includes('"ErasureAudited":1'))).toHaveLength(4);
  }, 60_000);

  test('and erased in the ordinary way', async () => {
    await house.play([], LATER + HOUR_MS);
    expect(await held()).toEqual({ persons: [], comments: [], messages: [] });
    await night(LATER + DAY_MS);
    expect((await audits())[0]).toMatchObject({ overdue: 0 });
    expect(house.engine.refusals).toEqual([]);
  }, 60_000);
});
