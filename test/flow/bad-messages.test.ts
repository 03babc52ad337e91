import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inboundSms } from '../../local/replay/requests.ts';
import { openHouse } from '../fixtures/played-house.ts';
import type { House } from '../fixtures/played-house.ts';

/* Messages that no function can work off, with a client in each: the log says why, and of whom nothing. */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const NAME = '样例受援人甲';
const PHONE = '+8613800000077';
const WORDS = '律师收了我两千块';
const SECRETS = [NAME, PHONE, PHONE.slice(1), PHONE.slice(3), WORDS];

let house: House;
beforeAll(async () => {
  house = await openHouse({ at: START });
  await house.store.saveCentre({ id: 'C01', name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
}, 180_000);
afterAll(async () => house.stop());

const close = (row: object): void =>
  house.engine.putEvent({ bus: 'CaseBus', source: 'test', detailType: 'CaseClosed', detail: row, time: START });
const good = {
  case_no: 'B-1',
  centre_id: 'C01',
  lawyer_id: 'L1',
  client_name: NAME,
  client_phone: PHONE,
  closed_at: '2025-03-03',
};

test('bad closings, texts and reports end as dead letters with their reason logged', async () => {
  close({ ...good, closed_at: WORDS });
  close({ ...good, case_no: 'B-2', centre_id: 'nowhere' });
  close({ ...good, case_no: 'B-3', category: WORDS });
  house.engine.publish('InboundSms', `{"originationNumber":"${PHONE}","messageBody":"${WORDS}"`);
  house.engine.publish('InboundSms', inboundSms('', PHONE, WORDS));
  house.engine.publish('InboundSms', JSON.stringify({ originationNumber: PHONE, messageBody: [WORDS], inboundMessageId: NAME }));
  house.engine.publish(
    'DeliveryReports',
    JSON.stringify({ eventType: 'TEXT_SENT', destinationPhoneNumber: PHONE, words: WORDS }),
  );
  await house.engine.settle();

  const dead = house.deadLetters().map(({ queue, count }) => [queue.split('/').at(-1), count]);
  expect(dead).toEqual(
    expect.arrayContaining([
      ['IntakeQueueDeadLetters', 3],
      ['InboundQueueDeadLetters', 3],
      ['DeliveryQueueDeadLetters', 1],
    ]),
  );
  const reasons = house.log.flatMap((line) =>
    line.includes('record failed') ? [(JSON.parse(line) as { error: Error }).error] : [],
  );
  expect(new Set(reasons.map(({ message }) => message))).toEqual(
    new Set([
      'closing: not as agreed at closed_at',
      'closing: not as agreed at centre_id',
      'closing: not as agreed at category',
      'inbound SMS: not as agreed at (json)',
      'inbound SMS: not as agreed at inboundMessageId',
      'inbound SMS: not as agreed at messageBody',
      'delivery event: not as agreed at eventTimestamp, messageId',
    ]),
  );
}, 60_000);

test('and nothing of the client stands in what was printed', () => {
  const printed = house.log.join('\n');
  expect(SECRETS.filter((secret) => printed.includes(secret))).toEqual([]);
});
