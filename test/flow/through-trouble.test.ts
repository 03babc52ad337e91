import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { inboundSms } from '../../local/replay/requests.ts';
import { runCommand } from '../fixtures/command.ts';
import { askConsole } from '../fixtures/console.ts';
import { closingFacts, followUp } from '../fixtures/follow-up.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';

/*
 * The sections of the operator's guide that one running house can try: pausing all sending, sending dead letters again, and telling
 * the archive of the case bus again. Each test is a numbered step there.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const ASKED = START + 3 * DAY_MS;
const NAME = '样例受援人甲';
const WORDS = '这些话不该被看见';
const [FIRST, ANSWERS, REFUSES, LATE] = ['+8613800000011', '+8613800000012', '+8613800000013', '+8613800000014'];

let house: House;
let table: string;
beforeAll(async () => {
  house = await startHouse(START);
  table = house.engine.model.ofType('AWS::DynamoDB::GlobalTable')[0]!.name;
}, 180_000);
afterAll(() => house.stop());

const textsTo = (phone: string): string[] => house.texts.filter((text) => text.phone === phone).map(({ message }) => message);
const close = (case_no: string, client_phone: string, more: object = {}) =>
  house.close({ case_no, client_phone, client_name: NAME, ...more });
let messages = 0;
const reply = async (phone: string, body: string): Promise<void> => {
  messages += 1;
  house.engine.setTime(house.engine.now() + 1000);
  house.engine.publish('InboundSms', inboundSms(`m-${messages}`, phone, body), {}, { timestamp: house.engine.now() });
  await house.engine.settle();
};
const at = async (moment: number): Promise<void> => house.wait(moment - house.engine.now());
/** A span in steps of a minute, or longer ones. */
const minutes = async (count: number, step = 1): Promise<void> => {
  for (let n = 0; n < count; n += step) await house.wait(step * MINUTE_MS);
};
const stateOf = async (caseNo: string) => (await house.store.followUp(caseNo))?.followUp;

describe('pausing all sending', () => {
  const sending = (...args: readonly string[]) => runCommand(house.engine, 'sending', ...args, '--table', table);
  const OPERATOR = { id: 'op-1', role: 'operator', centre: 'P01' } as const;
  const shown = async () => (await askConsole(house.engine)(OPERATOR, 'GET', '/v1/sending')).body;

  beforeAll(async () => {
    await close('P-2', ANSWERS);
    await close('P-3', REFUSES);
    await at(ASKED);
    await close('P-1', FIRST, { closed_at: new Date(START + 10 * MINUTE_MS).toISOString() });
    expect([FIRST, ANSWERS, REFUSES].map((phone) => textsTo(phone).length)).toEqual([0, 1, 1]);
  });

  test('needs a reason and a table', async () => {
    expect(await sending('pause')).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
    expect(await runCommand(house.engine, 'sending', 'status')).toMatchObject({ code: 2 });
    expect((await sending('status')).out).toContain('never touched');
    expect(await shown()).not.toHaveProperty('paused');
  });

  test('one command stops every text, within the minute; what comes in is heard', async () => {
    expect(await sending('pause', '--reason', '模板待复核', '--by', 'op-1')).toMatchObject({ code: 0 });
    const before = house.texts.length;
    await reply(ANSWERS, '5');
    await reply(REFUSES, 'TD');
    await minutes(30, 5);
    expect(house.texts.length).toBe(before);
    expect((await stateOf('P-1'))?.state).toBe('waiting');
    expect((await stateOf('P-2'))?.answers).toEqual({ overall: 5 });
    expect((await stateOf('P-3'))?.state).toBe('refused');
  });

  test('it is to be seen: in the console, by the command, and each minute for the alarm', async () => {
    expect(await shown()).toMatchObject({ paused: { by: 'op-1', why: '模板待复核', since: expect.stringMatching(/Z$/) } });
    expect((await sending('status')).out).toMatch(/已暂停 paused since .* by op-1: 模板待复核/);
    const said = house.logged('sending paused');
    expect(said.length).toBeGreaterThanOrEqual(6);
    expect(said[0]).toMatchObject({ SendingPaused: 1 });
  });

  test('lifted at night, nothing leaves before the morning: whoever was kept waiting is asleep', async () => {
    await at(Date.parse('2025-03-06T21:30:00+08:00'));
    expect(await sending('resume', '--reason', '已复核', '--by', 'op-2')).toMatchObject({ code: 0 });
    const before = house.texts.length;
    await at(Date.parse('2025-03-07T08:59:00+08:00'));
    expect(house.texts.length).toBe(before);
  });

  test('then everything that waited leaves, each once', async () => {
    await at(Date.parse('2025-03-07T09:00:00+08:00'));
    await minutes(6);
    expect(textsTo(FIRST)).toEqual([expect.stringContaining('请评价服务')]);
    expect(textsTo(ANSWERS).slice(1)).toEqual([expect.stringContaining('收钱')]);
    expect(textsTo(REFUSES).slice(1)).toEqual([expect.stringContaining('已停止')]);
    await minutes(30, 5);
    expect([FIRST, ANSWERS, REFUSES].map((phone) => textsTo(phone).length)).toEqual([1, 2, 2]);
    expect(await shown()).not.toHaveProperty('paused');
  });

  test('lifted by day, what waited leaves within six minutes', async () => {
    await sending('pause', '--reason', '短停');
    await reply(FIRST, '5');
    await minutes(3);
    await sending('resume', '--reason', '好了');
    await minutes(6);
    expect(textsTo(FIRST)).toHaveLength(2);
  });
});

