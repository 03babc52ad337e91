import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { deliveryEvent, inboundSms } from '../../local/replay/requests.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';

/*
 * What comes by topic, queue and bus: from carriers that repeat themselves, from clocks that are wrong, and from forgers. What
 * cannot be taken ends as a dead letter with its reason in the log; its neighbours go through, once.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const PHONE = '+8613800000001';
const OTHER = '+8613800000002';
const STRANGER = '+8613900000009';
const WORDS = '律师收了我两千块钱';
const DEEP = '['.repeat(10_000) + ']'.repeat(10_000);

let house: House;
let topics: Readonly<Record<'inbound' | 'delivery' | 'alarms', string>>;

beforeAll(async () => {
  house = await startHouse(START);
  const topicOf = (path: string): string => house.engine.model.find('AWS::SNS::Topic', path).arn;
  topics = { inbound: topicOf('InboundSms'), delivery: topicOf('DeliveryReports'), alarms: topicOf('Alarms') };
  await house.close({ case_no: 'M-1', client_phone: PHONE });
  await house.close({ case_no: 'M-2', client_phone: OTHER });
  await house.wait(3 * DAY_MS);
  await house.wait(HOUR_MS);
}, 180_000);
afterAll(() => house.stop());

let before: unknown;
let dead: number;
const deadLetters = (): number => house.deadLetters().reduce((sum, { count }) => sum + count, 0);
beforeEach(async () => {
  await house.written();
  before = await house.snapshot();
  dead = deadLetters();
  house.log.length = 0;
});

const text = (id: string, from: string, body: string, sentAt = house.engine.now()): void =>
  house.engine.publish('InboundSms', inboundSms(id, from, body), {}, { timestamp: sentAt });

/** Puts a message straight into a queue, as only a forger with rights would. */
const enqueue = async (queue: string, body: string): Promise<void> => {
  const authorization = `AWS4-HMAC-SHA256 Credential=${house.engine.operator.accessKeyId}/20250301/us-east-1/sqs/aws4_request, Signature=x`;
  const response = await fetch(house.engine.endpoint, {
    method: 'POST',
    headers: { authorization, 'x-amz-target': 'AmazonSQS.SendMessage' },
    body: JSON.stringify({ QueueUrl: house.engine.queue(queue).name, MessageBody: body }),
  });
  expect(response.status).toBe(200);
};
const notification = (TopicArn: string, Message: string, Timestamp = new Date(house.engine.now()).toISOString()): string =>
  JSON.stringify({ Type: 'Notification', TopicArn, Message, Timestamp });

/** Why records failed, each once: a message is tried five times. */
const reasons = (): readonly unknown[] => [
  ...new Set(house.logged('record failed').map(({ error }) => (error as { readonly message: string }).message)),
];
const followUp = async (caseNo: string) => (await house.store.followUp(caseNo))?.followUp;

const expectUnchanged = async (): Promise<void> => {
  expect(await house.written()).toEqual([]);
  expect(await house.snapshot()).toEqual(before);
  expectSilence();
};
const expectSilence = (): void => {
  for (const secret of [PHONE.slice(3), OTHER.slice(3), STRANGER.slice(3), WORDS, '两千', '样例受援人'])
    expect(house.log.filter((line) => line.includes(secret))).toEqual([]);
};

