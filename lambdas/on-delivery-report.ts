import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { deliveryNotice } from '../contracts/inbound-sms.ts';
import { trackDelivery } from '../workflows/track-delivery.ts';
import { queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** Delivery report topic, or a provider's webhook -> queue -> one text's state. */
export const handler = queueHandler(() => {
  const track = trackDelivery({ store: store(), queues: queues(), clock, vault: vault(), mobileOf });
  return async (body) => {
    const notice = deliveryNotice(body);
    if (notice === undefined) return;
    const { code, ...report } = notice;
    log.info('delivery', { providerId: report.providerId, status: report.status, code, outcome: await track(report) });
  };
});
