import { Duration } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CarrierTopic } from './carrier-topic.ts';
import type { SmsChannel } from '../sms-channel.ts';
import { grantFindPhones, grantOpen, grantOptIn, grantOptOutList, grantQueue, grantSeal, grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

/** What the stages behind the carrier are given. */
export interface CarrierStageProps extends StageProps {
  readonly topicKey: Key;
  readonly smsPublisher: string;
  readonly sendQueue: IQueue;
}

export interface ReceiveProps extends CarrierStageProps {
  readonly sms: SmsChannel;
}

/** The function's file, by who keeps a list of opt-outs that has to follow: it carries no other's library. */
const ENTRIES: Readonly<Record<SmsChannel['provider'], string>> = {
  sns: 'on-inbound-sms-sns',
  'aws-eum': 'on-inbound-sms-aws-eum',
  alibaba: 'on-inbound-sms',
  tencent: 'on-inbound-sms',
};

/** Takes in what clients text back. */
export class Receive extends Construct {
  readonly topic: CarrierTopic;
  readonly queue: StageQueue;

  constructor(scope: Construct, id: string, { stores, operations, topicKey, smsPublisher, sendQueue, sms }: ReceiveProps) {
    super(scope, id);
    this.topic = new CarrierTopic(this, 'InboundSms', {
      key: topicKey,
      displayName: 'Huifang inbound SMS',
      publisher: smsPublisher,
    });
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: ENTRIES[sms.provider],
      impact: 'Clients who reply are not recorded and get no next question; refusals are not heard.',
      timeLimit: Duration.minutes(1),
    });
    fn.addEnvironment('INBOUND_TOPIC_ARN', this.topic.topicArn);
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem');
    // A message is kept sealed; words are opened where others come to them; a number that was erased is held for the answer.
    grantSeal(fn, stores, 'person', 'words');
    grantOpen(fn, stores, 'words');
    grantFindPhones(fn, stores);
    grantQueue(fn, 'SEND_QUEUE_URL', sendQueue);
    if (sms.provider === 'sns') grantOptIn(fn);
    if (sms.provider === 'aws-eum') grantOptOutList(fn, sms.optOutList);

    this.queue = new StageQueue(this, 'InboundQueue', {
      operations,
      consumer: fn,
      impact: 'Some replies are not recorded, refusals among them.',
      lateAfter: Duration.minutes(5),
    });
    this.topic.addSubscription(new SqsSubscription(this.queue, { deadLetterQueue: this.queue.deadLetters }));
  }
}