describe('a message that cannot be one', () => {
  test.each<[string, (at: typeof topics) => string, string]>([
    ['no JSON', () => `{"body":"${WORDS}`, 'queue message: not as agreed at (json)'],
    ['null', () => 'null', 'inbound SMS: not as agreed at (whole)'],
    ['a list', () => '[]', 'inbound SMS: not as agreed at (whole)'],
    ['ten thousand levels', () => DEEP, 'inbound SMS: not as agreed at (whole)'],
    [
      'the fields of every object',
      () => '{"__proto__":{"id":"1","from":"x","body":"5","sentAt":1}}',
      'inbound SMS: not as agreed at id, from, body, sentAt',
    ],
    [
      'wrong types',
      () => JSON.stringify({ id: 1, from: { a: PHONE }, body: null, sentAt: '1' }),
      'inbound SMS: not as agreed at id, from, body, sentAt',
    ],
    [
      '256 KB of words',
      () => JSON.stringify({ id: 'i', from: PHONE, body: '字'.repeat(87_000), sentAt: 1 }),
      'inbound SMS: not as agreed at body',
    ],
    [
      '10,000 characters',
      ({ inbound }) => notification(inbound, inboundSms('i', PHONE, '好'.repeat(10_000))),
      'inbound SMS: not as agreed at messageBody',
    ],
    [
      'an id too long',
      ({ inbound }) => notification(inbound, inboundSms('i'.repeat(129), PHONE, '5')),
      'inbound SMS: not as agreed at inboundMessageId',
    ],
    [
      'a number too long',
      ({ inbound }) => notification(inbound, inboundSms('i', '1'.repeat(33), '5')),
      'inbound SMS: not as agreed at originationNumber',
    ],
    ['an envelope around no JSON', ({ inbound }) => notification(inbound, WORDS), 'inbound SMS: not as agreed at (json)'],
    [
      'a topic of somebody else',
      ({ alarms }) => notification(alarms, inboundSms('i', PHONE, 'TD')),
      'a message from a topic that is not ours',
    ],
    [
      'a topic that is no text',
      () => JSON.stringify({ TopicArn: null, Message: inboundSms('i', PHONE, 'TD') }),
      'notification: not as agreed at TopicArn, Timestamp',
    ],
    [
      'a time in words',
      ({ inbound }) => notification(inbound, inboundSms('i', PHONE, 'TD'), 'yesterday'),
      'notification: not as agreed at Timestamp',
    ],
    [
      'a time before 1970',
      () => JSON.stringify({ id: 'i', from: PHONE, body: 'TD', sentAt: -1 }),
      'inbound SMS: not as agreed at sentAt',
    ],
  ])('%s: a dead letter with its reason', async (_, body, reason) => {
    await enqueue('InboundQueue', body(topics));
    await house.engine.settle();
    expect([deadLetters() - dead, reasons()]).toEqual([1, [reason]]);
    await expectUnchanged();
  });
});

describe('a report that cannot be one', () => {
  const event = (): string => deliveryEvent('failed', 'p-1', PHONE, house.engine.now());
  test.each<[string, (at: typeof topics) => string, string]>([
    ['no JSON', () => PHONE, 'queue message: not as agreed at (json)'],
    ['a topic of somebody else', ({ inbound }) => notification(inbound, event()), 'a message from a topic that is not ours'],
    [
      'a state that there is not',
      () => JSON.stringify({ at: 1, to: PHONE, providerId: 'p-1', status: 'read' }),
      'delivery report: not as agreed at status',
    ],
    [
      'no time',
      ({ delivery }) => notification(delivery, event().replace(/"eventTimestamp":\d+/, '"eventTimestamp":null')),
      'delivery event: not as agreed at eventTimestamp',
    ],
    [
      'a time beyond every calendar',
      ({ delivery }) => notification(delivery, event().replace(/"eventTimestamp":\d+/, '"eventTimestamp":1e300')),
      'delivery event: not as agreed at eventTimestamp',
    ],
  ])('%s: a dead letter with its reason', async (_, body, reason) => {
    await enqueue('DeliveryQueue', body(topics));
    await house.engine.settle();
    expect([deadLetters() - dead, reasons()]).toEqual([1, [reason]]);
    await expectUnchanged();
  });

  test.each([
    ['a text that nobody sent', 'never-sent', PHONE],
    ["another client's text", '', OTHER],
    ['a number that is not known', '', STRANGER],
    ['a number that is none', '', '__proto__'],
  ])('about %s changes nothing', async (_, id, to) => {
    const providerId = id === '' ? ((await followUp('M-1'))?.texts[0]?.providerId ?? '') : id;
    house.engine.publish('DeliveryReports', deliveryEvent('failed', providerId, to, house.engine.now()));
    await house.engine.settle();
    expect(house.logged('delivery')).toMatchObject([{ outcome: 'no-such-text', ReportWithoutText: 1 }]);
    expect(deadLetters()).toBe(dead);
    await expectUnchanged();
  });
});

