import type { Clock } from '../clock.ts';
import type { TopicMessage } from '../hooks.ts';
import type { Ids } from '../ids.ts';
import type { Model, Resource } from '../model.ts';
import { compilePattern } from '../patterns.ts';
import type { SubscriptionProperties } from '../resource-types.ts';
import type { CallLane } from './asynchronous-calls.ts';
import type { MessageAttributes } from './queue.ts';
import type { Queues } from './queues.ts';

/** Message attributes as SNS shows them to a subscriber. */
export type TopicAttributes = Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;

export interface Notification {
  readonly topicArn: string;
  readonly message: string;
  readonly subject?: string;
  readonly attributes: TopicAttributes;
  readonly messageId: string;
  /** Engine milliseconds; now where absent. */
  readonly timestamp?: number;
}

/** The app's topics. */
export interface Topics {
  readonly has: (topicArn: string) => boolean;
  /** Delivers to every subscription whose filter lets it through. */
  readonly publish: (notification: Notification) => void;
}

export interface TopicsOptions {
  readonly model: Model;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly queues: Queues;
  readonly laneOf: (functionArn: string) => CallLane | undefined;
  readonly onTopicMessage: (message: TopicMessage) => void;
}

type Deliver = (notification: Notification) => void;

/** Subscriptions of queues and functions; mail, HTTP and SMS subscriptions are left to `onTopicMessage`. */
export const createTopics = (options: TopicsOptions): Topics => {
  const { model, onTopicMessage } = options;
  const arns = new Set(model.ofType('AWS::SNS::Topic').map(({ arn }) => arn));
  const subscriptions = model.ofType('AWS::SNS::Subscription').map((subscription) => ({
    topicArn: subscription.properties.TopicArn,
    lets: filterOf(subscription.properties),
    deliver: deliveryTo(subscription, options),
  }));
  return {
    has: (topicArn) => arns.has(topicArn),
    publish: (notification) => {
      const { topicArn, message, attributes } = notification;
      onTopicMessage({ topicArn, message, attributes });
      for (const subscription of subscriptions) {
        if (subscription.topicArn === topicArn && subscription.lets(notification)) subscription.deliver(notification);
      }
    },
  };
};

const filterOf = ({ FilterPolicy, FilterPolicyScope }: SubscriptionProperties): ((notification: Notification) => boolean) => {
  if (FilterPolicy === undefined) return () => true;
  const fits = compilePattern(FilterPolicy);
  if (FilterPolicyScope === 'MessageBody') return ({ message }) => fits(parsed(message));
  return ({ attributes }) =>
    fits(Object.fromEntries(Object.entries(attributes).map(([name, { Type, Value }]) => [name, comparable(Type, Value)])));
};

const comparable = (type: string, value: string): unknown => {
  if (type === 'Number') return Number(value);
  return type === 'String.Array' ? parsed(value) : value;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const deliveryTo = (subscription: Resource<SubscriptionProperties>, { clock, ids, queues, laneOf }: TopicsOptions): Deliver => {
  const { properties, logicalId } = subscription;
  const arn = `${properties.TopicArn}:${logicalId}`;
  const lane = properties.Protocol === 'lambda' ? laneOf(properties.Endpoint) : undefined;
  if (lane !== undefined) {
    return (notification) => {
      const Sns = notificationOf(notification, clock);
      void lane.push({ Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: arn, Sns }] });
    };
  }
  const queue = properties.Protocol === 'sqs' ? queues.find(properties.Endpoint) : undefined;
  if (queue === undefined) return () => undefined;
  return (notification) => {
    const id = ids.of(arn, notification.messageId);
    if (properties.RawMessageDelivery === true) {
      queues.send(queue, { id, body: notification.message, attributes: queueAttributes(notification.attributes) });
    } else {
      const { SigningCertUrl, UnsubscribeUrl, ...rest } = notificationOf(notification, clock);
      const body = { ...rest, SigningCertURL: SigningCertUrl, UnsubscribeURL: UnsubscribeUrl };
      queues.send(queue, { id, body: JSON.stringify(body) });
    }
  };
};

/** A notification as functions see it; in a queue two of its names are spelled otherwise. */
const notificationOf = ({ topicArn, message, subject, attributes, messageId, timestamp }: Notification, clock: Clock) => ({
  Type: 'Notification',
  MessageId: messageId,
  TopicArn: topicArn,
  ...(subject === undefined ? {} : { Subject: subject }),
  Message: message,
  Timestamp: new Date(timestamp ?? clock.now()).toISOString(),
  SignatureVersion: '1',
  Signature: 'local',
  SigningCertUrl: 'https://sns.local/certificate.pem',
  UnsubscribeUrl: 'https://sns.local/unsubscribe',
  MessageAttributes: attributes,
});

const queueAttributes = (attributes: TopicAttributes): MessageAttributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { Type, Value }]) => [
      name,
      Type === 'Binary' ? { DataType: Type, BinaryValue: Value } : { DataType: Type, StringValue: Value },
    ]),
  );