describe('sending dead letters again', () => {
  const redrive = (stage: string, ...more: readonly string[]) => runCommand(house.engine, 'redrive', '--stage', stage, ...more);
  const lying = (): Record<string, number> =>
    Object.fromEntries(house.deadLetters().map(({ queue, count }) => [queue.split('/').at(1), count])) as Record<string, number>;

  beforeAll(async () => {
    await close('D-1', LATE, { centre_id: 'C09' });
    await close('D-2', LATE, { closed_at: WORDS });
    house.engine.publish('InboundSms', inboundSms('', LATE, WORDS));
    await house.engine.settle();
    expect(lying()).toEqual({ Intake: 2, Receive: 1 });
  });

  test('a stage there is not is said to be none', async () => {
    expect(await redrive('Nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('Huifang-Service-Nowhere') });
    expect(await runCommand(house.engine, 'redrive')).toMatchObject({ code: 2 });
  });

  test('a dry run names cases and reasons, no person, and moves nothing', async () => {
    const { code, out } = await redrive('Intake', '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/case_no=D-1; .*record failed, recordId/);
    expect(out).toMatch(/case_no=D-2; closing: not as agreed at closed_at/);
    const texts = await redrive('Receive', '--dry-run');
    expect(texts.out).toContain('inbound SMS: not as agreed at inboundMessageId');
    for (const secret of [NAME, WORDS, LATE, LATE.slice(3)]) expect(out + texts.out).not.toContain(secret);
    expect(lying()).toEqual({ Intake: 2, Receive: 1 });
  });

  test('once the cause is gone letters go through; one that breaks the rules comes back', async () => {
    await house.store.saveCentre({ id: 'C09', name: '新县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' }, {});
    const { code, out } = await redrive('Intake');
    expect([code, out]).toEqual([0, expect.stringContaining('sent again: 2')]);
    await house.engine.settle();
    expect(await stateOf('D-1')).toMatchObject({ state: 'waiting' });
    expect(lying()).toEqual({ Intake: 1, Receive: 1 });
  });

  test('changes of the table that a function gave up are read from the stream and given to it again', async () => {
    const broken = { id: 'C08', name: '坏县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' } as const;
    await house.store.saveCentre(broken, { followUp: { waitHours: 'x' } });
    const closing = closingFacts({ caseNo: 'D-8', centreId: 'C08', lawyerId: 'L8' });
    const answered = followUp({ closing, state: 'completed', dueAt: undefined, answers: { overall: 5 } });
    await house.store.saveFollowUp({ followUp: answered, version: 1, changedAt: START }, undefined, []);
    await house.engine.settle();
    expect(lying()).toMatchObject({ Score: 1 });
    expect((await redrive('Score')).code).toBe(1);
    expect(lying()).toMatchObject({ Score: 1 });
    expect(await house.store.score('C08', 2025, 'L8')).toBeUndefined();

    await house.store.saveCentre(broken, {});
    const { code, out } = await redrive('Score');
    expect([code, out]).toEqual([0, expect.stringContaining('given to the function again')]);
    expect(lying()).not.toHaveProperty('Score');
    expect(await house.store.score('C08', 2025, 'L8')).toBeDefined();
  });
});

describe('the archive of the case bus', () => {
  test('told again changes nothing of what is there, and texts nobody', async () => {
    const texts = house.texts.length;
    const before = await house.snapshot();
    const { engine } = house;
    const { attributes } = engine.model.find('AWS::Events::EventBus', 'CaseBus');
    const archive = engine.model.find('AWS::Events::Archive', 'CaseArchive');
    const events = new EventBridgeClient({
      endpoint: engine.endpoint,
      region: engine.model.place.region,
      credentials: engine.operator,
    });
    const answer = await events.send(
      new StartReplayCommand({
        ReplayName: 'again-1',
        EventSourceArn: archive.arn,
        EventStartTime: new Date(START - HOUR_MS),
        EventEndTime: new Date(engine.now() + HOUR_MS),
        Destination: { Arn: attributes['Arn'] },
      }),
    );
    events.destroy();
    expect(answer.State).toBe('STARTING');
    await engine.settle();
    expect(house.logged('closing').filter(({ caseNo }) => caseNo === 'P-1').length).toBe(2);
    expect(await house.snapshot()).toEqual(before);
    expect(house.texts.length).toBe(texts);
  });

  test('no call was made on the way that a role does not grant', () => {
    expect(house.engine.refusals).toEqual([]);
  });
});