describe('a closing or reopening that cannot be one', () => {
  const row = {
    case_no: 'M-9',
    centre_id: 'C01',
    lawyer_id: 'L1',
    client_name: '样例受援人',
    client_phone: PHONE,
    closed_at: '2025-03-05',
  };
  test.each<[string, string, object, string]>([
    ['an empty row', 'CaseClosed', {}, 'closing: not as agreed at case_no, centre_id, lawyer_id, client_name, closed_at'],
    ['a centre that there is not', 'CaseClosed', { ...row, centre_id: 'nowhere' }, 'closing: not as agreed at centre_id'],
    ['NUL in a name', 'CaseClosed', { ...row, client_name: '样例\u0000受援人' }, 'closing: not as agreed at client_name'],
    ['an id that looks like another', 'CaseClosed', { ...row, case_no: 'M-\u200b1' }, 'closing: not as agreed at case_no'],
    ['a reopening without a case', 'CaseReopened', {}, 'case event: not as agreed at detail.caseNo'],
    ['a reopening of a list', 'CaseReopened', { caseNo: ['M-1'] }, 'case event: not as agreed at detail.caseNo'],
    ['a case number too long', 'CaseReopened', { caseNo: 'x'.repeat(65) }, 'case event: not as agreed at detail.caseNo'],
  ])('%s: a dead letter with its reason', async (_, detailType, detail, reason) => {
    house.engine.putEvent({ bus: 'CaseBus', source: 'test', detailType, detail });
    await house.engine.settle();
    expect([deadLetters() - dead, reasons()]).toEqual([1, [reason]]);
    await expectUnchanged();
  });

  test.each([
    ['of another kind', 'CaseDeleted', { caseNo: 'M-1' }],
    ['about a case that there is not', 'CaseReopened', { caseNo: 'M-none' }],
  ])('an event %s changes nothing', async (_, detailType, detail) => {
    house.engine.putEvent({ bus: 'CaseBus', source: 'test', detailType, detail });
    await house.engine.settle();
    expect(deadLetters()).toBe(dead);
    await expectUnchanged();
  });

  test('columns that are not read may be as deep and as strange as they like', async () => {
    const known = JSON.stringify({ ...row, case_no: 'M-deep' }).slice(0, -1);
    const detail = `${known},"extra":${DEEP},"__proto__":{"centre_id":"C02"},"constructor":1}`;
    const time = new Date(house.engine.now()).toISOString();
    await enqueue('IntakeQueue', `{"detail-type":"CaseClosed","time":"${time}","detail":${detail}}`);
    await house.engine.settle();
    expect((await followUp('M-deep'))?.closing.centreId).toBe('C01');
    expectSilence();
  });
});

describe('a message of a client', () => {
  test.each([
    ['a number that is not known', STRANGER],
    ['a number that is none', '__proto__'],
    ['a service number', '10690000'],
    ['letters', 'ALIPAY'],
  ])('from %s changes nothing', async (_, from) => {
    text(`unknown-${from.length}`, from, `TD ${WORDS}`);
    await house.engine.settle();
    expect(house.logged('inbound')).toMatchObject([{ outcome: 'unknown-number' }]);
    await expectUnchanged();
  });

  test('may hold what no keyboard has: it is kept as it came, and read as far as it can be', async () => {
    await house.close({ case_no: 'M-odd', client_phone: '13800000004' });
    await house.wait(3 * DAY_MS);
    for (const [n, body] of ['\u0000', '\ud800', '\u202e5\u202c', '5\u0000', '🙂'.repeat(500)].entries())
      text(`odd-${n}`, '13800000004', body);
    await house.engine.settle();
    expect(house.logged('inbound').map(({ outcome }) => outcome)).toEqual(Array(5).fill('taken-in'));
    expect(deadLetters()).toBe(dead);
    expect((await followUp('M-odd'))?.inbound).toHaveLength(5);
  });

  test('with an id that was used for other words is a conflict, and changes nothing; the same again neither', async () => {
    text('twice', OTHER, '3');
    await house.engine.settle();
    await house.written();
    before = await house.snapshot();
    house.log.length = 0;
    text('twice', OTHER, 'TD');
    text('twice', OTHER, '3');
    await house.engine.settle();
    expect(house.logged('inbound').map(({ outcome }) => outcome)).toEqual(['conflict', 'repeat']);
    await expectUnchanged();
  });

  test('that was held up for 23 days counts as of when it was sent: before it was asked anything', async () => {
    text('old', PHONE, '1', house.engine.now() - 23 * DAY_MS);
    await house.engine.settle();
    expect(await followUp('M-1')).toMatchObject({ state: 'asking', answers: {}, replied: false });
    expect((await house.written()).filter((key) => key.includes('M-') && !key.includes('M-1'))).toEqual([]);
  });
});

