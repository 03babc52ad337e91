import * as z from 'zod/mini';
import type { Instant } from '../domain/shared/instant.ts';
import { checked, parsedJson } from './checked.ts';

/*
 * What clients text and what becomes of our texts, as it lies in the queues. It comes by two doors: as the SNS notification
 * of AWS End User Messaging, or from another provider's webhook, already in the product's own form.
 */

/** Longest inbound text read, in characters; carriers join far shorter ones. */
export const INBOUND_LIMIT = 2000;

/** Milliseconds since 1970. */
const Moment = z.int().check(z.gte(0));

/** An SNS notification as it lies in a queue. */
const Notification = z.object({
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.iso.datetime(),
});

/**
 * Two-way SMS as AWS End User Messaging publishes it.
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html
 */
const AwsSms = z.object({
  originationNumber: z.string().check(z.minLength(1), z.maxLength(32)),
  messageBody: z.string().check(z.maxLength(INBOUND_LIMIT)),
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(128)),
});

/** A client's message in the product's own form; `sentAt` is when the client sent it. */
const ReceivedSms = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(128)),
  from: z.string().check(z.minLength(1), z.maxLength(32)),
  body: z.string().check(z.maxLength(INBOUND_LIMIT)),
  sentAt: Moment,
});
export type ReceivedSms = z.infer<typeof ReceivedSms>;

/** How a message came into its queue. */
export interface Arrival {
  /** The topic a notification has to come from. */
  readonly topicArn: string;
  readonly arrivedAt: Instant;
}

/**
 * Nothing happened after it was told: a clock that is ahead, be it the provider's or a forger's, is set back to the arrival,
 * for a time to come would end what is going on now. A time long past stands: messages may have been held up on their way.
 */
const happenedAt = (at: Instant, { arrivedAt }: Arrival): Instant => Math.min(at, arrivedAt);

/** What a topic of ours brings. @throws ContractError; Error when the notification is another topic's */
const notifiedBy = (message: unknown, { topicArn }: Arrival): z.infer<typeof Notification> => {
  const notification = checked('notification', Notification, message);
  if (notification.TopicArn !== topicArn) throw new Error('a message from a topic that is not ours');
  return notification;
};

/** A client's message, by whichever door it came. @throws ContractError; Error when the notification is another topic's */
export const receivedSms = (message: unknown, arrival: Arrival): ReceivedSms => {
  const received = isNotification(message) ? notifiedSms(message, arrival) : checked('inbound SMS', ReceivedSms, message);
  return { ...received, sentAt: happenedAt(received.sentAt, arrival) };
};

const notifiedSms = (message: unknown, arrival: Arrival): ReceivedSms => {
  const { Message, Timestamp } = notifiedBy(message, arrival);
  const { inboundMessageId, originationNumber, messageBody } = checked('inbound SMS', AwsSms, parsedJson('inbound SMS', Message));
  return { id: inboundMessageId, from: originationNumber, body: messageBody, sentAt: Date.parse(Timestamp) };
};

/**
 * Delivery events as AWS End User Messaging publishes them.
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
 */
const AwsDelivery = z.object({
  eventType: z.string(),
  eventTimestamp: Moment,
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

/** A delivery report in the product's own form; `code` is the provider's own word for what happened. */
const DeliveryNotice = z.object({
  at: Moment,
  to: z.string(),
  providerId: z.string(),
  /** `opted-out`: not delivered, because the number's owner wants no texts. */
  status: z.literal(['sent', 'delivered', 'failed', 'unknown', 'opted-out']),
  code: z.optional(z.string()),
});
export type DeliveryNotice = z.infer<typeof DeliveryNotice>;

/**
 * A delivery report, by whichever door it came; `undefined` when nothing has been decided yet.
 *
 * @throws ContractError; Error when the notification is another topic's
 */
export const deliveryNotice = (message: unknown, arrival: Arrival): DeliveryNotice | undefined => {
  const notice = isNotification(message)
    ? notifiedDelivery(message, arrival)
    : checked('delivery report', DeliveryNotice, message);
  return notice && { ...notice, at: happenedAt(notice.at, arrival) };
};

const notifiedDelivery = (message: unknown, arrival: Arrival): DeliveryNotice | undefined => {
  const { Message } = notifiedBy(message, arrival);
  const { eventType, eventTimestamp, destinationPhoneNumber, messageId } = checked(
    'delivery event',
    AwsDelivery,
    parsedJson('delivery event', Message),
  );
  if (NOT_YET.has(eventType)) return undefined;
  const status = STATUS[eventType] ?? 'failed';
  return { at: eventTimestamp, to: destinationPhoneNumber, providerId: messageId, status, code: eventType };
};

const isNotification = (message: unknown): boolean => typeof message === 'object' && message !== null && 'TopicArn' in message;
