import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { checked, parsedJson } from '../contracts/checked.ts';
import { DeliveryEvent, deliveryStatus, Notification } from '../contracts/inbound-sms.ts';
import { trackDelivery } from '../workflows/track-delivery.ts';
import { queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** Delivery report topic -> queue -> one text's state. */
export const handler = queueHandler(() => {
  const track = trackDelivery({ store: store(), queues: queues(), clock, vault: vault(), mobileOf });
  return async (body) => {
    const { Message } = checked('notification', Notification, body);
    const report = checked('delivery event', DeliveryEvent, parsedJson('delivery event', Message));
    const status = deliveryStatus(report.eventType);
    if (status === undefined) return;
    const { messageId: providerId, destinationPhoneNumber: to, eventTimestamp: at } = report;
    log.info('delivery', { providerId, status, outcome: await track({ at, to, providerId, status }) });
  };
});
