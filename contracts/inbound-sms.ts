import * as z from 'zod/mini';

/** Longest inbound text read, in characters; carriers join far shorter ones. */
export const INBOUND_LIMIT = 2000;

/** An SNS notification as it lies in a queue. */
export const Notification = z.object({
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.iso.datetime(),
});

/**
 * Two-way SMS as AWS End User Messaging publishes it.
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html
 */
export const InboundSms = z.object({
  originationNumber: z.string().check(z.minLength(1), z.maxLength(32)),
  messageBody: z.string().check(z.maxLength(INBOUND_LIMIT)),
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(128)),
});

/**
 * Delivery events as AWS End User Messaging publishes them.
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
 */
export const DeliveryEvent = z.object({
  eventType: z.string(),
  eventTimestamp: z.number(),
  destinationPhoneNumber: z.string(),
  messageId: z.string(),
});

const STATUS: Readonly<Record<string, 'sent' | 'delivered' | 'unknown'>> = {
  TEXT_SENT: 'sent',
  TEXT_SUCCESSFUL: 'sent',
  TEXT_DELIVERED: 'delivered',
  TEXT_UNKNOWN: 'unknown',
};
const NOT_YET = new Set(['TEXT_QUEUED', 'TEXT_PENDING']);

/** What a delivery event says about the text; `undefined` when nothing has been decided yet. */
export const deliveryStatus = (eventType: string): 'sent' | 'delivered' | 'unknown' | 'failed' | undefined =>
  NOT_YET.has(eventType) ? undefined : (STATUS[eventType] ?? 'failed');
