import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { checked, parsedJson } from '../contracts/checked.ts';
import { InboundSms, Notification } from '../contracts/inbound-sms.ts';
import { receiveMessage } from '../workflows/receive-message.ts';
import { queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** Two-way SMS topic -> queue -> one message of a client. What comes from another topic is refused. */
export const handler = queueHandler(() => {
  const topicArn = setting('INBOUND_TOPIC_ARN');
  const receive = receiveMessage({ store: store(), queues: queues(), clock, vault: vault(), mobileOf });
  return async (body) => {
    const { TopicArn, Message, Timestamp } = checked('notification', Notification, body);
    if (TopicArn !== topicArn) throw new Error('a message from a topic that is not ours');
    const sms = checked('inbound SMS', InboundSms, parsedJson('inbound SMS', Message));
    const { receipt, caseNo } = await receive({
      id: sms.inboundMessageId,
      from: sms.originationNumber,
      body: sms.messageBody,
      sentAt: Date.parse(Timestamp),
    });
    log.info('inbound', { messageId: sms.inboundMessageId, caseNo, outcome: receipt });
  };
});
