import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alibabaPush } from '../../contracts/alibaba-sms.ts';
import { deliveryNotice, INBOUND_LIMIT, receivedSms } from '../../contracts/inbound-sms.ts';
import { ShanghaiTime } from '../../contracts/shanghai-time.ts';
import { tencentPush } from '../../contracts/tencent-sms.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { alibabaReply, alibabaReport } from '../fixtures/sms/alibaba.ts';
import { tencentReply, tencentReport } from '../fixtures/sms/tencent.ts';

const AT = Date.parse('2025-03-04T02:00:00Z');

const alibabaId = (more: object) => alibabaPush([alibabaReply(more)]).replies[0]?.id;
const tencentId = (more: object = {}) => tencentPush(tencentReply(more), AT).replies[0]?.id;

describe('the id of a reply', () => {
  test.each([
    ['a sequence in words', { sequence_id: '1234567890' }, 'alibaba:1234567890'],
    ['a sequence as a number', { sequence_id: 1_234_567_890 }, 'alibaba:1234567890'],
    ['zero', { sequence_id: 0 }, 'alibaba:0'],
  ])('of Alibaba Cloud is its sequence: %s', (_, more, id) => expect(alibabaId(more)).toBe(id));

  test.each([
    ['none', { sequence_id: undefined }],
    ['null', { sequence_id: null }],
    ['an empty one', { sequence_id: '' }],
    ['one that lost digits in JSON', { sequence_id: 2 ** 53 }],
  ])('where there is no sequence (%s), it comes from the message itself', (_, more) => {
    const id = alibabaId(more);
    expect(id).toMatch(/^alibaba:[\w-]{43}$/);
    expect(alibabaId(more)).toBe(id);
    for (const other of [
      { phone_number: '13800000002' },
      { content: '4' },
      { send_time: '2025-03-04 09:30:01' },
      { dest_code: '9' },
    ]) {
      expect(alibabaId({ ...more, ...other })).not.toBe(id);
    }
  });

  test('of Tencent Cloud always comes from the message itself', () => {
    const id = tencentId();
    expect(tencentId({ sign: 'another' })).toBe(id);
    for (const other of [
      { mobile: '13800000002' },
      { nationcode: '852' },
      { text: '4' },
      { time: 1741051801 },
      { extend: '9' },
    ]) {
      expect(tencentId(other)).not.toBe(id);
    }
  });
});

describe('phones', () => {
  test.each([
    ['13800000001', '+8613800000001'],
    ['+8613800000001', '+8613800000001'],
    ['8613800000001', '8613800000001'],
    ['1069000000', '1069000000'],
  ])('of Alibaba Cloud: %s is %s', (phone_number, expected) => {
    expect(alibabaPush([alibabaReply({ phone_number })]).replies[0]?.from).toBe(expected);
    expect(alibabaPush([alibabaReport({ phone_number })]).reports[0]?.to).toBe(expected);
  });

  test('of Tencent Cloud: country and number', () => {
    expect(tencentPush(tencentReply({ nationcode: '852', mobile: '51234567' }), AT).replies[0]?.from).toBe('+85251234567');
    expect(tencentPush([tencentReport({ nationcode: '852', mobile: '51234567' })], AT).reports[0]?.to).toBe('+85251234567');
  });
});

describe('times', () => {
  test.each([
    ['2025-03-04 09:30:00', '2025-03-04T01:30:00Z'],
    ['2025-01-01 00:00:00', '2024-12-31T16:00:00Z'],
  ])('%s in China is %s', (local, utc) => expect(ShanghaiTime.parse(local)).toBe(Date.parse(utc)));

  test.each(['20250304093000', '2025-03-04T09:30:00', '2025-13-04 09:30:00', '2025-03-04 25:30:00', '', 5, null])(
    '%p is no time',
    (value) => expect(ShanghaiTime.safeParse(value).success).toBe(false),
  );

  test.each([
    ['2025-03-04 09:00:05', Date.parse('2025-03-04T01:00:05Z')],
    ['', AT],
    [null, AT],
    ['soon', AT],
  ])('a report that says %p happened then, or when it came', (user_receive_time, at) => {
    expect(tencentPush([tencentReport({ user_receive_time })], AT).reports[0]?.at).toBe(at);
  });
});

