import { Duration } from 'aws-cdk-lib';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { CarrierTopic } from './carrier-topic.ts';
import { grantFindPhones, grantQueue, grantTable } from './grants.ts';
import type { CarrierStageProps } from './receive.ts';
import { StageFunction } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

/** Follows what became of each text, as the carrier reports it. */
export class TrackDelivery extends Construct {
  readonly topic: CarrierTopic;
  readonly queue: StageQueue;

  constructor(scope: Construct, id: string, { stores, operations, topicKey, smsPublisher, sendQueue }: CarrierStageProps) {
    super(scope, id);
    const displayName = 'Huifang delivery reports';
    this.topic = new CarrierTopic(this, 'DeliveryReports', { key: topicKey, displayName, publisher: smsPublisher });
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'on-delivery-report',
      impact: 'Clients whom no text reached do not come to the call list.',
      timeLimit: Duration.minutes(1),
    });
    fn.addEnvironment('DELIVERY_TOPIC_ARN', this.topic.topicArn);
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem');
    grantFindPhones(fn, stores);
    grantQueue(fn, 'SEND_QUEUE_URL', sendQueue);

    this.queue = new StageQueue(this, 'DeliveryQueue', {
      operations,
      consumer: fn,
      impact: 'Some texts that failed are not known to have failed; their clients are not phoned.',
      lateAfter: Duration.hours(1),
    });
    this.topic.addSubscription(new SqsSubscription(this.queue, { deadLetterQueue: this.queue.deadLetters }));
  }
}
