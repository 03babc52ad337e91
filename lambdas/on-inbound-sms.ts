import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { receivedSms } from '../contracts/inbound-sms.ts';
import { receiveMessage } from '../workflows/receive-message.ts';
import { queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** Two-way SMS topic, or a provider's webhook -> queue -> one message of a client. What comes from another topic is refused. */
export const handler = queueHandler(() => {
  const topicArn = setting('INBOUND_TOPIC_ARN');
  const receive = receiveMessage({ store: store(), queues: queues(), clock, vault: vault(), mobileOf });
  return async (body) => {
    const message = receivedSms(body, topicArn);
    const { receipt, caseNo } = await receive(message);
    log.info('inbound', { messageId: message.id, caseNo, outcome: receipt });
  };
});