describe("the provider's own word for what happened", () => {
  test.each([
    ['Alibaba says none', alibabaPush([alibabaReport({ err_code: null })]), undefined],
    ['Alibaba says one', alibabaPush([alibabaReport({ success: false, err_code: 'MOBILE_IN_BLACK' })]), 'MOBILE_IN_BLACK'],
    ['Tencent says none', tencentPush([tencentReport({ errmsg: '' })], AT), undefined],
    ['Tencent says one', tencentPush([tencentReport({ report_status: 'FAIL', errmsg: 'REJECTD' })], AT), 'REJECTD'],
  ])('%s', (_, { reports }, code) => expect(reports[0]?.code).toBe(code));
});

describe('a text that did not arrive', () => {
  const alibaba = (err_code: string | null) => alibabaPush([alibabaReport({ success: false, err_code })]).reports[0]?.status;
  const tencent = (errmsg: string) => tencentPush([tencentReport({ report_status: 'FAIL', errmsg })], AT).reports[0]?.status;

  test.each(['MOBILE_IN_BLACK', 'USER_REJECT', 'W-BLACK'])('Alibaba Cloud: %s is the word of a client who wants none', (code) =>
    expect(alibaba(code)).toBe('opted-out'),
  );

  test.each(['MOBILE_NOT_ON_SERVICE', 'REJECTD', 'isv.MOBILE_NUMBER_ILLEGAL', '', null, 'constructor'])(
    'Alibaba Cloud: %p is a failure',
    (code) => expect(alibaba(code)).toBe('failed'),
  );

  test.each(['MX:0012', 'TUIDING'])('Tencent Cloud: %s is the word of a client who wants none', (code) =>
    expect(tencent(code)).toBe('opted-out'),
  );

  test.each(['REJECTD', 'W-BLACK', 'MX:0011', 'MB:1077', 'DB:0141', 'MK:0001', ''])('Tencent Cloud: %p is a failure', (code) =>
    expect(tencent(code)).toBe('failed'),
  );

  test('with a code of refusals that nevertheless arrived has arrived', () => {
    expect(alibabaPush([alibabaReport({ err_code: 'MOBILE_IN_BLACK' })]).reports[0]?.status).toBe('delivered');
    expect(tencentPush([tencentReport({ errmsg: 'TUIDING' })], AT).reports[0]?.status).toBe('delivered');
  });
});

describe('what is neither a reply nor a report', () => {
  const strange: readonly unknown[] = [
    null,
    5,
    'text',
    [],
    {},
    { phone_number: '13800000001' },
    alibabaReply({ content: 5 }),
    alibabaReply({ content: 'x'.repeat(INBOUND_LIMIT + 1) }),
    alibabaReply({ send_time: 'today' }),
    alibabaReport({ success: 'true' }),
    alibabaReport({ biz_id: '' }),
    tencentReply({ time: '1741051800' }),
    tencentReply({ time: -1 }),
    tencentReport({ report_status: 'MAYBE' }),
    tencentReport({ sid: '' }),
  ];

  test.each(strange.map((entry) => [entry]))('%j is kept aside, by both', (entry) => {
    for (const { replies, reports, unread } of [alibabaPush([entry]), tencentPush([entry], AT)]) {
      expect([replies, reports, unread]).toEqual([[], [], [{ unread: JSON.stringify(entry).slice(0, 2000) }]]);
    }
  });

  test('an entry ten thousand levels deep is one that cannot be read, and shows its first level', () => {
    const deep = JSON.parse('{"phone_number":' + '['.repeat(10_000) + ']'.repeat(10_000) + '}') as unknown;
    expect(alibabaPush([deep, alibabaReply()])).toMatchObject({ replies: [{}], unread: [{ unread: '{"phone_number":"…"}' }] });
  });

  test('a list of more than 5,000 is refused as a whole', () => {
    expect(alibabaPush(Array(5000).fill(alibabaReport())).reports).toHaveLength(5000);
    expect(() => alibabaPush(Array(5001).fill(1))).toThrow('Alibaba push: not as agreed at (more than 5000 entries)');
  });

  test('whatever is pushed, every entry is one of the three', () => {
    const entry = fc.oneof(fc.jsonValue(), fc.constant(alibabaReply()), fc.constant(tencentReport()));
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        for (const { replies, reports, unread } of [alibabaPush(entries), tencentPush(entries, AT)]) {
          expect(replies.length + reports.length + unread.length).toBe(entries.length);
        }
      }),
    );
  });
});

