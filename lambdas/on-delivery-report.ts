import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { deliveryNotice } from '../contracts/inbound-sms.ts';
import { trackDelivery } from '../workflows/track-delivery.ts';
import { arrivalOf, queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { counted } from './runtime/counted.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** Delivery report topic, or a provider's webhook -> queue -> one text's state. */
export const handler = queueHandler(() => {
  const track = trackDelivery({ store: store(), queues: queues(), clock, vault: vault(), mobileOf });
  const topicArn = setting('DELIVERY_TOPIC_ARN');
  return async (body, record) => {
    const arrivedAt = arrivalOf(record);
    const report = deliveryNotice(body, { topicArn, arrivedAt });
    if (report === undefined) return;
    const { providerId, status, code } = report;
    const outcome = await track(report);
    // Counted when it was queued: the report's own time may be too long ago for a metric.
    const count = outcome === 'no-such-text' ? counted('ReportWithoutText', arrivedAt) : {};
    log.info('delivery', { providerId, status, code, outcome, ...count });
    if (outcome === 'too-early') throw new Error(`report ${providerId} came before the answer to its text; look again later`);
  };
});