describe('a clock that is ahead', () => {
  test.each([
    ['a minute', MINUTE_MS],
    ['23 days', 23 * DAY_MS],
    ['a century', 36_500 * DAY_MS],
  ])('by %s: the message counts as of its arrival, and the conversation goes on', async (name, ahead) => {
    const now = house.engine.now();
    const caseNo = `M-ahead-${ahead}`;
    const phone = `+8613800${String(ahead % 1_000_000).padStart(6, '1')}`;
    await house.close({ case_no: caseNo, client_phone: phone });
    await house.wait(3 * DAY_MS);
    text(`ahead-${name}`, phone, '4', house.engine.now() + ahead);
    await house.engine.settle();
    expect(await followUp(caseNo)).toMatchObject({ state: 'asking', answers: { overall: 4 }, answeredAt: now + 3 * DAY_MS });
    await house.wait(0);
    expect(house.texts.filter((sms) => sms.phone === phone)).toHaveLength(2);
  });

  test('a report ends a conversation now, not in a year', async () => {
    await house.close({ case_no: 'M-report', client_phone: '13800000007' });
    await house.wait(3 * DAY_MS);
    const now = house.engine.now();
    const providerId = (await followUp('M-report'))?.texts[0]?.providerId ?? '';
    house.engine.publish('DeliveryReports', deliveryEvent('failed', providerId, '+8613800000007', now + 365 * DAY_MS));
    await house.engine.settle();
    expect(await followUp('M-report')).toMatchObject({ state: 'to-call', reason: 'failed', endedAt: now });
  });

  test('a closing does not shut out the corrections that follow it', async () => {
    const now = house.engine.now();
    const row = {
      case_no: 'M-closing',
      centre_id: 'C01',
      lawyer_id: 'L1',
      client_name: '样例受援人',
      client_phone: '13800000008',
      closed_at: new Date(now).toISOString(),
    };
    const close = async (lawyerId: string, time: number): Promise<void> => {
      house.engine.putEvent({
        bus: 'CaseBus',
        source: 'test',
        detailType: 'CaseClosed',
        detail: { ...row, lawyer_id: lawyerId },
        time,
      });
      await house.engine.settle();
    };
    await close('L1', now + 365 * DAY_MS);
    await house.wait(HOUR_MS);
    await close('L2', house.engine.now());
    expect((await followUp('M-closing'))?.closing.lawyerId).toBe('L2');
  });
});

test('of ten messages with one that is poison, nine go through once, and the tenth is a dead letter', async () => {
  const cases = Array.from({ length: 9 }, (_, n) => ({
    caseNo: `M-batch-${n}`,
    phone: `+861380001${String(n).padStart(4, '0')}`,
  }));
  for (const { caseNo, phone } of cases) await house.close({ case_no: caseNo, client_phone: phone });
  await house.wait(3 * DAY_MS);
  house.log.length = 0;
  const texts = house.texts.length;
  for (const [n, { phone }] of cases.entries()) {
    if (n === 4) house.engine.publish('InboundSms', inboundSms('poison', PHONE, WORDS.repeat(500)));
    text(`batch-${n}`, phone, '5');
  }
  await house.engine.settle();
  for (const { caseNo } of cases) {
    expect(await followUp(caseNo)).toMatchObject({ answers: { overall: 5 }, corrections: [], inbound: [expect.any(String)] });
  }
  expect(house.logged('inbound').map(({ outcome }) => outcome)).toEqual(Array(9).fill('taken-in'));
  expect(house.texts.length - texts).toBe(9);
  expect([deadLetters() - dead, reasons(), house.logged('record failed').length]).toEqual([
    1,
    ['inbound SMS: not as agreed at messageBody'],
    5,
  ]);
  const [letter] = house.engine.queue('InboundQueueDeadLetters').messages.slice(-1);
  expect(letter?.body).toContain('poison');
  expectSilence();
});

test('nothing of all this asked for more than was granted', () => {
  expect(house.engine.refusals).toEqual([]);
});
