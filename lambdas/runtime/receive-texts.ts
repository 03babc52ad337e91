import { mobileOf } from '../../adapters/sms/mobile-number.ts';
import { receivedSms } from '../../contracts/inbound-sms.ts';
import type { OptOutList } from '../../workflows/ports.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { arrivalOf, queueHandler } from './batch.ts';
import { clock } from './clock.ts';
import { log } from './log.ts';
import { queues } from './queues.ts';
import { setting } from './settings.ts';
import { store } from './store.ts';
import { vault } from './vault.ts';

/**
 * Two-way SMS topic, or a provider's webhook -> queue -> one message of a client. What comes from another topic is refused.
 * A function for each list of opt-outs, so that each carries only its own library.
 */
export const receiveTexts = (optOuts: () => OptOutList) =>
  queueHandler(() => {
    const topicArn = setting('INBOUND_TOPIC_ARN');
    const deps = { store: store(), queues: queues(), clock, vault: vault(), mobileOf, optOuts: optOuts() };
    const receive = receiveMessage(deps);
    return async (body, record) => {
      const message = receivedSms(body, { topicArn, arrivedAt: arrivalOf(record) });
      const { receipt, caseNo } = await receive(message);
      log.info('inbound', { messageId: message.id, caseNo, outcome: receipt });
    };
  });
