import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alibabaPush } from '../../contracts/alibaba-sms.ts';
import { CaseEvent } from '../../contracts/case-event.ts';
import { checked, ContractError, parsedJson } from '../../contracts/checked.ts';
import { deliveryNotice, receivedSms } from '../../contracts/inbound-sms.ts';
import { tencentPush } from '../../contracts/tencent-sms.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:inbound';
const ARRIVAL = { topicArn: TOPIC, arrivedAt: Date.parse('2025-03-07T00:00:00Z') };
const notification = (message: unknown): object => ({
  TopicArn: TOPIC,
  Message: JSON.stringify(message),
  Timestamp: '2025-03-06T02:00:00.000Z',
});

/** Edges at which something of a client comes in, each with a message it takes. */
const EDGES: readonly (readonly [string, (message: unknown) => unknown, Readonly<Record<string, unknown>>])[] = [
  [
    'a case event',
    (message) => checked('case event', CaseEvent, message),
    { 'detail-type': 'CaseClosed', time: '2025-03-03T02:00:00Z', detail: { client_name: '样例甲' } },
  ],
  [
    'an inbound text',
    (message) => receivedSms(message, ARRIVAL),
    { id: 'm-1', from: '+8613800000001', body: '5', sentAt: 1_741_226_400_000 },
  ],
  [
    'an inbound text of AWS',
    (message) => receivedSms(notification(message), ARRIVAL),
    { originationNumber: '+8613800000001', messageBody: '5', inboundMessageId: 'm-1' },
  ],
  [
    'a notification',
    (message) => receivedSms(message, ARRIVAL),
    { TopicArn: TOPIC, Message: '{}', Timestamp: '2025-03-06T02:00:00Z' },
  ],
  [
    'a delivery report',
    (message) => deliveryNotice(message, ARRIVAL),
    { at: 1_741_226_400_000, to: '+8613800000001', providerId: 'p-1', status: 'delivered' },
  ],
  [
    'a delivery report of AWS',
    (message) => deliveryNotice(notification(message), ARRIVAL),
    {
      eventType: 'TEXT_DELIVERED',
      eventTimestamp: 1_741_226_400_000,
      destinationPhoneNumber: '+8613800000001',
      messageId: 'p-1',
    },
  ],
  ['a push of Alibaba', alibabaPush, { phone_number: '13800000001', content: '5', send_time: '2025-03-06 10:00:00' }],
  [
    'a push of Tencent',
    (message) => tencentPush(message, 0),
    { mobile: '13800000001', nationcode: '86', text: '5', time: 1_741_226_400 },
  ],
  ['text that should be JSON', (message) => parsedJson('message', `{${JSON.stringify(message)}`), {}],
];

const SECRET = '律师收了我两千+8613800000001';
/** What may stand in a field instead of what belongs there, a client's words always in it. */
const wrong = fc.oneof(
  fc.constant(SECRET),
  fc.constant(SECRET.repeat(500)),
  fc.constant([SECRET]),
  fc.constant({ [SECRET]: SECRET }),
  fc.string().map((text) => `${SECRET}${text}`),
  fc.array(fc.string().map((text) => ({ text, SECRET }))),
);

describe.each(EDGES)('what is said of %s that breaks its contract', (_, read, sample) => {
  test('quotes nothing of it, whichever field is wrong', () => {
    const fields = Object.keys(sample);
    const changes = fc.dictionary(fc.constantFrom(...fields, 'unknown'), wrong, { minKeys: 1 });
    fc.assert(
      fc.property(
        fc.oneof(
          changes.map((change): unknown => ({ ...sample, ...change })),
          wrong,
        ),
        (message) => {
          try {
            read(message);
          } catch (error) {
            const said = `${String(error)} ${JSON.stringify(error)}`;
            expect(said).not.toContain(SECRET.slice(0, 5));
            expect(said).not.toContain('13800000001');
          }
        },
      ),
    );
  });
});

test.each(EDGES.slice(0, 6))('%s without a field says which', (_, read, sample) => {
  for (const field of Object.keys(sample).filter((name) => name !== 'TopicArn')) {
    const { [field]: _left, ...rest } = sample;
    const said = (() => {
      try {
        read(rest);
      } catch (error) {
        return error;
      }
    })();
    expect(said).toBeInstanceOf(ContractError);
    expect((said as ContractError).paths).toContain(field);
  }
});
