import { Duration } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { SmsChannel } from '../sms-channel.ts';
import {
  grantEndUserMessaging,
  grantFindPhones,
  grantOpen,
  grantQueue,
  grantSecret,
  grantTable,
  grantTexting,
} from './grants.ts';
import type { Operations } from './operations.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

export interface SendProps extends StageProps {
  /** Address of the survey page up to the token. */
  readonly surveyBaseUrl: string;
  readonly sms: SmsChannel;
  /** Texts the provider takes in a second. */
  readonly smsPerSecond: number;
  /** Segments from which on no text of a month begins or reminds. */
  readonly smsMonthlySegments?: number;
}

/** Does what is due for a case and hands its texts to the provider. The only stage that opens a sealed phone. */
export class Send extends Construct {
  readonly queue: StageQueue;

  constructor(scope: Construct, id: string, props: SendProps) {
    super(scope, id);
    const { stores, operations, surveyBaseUrl, sms, smsPerSecond, smsMonthlySegments } = props;
    const fn = new StageFunction(this, 'Function', {
      operations,
      // A file a provider: the function carries no other's library.
      entry: `send-text-${sms.provider}`,
      impact: 'Texts do not leave: first questions, next questions and reminders.',
      // Ten texts, each of which the provider may take ten seconds to answer.
      timeLimit: Duration.minutes(2),
    });
    fn.addEnvironment('SURVEY_BASE_URL', surveyBaseUrl);
    // What retention is over for is erased here as well: messages of a case, in batches. An update alone adds to the month's
    // count however many senders do so at once.
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem');
    grantOpen(fn, stores, 'person');
    grantFindPhones(fn, stores);
    this.grantSms(fn, sms);

    this.queue = new StageQueue(this, 'SendQueue', {
      operations,
      consumer: fn,
      impact: 'Some clients do not get their text.',
      // Dispatch lets out a minute's share at a time, so an hour is no wave. Until then a faulty message has had its five tries.
      lateAfter: Duration.hours(1),
      // A text takes about a quarter of a second; more would only be throttled by the provider. Lambda wants two at least.
      maxConcurrency: Math.max(2, Math.ceil(smsPerSecond / 4)),
    });
    operations.alarm(this, 'NotTaken', {
      impact: 'The SMS provider does not take texts: they are put off, or nobody knows whether they left.',
      metric: fn.counted('TextNotTaken'),
      // One at a time can be a hiccup; these are an empty account, a template withdrawn, or an outage.
      threshold: 10,
    });
    if (smsMonthlySegments !== undefined) this.keepTo(smsMonthlySegments, fn, operations);
    // What another text of the same case leaves to do goes to the end of the queue.
    grantQueue(fn, 'SEND_QUEUE_URL', this.queue);
  }

  private keepTo(cap: number, fn: StageFunction, operations: Operations): void {
    fn.addEnvironment('SMS_MONTHLY_SEGMENTS', String(cap));
    operations.alarm(this, 'NearlyCapped', {
      impact: "Four fifths of the month's texts are used up: soon no new client is asked this month.",
      metric: fn.counted('SendingNearlyCapped'),
      threshold: 1,
    });
    operations.alarm(this, 'Capped', {
      impact: "The month's texts are used up: first texts and reminders wait for the next month, or for a higher cap.",
      metric: fn.counted('SendingCapped'),
      threshold: 1,
    });
  }

  private grantSms(fn: StageFunction, sms: SmsChannel): void {
    switch (sms.provider) {
      case 'sns':
        grantTexting(fn);
        break;
      case 'aws-eum':
        grantEndUserMessaging(fn, sms.origin, sms.configurationSet);
        break;
      case 'alibaba':
      case 'tencent':
        grantSecret(fn, 'SMS_ACCOUNT_SECRET', Secret.fromSecretNameV2(this, 'Account', sms.accountSecret));
        fn.addEnvironment('SMS_TEMPLATES', sms.templates);
    }
  }
}