describe('two doors, one message', () => {
  const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:inbound';
  const ARRIVAL = { topicArn: TOPIC, arrivedAt: Date.parse('2025-03-04T01:30:05Z') };
  const notification = (Message: object, TopicArn = TOPIC) => ({
    TopicArn,
    Timestamp: '2025-03-04T01:30:00.000Z',
    Message: JSON.stringify(Message),
  });
  const sms = { originationNumber: '+8613800000001', messageBody: '5', inboundMessageId: 'i-1' };
  const received = { id: 'i-1', from: '+8613800000001', body: '5', sentAt: Date.parse('2025-03-04T01:30:00Z') };

  test('a reply through the topic, and one through a webhook', () => {
    expect(receivedSms(notification(sms), ARRIVAL)).toEqual(received);
    expect(receivedSms(received, ARRIVAL)).toEqual(received);
  });

  test.each<[string, unknown, string]>([
    ['from another topic', notification(sms, `${TOPIC}-of-others`), 'a message from a topic that is not ours'],
    ['an envelope without its time', { ...notification(sms), Timestamp: 'now' }, 'notification: not as agreed at Timestamp'],
    [
      'a message without its number',
      notification({ ...sms, originationNumber: '' }),
      'inbound SMS: not as agreed at originationNumber',
    ],
    ['not a message', { unread: '{}' }, 'inbound SMS: not as agreed at id, from, body, sentAt'],
    ['not an object', null, 'inbound SMS: not as agreed at (whole)'],
    ['a time in words', { ...received, sentAt: '2025-03-04T01:30:00Z' }, 'inbound SMS: not as agreed at sentAt'],
    ['a time before there was one', { ...received, sentAt: -1 }, 'inbound SMS: not as agreed at sentAt'],
    ['half a millisecond', { ...received, sentAt: 0.5 }, 'inbound SMS: not as agreed at sentAt'],
    ['too long', { ...received, body: 'x'.repeat(INBOUND_LIMIT + 1) }, 'inbound SMS: not as agreed at body'],
  ])('%s is refused', (_, message, error) => expect(() => receivedSms(message, ARRIVAL)).toThrow(error));

  const event = { eventTimestamp: 1_741_050_005_000, destinationPhoneNumber: '+8613800000001', messageId: 'm-1' };
  const notice = { at: 1_741_050_005_000, to: '+8613800000001', providerId: 'm-1' };

  test.each([
    ['TEXT_QUEUED', undefined],
    ['TEXT_PENDING', undefined],
    ['TEXT_SENT', 'sent'],
    ['TEXT_SUCCESSFUL', 'sent'],
    ['TEXT_DELIVERED', 'delivered'],
    ['TEXT_UNKNOWN', 'unknown'],
    ['TEXT_CARRIER_BLOCKED', 'failed'],
  ])('%s says %p', (eventType, status) => {
    const expected = status === undefined ? undefined : { ...notice, status, code: eventType };
    expect(deliveryNotice(notification({ ...event, eventType }), ARRIVAL)).toEqual(expected);
  });

  test('a report through a webhook is taken as it is, or refused', () => {
    expect(deliveryNotice({ ...notice, status: 'failed', code: 'REJECTD' }, ARRIVAL)).toEqual({
      ...notice,
      status: 'failed',
      code: 'REJECTD',
    });
    expect(deliveryNotice({ ...notice, status: 'opted-out' }, ARRIVAL)).toEqual({ ...notice, status: 'opted-out' });
    expect(() => deliveryNotice({ ...notice, status: 'perhaps' }, ARRIVAL)).toThrow('delivery report: not as agreed at status');
  });

  test('a report from another topic is refused', () => {
    const message = notification({ ...event, eventType: 'TEXT_DELIVERED' }, `${TOPIC}-of-others`);
    expect(() => deliveryNotice(message, ARRIVAL)).toThrow('a message from a topic that is not ours');
  });

  const { arrivedAt } = ARRIVAL;
  test.each([
    ['23 days before', arrivedAt - 23 * DAY_MS, arrivedAt - 23 * DAY_MS],
    ['at the very moment', arrivedAt, arrivedAt],
    ['a moment later', arrivedAt + 1, arrivedAt],
    ['23 days later', arrivedAt + 23 * DAY_MS, arrivedAt],
    ['in seconds times a thousand twice', arrivedAt * 1000, arrivedAt],
  ])('what happened %s than it arrived counts from %p as %p', (_, at, expected) => {
    expect(receivedSms({ ...received, sentAt: at }, ARRIVAL).sentAt).toBe(expected);
    expect(deliveryNotice({ ...notice, at, status: 'sent' }, ARRIVAL)?.at).toBe(expected);
    expect(deliveryNotice(notification({ ...event, eventTimestamp: at, eventType: 'TEXT_SENT' }), ARRIVAL)?.at).toBe(expected);
  });
});
