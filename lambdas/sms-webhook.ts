import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { secretText } from '../adapters/secret-text.ts';
import { sqsQueue } from '../adapters/sqs-queue.ts';
import { counted } from './runtime/counted.ts';
import { entry } from './runtime/entry.ts';
import { answering, json, requestTime } from './runtime/http.ts';
import type { HttpResult } from './runtime/http.ts';
import { log } from './runtime/log.ts';
import { pushingProvider, pushOf } from './runtime/pushing-providers.ts';
import { setting } from './runtime/settings.ts';
import { refusedFor } from './runtime/webhook-door.ts';

/** POST /hooks/{provider}/{secret} -> what a provider pushes is queued, and then acknowledged as it expects. */
export const handler = entry<APIGatewayProxyEventV2, HttpResult>(() => {
  const name = setting('SMS_PROVIDER');
  const provider = pushingProvider(name);
  const secret = secretText();
  const toInbound = sqsQueue(() => setting('INBOUND_QUEUE_URL'));
  const toDelivery = sqsQueue(() => setting('DELIVERY_QUEUE_URL'));
  const sources = process.env['SMS_WEBHOOK_SOURCES'] ?? '';
  const take = async (event: APIGatewayProxyEventV2): Promise<HttpResult> => {
    const reason = refusedFor({ provider: name, sources, secret: await secret(setting('SMS_WEBHOOK_SECRET')) }, event);
    if (reason !== undefined) {
      log.warn('webhook refused', { reason, ...counted('WebhookRefused', requestTime(event)) });
      // As the API answers a path that does not exist.
      return { statusCode: 404, headers: { 'content-type': 'application/json' }, body: '{"message":"Not Found"}' };
    }
    const { replies, reports, unread } = pushOf(provider, event);
    await toInbound([...replies, ...unread]);
    await toDelivery(reports);
    log.info('pushed', { replies: replies.length, reports: reports.length, unread: unread.length });
    return json(200, provider.acknowledgement);
  };
  return (event) => answering(() => take(event));
});
